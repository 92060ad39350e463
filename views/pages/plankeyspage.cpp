// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/plankeyspage.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "connections/chunkrecords.h"
#include "items/parentfeed.h"
#include "items/quotafetcher.h"
#include "pages/alertchart.h"
#include "pages/extensiondialog.h"
#include "pages/keydetails.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qint64 pageLimit = 500; // the service's largest page

} // namespace

PlanKeysPage::PlanKeysPage(PageContext &context, TablePageFacts facts, KeyStandings *standings,
                           TableDefinition definition, QWidget *parent)
    : TablePage(context, std::move(facts), std::move(definition), parent), m_standings(standings),
      m_plans(usagePlansTable(), {std::shared_ptr<const Clock>(), &context.clock}),
      m_plansFeed(new SessionFeed(context.session, m_plans, this)),
      m_quota(new QuotaFetcher(context.session, standings->quota,
                               {std::shared_ptr<const Clock>(), &context.clock}, this)),
      m_keyDetails(new KeyDetails(context, standings->quota, standings->outlook))
{
    standings->setParent(this);
    m_keysFeed = useFeed<ParentFeed>(context.session, model());
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
    connect(&m_plans, &RecordTableModel::stateChanged, this, &PlanKeysPage::readKeysOfPlans);
    connect(m_quota, &QuotaFetcher::finished, this, &PlanKeysPage::fitColumns);
    makeKeyActions();
}

PlanKeysPage::~PlanKeysPage()
{
    delete m_quota;
    delete m_plansFeed;
}

void PlanKeysPage::makeKeyActions()
{
    m_chart = addPageAction(tr("Open usage &chart"), Symbol::Trend, "usage", Qt::Key_Return);
    m_chart->setShortcut({});
    m_extend =
        addChangeAction(tr("Grant &extension…"), Symbol::Plus, "usage", Qt::CTRL | Qt::Key_E);
    m_move = addChangeAction(tr("&Move to another plan…"), Symbol::Right, "usage");
    m_leave = addChangeAction(tr("&Remove from plan…"), Symbol::Close, "usage");
    m_rule = addPageAction(tr("New &alert rule…"), Symbol::Alert, "usage");
    connect(m_rule, &QAction::triggered, this, [this] {
        const int row = currentRow();
        const auto plan = row >= 0 ? planOf(row) : std::nullopt;
        if (plan)
            emit tabRequested(makeAlertRuleForm(
                context(),
                alertItemOf(model().record<UsagePlanKey>(row), *plan, model().origin(row))));
    });
    m_showKey = addPageAction(tr("Show API &key"), Symbol::Key, "usage");
    connect(m_chart, &QAction::triggered, this, [this] { openRow(currentRow()); });
    connect(m_extend, &QAction::triggered, this, &PlanKeysPage::extendQuota);
    connect(m_move, &QAction::triggered, this, [this] { changeKeys(KeyChange::MoveToPlan); });
    connect(m_leave, &QAction::triggered, this, [this] { changeKeys(KeyChange::RemoveFromPlan); });
    connect(m_showKey, &QAction::triggered, this, &PlanKeysPage::openAtKey);
}

void PlanKeysPage::refresh()
{
    keepCurrentRow();
    m_plansFeed->refresh();
    for (const QString &id : std::as_const(m_connections))
        readKeyFacts(id);
}

void PlanKeysPage::readKeyFacts(const QString &connectionId)
{
    for (const QString &region : context().session.regions(connectionId))
        readKeyFacts({connectionId, region});
}

void PlanKeysPage::readKeyFacts(const CallPlace &place)
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

void PlanKeysPage::connectionsChanged()
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

void PlanKeysPage::readKeysOfPlans()
{
    const LoadState before = std::exchange(m_plansState, m_plans.loadState());
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

std::optional<UsagePlan> PlanKeysPage::planOf(int keyRow)
{
    const RowOrigin &origin = model().origin(keyRow);
    for (int row = 0; row < m_plans.rowCount(); ++row) {
        const auto plan = m_plans.record<UsagePlan>(row);
        const RowOrigin &place = m_plans.origin(row);
        if (plan.id == origin.parent && place.account == origin.account
            && place.region == origin.region)
            return plan;
    }
    return std::nullopt;
}

void PlanKeysPage::showDetailsOf(int row)
{
    const auto plan = row >= 0 ? planOf(row) : std::nullopt;
    if (plan)
        m_keyDetails->show(model().record<UsagePlanKey>(row), *plan, model().origin(row));
    else
        m_keyDetails->clear();
}

void PlanKeysPage::openRow(int)
{
    if (Page *chart = m_keyDetails->makeChart())
        emit tabRequested(chart);
}

void PlanKeysPage::updateActions()
{
    const int row = currentRow();
    const auto plan = row >= 0 ? planOf(row) : std::nullopt;
    offer(m_chart, plan.has_value(), tr("Choose a key first."));
    offer(m_rule, plan.has_value(), tr("Choose a key first."));
    offer(m_extend, plan && plan->quota,
          plan ? tr("This plan has no quota.") : tr("Choose a key first."));
    for (QAction *action : {m_move, m_leave, m_showKey})
        offer(action, plan.has_value(), tr("Choose a key first."));
}

void PlanKeysPage::changeKeys(KeyChange what)
{
    QList<KeyTarget> targets;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        const auto plan = planOf(row);
        const auto key = model().record<UsagePlanKey>(row);
        const RowOrigin &origin = model().origin(row);
        const Cell enabled = m_standings->facts.value(origin.account, key.id.value_or(QString()),
                                                      UsagePlanOverlays::Enabled);
        if (plan)
            targets.append({origin.connection,
                            origin.region,
                            key.id.value_or(QString()),
                            key.name.value_or(QString()),
                            enabled.isAbsent() || enabled.integer() != 0,
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

void PlanKeysPage::openAtKey()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto key = model().record<UsagePlanKey>(row);
    emit openRequested(PageLink{u"api-keys"_s, key.id.value_or(QString()).toUtf8()});
}

void PlanKeysPage::extendQuota()
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
