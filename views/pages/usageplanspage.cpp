// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usageplanspage.h"

#include "items/cellformat.h"
#include "pages/keydetails.h"
#include "pages/plandetails.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = UsagePlansPage::tr("Usage plans and API keys");
    facts.symbol = Symbol::UsagePlan;
    facts.plural = UsagePlansPage::tr("keys");
    facts.listOperation = u"GetUsagePlanKeys"_s;
    facts.empty = {Symbol::Key, UsagePlansPage::tr("No API key is in a usage plan here."), {}};
    return facts;
}

} // namespace

UsagePlansPage::UsagePlansPage(PageContext &context, QWidget *parent)
    : UsagePlansPage(context, new KeyStandings({std::shared_ptr<const Clock>(), &context.clock}),
                     parent)
{
}

UsagePlansPage::UsagePlansPage(PageContext &context, KeyStandings *standings, QWidget *parent)
    : PlanKeysPage(context, facts(), standings, planKeysTable(standings->overlays()), parent),
      m_planTable(new RecordTable(context.theme, this)), m_planDetails(new PlanDetails(context)),
      m_bothDetails(new QStackedWidget)
{
    connect(&plans(), &RecordTableModel::stateChanged, this, [this] {
        showPlan();
        if (!m_wantedPlan.isEmpty())
            showWantedPlan();
    });
    makePlanActions();
    makePlanTable();
    addChips();
    keyDetails().setActions(mainKeyActions(), moreKeyActions());
    m_bothDetails->addWidget(&keyDetails());
    m_bothDetails->addWidget(m_planDetails);
    setDetails(m_bothDetails);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *now) { followFocus(now); });
    if (const int used = model().columnIndex(u"usedPercent"_s); used >= 0)
        pane().table().sortBy(used, Qt::DescendingOrder);
    connectionsChanged();
    updateActions();
}

UsagePlansPage::~UsagePlansPage()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus leaves while the page is no longer whole
    m_planTable->setModel(nullptr);
}

void UsagePlansPage::updateActions()
{
    PlanKeysPage::updateActions();
    updatePlanActions();
}

void UsagePlansPage::makePlanTable()
{
    showModel(*m_planTable, plans());
    m_planTable->setTitle(tr("Usage plans"));
    m_planTable->setNameColumn(0, RecordTable::NameWeight::Emphasized);
    m_planTable->setEmptyText({Symbol::UsagePlan, tr("No usage plans here."), {}});
    m_planTable->setFixedHeight(theme().rowHeight() * 8);
    m_planTable->setMenuFiller([this](QMenu &menu) {
        menu.addActions({m_editPlan, m_attach, m_planTags, m_deletePlan});
    });
    connect(m_planTable, &RecordTable::selectionChanged, this, &UsagePlansPage::filterByPlan);
    connect(m_planTable, &RecordTable::currentRowChanged, this, &UsagePlansPage::showPlan);
    connect(m_planTable, &RecordTable::rowActivated, this, &UsagePlansPage::editPlan);
    connect(&plans(), &QAbstractItemModel::dataChanged, this, &UsagePlansPage::showPlan);
    pane().insertAboveFilters(m_planTable);
}

void UsagePlansPage::addChips()
{
    using Test = FilterRule::Test;
    pane().offerRule(tr("Used ≥ %1").arg(percentText(80)),
                     {u"usedPercent"_s, Test::AtLeast, {}, 80});
    pane().offerRule(tr("Exhausted"), {u"usedPercent"_s, Test::AtLeast, {}, 100});
    pane().offerRule(tr("Disabled"), {u"enabled"_s, Test::AnyOf, {u"false"_s}, 0});
}

void UsagePlansPage::filterByPlan()
{
    FilterRule rule{u"plan"_s, FilterRule::Test::AnyOf, {}, 0};
    for (const int row : m_planTable->selectedRows())
        rule.values += plans().record<UsagePlan>(row).name.value_or(QString());
    pane().clearFilters();
    if (!rule.values.isEmpty() && rule.values.size() < plans().rowCount())
        pane().addRule(tr("Plan: %1").arg(QLocale().createSeparatedList(rule.values)), rule);
}

} // namespace lc
