// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sample's machines run, and machines and databases that no self-managed license is
// attached to.
#include "localservice/sampleinventory.h"

#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"

namespace lc {

using namespace Qt::StringLiterals;

namespace {

struct System {
    QStringView word; ///< in the name of what is used
    QStringView platform;
    QStringView version;
    QStringView operation; ///< empty for machines outside EC2
    QStringView included; ///< license included in the price; empty for none
    QStringView publisher;
};

constexpr System systems[] = {
    {u"SQL Server Enterprise", u"Windows Server 2022 Datacenter", u"10.0.20348",
     u"RunInstances:0102", u"sql-server-enterprise", u"Microsoft Corporation"},
    {u"SQL Server Standard", u"Windows Server 2022 Datacenter", u"10.0.20348", u"RunInstances:0006",
     u"sql-server-standard", u"Microsoft Corporation"},
    {u"SQL Server", u"Windows Server 2019 Datacenter", u"10.0.17763", u"RunInstances:0800", u"",
     u"Microsoft Corporation"},
    {u"Windows", u"Windows Server 2022 Datacenter", u"10.0.20348", u"RunInstances:0002",
     u"windows-server-datacenter", u"Microsoft Corporation"},
    {u"CAD", u"Windows Server 2022 Datacenter", u"10.0.20348", u"RunInstances:0002",
     u"windows-server-datacenter", u"Halden"},
    {u"Oracle", u"Oracle Linux Server", u"8.9", u"RunInstances", u"", u"Oracle"},
    {u"Enterprise Linux", u"Red Hat Enterprise Linux", u"9.3", u"RunInstances:0010", u"",
     u"Red Hat"},
    {u"SAP", u"SUSE Linux Enterprise Server", u"15.5", u"RunInstances:000g", u"", u"SUSE"},
};
constexpr System otherSystem{u"", u"Amazon Linux", u"2023", u"RunInstances", u"", u"Acme"};

const System &systemOf(QStringView use)
{
    for (const System &system : systems) {
        if (use.contains(system.word))
            return system;
    }
    return otherSystem;
}

std::optional<QString> textOf(QStringView text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text.toString());
}

InventoryResource instance(SampleRandom &random, const sample::Company &owner, QStringView region)
{
    InventoryResource machine;
    machine.resourceArn =
        u"arn:aws:ec2:%1:%2:instance/i-%3"_s.arg(region, owner.account, random.hex(17));
    machine.resourceType = ResourceType::Ec2Instance;
    machine.resourceStatus = random.chance(50) ? u"stopped"_s : u"running"_s;
    machine.instanceType = u"m5.xlarge"_s;
    machine.vcpus = 4;
    machine.cores = 2;
    return machine;
}

/// What runs on Amazon RDS under licenses of the customer's own.
struct Database {
    QStringView name;
    QStringView edition;
    QStringView version;
    QStringView instanceType;
    qint64 vcpus;
    std::initializer_list<QStringView> packs;
};

const Database databases[] = {
    {u"erp-primary",
     u"oracle-ee",
     u"19.0.0.0",
     u"db.r5.2xlarge",
     8,
     {u"data guard", u"diagnostic pack sqlt", u"tuning pack sqlt"}},
    {u"erp-standby", u"oracle-ee", u"19.0.0.0", u"db.r5.2xlarge", 8, {u"data guard"}},
    {u"warehouse", u"oracle-ee", u"21.0.0.0", u"db.r5.4xlarge", 16, {u"olap", u"ols"}},
    {u"orders", u"oracle-se2", u"19.0.0.0", u"db.m5.xlarge", 4, {}},
    {u"billing", u"db2-se", u"11.5", u"db.m5.xlarge", 4, {}},
    {u"ledger", u"db2-ae", u"11.5", u"db.r5.xlarge", 4, {}},
};

InventoryResource resourceOf(const Database &database, QStringView account, QStringView region)
{
    InventoryResource resource =
        unknownResource(u"arn:aws:rds:%1:%2:db:%3"_s.arg(region, account, database.name));
    resource.instanceType = database.instanceType.toString();
    resource.vcpus = database.vcpus;
    resource.cores = database.vcpus / 2;
    resource.platform = database.edition.startsWith(u"db2") ? u"Db2"_s : u"Oracle"_s;
    resource.platformVersion = database.version.toString();
    resource.engineEdition = database.edition.toString();
    if (database.packs.size() > 0)
        resource.licensePacks.emplace();
    for (const QStringView pack : database.packs)
        resource.licensePacks->append(pack.toString());
    return resource;
}

} // namespace

void describeMachine(quint64 seed, QStringView use, InventoryResource &machine)
{
    SampleRandom random(seed, u"inventory "_s + machine.resourceArn);
    const System &system = systemOf(use);
    machine.platform = system.platform.toString();
    machine.platformVersion = system.version.toString();
    machine.tags = {{u"environment"_s, random.chance(70) ? u"production"_s : u"test"_s},
                    {u"owner"_s, random.chance(50) ? u"platform"_s : u"engineering"_s}};
    if (machine.resourceType == ResourceType::Ec2Ami)
        return;
    machine.applications = QList<InventoryApplication>{
        {use.toString(), textOf(system.publisher),
         u"%1.%2"_s.arg(random.between(1, 16)).arg(random.between(0, 9))}};
    if (machine.resourceType == ResourceType::SystemsManagerManagedInstance)
        return;
    machine.tenancy =
        machine.resourceType == ResourceType::Ec2Host ? u"EC2-DedicatedHost"_s : u"EC2-Default"_s;
    if (machine.resourceType == ResourceType::Ec2Host)
        return;
    machine.usageOperation = textOf(system.operation);
    machine.licenseIncluded = textOf(system.included);
    machine.amiId = u"ami-"_s + SampleRandom(seed, u"image "_s + use.toString()).hex(17);
    if (random.chance(10))
        machine.marketplaceProductCodes = QList<QString>{random.letters(25)};
}

void addSampleInventory(SampleWorld &world)
{
    constexpr QStringView region = u"us-east-1";
    constexpr QStringView uses[] = {u"SQL Server Standard", u"Windows Server", u"Oracle Database",
                                    u"Enterprise Linux", u"Web shop"};
    for (const sample::Company &owner : {sample::vendor, sample::customer}) {
        SampleRandom random(world.stamp.seed, u"spare machines "_s + owner.account.toString());
        for (int i = 0; i < 12; ++i) {
            InventoryResource machine = instance(random, owner, region);
            describeMachine(world.stamp.seed, random.oneOf(uses), machine);
            world.machines.push_back({owner.account.toString(), region.toString(), machine});
        }
    }
    const QStringView customer = sample::customer.account;
    for (const Database &database : databases)
        world.machines.push_back(
            {customer.toString(), region.toString(), resourceOf(database, customer, region)});
}

} // namespace lc
