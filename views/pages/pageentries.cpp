// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "pages/activitypage.h"
#include "pages/alertrulespage.h"
#include "pages/alertspage.h"
#include "pages/apikeyspage.h"
#include "pages/assetgroupspage.h"
#include "pages/calendarpage.h"
#include "pages/changespage.h"
#include "pages/checkoutspage.h"
#include "pages/configurationspage.h"
#include "pages/connectionspage.h"
#include "pages/conversiontaskspage.h"
#include "pages/distributedgrantspage.h"
#include "pages/doctorpage.h"
#include "pages/grantinboxpage.h"
#include "pages/inventorypage.h"
#include "pages/issuedlicensespage.h"
#include "pages/labpage.h"
#include "pages/organizationgrantspage.h"
#include "pages/overviewpage.h"
#include "pages/quotaboardpage.h"
#include "pages/receivedlicensespage.h"
#include "pages/reportgeneratorspage.h"
#include "pages/reportspage.h"
#include "pages/rulesetspage.h"
#include "pages/servicesettingspage.h"
#include "pages/tokenspage.h"
#include "pages/usageplanspage.h"

#include <QCoreApplication>

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("PageEntries", text);
}

template <class P> Page *make(PageContext &context, QWidget *parent)
{
    return new P(context, parent);
}

} // namespace

QList<PageEntry> pageEntries()
{
    const QString grants = translated(QT_TRANSLATE_NOOP("PageEntries", "Grants"));
    const QString resources = translated(QT_TRANSLATE_NOOP("PageEntries", "Resources"));
    const QString licenses = translated(QT_TRANSLATE_NOOP("PageEntries", "Licenses"));
    return {
        {QStringLiteral("overview"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Overview")),
         Symbol::Overview,
         {},
         Symbol::Overview,
         make<OverviewPage>},
        {QStringLiteral("alerts"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Alerts")),
         Symbol::Alert,
         {},
         Symbol::Alert,
         make<AlertsPage>},
        {QStringLiteral("issued-licenses"), translated(QT_TRANSLATE_NOOP("PageEntries", "Issued")),
         Symbol::Issued, licenses, Symbol::License, make<IssuedLicensesPage>},
        {QStringLiteral("received-licenses"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Received")), Symbol::Received, licenses,
         Symbol::License, make<ReceivedLicensesPage>},
        {QStringLiteral("self-managed-licenses"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Self-managed")), Symbol::SelfManaged,
         licenses, Symbol::License, make<ConfigurationsPage>},
        {QStringLiteral("grant-inbox"), translated(QT_TRANSLATE_NOOP("PageEntries", "Inbox")),
         Symbol::Inbox, grants, Symbol::Grant, make<GrantInboxPage>},
        {QStringLiteral("distributed-grants"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Distributed")), Symbol::Grant, grants,
         Symbol::Grant, make<DistributedGrantsPage>},
        {QStringLiteral("organization-grants"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Organization")), Symbol::Grant, grants,
         Symbol::Grant, make<OrganizationGrantsPage>},
        {QStringLiteral("usage-plans"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Usage plans")),
         Symbol::UsagePlan,
         {},
         Symbol::UsagePlan,
         make<UsagePlansPage>},
        {QStringLiteral("quota-board"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Quota board")),
         Symbol::UsagePlan,
         {},
         Symbol::UsagePlan,
         make<QuotaBoardPage>},
        {QStringLiteral("api-keys"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "API keys")),
         Symbol::Key,
         {},
         Symbol::Key,
         make<ApiKeysPage>},
        {QStringLiteral("check-outs"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Check-outs")),
         Symbol::Checkout,
         {},
         Symbol::Checkout,
         make<CheckoutsPage>},
        {QStringLiteral("tokens"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Tokens")),
         Symbol::Key,
         {},
         Symbol::Key,
         make<TokensPage>},
        {QStringLiteral("calendar"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Expiry calendar")),
         Symbol::Calendar,
         {},
         Symbol::Calendar,
         make<CalendarPage>},
        {QStringLiteral("inventory"), translated(QT_TRANSLATE_NOOP("PageEntries", "Inventory")),
         Symbol::Inventory, resources, Symbol::Inventory, make<InventoryPage>},
        {QStringLiteral("asset-groups"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Asset groups")), Symbol::Jobs, resources,
         Symbol::Inventory, make<AssetGroupsPage>},
        {QStringLiteral("rulesets"), translated(QT_TRANSLATE_NOOP("PageEntries", "Rulesets")),
         Symbol::Filter, resources, Symbol::Inventory, make<RulesetsPage>},
        {QStringLiteral("conversion-tasks"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Conversions")), Symbol::Undo, resources,
         Symbol::Inventory, make<ConversionTasksPage>},
        {QStringLiteral("reports"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Reports")),
         Symbol::Report,
         {},
         Symbol::Report,
         make<ReportsPage>},
        {QStringLiteral("report-generators"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Report generators")),
         Symbol::Report,
         {},
         Symbol::Report,
         make<ReportGeneratorsPage>},
        {QStringLiteral("doctor"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "License doctor")),
         Symbol::Check,
         {},
         Symbol::Check,
         make<DoctorPage>},
        {QStringLiteral("changes"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "What changed")),
         Symbol::Trend,
         {},
         Symbol::Trend,
         make<ChangesPage>},
        {QStringLiteral("alert-rules"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Alert rules")),
         Symbol::Settings,
         {},
         Symbol::Settings,
         make<AlertRulesPage>},
        {QStringLiteral("settings"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Service settings")),
         Symbol::Settings,
         {},
         Symbol::Settings,
         make<ServiceSettingsPage>},
        {QStringLiteral("activity"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Activity journal")),
         Symbol::Clock,
         {},
         Symbol::Clock,
         make<ActivityPage>},
        {QStringLiteral("connections"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Connections")),
         Symbol::Cloud,
         {},
         Symbol::Cloud,
         make<ConnectionsPage>},
        {QStringLiteral("lab"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Lab")),
         Symbol::Local,
         {},
         Symbol::Local,
         make<LabPage>},
    };
}

} // namespace lc
