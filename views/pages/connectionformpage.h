// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"
#include "pages/page.h"
#include "workflows/connectiondraft.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace lc {

class CheckSteps;
class DraftKeeper;
class ProblemLine;
class RecordForm;

/// Where a connection leads and what it may do, in a form; kept on this computer, nothing is sent.
class ConnectionFormPage final : public Page {
    Q_OBJECT
public:
    /// A connection without an id is a new one of its kind.
    ConnectionFormPage(PageContext &context, const Connection &connection,
                       QWidget *parent = nullptr);

    QString title() const override;
    Symbol symbol() const override { return Symbol::Edit; }
    void refresh() override { }
    bool hasUnsentChanges() const override;
    QList<QAction *> pageActions() const override { return m_actions; }
    void focusContent() override;

    RecordForm &form() const { return *m_form; }
    DraftKeeper &draftKeeper() { return *m_drafts; }

signals:
    /// It is kept, under this id.
    void saved(const QString &connectionId);

private:
    void makeLayout();
    void addEditors();
    ConnectionDraft draft() const;
    QList<FieldProblem> findProblems() const;
    void onEdited();
    void check();
    void test();
    void save();
    void discard();

    PageContext &m_context;
    const Connection m_base;
    RecordForm *m_form;
    DraftKeeper *m_drafts;
    QScrollArea *m_scroll;
    CheckSteps *m_steps;
    QScrollArea *m_stepsArea;
    ProblemLine *m_problemLine;
    QPushButton *m_test;
    QPushButton *m_discard;
    QPushButton *m_save;
    QList<QAction *> m_actions;
    bool m_marks = false; ///< problems are marked while typing
    bool m_isSaved = false;
};

} // namespace lc
