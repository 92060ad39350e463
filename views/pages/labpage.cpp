// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/labpage.h"

#include "api/control/control.h"
#include "grids/emptynotice.h"
#include "grids/noticeband.h"
#include "pages/clockcard.h"
#include "pages/draftkeeper.h"
#include "pages/faultscard.h"
#include "pages/formpage.h"
#include "pages/inventorycard.h"
#include "pages/trafficcard.h"
#include "pages/usagelagcard.h"
#include "workflows/errortext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// What serves the controls without the window.
const QString serviceCommand = u"license-console-service --control --sample --data DIR"_s;

/// Every Region of every local connection that is open.
QList<CallPlace> localPlaces(const Session &session)
{
    QList<CallPlace> places;
    for (const QString &id : session.opened()) {
        const Client *home = session.client(id);
        if (!home || session.connection(id).kind != Connection::Kind::Local)
            continue;
        for (const QString &region : session.regions(id))
            places.append({id, region.isEmpty() ? home->region() : region});
    }
    return places;
}

} // namespace

LabPage::LabPage(PageContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_head(new QWidget(this)), m_place(new QComboBox(m_head)),
      m_clockBand(new NoticeBand(context.theme, this)),
      m_notice(new EmptyNotice(context.theme, this)), m_cardArea(new QWidget(this))
{
    setObjectName(u"lab"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(area);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(24, 20, 24, 24);
    rows->setSpacing(16);
    auto *heading = new QLabel(title(), content);
    context.theme.dress(heading, TypeStyle::Title);
    auto *subtitle = new QLabel(
        tr("The local service as you want it: its time, its figures, its failures."), content);
    context.theme.dress(subtitle, TypeStyle::Body, Token::Sub);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins({});
    head->setSpacing(12);
    m_place->setObjectName(u"place"_s);
    m_place->setAccessibleName(tr("Local connection and Region"));
    m_place->setToolTip(tr("Whose traffic and inventory this is"));
    head->addWidget(heading);
    head->addWidget(subtitle, 1, Qt::AlignBottom);
    head->addWidget(m_place, 0, Qt::AlignVCenter);
    rows->addWidget(m_head);
    rows->addWidget(m_clockBand);
    rows->addWidget(m_notice, 1);
    makeCards(rows);
    rows->addStretch();
    area->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(area);

    teachOpening();
    connect(m_place, &QComboBox::currentIndexChanged, this, &LabPage::lookAtPlace);
}

LabPage::~LabPage() = default;

void LabPage::makeCards(QVBoxLayout *rows)
{
    auto *columns = new QHBoxLayout(m_cardArea);
    columns->setContentsMargins({});
    columns->setSpacing(16);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right}) {
        column->setSpacing(16);
        columns->addLayout(column, 1);
    }
    m_clock = new ClockCard(m_context, m_cardArea);
    m_cards = {m_clock, new UsageLagCard(m_context, m_cardArea),
               new TrafficCard(m_context, m_cardArea), new FaultsCard(m_context, m_cardArea),
               new InventoryCard(m_context, m_cardArea)};
    for (LabCard *card : std::as_const(m_cards)) {
        follow(card);
        (m_cards.indexOf(card) < 3 ? left : right)->addWidget(card);
    }
    left->addStretch();
    right->addStretch();
    rows->addWidget(m_cardArea);
    connect(m_clock, &ClockCard::clockRead, this, &LabPage::showClock);
}

void LabPage::follow(LabCard *card)
{
    connect(card, &LabCard::statusMessage, this, &Page::statusMessage);
    connect(card, &LabCard::formRequested, this, &LabPage::openForm);
    for (QAction *action : card->changes())
        action->setData(u"usage"_s);
}

QList<QAction *> LabPage::pageActions() const
{
    QList<QAction *> actions;
    for (const LabCard *card : m_cards)
        actions += card->changes();
    return actions;
}

void LabPage::focusContent()
{
    if (m_isServed)
        return m_place->setFocus();
    for (QPushButton *button : m_notice->findChildren<QPushButton *>()) {
        if (!button->isHidden())
            return button->setFocus();
    }
}

CallPlace LabPage::place() const
{
    return m_places.value(m_place->currentIndex());
}

void LabPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    connectionsChanged();
}

void LabPage::connectionsChanged()
{
    if (!m_wasShown)
        return;
    const QList<CallPlace> places = localPlaces(m_context.session);
    if (places == m_places && !places.isEmpty())
        return;
    const CallPlace before = place();
    {
        const QSignalBlocker block(m_place);
        m_places = places;
        m_place->clear();
        for (const CallPlace &one : std::as_const(m_places))
            m_place->addItem(placeText(m_context.session, one));
        m_place->setCurrentIndex(std::max(0, int(m_places.indexOf(before))));
    }
    lookAtPlace();
}

void LabPage::refresh()
{
    lookAtPlace();
}

void LabPage::lookAtPlace()
{
    m_place->setVisible(!m_places.isEmpty());
    m_isServed = false;
    if (m_places.isEmpty())
        return teachOpening();
    Client *client = m_context.session.clientIn(place().connection, place().region);
    if (!client)
        return teachOpening();
    m_asking = client->call<control::GetClock>(
        {}, this, [this](const Result<control::ClockTime, ApiError> &clock) {
            if (clock)
                showCards();
            else
                showObstacle(clock.error());
        });
}

void LabPage::showCards()
{
    m_isServed = true;
    m_notice->hide();
    m_cardArea->show();
    const QString obstacle = m_context.session.connection(place().connection).isReadOnly()
        ? tr("The connection is read-only.")
        : QString();
    for (LabCard *card : std::as_const(m_cards)) {
        card->setObstacle(obstacle);
        card->setPlace(place());
    }
    openDraft();
}

void LabPage::showObstacle(const ApiError &error)
{
    m_cardArea->hide();
    m_clockBand->clear();
    m_notice->show();
    for (LabCard *card : std::as_const(m_cards))
        card->setObstacle(tr("The service does not serve its controls."));
    const NoticeAction retry{tr("Look again"), [this] { lookAtPlace(); }};
    if (error.code != u"UnknownOperationException") {
        Attempt attempt;
        attempt.operation = u"GetClock"_s;
        attempt.connection = m_context.session.connection(place().connection).name;
        attempt.region = place().region;
        attempt.changesState = false;
        const ErrorText text = explain(error, attempt);
        return m_notice->setText(
            {Symbol::Error, text.whatHappened + u' ' + text.whatToDo, {retry}});
    }
    m_notice->setText(
        {Symbol::Local,
         tr("Another program serves this folder, without the controls of the lab. End it, then "
            "close and open the local connection: this window serves them. Or start it with them, "
            "DIR being its folder:\n%1")
             .arg(serviceCommand),
         {{tr("Copy command"),
           [this] {
               QApplication::clipboard()->setText(serviceCommand);
               emit statusMessage(tr("The command was copied."));
           }},
          retry}});
}

void LabPage::teachOpening()
{
    m_asking = {};
    m_cardArea->hide();
    m_clockBand->clear();
    m_notice->show();
    for (LabCard *card : std::as_const(m_cards))
        card->setObstacle(tr("Open a local connection first."));
    m_notice->setText(
        {Symbol::Local,
         tr("The lab controls the local service, and no local connection is open. It runs on this "
            "computer and needs no AWS account."),
         {{tr("Open local service"), [this] { openLocal(); }},
          {tr("Show connections"), [this] {
               emit openRequested({u"connections"_s, {}});
           }}}});
}

void LabPage::openLocal()
{
    for (const Connection &connection : m_context.session.registry().connections()) {
        if (connection.kind == Connection::Kind::Local)
            m_context.session.open(connection.id);
    }
}

void LabPage::showClock()
{
    const QString deviation = m_clock->deviation();
    if (deviation.isEmpty())
        return m_clockBand->clear();
    m_clockBand->show(
        {Tone::Warning,
         //: %1: "2 days ahead"
         tr("The service's clock is %1 of this computer.").arg(deviation),
         tr("What it says has ended may not have ended yet by the computer's clock, "
            "which this window goes by."),
         {},
         {{tr("Back to this computer's time"), [this] { m_clock->resetAction()->trigger(); }}}});
}

void LabPage::openForm(FormPage *form, const QString &action)
{
    DraftKeeper &keeper = form->draftKeeper();
    keeper.setOrigin(pageId(), action, {});
    keeper.setPlace(place().connection, place().region);
    if (m_draft && keeper.fits(*m_draft))
        keeper.take(*std::exchange(m_draft, nullptr));
    emit tabRequested(form);
}

bool LabPage::restoreDraft(const Draft &draft)
{
    const QList<QAction *> actions = pageActions();
    if (std::ranges::none_of(
            actions, [&](const QAction *action) { return action->objectName() == draft.action; }))
        return false;
    m_draft = std::make_unique<Draft>(draft);
    openDraft();
    return true;
}

void LabPage::openDraft()
{
    if (!m_draft || !m_isServed)
        return;
    const qsizetype wanted = m_places.indexOf({m_draft->connection, m_draft->region});
    if (wanted >= 0 && wanted != m_place->currentIndex())
        return m_place->setCurrentIndex(int(wanted)); // comes back once that place was looked at
    for (QAction *action : pageActions()) {
        if (action->objectName() == m_draft->action && action->isEnabled())
            return action->trigger();
    }
}

} // namespace lc
