// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/tablepane.h"
#include "items/bulktable.h"
#include "items/recordtablemodel.h"
#include "pages/page.h"
#include "workflows/bulkjob.h"
#include "workflows/calltext.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

class JobPanel;
class NoticeBand;

/// A change of many objects in a tab: what was chosen or pasted, and a preview with a line for each
/// object; once it is sent, the results stand in place of the preview. A page derives from it,
/// fills the preview and says which workflow each line is.
class BulkPage : public Page {
    Q_OBJECT
public:
    BulkPage(PageContext &context, const QString &connectionId, QWidget *parent = nullptr);
    ~BulkPage() override;

    QString title() const override;
    void refresh() override { }
    QList<QAction *> pageActions() const override { return {m_startAction}; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;
    bool hasUnsentChanges() const override;
    void connectionsChanged() override { showState(); }
    void focusContent() override;

    RecordTableModel &model() { return m_model; }
    TablePane &pane() { return *m_pane; }
    JobPanel &jobPanel() { return *m_panel; }

signals:
    /// The job came to its end: something may be different now.
    void changed();

protected:
    PageContext &context() const { return m_context; }
    void setHeading(const QString &title, const QString &note);
    /// Stands between the heading and the lines.
    void setInputs(QWidget *inputs);
    /// A label of the inputs, in the style of forms.
    QLabel *makeLabel(const QString &text, QWidget *buddy, QWidget *parent) const;
    /// What focusContent() goes to.
    void setFirstInput(QWidget *input) { m_firstInput = input; }
    /// A new preview: the results of a former job go. Does nothing while one runs.
    void setLines(const QList<BulkLine> &lines);
    const QList<BulkLine> &lines() const { return m_lines; }
    qsizetype readyCount() const;
    /// What is done ("Attach 3 resources"), the words of its button, and why it cannot be done; an
    /// empty reason offers it.
    void setStart(const QString &headline, const QString &button, const QString &reason);
    /// A notice over the page; an empty one takes it away.
    void showNotice(const Notice &notice);
    /// Whether results are shown instead of a preview.
    bool hasJob() const;
    bool isRunning() const;

    /// Adds a workflow for the line.
    virtual void addToJob(BulkJob &job, const BulkLine &line) = 0;
    /// The calls of all lines that are ready.
    virtual std::optional<CallText> calls() const = 0;
    /// Starts, or asks first and then calls begin().
    virtual void start() { begin(); }
    void begin();

private:
    QWidget *makeHead();
    QWidget *makeBottom();
    void showState();
    void showPreview();

    PageContext &m_context;
    QString m_connectionId;
    QString m_heading;
    QString m_headline; ///< of the job
    QString m_reason;
    RecordTableModel m_model;
    QList<BulkLine> m_lines;
    NoticeBand *m_band;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QVBoxLayout *m_inputPlace;
    QPointer<QWidget> m_inputs;
    QPointer<QWidget> m_firstInput;
    TablePane *m_pane;
    JobPanel *m_panel;
    QWidget *m_spare; ///< what the results leave free
    QLabel *m_counts = nullptr;
    QPushButton *m_start = nullptr;
    QAction *m_startAction = nullptr;
};

} // namespace lc
