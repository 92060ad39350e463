// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "pages/callplace.h"
#include "pages/page.h"
#include "workflows/keyimport.h"

#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace lc {

class NoticeBand;
class SecretText;
class TablePane;
class WaitBand;

/// Brings a file of API keys in: chosen or pasted, a line for each key with what becomes of it,
/// then one call, and its ids and warnings at their lines.
class KeyImportPage final : public Page {
    Q_OBJECT
public:
    KeyImportPage(PageContext &context, const CallPlace &place, QWidget *parent = nullptr);
    ~KeyImportPage() override;

    QString title() const override;
    Symbol symbol() const override { return Symbol::Key; }
    void refresh() override;
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;
    bool hasUnsentChanges() const override;
    void focusContent() override;

    RecordTableModel &model() { return m_model; }
    const KeyImportFile &file() const { return m_file; }
    /// What stands in a file of comma-separated values.
    void setFile(const QByteArray &bytes, const QString &name);

signals:
    /// Keys were imported.
    void imported();

private:
    QWidget *makeHead();
    QWidget *makeValueLine();
    QWidget *makeBottom();
    QAction *addAction(const QString &text, const QKeySequence &key, QPushButton *button);
    void chooseFile();
    void openFile(const QString &path);
    void paste();
    void readFacts();
    void showFile();
    void showState();
    void showValue();
    void send();
    void follow(KeyImport *work, void (KeyImportPage::*done)(const KeyImport &));
    void takeFacts(const KeyImport &work);
    void takeResult(const KeyImport &work);
    void placeWarnings(const QStringList &warnings);
    void showError(KeyImport &work);
    QString obstacle() const; ///< why nothing can be imported; empty: it can
    std::optional<CallText> call() const;
    const KeyImportRow *currentRow() const;

    PageContext &m_context;
    QList<CallPlace> m_places;
    CallPlace m_place;
    QString m_name; ///< of the file
    KeyImportFile m_file;
    std::optional<KeyImportFacts> m_facts;
    bool m_isDone = false;
    QPointer<KeyImport> m_work;
    RecordTableModel m_model;
    QList<QAction *> m_actions;
    NoticeBand *m_band;
    WaitBand *m_waitBand;
    TablePane *m_pane;
    QLabel *m_note = nullptr;
    QComboBox *m_placeChoice = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_paste = nullptr;
    QLabel *m_valueOf = nullptr;
    QPushButton *m_show = nullptr;
    SecretText *m_value = nullptr;
    QCheckBox *m_refuse = nullptr;
    QLabel *m_counts = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace lc
