// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/changespage.h"

#include "items/changesfeed.h"
#include "items/changestable.h"
#include "pages/filtermenu.h"
#include "pages/recorddetails.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ChangesPage::tr("What changed");
    facts.symbol = Symbol::Trend;
    facts.plural = ChangesPage::tr("changes");
    facts.empty = {
        Symbol::Trend,
        ChangesPage::tr("Nothing changed between these days. Lists are kept as they are read, one "
                        "a day for two months: open a page to keep its list."),
        {}};
    return facts;
}

} // namespace

ChangesPage::ChangesPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), changesTable(), parent),
      m_recordDetails(new RecordDetails(
          context.theme, tr("Choose a change to see both values whole."), tr("ARN or ID")))
{
    setDetails(m_recordDetails);
    m_changes = useFeed<ChangesFeed>(context.snapshots, model());
    pane().insertAboveFilters(makeDays());
    m_goTo = addPageAction(tr("&Go to the object"), Symbol::Forward, "license",
                           Qt::CTRL | Qt::Key_Return);
    connect(m_goTo, &QAction::triggered, this, [this] { openRow(currentRow()); });
    pane().table().setNameColumn(model().columnIndex(u"object"));
    using Test = FilterRule::Test;
    pane().setPresets({{tr("Everything"), {}},
                       {tr("Added"), {{u"kind"_s, Test::AnyOf, {u"added"_s}, 0}}},
                       {tr("Gone"), {{u"kind"_s, Test::AnyOf, {u"removed"_s}, 0}}},
                       {tr("Changed"), {{u"kind"_s, Test::AnyOf, {u"changed"_s}, 0}}}});
    connect(m_changes, &ChangesFeed::daysChanged, this, &ChangesPage::showDays);
    refresh();
    updateActions();
}

QWidget *ChangesPage::makeDays()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(8);
    const auto addDay = [&](const QString &words, const QString &name) {
        auto *label = new QLabel(words, bar);
        theme().dress(label, TypeStyle::Body, Token::Sub);
        auto *days = new QComboBox(bar);
        days->setAccessibleName(name);
        days->setMinimumContentsLength(14);
        label->setBuddy(days);
        layout->addWidget(label);
        layout->addWidget(days);
        connect(days, &QComboBox::currentIndexChanged, this, &ChangesPage::compare);
        return days;
    };
    m_from = addDay(tr("F&rom"), tr("From the end of this day"));
    m_to = addDay(tr("&to"), tr("To the end of this day"));
    auto *zone = new QLabel(tr("Days are UTC; the last list of each counts."), bar);
    theme().dress(zone, TypeStyle::Small, Token::Sub);
    zone->setWordWrap(true);
    layout->addWidget(zone, 1);
    return bar;
}

void ChangesPage::showDays()
{
    const QList<QDate> &days = m_changes->days();
    for (QComboBox *box : {m_from, m_to}) {
        const QSignalBlocker quiet(box);
        const QVariant chosen = box->currentData();
        box->clear();
        for (auto day = days.crbegin(); day != days.crend(); ++day)
            box->addItem(locale().toString(*day, QLocale::ShortFormat), *day);
        const int before = box->findData(chosen);
        // From the last day but one to the last.
        const int first = box == m_from && days.size() > 1 ? 1 : 0;
        box->setCurrentIndex(before >= 0 ? before : first);
        box->setEnabled(days.size() > 1);
    }
    compare();
}

void ChangesPage::compare()
{
    m_changes->compare(m_from->currentData().toDate(), m_to->currentData().toDate());
}

void ChangesPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_recordDetails->clear();
    const auto change = model().record<ChangeRecord>(row);
    const int kind = model().columnIndex(u"kind");
    m_recordDetails->begin(change.object, model().index(row, kind).data(BadgeRole).value<Badge>(),
                           change.objectId);
    m_recordDetails->addFacts(typeOf<ChangeRecord>(), &change, {"Kind", "Object", "ObjectId"});
}

void ChangesPage::openRow(int row)
{
    if (row < 0)
        return;
    const auto change = model().record<ChangeRecord>(row);
    emit openRequested({change.page, change.objectId.toUtf8()});
}

void ChangesPage::updateActions()
{
    const bool isThere =
        currentRow() >= 0 && model().record<ChangeRecord>(currentRow()).kind != u"removed"_s;
    offer(m_goTo, isThere,
          currentRow() < 0 ? tr("Choose a change first.") : tr("The object is gone."));
}

} // namespace lc
