// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/discovery.h"

#include "core/json.h"
#include "localservice/associationrecord.h"
#include "localservice/behaviour.h"
#include "localservice/configurationrules.h"
#include "localservice/inventory.h"
#include "localservice/servicesettingsrules.h"
#include "localservice/store.h"

#include <algorithm>

namespace lc::discovery {

using namespace Qt::StringLiterals;

namespace {

using Criterion = ProductInformationFilter;

QList<QString> valuesOf(const Criterion &filter)
{
    return filter.productInformationFilterValue.value_or(QList<QString>());
}

/// Whether the text is one of the filter's values, or none of them, as its comparator says.
bool compares(const Criterion &filter, const QString &text)
{
    return valuesOf(filter).contains(text)
        == (filter.productInformationFilterComparator == u"EQUALS");
}

bool isAboutApplications(const Criterion &filter)
{
    return filter.productInformationFilterName.startsWith(u"Application ");
}

bool fitsApplication(const Criterion &filter, const InventoryApplication &application)
{
    const QString &name = filter.productInformationFilterName;
    return compares(filter,
                    name == u"Application Name" ? application.name
                        : name == u"Application Publisher"
                        ? application.publisher.value_or(QString())
                        : application.version.value_or(QString()));
}

/// A tag with this key, and one of the values where there are any, keeps a machine out.
bool isExcludedByTag(const Criterion &filter, const InventoryResource &machine)
{
    const QString key = filter.productInformationFilterName.mid(4);
    const QList<QString> values = valuesOf(filter);
    return std::ranges::any_of(machine.tags.value_or(QList<Tag>()), [&](const Tag &tag) {
        return tag.key == key
            && (values.isEmpty() || values.contains(tag.value.value_or(QString())));
    });
}

bool fitsMachine(const Criterion &filter, const InventoryResource &machine, const QString &account)
{
    const QString &name = filter.productInformationFilterName;
    const QString platform = machine.platform.value_or(QString());
    if (name == u"Platform Name")
        return compares(filter, platform);
    if (name == u"Platform Type")
        return compares(filter, platform.startsWith(u"Windows") ? u"Windows"_s : u"Linux"_s);
    if (name == u"License Included")
        return compares(filter, machine.licenseIncluded.value_or(QString()));
    if (name == u"AccountId")
        return compares(filter, account);
    return !isExcludedByTag(filter, machine);
}

/// A pack is found when it is one of those the database uses.
bool fitsDatabase(const Criterion &filter, const InventoryResource &database)
{
    if (filter.productInformationFilterName == u"Engine Edition")
        return compares(filter, database.engineEdition.value_or(QString()));
    return std::ranges::any_of(database.licensePacks.value_or(QList<QString>()),
                               [&](const QString &pack) { return compares(filter, pack); });
}

bool fits(const ProductInformation &product, const InventoryResource &machine,
          const QString &account)
{
    const auto type = machine.resourceType.known();
    if (product.resourceType == u"RDS")
        return type == ResourceType::Rds
            && std::ranges::all_of(
                   product.productInformationFilterList,
                   [&](const Criterion &filter) { return fitsDatabase(filter, machine); });
    if (type != ResourceType::Ec2Instance && type != ResourceType::SystemsManagerManagedInstance)
        return false;
    QList<Criterion> ofApplications;
    for (const Criterion &filter : product.productInformationFilterList) {
        if (isAboutApplications(filter))
            ofApplications += filter;
        else if (!fitsMachine(filter, machine, account))
            return false;
    }
    // One application must fit all that is said about applications.
    return ofApplications.isEmpty()
        || std::ranges::any_of(machine.applications.value_or(QList<InventoryApplication>()),
                               [&ofApplications](const InventoryApplication &application) {
                                   return std::ranges::all_of(
                                       ofApplications, [&](const Criterion &filter) {
                                           return fitsApplication(filter, application);
                                       });
                               });
}

/// Calls `visit` with each resource that the query finds.
template <class Visit> void forEach(Store &store, ResourceQuery query, const Visit &visit)
{
    for (;;) {
        const QList<Resource> slice = store.list(query);
        for (const Resource &resource : slice)
            visit(resource);
        if (slice.size() < query.limit)
            return;
        query.after = slice.last().sequence;
    }
}

/// One run for one configuration.
class Run {
public:
    Run(Store &store, const ServiceSetup &setup, Resource &resource, Instant now)
        : m_store(store), m_setup(setup), m_resource(resource), m_now(now),
          m_configuration(configurations::read(resource))
    {
    }

    void carryOut()
    {
        if (m_configuration.disassociateWhenNotFound.value_or(false))
            detachLost();
        readFailures();
        const Caller owner{m_resource.account, m_resource.region};
        for (const ResourceQuery &machines : servicesettings::inventories(m_store, m_setup, owner))
            forEach(m_store, machines, [this](const Resource &entry) { attachFound(entry); });
        m_configuration.automatedDiscoveryInformation = AutomatedDiscoveryInformation{m_now};
        configurations::recount(m_store, m_resource, m_configuration);
    }

private:
    ResourceQuery keptFor(QLatin1StringView kind) const
    {
        ResourceQuery query;
        query.kind = kind;
        query.keyName = configurations::byConfiguration;
        query.keyValue = m_resource.id;
        return query;
    }

    /// What was found once and is not any more.
    void detachLost()
    {
        forEach(m_store, keptFor(configurations::associationKind), [this](const Resource &each) {
            const auto record =
                readJson<AssociationRecord>(each.document).value_or(AssociationRecord());
            if (!record.discovered.value_or(false))
                return;
            const auto entry =
                m_store.find(inventory::kind, record.resourceArn.value_or(QString()));
            if (entry && finds(m_configuration, inventory::read(*entry), entry->account))
                return;
            detach(m_store, m_resource, m_configuration, each, m_now);
        });
        configurations::recount(m_store, m_resource, m_configuration);
    }

    void readFailures()
    {
        forEach(m_store, keptFor(configurations::failureKind), [this](const Resource &each) {
            const auto failure = readJson<LicenseOperationFailure>(each.document)
                                     .value_or(LicenseOperationFailure());
            m_told += failure.resourceArn.value_or(QString());
        });
    }

    void attachFound(const Resource &entry)
    {
        const InventoryResource machine = inventory::read(entry);
        if (!finds(m_configuration, machine, entry.account)
            || m_store.find(configurations::associationKind,
                            configurations::associationId(m_resource.id, entry.id)))
            return;
        if (const auto obstacle =
                attachObstacle(m_store, m_resource.id, m_configuration, machine)) {
            tell(entry, machine, obstacle->message);
            return;
        }
        AssociationRecord record;
        record.resourceOwnerId = entry.account;
        record.associationTime = m_now;
        record.discovered = true;
        m_configuration.consumedLicenses = m_configuration.consumedLicenses.value_or(0)
            + attach(m_store, m_resource, m_configuration, machine, record);
    }

    /// Once for each machine while its failure is kept.
    void tell(const Resource &entry, const InventoryResource &machine, const QString &message)
    {
        if (m_told.contains(entry.id))
            return;
        LicenseOperationFailure failure;
        failure.resourceArn = entry.id;
        failure.resourceType = machine.resourceType;
        failure.errorMessage = message;
        failure.failureTime = m_now;
        failure.operationName = u"AutomatedDiscovery"_s;
        failure.resourceOwnerId = entry.account;
        failure.operationRequestedBy = u"License Manager Automated Discovery"_s;
        keepFailure(m_store, {m_resource.account, m_resource.region}, m_resource.id, failure);
    }

    Store &m_store;
    const ServiceSetup &m_setup;
    Resource &m_resource;
    Instant m_now;
    LicenseConfiguration m_configuration;
    QStringList m_told;
};

bool isDiscovering(const LicenseConfiguration &configuration)
{
    return configuration.productInformationList && !configuration.productInformationList->isEmpty()
        && configuration.status == Open(LicenseConfigurationStatus::Available).text;
}

} // namespace

bool finds(const LicenseConfiguration &configuration, const InventoryResource &machine,
           const QString &account)
{
    return std::ranges::any_of(
        configuration.productInformationList.value_or(QList<ProductInformation>()),
        [&](const ProductInformation &product) { return fits(product, machine, account); });
}

void run(Store &store, const ServiceSetup &setup, Resource &configuration, Instant now)
{
    if (isDiscovering(configurations::read(configuration)))
        Run(store, setup, configuration, now).carryOut();
}

bool runDue(Store &store, const ServiceSetup &setup, Instant now)
{
    ResourceQuery query;
    query.kind = configurations::kind;
    QList<Resource> due;
    forEach(store, query, [&](const Resource &resource) {
        const LicenseConfiguration configuration = configurations::read(resource);
        const auto last =
            configuration.automatedDiscoveryInformation.value_or(AutomatedDiscoveryInformation())
                .lastRunTime;
        const bool isFresh =
            last && *last <= now && now < *last + behaviour::discoveryInterval.value;
        if (isDiscovering(configuration) && !isFresh)
            due += resource;
    });
    for (Resource &resource : due)
        run(store, setup, resource, now);
    return !due.isEmpty();
}

} // namespace lc::discovery
