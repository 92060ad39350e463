// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "items/recordtablemodel.h"
#include "pages/page.h"

class QComboBox;
class QLabel;

namespace lc {

class TablePane;

/// One version of something, and what it is called.
struct NamedVersion {
    QString name; ///< "3"
    std::shared_ptr<const void> record;
};

template <class T> NamedVersion namedVersion(const QString &name, const T &record)
{
    return {name, std::make_shared<const T>(record)};
}

/// Any two versions of a license or grant side by side, field by field; copied and exported as
/// shown.
class ComparisonPage final : public Page {
    Q_OBJECT
public:
    /// What has the versions, the type of their records, and the members that differ always.
    struct Subject {
        QString name;
        const Type *type = nullptr;
        QList<QByteArrayView> without;
    };

    /// `versions` are newest first; `earlier` and `later` are names of them.
    ComparisonPage(PageContext &context, Subject subject, QList<NamedVersion> versions,
                   const QString &earlier, const QString &later, QWidget *parent = nullptr);
    ~ComparisonPage() override;

    QString title() const override;
    Symbol symbol() const override { return Symbol::Table; }
    /// Versions never change.
    void refresh() override { }
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;
    void focusContent() override;
    void focusFilter() override;

    TablePane &pane() { return *m_pane; }

private:
    QWidget *makeHead();
    QComboBox *makeChoice(const QString &name, QLayout &layout);
    void compare();
    void choose(const QString &before, const QString &after);
    void copy();
    QString heading() const;

    Subject m_subject;
    QList<NamedVersion> m_versions;
    RecordTableModel m_model;
    QLabel *m_title = nullptr;
    QLabel *m_verdict = nullptr;
    QComboBox *m_before = nullptr;
    QComboBox *m_after = nullptr;
    TablePane *m_pane;
    QList<QAction *> m_actions;
    const Theme &m_theme;
};

} // namespace lc
