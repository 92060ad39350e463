// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertchart.h"

#include "connections/session.h"
#include "monitoring/alertrules.h"
#include "monitoring/alertwatch.h"
#include "pages/alertruleformpage.h"
#include "pages/chartpage.h"
#include "pages/configurationchartpage.h"
#include "pages/keychartpage.h"
#include "style/theme.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

RowOrigin originOf(const AlertItem &item, Session &session)
{
    RowOrigin origin;
    origin.partition = item.partition.value_or(origin.partition);
    origin.account = item.account.value_or(QString());
    origin.region = item.region.value_or(QString());
    origin.connection = item.connection.value_or(QString());
    if (session.registry().byId(origin.connection))
        origin.connectionName = session.connection(origin.connection).name;
    return origin;
}

AlertItem itemAt(const RowOrigin &origin, AlertItemKind kind)
{
    AlertItem item;
    item.kind = kind;
    item.partition = origin.partition;
    item.account = origin.account;
    item.region = origin.region;
    item.connection = origin.connection;
    return item;
}

ChartPage *entitlementChartPage(PageContext &context, const AlertItem &item)
{
    License license;
    license.licenseArn = item.id;
    license.licenseName = item.name;
    Entitlement entitlement;
    entitlement.name = item.part.value_or(QString());
    entitlement.unit = EntitlementUnit::Count;
    license.entitlements = {entitlement};
    return new ChartPage(context, license, originOf(item, context.session), entitlement.name);
}

} // namespace

Page *makeAlertChart(PageContext &context, const Alert &alert)
{
    const AlertItem &item = alert.item;
    const RowOrigin origin = originOf(item, context.session);
    const Instant moment = alert.raised.instant().value_or(context.clock.now());
    switch (item.kind.known().value_or(AlertItemKind::Recorder)) {
    case AlertItemKind::Entitlement: {
        ChartPage *page = entitlementChartPage(context, item);
        page->showMoment(moment);
        return page;
    }
    case AlertItemKind::Configuration: {
        // Of one that ends soon there is more to see in its table.
        if (alert.kind == AlertKind::Expiry)
            return nullptr;
        LicenseConfiguration configuration;
        configuration.licenseConfigurationArn = item.id;
        configuration.name = item.name;
        auto *page = new ConfigurationChartPage(context, configuration, origin);
        page->showMoment(moment);
        return page;
    }
    case AlertItemKind::ApiKey: {
        UsagePlanKey key;
        key.id = item.id;
        key.name = item.name;
        UsagePlan plan;
        plan.id = item.part;
        auto *page = new KeyChartPage(context, key, plan, origin);
        page->showMoment(moment);
        return page;
    }
    default:
        return nullptr;
    }
}

PageLink linkToItem(const AlertItem &item, const PageContext &context)
{
    switch (item.kind.known().value_or(AlertItemKind::Recorder)) {
    case AlertItemKind::Entitlement:
    case AlertItemKind::License:
        return {pageOfArn(item.id, context.session), item.id.toUtf8()};
    case AlertItemKind::Configuration:
        return {u"self-managed-licenses"_s, item.id.toUtf8()};
    case AlertItemKind::ApiKey:
        return {u"api-keys"_s, item.id.toUtf8()};
    case AlertItemKind::Grant:
        // One that waits stands in the inbox, as those that were answered do.
        return {u"grant-inbox"_s, item.id.toUtf8()};
    case AlertItemKind::Token:
        return {u"tokens"_s, item.id.toUtf8()};
    case AlertItemKind::Checkout:
        return {u"check-outs"_s, item.id.toUtf8()};
    case AlertItemKind::Recorder:
        break;
    }
    return {};
}

AlertItem alertItemOf(const License &license, const RowOrigin &origin)
{
    AlertItem item = itemAt(origin, AlertItemKind::Entitlement);
    item.id = license.licenseArn.value_or(QString());
    item.name = license.licenseName;
    item.product = license.productSku;
    return item;
}

AlertItem alertItemOf(const LicenseConfiguration &configuration, const RowOrigin &origin)
{
    AlertItem item = itemAt(origin, AlertItemKind::Configuration);
    item.id = configuration.licenseConfigurationArn.value_or(QString());
    item.name = configuration.name;
    return item;
}

AlertItem alertItemOf(const UsagePlanKey &key, const UsagePlan &plan, const RowOrigin &origin)
{
    AlertItem item = itemAt(origin, AlertItemKind::ApiKey);
    item.id = key.id.value_or(QString());
    item.part = plan.id;
    item.name = key.name;
    return item;
}

QAction *newAlertRuleAction(Page &page, PageContext &context, std::function<AlertItem()> item)
{
    auto *action =
        new QAction(icon(context.theme, Symbol::Alert),
                    QCoreApplication::translate("AlertChart", "New alert &rule…"), &page);
    action->setData(u"usage"_s);
    QObject::connect(action, &QAction::triggered, &page, [&page, &context, item = std::move(item)] {
        emit page.tabRequested(makeAlertRuleForm(context, item()));
    });
    return action;
}

Page *makeAlertRuleForm(PageContext &context, const AlertItem &item)
{
    AlertRule rule = alertRuleOf(AlertKind::Level);
    rule.scope = AlertScope::Item;
    rule.items = item.kind;
    rule.target = item.id;
    rule.part = item.part;
    rule.targetName = item.name;
    return new AlertRuleFormPage(context, rule);
}

} // namespace lc
