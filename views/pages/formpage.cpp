// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/formpage.h"

#include "connections/session.h"
#include "forms/conflictview.h"
#include "forms/copycallmenu.h"
#include "forms/formhistory.h"
#include "forms/problemline.h"
#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "pages/changesettings.h"
#include "pages/draftkeeper.h"
#include "pages/erroroffers.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"
#include "style/localtime.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int reviewWidth = 400;

QWidget *makeBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    return bar;
}

} // namespace

FormPage::FormPage(PageContext &context, const Type &type, const QList<FormSection> &sections,
                   QWidget *parent)
    : Page(parent), m_context(context), m_band(new NoticeBand(context.theme, this)),
      m_offers(new ErrorOffers(context, *this, *m_band)), m_scroll(new QScrollArea(this)),
      m_form(new RecordForm(context.theme, type, sections, m_scroll)),
      m_review(new ReviewPanel(context.theme))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *left = new QWidget(this);
    m_left = new QVBoxLayout(left);
    m_left->setContentsMargins({});
    m_left->setSpacing(0);
    m_left->addWidget(m_band);
    m_waitBand = new WaitBand(context.theme, left);
    m_left->addWidget(m_waitBand);
    m_left->addWidget(makeHead(sections));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_form->setAutoFillBackground(true);
    m_form->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_form);
    m_left->addWidget(m_scroll, 1);
    m_left->addWidget(makeBottom());
    layout->addWidget(left, 1);

    auto *reviewAction = new QAction(tr("Re&view changes"), this);
    reviewAction->setData(u"license"_s);
    reviewAction->setShortcut(QKeySequence::Save);
    reviewAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(reviewAction, &QAction::triggered, this, &FormPage::review);
    addAction(reviewAction);
    m_actions.append(reviewAction);

    addHistory();

    m_drafts = new DraftKeeper(context.drafts, *m_form, this);
    showDrafts();
    connect(m_form, &RecordForm::edited, this, &FormPage::onEdited);
    connect(&context.theme, &Theme::changed, this, &FormPage::showState);
    connect(m_review, &ReviewPanel::closeRequested, this, [this] {
        endReview();
        m_form->setFocus(Qt::OtherFocusReason);
    });
    connect(m_review, &ReviewPanel::sendRequested, this, [this] {
        if (!isSending() && m_problems.isEmpty())
            send();
    });
}

FormPage::~FormPage()
{
    delete m_review;
}

void FormPage::addHistory()
{
    auto *history = new FormHistory(*m_form);
    const auto add = [this](const QString &text, QKeySequence::StandardKey key) {
        auto *action = new QAction(text, this);
        action->setData(u"edit"_s);
        action->setShortcuts(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setEnabled(false);
        addAction(action);
        m_actions.append(action);
        return action;
    };
    QAction *undo = add(tr("&Undo"), QKeySequence::Undo);
    QAction *redo = add(tr("&Redo"), QKeySequence::Redo);
    connect(undo, &QAction::triggered, history, &FormHistory::undo);
    connect(redo, &QAction::triggered, history, &FormHistory::redo);
    connect(history, &FormHistory::changed, this, [history, undo, redo] {
        undo->setEnabled(history->canUndo());
        redo->setEnabled(history->canRedo());
    });
}

QWidget *FormPage::makeHead(const QList<FormSection> &sections)
{
    auto *head = new QWidget(this);
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(24, 12, 24, 12);
    rows->setSpacing(2);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(8);
    rows->addLayout(layout);
    m_title = new QLabel(head);
    m_title->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_title, TypeStyle::Title);
    m_note = new QLabel(head);
    m_note->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_note, TypeStyle::Body, Token::Sub);
    m_title->setMinimumWidth(atTypeSize(180));
    m_title->setWordWrap(true);
    rows->addWidget(m_note);
    m_headRows = rows;
    layout->addWidget(m_title, 1);
    for (int i = 0; i < int(sections.size()); ++i) {
        auto *jump = new QPushButton(sections[i].title, head);
        setLook(jump, Look::Small);
        connect(jump, &QPushButton::clicked, this, [this, i] {
            if (QWidget *section = m_form->section(i))
                m_scroll->verticalScrollBar()->setValue(section->mapTo(m_form, QPoint(0, 0)).y());
        });
        layout->addWidget(jump);
    }
    return head;
}

QWidget *FormPage::makeBottom()
{
    QWidget *bar = makeBar(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(8);
    m_problemLine = new ProblemLine(m_context.theme, bar);
    m_discard = new QPushButton(tr("Discard changes"), bar);
    m_reviewButton = new QPushButton(tr("Review changes"), bar);
    auto *copy = new QPushButton(tr("Copy as"), bar);
    copy->setObjectName(u"copyAs"_s);
    auto *copyMenu = new CopyCallMenu([this] { return makeReview().call; }, copy);
    copyMenu->takeKeyOf(this);
    copy->setMenu(copyMenu);
    connect(copyMenu, &CopyCallMenu::copied, this, &Page::statusMessage);
    m_reviewButton->setObjectName(u"review"_s);
    setLook(m_reviewButton, Look::Primary);
    m_draftState = new QLabel(bar);
    m_draftState->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_draftState, TypeStyle::Small, Token::Sub);
    layout->addWidget(m_problemLine);
    layout->addWidget(m_draftState);
    layout->addStretch(1);
    layout->addWidget(copy);
    layout->addWidget(m_discard);
    layout->addWidget(m_reviewButton);
    connect(m_problemLine, &ProblemLine::goToRequested, m_form, &RecordForm::goToFirstProblem);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        endReview();
        discard();
    });
    connect(m_reviewButton, &QPushButton::clicked, this, &FormPage::review);
    return bar;
}

QString FormPage::title() const
{
    return hasUnsentChanges() ? m_heading + u" *"_s : m_heading;
}

void FormPage::setHeading(const QString &title, const QString &note)
{
    m_heading = title;
    m_title->setText(title);
    m_note->setText(note);
    m_form->setAccessibleName(title);
    m_drafts->setTitle(title);
    emit titleChanged();
}

void FormPage::showDrafts()
{
    connect(m_drafts, &DraftKeeper::taken, this, [this](const Draft &draft) {
        const auto place = m_places.indexOf({draft.connection, draft.region});
        if (m_place && place >= 0)
            m_place->setCurrentIndex(int(place));
    });
    m_drafts->tellIn(*m_draftState, *m_band, [this] { discard(); });
}

void FormPage::offerPlaces(const CallPlace &place)
{
    QList<CallPlace> places = placesForChanges(m_context.session);
    if (!places.contains(place))
        places.prepend(place);
    m_drafts->setPlace(place.connection, place.region);
    if (places.size() < 2)
        return;
    m_places = places;
    m_place = new QComboBox(this);
    m_place->setObjectName(u"place"_s);
    m_place->setAccessibleName(tr("Connection and Region"));
    m_place->setToolTip(tr("Where this is made"));
    for (const CallPlace &one : std::as_const(places))
        m_place->addItem(placeText(m_context.session, one));
    m_place->setCurrentIndex(int(places.indexOf(place)));
    m_note->hide();
    m_headRows->addWidget(m_place, 0, Qt::AlignLeft);
    connect(m_place, &QComboBox::currentIndexChanged, this, [this](int index) {
        const CallPlace &chosen = m_places.at(index);
        m_drafts->setPlace(chosen.connection, chosen.region);
        placeChosen(chosen);
        check();
        if (m_isReviewing)
            updateReview();
    });
}

void FormPage::markProblems()
{
    m_marks = true;
    check();
}

void FormPage::check()
{
    m_problems = findProblems();
    if (m_marks) {
        const QList<FieldProblem> elsewhere = m_form->setProblems(m_problems);
        if (elsewhere.isEmpty()) {
            if (m_band->notice().tone == Tone::Danger && !m_workflow)
                m_band->clear();
        } else {
            Notice notice;
            notice.tone = Tone::Danger;
            notice.headline = elsewhere.first().sentence;
            m_band->show(notice);
        }
    }
    showState();
}

void FormPage::onEdited()
{
    m_isEditedSince = true;
    check();
    if (m_isReviewing)
        updateReview();
    emit titleChanged();
}

void FormPage::showState()
{
    m_problemLine->setCount(m_marks ? int(m_problems.size()) : 0);
    const bool busy = isSending();
    m_form->setEnabled(!busy);
    if (m_place)
        m_place->setEnabled(!busy);
    m_discard->setEnabled(!busy && m_form->isDirty());
    m_reviewButton->setEnabled(!busy);
    m_reviewButton->setText(isReviewed() ? tr("Review changes") : tr("Send"));
}

void FormPage::review()
{
    markProblems();
    if (!isReviewed() && m_problems.isEmpty())
        return isSending() ? void() : send();
    showReview();
    if (!m_problems.isEmpty())
        m_form->goToFirstProblem();
    else
        m_review->setFocus(Qt::OtherFocusReason);
}

bool FormPage::isReviewed() const
{
    return m_context.settings.value(settings::reviewsChanges)
        || m_context.session.connection(m_connectionId).isProduction();
}

void FormPage::showReview()
{
    m_isReviewing = true;
    updateReview();
    emit detailsChanged();
    if (m_review->isVisible())
        return;
    // There is no dock, or it is hidden.
    m_review->setFixedWidth(reviewWidth);
    layout()->addWidget(m_review);
    m_review->show();
}

void FormPage::endReview()
{
    m_isReviewing = false;
    if (m_review->parentWidget() == this)
        m_review->hide();
    emit detailsChanged();
}

void FormPage::updateReview()
{
    Review review = makeReview();
    if (!m_problems.isEmpty())
        review.blockedBy = tr("Fix %n error(s) first.", nullptr, int(m_problems.size()));
    else if (isSending())
        review.blockedBy = m_workflow->state() == Workflow::State::Settling
            ? tr("It is not known yet whether this was done: checking…")
            : tr("Sending…");
    if (m_context.session.connection(m_connectionId).isProduction()) {
        review.tone = Tone::Danger;
        review.warningHead = tr("Production.");
    }
    m_review->setReview(review);
}

CallText FormPage::callTextOf(const Operation &operation, const void *request,
                              const QString &region) const
{
    return lc::callTextOf(m_context.session, m_connectionId, region, operation, request);
}

void FormPage::follow(Workflow *workflow)
{
    m_workflow = workflow;
    m_isEditedSince = false;
    m_band->clear();
    m_waitBand->follow(*workflow);
    connect(workflow, &Workflow::stateChanged, this, [this] {
        showState();
        if (m_isReviewing)
            updateReview();
    });
    connect(workflow, &Workflow::finished, this, &FormPage::onFinished);
    showState();
}

void FormPage::onFinished()
{
    switch (m_workflow->state()) {
    case Workflow::State::Done:
        m_isSent = true;
        m_drafts->finish();
        m_workflow->deleteLater();
        emit sent();
        emit closeRequested();
        return;
    case Workflow::State::Conflict:
        endReview();
        meetConflict();
        break;
    default:
        break;
    }
    // What was edited since is another request: it is looked at first.
    ErrorOffers::Ways ways;
    ways.retry = [this] { m_isEditedSince || !m_workflow ? review() : m_workflow->retry(); };
    const QString beneficiary = u"Beneficiary"_s;
    if (m_form->hasField(beneficiary))
        ways.nameBeneficiary = [this, beneficiary] { m_form->focusField(beneficiary); };
    m_offers->setWays(std::move(ways));
    m_offers->show(*m_workflow);
    showState();
}

void FormPage::addBelowForm(QWidget *widget)
{
    m_left->insertWidget(m_left->indexOf(m_scroll) + 1, widget);
}

void FormPage::showConflict(const QList<ThreeWayChange> &changes, const QString &theirVersion)
{
    hideConflict();
    m_conflictPlace = new QWidget(this);
    auto *layout = new QVBoxLayout(m_conflictPlace);
    layout->setContentsMargins(24, 16, 24, 16);
    m_conflict = new ConflictView(m_context.theme, m_conflictPlace);
    m_conflict->setChanges(changes, theirVersion);
    auto *scroll = new QScrollArea(m_conflictPlace);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_conflict);
    layout->addWidget(scroll, 1);
    auto *use = new QPushButton(tr("Continue with this choice"), m_conflictPlace);
    use->setObjectName(u"resolve"_s);
    setLook(use, Look::Primary);
    layout->addWidget(use, 0, Qt::AlignRight);
    connect(use, &QPushButton::clicked, this, [this] {
        QSet<QString> mine;
        const auto choices = m_conflict->choices();
        for (auto it = choices.cbegin(); it != choices.cend(); ++it) {
            if (it.value() == ConflictView::Choice::Mine)
                mine.insert(it.key());
        }
        hideConflict();
        m_band->clear();
        resolve(mine);
        review();
    });
    m_scroll->hide();
    m_left->insertWidget(m_left->indexOf(m_scroll), m_conflictPlace, 1);
    m_conflictPlace->show();
    use->setFocus(Qt::OtherFocusReason);
}

void FormPage::hideConflict()
{
    if (!m_conflictPlace)
        return;
    m_conflictPlace->hide();
    m_conflictPlace->deleteLater();
    m_conflictPlace = nullptr;
    m_conflict = nullptr;
    m_scroll->show();
}

} // namespace lc
