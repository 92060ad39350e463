// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewlists.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "charts/plotdata.h"
#include "items/configurationtables.h"
#include "items/granttables.h"
#include "items/licensetables.h"
#include "items/sessionfeed.h"
#include "items/usageplantables.h"
#include "pages/chartpage.h"
#include "pages/configurationchartpage.h"
#include "pages/keychartpage.h"

using namespace Qt::StringLiterals;

namespace lc {

template <class Op> OverviewLists::Part *OverviewLists::add(TableDefinition table)
{
    Part &part = m_parts.emplace_back();
    part.model = std::make_unique<RecordTableModel>(std::move(table), borrowed(m_context.clock));
    part.feed = new SessionFeed(m_context.session, *part.model, this);
    part.feed->setRequest<Op>({});
    connect(part.model.get(), &RecordTableModel::stateChanged, this, &OverviewLists::changed);
    return &part;
}

OverviewLists::OverviewLists(PageContext &context, QObject *parent)
    : QObject(parent), m_context(context),
      m_licenses(add<licensemanager::ListLicenses>(issuedLicensesTable({}))),
      m_received(add<licensemanager::ListReceivedLicenses>(receivedLicensesTable({}))),
      m_configurations(
          add<licensemanager::ListLicenseConfigurations>(licenseConfigurationsTable(nullptr))),
      m_grants(add<licensemanager::ListReceivedGrants>(grantInboxTable({}))),
      m_apiKeys(add<apigateway::GetApiKeys>(apiKeysTable(&m_noValues))),
      m_usagePlans(add<apigateway::GetUsagePlans>(usagePlansTable()))
{
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this, &OverviewLists::scanSome);
}

OverviewLists::~OverviewLists()
{
    // They write into the models.
    for (Part &part : m_parts)
        delete part.feed;
}

void OverviewLists::follow(const QStringList &connections)
{
    const QStringList before = std::exchange(m_connections, connections);
    for (Part &part : m_parts) {
        part.feed->setConnections(connections);
        for (const QString &id : connections) {
            if (!before.contains(id))
                part.feed->load(id);
        }
    }
}

void OverviewLists::refresh()
{
    for (Part &part : m_parts)
        part.feed->refresh();
}

std::optional<Instant> OverviewLists::asOf() const
{
    return m_licenses->model->asOf();
}

void OverviewLists::scan()
{
    m_names.clear();
    m_ends.clear();
    m_plans.clear();
    m_ending.clear();
    m_scans.clear();
    for (const Part *part : {m_licenses, m_received, m_configurations, m_apiKeys, m_usagePlans})
        m_scans.push_back({part->model.get(), 0});
    m_step.start(0);
}

void OverviewLists::scanSome()
{
    // Slices of long lists: the window goes on answering.
    constexpr int rowsAtOnce = 1000;
    Scan &scan = m_scans.front();
    const int last = std::min(scan.next + rowsAtOnce, scan.model->rowCount());
    for (; scan.next < last; ++scan.next)
        scanRow(*scan.model, scan.next);
    if (scan.next >= scan.model->rowCount())
        m_scans.pop_front();
    if (m_scans.empty())
        emit scanned();
    else
        m_step.start(0);
}

void OverviewLists::scanRow(const RecordTableModel &model, int row)
{
    const auto text = [&](QStringView column) {
        return QString::fromStdString(model.rawText(row, model.columnIndex(column)));
    };
    if (&model == m_usagePlans->model.get()) {
        m_plans.insert(text(u"id"), text(u"name"));
        return;
    }
    const QString id = &model == m_apiKeys->model.get() ? text(u"id") : text(u"arn");
    const bool isNew = !m_names.contains(id);
    if (isNew)
        m_names.insert(id, text(u"name"));
    const int ends = model.columnIndex(u"ends");
    if (ends < 0 || !isNew)
        return;
    const Cell end = model.cell(row, ends);
    if (end.type() != Cell::Type::Time)
        return;
    m_ends.insert(id, end.instant());
    if (end.instant() < m_context.clock.now() + std::chrono::days(31))
        m_ending += licenseAt(model, row);
}

License OverviewLists::licenseAt(const RecordTableModel &model, int row) const
{
    return &model == m_received->model.get() ? model.record<GrantedLicense>(row)
                                             : model.record<License>(row);
}

int OverviewLists::rowOf(const RecordTableModel &model, QStringView column, const QString &id)
{
    const int index = model.columnIndex(column);
    const std::string wanted = id.toStdString();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.rawText(row, index) == wanted)
            return row;
    }
    return -1;
}

Page *OverviewLists::chartOf(const UsageState &state) const
{
    const QString &id = state.series.resource;
    switch (state.kind) {
    case UsageState::Kind::Entitlement:
        for (const Part *part : {m_licenses, m_received}) {
            const RecordTableModel &model = *part->model;
            if (const int row = rowOf(model, u"arn", id); row >= 0)
                return new ChartPage(m_context, licenseAt(model, row), model.origin(row),
                                     state.series.dimension);
        }
        return nullptr;
    case UsageState::Kind::Configuration: {
        const RecordTableModel &model = *m_configurations->model;
        const int row = rowOf(model, u"arn", id);
        return row < 0 ? nullptr
                       : new ConfigurationChartPage(
                           m_context, model.record<LicenseConfiguration>(row), model.origin(row));
    }
    case UsageState::Kind::ApiKey:
        return keyChart(state);
    }
    return nullptr;
}

Page *OverviewLists::keyChart(const UsageState &state) const
{
    const RecordTableModel &keys = *m_apiKeys->model;
    const RecordTableModel &plans = *m_usagePlans->model;
    const int key = rowOf(keys, u"id", state.series.resource);
    const int plan = rowOf(plans, u"id", state.series.dimension);
    if (key < 0 || plan < 0)
        return nullptr;
    const auto record = keys.record<ApiKey>(key);
    UsagePlanKey member;
    member.id = record.id;
    member.name = record.name;
    return new KeyChartPage(m_context, member, plans.record<UsagePlan>(plan), plans.origin(plan));
}

} // namespace lc
