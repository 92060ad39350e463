// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usageplanspage.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "connections/chunkrecords.h"
#include "connections/session.h"
#include "items/cellformat.h"
#include "items/parentfeed.h"
#include "items/quotafetcher.h"
#include "items/quotaoverlay.h"
#include "items/sessionfeed.h"
#include "items/usageplantables.h"
#include "items/valueoverlay.h"
#include "pages/extensiondialog.h"
#include "pages/keydetails.h"
#include "pages/plandetails.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace lc {

/// What stands beside the rows of keys. A child of the page, so that it outlives the table.
class KeyStandings : public QObject {
public:
    QuotaOverlay quota;
    ValueOverlay facts;

    UsagePlanOverlays overlays() { return {&quota, &facts}; }
};

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

constexpr qint64 pageLimit = 500; // the service's largest page

} // namespace

UsagePlansPage::UsagePlansPage(PageContext &context, QWidget *parent)
    : UsagePlansPage(context, new KeyStandings, parent)
{
}

UsagePlansPage::UsagePlansPage(PageContext &context, KeyStandings *standings, QWidget *parent)
    : TablePage(context, facts(), planKeysTable(standings->overlays()), parent),
      m_standings(standings),
      m_plans(usagePlansTable(), {std::shared_ptr<const Clock>(), &context.clock}),
      m_planTable(new RecordTable(context.theme, this)),
      m_plansFeed(new SessionFeed(context.session, m_plans, this)),
      m_quota(new QuotaFetcher(context.session, standings->quota,
                               {std::shared_ptr<const Clock>(), &context.clock}, this)),
      m_keyDetails(new KeyDetails(context, standings->quota)),
      m_planDetails(new PlanDetails(context)), m_bothDetails(new QStackedWidget)
{
    standings->setParent(this);
    setOwnFeed(nullptr);
    m_keysFeed = new ParentFeed(context.session, model(), this);
    apigateway::GetUsagePlans::Request request;
    request.limit = pageLimit;
    m_plansFeed->setRequest<apigateway::GetUsagePlans>(request);
    m_plansFeed->setSnapshots(&context.snapshots);
    m_keysFeed->setRequest<apigateway::GetUsagePlanKeys>([](const ParentRecord &plan) {
        apigateway::GetUsagePlanKeys::Request keys;
        keys.usagePlanId = plan.id;
        keys.limit = pageLimit;
        return keys;
    });
    connect(&m_plans, &RecordTableModel::stateChanged, this, &UsagePlansPage::readKeysOfPlans);

    m_chart = addPageAction(tr("Open usage &chart"), Symbol::Trend, "usage", Qt::Key_Return);
    m_chart->setShortcut({});
    m_extend =
        addChangeAction(tr("Grant &extension…"), Symbol::Plus, "usage", Qt::CTRL | Qt::Key_E);
    m_move = addChangeAction(tr("&Move to another plan…"), Symbol::Right, "usage");
    m_leave = addChangeAction(tr("&Remove from plan…"), Symbol::Close, "usage");
    m_showKey = addPageAction(tr("Show API &key"), Symbol::Key, "usage");
    connect(m_move, &QAction::triggered, this, [this] { changeKeys(KeyChange::MoveToPlan); });
    connect(m_leave, &QAction::triggered, this, [this] { changeKeys(KeyChange::RemoveFromPlan); });
    connect(m_showKey, &QAction::triggered, this, &UsagePlansPage::openAtKey);
    connect(m_chart, &QAction::triggered, this, &UsagePlansPage::openChart);
    connect(m_extend, &QAction::triggered, this, &UsagePlansPage::extendQuota);
    connect(m_quota, &QuotaFetcher::finished, this, &UsagePlansPage::fitColumns);
    makePlanActions();
    makePlanTable();
    addChips();
    m_keyDetails->setActions({m_extend, m_chart}, {m_move, m_leave, m_showKey});
    m_bothDetails->addWidget(m_keyDetails);
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
    m_planTable->setModel(nullptr);
    delete m_quota;
    delete m_keysFeed;
    delete m_plansFeed;
}

void UsagePlansPage::makePlanTable()
{
    showModel(*m_planTable, m_plans);
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
    connect(&m_plans, &QAbstractItemModel::dataChanged, this, &UsagePlansPage::showPlan);
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

void UsagePlansPage::refresh()
{
    keepCurrentRow();
    m_plansFeed->refresh();
    for (const QString &id : std::as_const(m_connections))
        readKeyFacts(id);
}

void UsagePlansPage::readKeyFacts(const QString &connectionId)
{
    for (const QString &region : context().session.regions(connectionId))
        readKeyFacts({connectionId, region});
}

void UsagePlansPage::readKeyFacts(const CallPlace &place)
{
    const QString &connectionId = place.connection;
    Client *client = context().session.clientIn(connectionId, place.region);
    if (!client)
        return;
    apigateway::GetApiKeys::Request request;
    request.limit = pageLimit;
    ListOptions options;
    options.lane = Lane::Bulk;
    m_factCalls[connectionId][place.region] = client->list<apigateway::GetApiKeys>(
        request, this,
        [this, connectionId](const ListChunk &chunk) {
            learnKeys(context().session.identity(connectionId).account, recordsOf<ApiKey>(chunk),
                      m_standings->facts);
        },
        // Customers and states are an extra: a key table that failed says so by itself.
        [](const Result<void, ApiError> &) {}, options);
}

void UsagePlansPage::connectionsChanged()
{
    const QStringList opened = context().session.opened();
    const QStringList before = std::exchange(m_connections, opened);
    m_plansFeed->setConnections(opened);
    for (const QString &id : opened) {
        if (!before.contains(id))
            m_plansFeed->load(id);
        if (context().session.client(id) && !m_factCalls.contains(id))
            readKeyFacts(id);
    }
}

void UsagePlansPage::readKeysOfPlans()
{
    const LoadState before = std::exchange(m_plansState, m_plans.loadState());
    showPlan();
    if (!m_wantedPlan.isEmpty())
        showWantedPlan();
    if (before != LoadState::Loading || m_plansState == LoadState::Loading)
        return;
    QList<ParentRecord> parents;
    for (int row = 0; row < m_plans.rowCount(); ++row) {
        const auto plan = m_plans.record<UsagePlan>(row);
        const RowOrigin &origin = m_plans.origin(row);
        parents += {origin.connection, plan.id.value_or(QString()), plan.name.value_or(QString()),
                    origin.region};
        m_quota->fetch(origin.connection, plan, origin.region);
    }
    const bool isKnown = m_keysFeed->parents() == parents;
    m_keysFeed->setParents(parents);
    if (isKnown)
        m_keysFeed->refresh();
}

void UsagePlansPage::filterByPlan()
{
    FilterRule rule{u"plan"_s, FilterRule::Test::AnyOf, {}, 0};
    for (const int row : m_planTable->selectedRows())
        rule.values += m_plans.record<UsagePlan>(row).name.value_or(QString());
    pane().clearFilters();
    if (!rule.values.isEmpty() && rule.values.size() < m_plans.rowCount())
        pane().addRule(tr("Plan: %1").arg(QLocale().createSeparatedList(rule.values)), rule);
}

std::optional<UsagePlan> UsagePlansPage::planOf(int keyRow) const
{
    const RowOrigin &origin = const_cast<UsagePlansPage *>(this)->model().origin(keyRow);
    for (int row = 0; row < m_plans.rowCount(); ++row) {
        const auto plan = m_plans.record<UsagePlan>(row);
        const RowOrigin &place = m_plans.origin(row);
        if (plan.id == origin.parent && place.account == origin.account
            && place.region == origin.region)
            return plan;
    }
    return std::nullopt;
}

void UsagePlansPage::showDetailsOf(int row)
{
    const auto plan = row >= 0 ? planOf(row) : std::nullopt;
    if (plan)
        m_keyDetails->show(model().record<UsagePlanKey>(row), *plan, model().origin(row));
    else
        m_keyDetails->clear();
}

void UsagePlansPage::openRow(int)
{
    openChart();
}

void UsagePlansPage::updateActions()
{
    const int row = currentRow();
    const auto plan = row >= 0 ? planOf(row) : std::nullopt;
    offer(m_chart, plan.has_value(), tr("Choose a key first."));
    offer(m_extend, plan && plan->quota,
          plan ? tr("This plan has no quota.") : tr("Choose a key first."));
    for (QAction *action : {m_move, m_leave, m_showKey})
        offer(action, plan.has_value(), tr("Choose a key first."));
    updatePlanActions();
}

void UsagePlansPage::openChart()
{
    if (Page *chart = m_keyDetails->makeChart())
        emit tabRequested(chart);
}

void UsagePlansPage::changeKeys(KeyChange what)
{
    QList<KeyTarget> targets;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        const auto plan = planOf(row);
        const auto key = model().record<UsagePlanKey>(row);
        const RowOrigin &origin = model().origin(row);
        if (plan)
            targets.append({origin.connection,
                            origin.region,
                            key.id.value_or(QString()),
                            key.name.value_or(QString()),
                            true,
                            {*plan}});
    }
    if (targets.isEmpty())
        return;
    QList<PlacedPlan> plans;
    for (int row = 0; row < m_plans.rowCount(); ++row)
        plans.append({m_plans.origin(row).connection, m_plans.origin(row).region,
                      m_plans.record<UsagePlan>(row)});
    const QString from = planOf(rows.first()).value_or(UsagePlan()).id.value_or(QString());
    openBulk(new KeyChangePage(context(), what, targets, plans, from));
}

void UsagePlansPage::openAtKey()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto key = model().record<UsagePlanKey>(row);
    emit openRequested(PageLink{u"api-keys"_s, key.id.value_or(QString()).toUtf8()});
}

void UsagePlansPage::extendQuota()
{
    if (selectedRows().size() > 1)
        return changeKeys(KeyChange::Extend);
    const int row = currentRow();
    const auto plan = row >= 0 ? planOf(row) : std::nullopt;
    if (!plan || !plan->quota)
        return;
    const auto key = model().record<UsagePlanKey>(row);
    const RowOrigin origin = model().origin(row);
    auto *dialog = new ExtensionDialog(context(), *plan, key, origin, this);
    connect(dialog, &ExtensionDialog::extended, this, [this, origin, plan = *plan] {
        m_quota->fetch(origin.connection, plan, origin.region);
        emit statusMessage(tr("The quota was extended."));
    });
    dialog->open();
}

} // namespace lc
