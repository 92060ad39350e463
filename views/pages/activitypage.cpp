// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activitypage.h"

#include "forms/copycallmenu.h"
#include "items/activityfeed.h"
#include "items/activitytable.h"
#include "pages/recorddetails.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int shownCalls = 10'000;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ActivityPage::tr("Activity journal");
    facts.symbol = Symbol::Clock;
    facts.plural = ActivityPage::tr("calls");
    facts.empty = {Symbol::Clock, ActivityPage::tr("Nothing was called yet."), {}};
    return facts;
}

} // namespace

ActivityPage::ActivityPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), journalTable(), parent),
      m_recordDetails(new RecordDetails(context.theme, tr("Choose a call to see what was sent."),
                                        tr("Request ID"))),
      m_copyMenu(new CopyCallMenu(
          [this]() -> std::optional<CallText> {
              if (currentRow() < 0)
                  return std::nullopt;
              const auto entry = m_journal->entry(model().record<ActivityRecord>(currentRow()).id);
              return entry ? callTextOf(this->context().session, entry->record) : std::nullopt;
          },
          m_recordDetails))
{
    auto *copy = new QPushButton(tr("Copy as"));
    setLook(copy, Look::Small);
    copy->setMenu(m_copyMenu);
    m_recordDetails->setExtra(copy);
    setDetails(m_recordDetails);
    m_copyActions = addCopyActions(*m_copyMenu, "license");

    m_journal = useFeed<ActivityFeed>(context.activity, model(),
                                      ActivityFeed::Scope{ActivityStore::Which::All, shownCalls});
    connect(m_journal, &ActivityFeed::failed, this, [this](const StoreError &error) {
        ErrorText text;
        text.title = tr("The journal cannot be read");
        text.whatHappened = error.message;
        text.whatIsKnown = tr("What is shown is from before.");
        text.whatToDo = tr("Refresh to try again.");
        showError(text, {});
    });
    using Test = FilterRule::Test;
    pane().setPresets({{tr("Changes"), {{u"kind"_s, Test::AnyOf, {u"change"_s}, 0}}},
                       {tr("Reads"), {{u"kind"_s, Test::AnyOf, {u"read"_s}, 0}}},
                       {tr("Everything"), {}}});
    pane().offerRule(tr("Not done"), {u"result"_s, Test::AnyOf, {u"failed"_s}, 0});
    pane().offerRule(tr("Unknown"), {u"result"_s, Test::AnyOf, {u"unknown"_s, u"checking"_s}, 0});
    connect(&pane().table(), &RecordTable::shownColumnsChanged, this,
            &ActivityPage::lookEverywhere);
    pane().table().sortBy(model().columnIndex(u"time"), Qt::DescendingOrder);
    lookEverywhere();
    updateActions();
}

void ActivityPage::lookEverywhere()
{
    QStringList ids;
    for (const Column &column : model().definition().columns)
        ids += column.id;
    model().setShownColumns(ids);
}

void ActivityPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_recordDetails->clear();
    const auto record = model().record<ActivityRecord>(row);
    const int column = model().columnIndex(u"result");
    m_recordDetails->begin(record.operation,
                           model().index(row, column).data(BadgeRole).value<Badge>(),
                           record.requestId.value_or(QString()));
    m_recordDetails->addFacts(typeOf<ActivityRecord>(), &record,
                              {"Operation", "Kind", "Result", "RequestId", "Request"});
    m_recordDetails->setJson(record.request.toUtf8());
}

void ActivityPage::updateActions()
{
    for (QAction *action : std::as_const(m_copyActions))
        offer(action, currentRow() >= 0, tr("Choose a call first."));
}

} // namespace lc
