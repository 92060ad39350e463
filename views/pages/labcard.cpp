// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/labcard.h"

#include "grids/noticeband.h"
#include "pages/actionrow.h"
#include "pages/page.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

LabCard::LabCard(PageContext &context, const QString &title, const QString &note, QWidget *parent)
    : CardFrame(context.theme, parent), m_context(context), m_body(new QVBoxLayout),
      m_band(new NoticeBand(context.theme, this)), m_waitBand(new WaitBand(context.theme, this))
{
    setAccessibleName(title);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 14, 16, 16);
    rows->setSpacing(8);
    auto *heading = new QLabel(title, this);
    theme().dress(heading, TypeStyle::Heading);
    rows->addWidget(heading);
    auto *words = new QLabel(note, this);
    words->setWordWrap(true);
    theme().dress(words, TypeStyle::Small, Token::Sub);
    rows->addWidget(words);
    m_body->setSpacing(8);
    rows->addLayout(m_body);
    rows->addWidget(m_waitBand);
    rows->addWidget(m_band);
}

LabCard::~LabCard() = default;

Session &LabCard::session() const
{
    return m_context.session;
}

void LabCard::setPlace(const CallPlace &place)
{
    m_place = place;
    m_band->clear();
    read();
}

void LabCard::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    offerChanges();
}

QAction *LabCard::addChange(const QString &name, const QString &text, Symbol symbol)
{
    auto *action = new QAction(icon(theme(), symbol), text, this);
    action->setObjectName(name);
    m_changes += action;
    m_tips.insert(action, action->iconText());
    return action;
}

QPushButton *LabCard::makeButton(QAction *action)
{
    auto *button = new QPushButton(action->icon(), action->text(), this);
    button->setObjectName(action->objectName());
    followAvailability(*action, *button);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QPushButton *LabCard::makeCopyButtonFor(CopyCallMenu::Call call)
{
    auto *button = new QPushButton(tr("Copy as"), this);
    auto *menu = new CopyCallMenu(std::move(call), button);
    connect(menu, &CopyCallMenu::copied, this, &LabCard::statusMessage);
    button->setMenu(menu);
    return button;
}

QTableWidget *LabCard::makeTable(const QStringList &headers, const QString &name)
{
    auto *table = new QTableWidget(0, int(headers.size()), this);
    table->setHorizontalHeaderLabels(headers);
    table->setAccessibleName(name);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme().rowHeight());
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setTextElideMode(Qt::ElideMiddle);
    table->setWordWrap(false);
    constexpr int shownRows = 6;
    table->setFixedHeight((shownRows + 1) * theme().rowHeight() + 4);
    return table;
}

QHBoxLayout *LabCard::makeRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    return row;
}

void LabCard::follow(Workflow &workflow, std::function<void()> done, std::function<void()> retry)
{
    m_sending = &workflow;
    m_waitBand->follow(workflow);
    connect(&workflow, &Workflow::stateChanged, this, &LabCard::offerChanges);
    connect(&workflow, &Workflow::finished, this,
            [this, &workflow, done = std::move(done), retry = std::move(retry)] {
                if (workflow.state() == Workflow::State::Done) {
                    m_sending.clear();
                    done();
                    offerChanges();
                    return workflow.deleteLater();
                }
                const ErrorText text = workflow.errorText();
                Notice notice{Tone::Danger,
                              text.title + u'.',
                              text.whatHappened + u' ' + text.whatIsKnown + u' ' + text.whatToDo,
                              text.details,
                              {}};
                if (text.offer == Offer::Retry)
                    notice.actions.append({offerWords(text), retry});
                else if (text.offer == Offer::Reload)
                    notice.actions.append({offerWords(text), [this] {
                                               m_band->clear();
                                               read();
                                           }});
                showNotice(notice);
                offerChanges();
            });
}

void LabCard::showReadError(const ApiError &error, const QString &operation)
{
    Attempt attempt;
    attempt.operation = operation;
    attempt.connection = session().connection(m_place.connection).name;
    attempt.region = m_place.region;
    attempt.changesState = false;
    const ErrorText text = explain(error, attempt);
    showNotice(
        {Tone::Danger, text.whatHappened, text.whatToDo, text.details, {{tr("Retry"), [this] {
                                                                             m_band->clear();
                                                                             read();
                                                                         }}}});
}

void LabCard::showDone(const QString &sentence, Tone tone)
{
    showNotice(
        {tone, sentence, tr("Press F5 on another page to see what it changes there."), {}, {}});
    emit statusMessage(sentence);
}

void LabCard::showNotice(const Notice &notice)
{
    Notice shown = notice;
    shown.actions.append({tr("Dismiss"), [this] { m_band->clear(); }});
    m_band->show(shown);
}

void LabCard::offerChanges()
{
    const QString reason = !m_obstacle.isEmpty() ? m_obstacle
        : m_sending && m_sending->isBusy()       ? tr("Wait until the last change is done.")
                                                 : QString();
    for (QAction *action : std::as_const(m_changes)) {
        const QString tip = reason.isEmpty() ? m_tips.value(action) : reason;
        action->setEnabled(reason.isEmpty());
        action->setToolTip(tip);
        action->setStatusTip(tip);
    }
}

} // namespace lc
