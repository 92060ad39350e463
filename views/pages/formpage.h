// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/recordform.h"
#include "forms/reviewpanel.h"
#include "pages/callplace.h"
#include "pages/page.h"
#include "workflows/workflow.h"

#include <QPointer>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lc {

class ConflictView;
class DraftKeeper;
class ErrorOffers;
class NoticeBand;
class ProblemLine;
class WaitBand;

/// A form in a tab: sections, problems at their fields, a review of the change beside it, then the
/// call. A page derives from it and says what is checked, reviewed and sent.
class FormPage : public Page {
    Q_OBJECT
public:
    FormPage(PageContext &context, const Type &type, const QList<FormSection> &sections,
             QWidget *parent = nullptr);
    ~FormPage() override;

    QString title() const override;
    Symbol symbol() const override { return Symbol::Edit; }
    void refresh() override { }
    bool hasUnsentChanges() const override { return m_form->isDirty() && !m_isSent; }
    QList<QAction *> pageActions() const override { return m_actions; }
    /// The review, while there is one.
    QWidget *details() override { return m_isReviewing ? m_review.data() : nullptr; }

    RecordForm &form() const { return *m_form; }
    ReviewPanel &reviewPanel() { return *m_review; }
    DraftKeeper &draftKeeper() { return *m_drafts; }

    /// Shows the review, or the first problem.
    void review();
    /// Whether the workflow of this form is still under way.
    bool isSending() const { return m_workflow && m_workflow->isBusy(); }

signals:
    /// The service has it.
    void sent();

protected:
    PageContext &context() const { return m_context; }
    void setHeading(const QString &title, const QString &note);
    /// Where it will be sent: the review says when that is production.
    void setConnection(const QString &connectionId) { m_connectionId = connectionId; }
    /// Asks where to send it, beginning with `place`; there is nothing to ask where only that one
    /// takes changes.
    void offerPlaces(const CallPlace &place);
    /// The user chose another place: call setConnection() and setHeading().
    virtual void placeChosen(const CallPlace &place) { Q_UNUSED(place) }
    /// From now on problems are marked while typing; new forms wait for the first review.
    void markProblems();
    /// Checks again, for instance when present use has been read.
    void check();
    /// Follows a workflow to its end; the page does not own it.
    void follow(Workflow *workflow);
    /// A widget of the page between the form and its buttons; takes it over.
    void addBelowForm(QWidget *widget);
    /// Shows both sides of a conflict in place of the form.
    void showConflict(const QList<ThreeWayChange> &changes, const QString &theirVersion);

    /// A request as the review shows its call: the real token is made when it is sent.
    template <class Op> CallText callText(typename Op::Request request, const QString &region) const
    {
        if constexpr (requires { request.clientToken; })
            request.clientToken = m_previewToken;
        return callTextOf(Op::operation, &request, region);
    }

    /// Stands for the ClientToken in a call that is only shown.
    const QString &previewToken() const { return m_previewToken; }

    virtual QList<FieldProblem> findProblems() const = 0;
    virtual Review makeReview() const = 0;
    virtual void send() = 0;
    virtual void discard() = 0;
    /// The workflow met a conflict: call showConflict().
    virtual void meetConflict() { }
    /// Mine where `paths` says so, theirs elsewhere.
    virtual void resolve(const QSet<QString> &minePaths) { Q_UNUSED(minePaths) }

private:
    CallText callTextOf(const Operation &operation, const void *request,
                        const QString &region) const;
    void addHistory();
    QWidget *makeHead(const QList<FormSection> &sections);
    QWidget *makeBottom();
    /// Whether the difference is shown before anything is sent.
    bool isReviewed() const;
    void showReview();
    void endReview();
    void updateReview();
    void showState();
    void showDrafts();
    void onEdited();
    void onFinished();
    void hideConflict();

    PageContext &m_context;
    QString m_heading;
    QString m_connectionId;
    QLabel *m_title;
    QLabel *m_note;
    QVBoxLayout *m_headRows = nullptr;
    QList<CallPlace> m_places; ///< what m_place offers
    QComboBox *m_place = nullptr;
    NoticeBand *m_band;
    ErrorOffers *m_offers;
    WaitBand *m_waitBand;
    QScrollArea *m_scroll;
    RecordForm *m_form;
    QWidget *m_conflictPlace = nullptr;
    ConflictView *m_conflict = nullptr;
    QPointer<ReviewPanel> m_review; ///< stands in the Details dock, which may go first
    ProblemLine *m_problemLine;
    DraftKeeper *m_drafts;
    QLabel *m_draftState;
    QPushButton *m_discard;
    QPushButton *m_reviewButton;
    QVBoxLayout *m_left;
    QList<QAction *> m_actions;
    QPointer<Workflow> m_workflow;
    QList<FieldProblem> m_problems;
    bool m_marks = false;
    bool m_isSent = false;
    bool m_isReviewing = false;
    bool m_isEditedSince = false; ///< since it was sent
    const QString m_previewToken = newClientToken(); ///< for calls that are only shown
};

} // namespace lc
