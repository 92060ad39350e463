// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertrehearsal.h"
#include "monitoring/alertrules.h"
#include "pages/page.h"
#include "workflows/fieldproblem.h"

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace lc {

class DetailList;
class DetailTabs;
class DraftKeeper;
class NamedChoiceEditor;
class NoticeBand;
class ProblemLine;
class RecordForm;

/// A rule in a form: what it warns about, from when on, how loudly; with what it would have raised
/// of late, and how it stands to everything now. Kept on this computer, nothing is sent.
class AlertRuleFormPage final : public Page {
    Q_OBJECT
public:
    /// A rule without an id is a new one.
    AlertRuleFormPage(PageContext &context, const AlertRule &rule, QWidget *parent = nullptr);

    QString title() const override;
    Symbol symbol() const override { return Symbol::Edit; }
    void refresh() override { }
    bool hasUnsentChanges() const override;
    QList<QAction *> pageActions() const override { return m_actions; }
    void focusContent() override;

    RecordForm &form() const { return *m_form; }
    DraftKeeper &draftKeeper() { return *m_drafts; }
    /// How drafts name the page that opens them again, and its actions.
    static constexpr QLatin1StringView rulesPage{"alert-rules"};
    static constexpr QLatin1StringView newAction{"newRule"};
    static constexpr QLatin1StringView editAction{"editRule"};
    /// Says what it would have raised within the last 30 days of recorded data.
    void test();

signals:
    void saved(const QString &ruleId);

private:
    void makeLayout();
    QWidget *makeHead();
    QWidget *makeResults();
    QWidget *makeBottom();
    void makeActions();
    void keepDrafts();
    /// The fields that a kind of rule has.
    void showForm(const AlertRule &rule);
    void chooseKind();
    void offerTargets();
    AlertRule edited() const;
    QString nameOfTarget(const AlertRule &rule) const;
    QList<FieldProblem> findProblems() const;
    void onEdited();
    void check();
    bool isRight();
    void showReasons();
    void showRehearsal();
    void save();

    PageContext &m_context;
    const AlertRule m_base;
    AlertRule m_first; ///< m_base as the form gives it back
    AlertRehearsal m_rehearsal;
    NoticeBand *m_band;
    QComboBox *m_kind;
    QScrollArea *m_scroll;
    RecordForm *m_form = nullptr;
    NamedChoiceEditor *m_target = nullptr; ///< the form's
    DetailTabs *m_results;
    DetailList *m_past;
    DetailList *m_now;
    QLabel *m_outcome;
    QLabel *m_draftState;
    DraftKeeper *m_drafts = nullptr;
    ProblemLine *m_problemLine;
    QPushButton *m_test;
    QPushButton *m_save;
    QList<QAction *> m_actions;
    Open<AlertScope> m_offeredScope;
    bool m_marks = false; ///< problems are marked while typing
    bool m_isSaved = false;
};

} // namespace lc
