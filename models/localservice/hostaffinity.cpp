// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/hostaffinity.h"

#include "core/json.h"
#include "domain/arn.h"
#include "domain/licenserule.h"
#include "localservice/configurationrules.h"
#include "localservice/inventory.h"
#include "localservice/store.h"

#include <QSet>

#include <algorithm>

namespace lc::hostaffinity {

using namespace Qt::StringLiterals;

static constexpr Field holdRows[] = {
    field<&Hold::host>("Host").with(Required),
    field<&Hold::resourceType>("ResourceType").with(Required),
    field<&Hold::licenses>("Licenses").with(Required),
    field<&Hold::until>("Until").with(Required),
};

constinit const Type Hold::rows = describe<Hold>("Hold", holdRows);

namespace {

/// The id of the host that a machine is or runs on; empty for shared hardware.
QString hostOf(const InventoryResource &machine)
{
    if (machine.resourceType == ResourceType::Ec2Host)
        return Arn::parse(machine.resourceArn).value_or(Arn()).id();
    return machine.hostId.value_or(QString());
}

QString idOf(const QString &configurationArn, const InventoryResource &machine)
{
    return configurationArn + u' ' + hostOf(machine);
}

std::optional<std::chrono::days> daysOf(const LicenseConfiguration &configuration)
{
    for (const QString &text : configuration.licenseRules.value_or(QList<QString>())) {
        const auto rule = parseLicenseRule(text);
        if (rule && rule->name == u"licenseAffinityToHost")
            return std::chrono::days(rule->value.toInt());
    }
    return std::nullopt;
}

Hold holdIn(const Resource &resource)
{
    return readJson<Hold>(resource.document).value_or(Hold());
}

} // namespace

qint64 waitingFor(Store &store, const QString &configurationArn, const InventoryResource &machine)
{
    const auto kept = store.find(kind, idOf(configurationArn, machine));
    return kept ? holdIn(*kept).licenses : 0;
}

qint64 take(Store &store, const QString &configurationArn, const InventoryResource &machine,
            qint64 licenses)
{
    auto kept = store.find(kind, idOf(configurationArn, machine));
    if (!kept)
        return 0;
    Hold hold = holdIn(*kept);
    const qint64 taken = std::min(licenses, hold.licenses);
    hold.licenses -= taken;
    if (hold.licenses == 0) {
        store.remove(*kept);
        return taken;
    }
    kept->document = writeJson(hold);
    store.update(*kept);
    return taken;
}

void keep(Store &store, const Resource &configurationResource,
          const LicenseConfiguration &configuration, const InventoryResource &machine,
          qint64 licenses, Instant attachedAt, Instant now)
{
    const auto days = daysOf(configuration);
    if (!days || licenses <= 0 || hostOf(machine).isEmpty() || attachedAt + *days <= now)
        return;
    const QString id = idOf(configurationResource.id, machine);
    const auto kept = store.find(kind, id);
    Hold hold = kept ? holdIn(*kept) : Hold{hostOf(machine), machine.resourceType, 0, {}};
    hold.licenses += licenses;
    hold.until = std::max<Instant>(hold.until, attachedAt + *days);
    Resource resource = kept.value_or(Resource());
    resource.document = writeJson(hold);
    if (kept) {
        store.update(resource);
        return;
    }
    resource.kind = kind;
    resource.account = configurationResource.account;
    resource.region = configurationResource.region;
    resource.id = id;
    store.insert(resource);
    store.addKey(resource, configurations::byConfiguration, configurationResource.id);
}

void settle(Store &store, const QString &account, const QString &region, Instant now)
{
    ResourceQuery query;
    query.kind = kind;
    query.account = account;
    query.region = region;
    QSet<QString> changed;
    for (;;) {
        const QList<Resource> slice = store.list(query);
        for (const Resource &resource : slice) {
            if (holdIn(resource).until > now)
                continue;
            changed += configurations::configurationOf(resource.id);
            store.remove(resource);
        }
        if (slice.size() < query.limit)
            break;
        query.after = slice.last().sequence;
    }
    for (const QString &arn : std::as_const(changed)) {
        if (auto resource = store.find(configurations::kind, arn)) {
            LicenseConfiguration configuration = configurations::read(*resource);
            configurations::recount(store, *resource, configuration);
        }
    }
}

} // namespace lc::hostaffinity
