// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The self-managed licenses of the sample and the machines that use them.
#include "localservice/samplecatalog.h"
#include "localservice/sampleinventory.h"
#include "localservice/samplerandom.h"
#include "localservice/sampleworld.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using Counting = LicenseCountingType;
using Machine = ResourceType;

struct Plan {
    QStringView name;
    Counting counting;
    Machine machine;
    int machines; ///< how many use it
    int usedPerMille; ///< of its limit; 0: no limit
    bool hard = false;
    int expiresInDays = 0; ///< 0: never
    QStringView rule = {};
    bool disabled = false;
};

constexpr Plan vendorPlans[] = {
    {u"Windows Server Datacenter cores", Counting::Core, Machine::Ec2Host, 10, 940, true, 0,
     u"#allowedTenancy=EC2-DedicatedHost"},
    {u"Windows Server Standard", Counting::Vcpu, Machine::Ec2Instance, 22, 860},
    {u"SQL Server Enterprise cores", Counting::Core, Machine::Ec2Host, 8, 1000, true, 27,
     u"#licenseAffinityToHost=90"},
    {u"SQL Server Standard", Counting::Vcpu, Machine::Ec2Instance, 14, 1080},
    {u"SQL Server Developer", Counting::Instance, Machine::Ec2Instance, 9, 0},
    {u"Oracle Database EE", Counting::Vcpu, Machine::Ec2Instance, 8, 780, false, 200},
    {u"Oracle Diagnostics Pack", Counting::Vcpu, Machine::Ec2Instance, 5, 640, false, 200},
    {u"Enterprise Linux subscriptions", Counting::Instance, Machine::Ec2Instance, 24, 910, true},
    {u"Linux for SAP", Counting::Instance, Machine::Ec2Instance, 7, 500, false, 340},
    {u"Orbit Compiler build nodes", Counting::Instance, Machine::Ec2Instance, 16, 1000, true},
    {u"Orbit Debugger nodes", Counting::Vcpu, Machine::Ec2Instance, 6, 420, false, 0,
     u"#maximumVcpus=32"},
    {u"Halden CAD server", Counting::Socket, Machine::Ec2Host, 4, 660, false, 96},
    {u"Northgate Calibration benches", Counting::Instance, Machine::SystemsManagerManagedInstance,
     12, 920},
    {u"Lumen Statistics server", Counting::Core, Machine::Ec2Host, 3, 700, false, 17},
    {u"Mistral ERP application servers", Counting::Vcpu, Machine::Ec2Instance, 9, 830, false, 230},
    {u"Render farm workers", Counting::Instance, Machine::Ec2Instance, 20, 0},
    {u"Color grading suites", Counting::Instance, Machine::Ec2Instance, 3, 300, false, 0, {}, true},
    {u"Backup agents", Counting::Instance, Machine::SystemsManagerManagedInstance, 13, 650},
    {u"License server hosts", Counting::Socket, Machine::Ec2Host, 2, 500, true},
    {u"Golden images", Counting::Instance, Machine::Ec2Ami, 5, 250},
};

constexpr Plan customerPlans[] = {
    {u"CAD workstations", Counting::Instance, Machine::Ec2Instance, 14, 930, true},
    {u"SQL Server cores", Counting::Vcpu, Machine::Ec2Instance, 8, 880, false, 27},
    {u"Simulation cluster", Counting::Core, Machine::Ec2Host, 6, 750},
    {u"Sensor gateways", Counting::Instance, Machine::SystemsManagerManagedInstance, 11, 0},
};

struct Size {
    QStringView type;
    int vcpus;
    int cores;
    int sockets;
};

constexpr Size instanceSizes[] = {{u"t3.large", 2, 1, 1},    {u"m5.xlarge", 4, 2, 1},
                                  {u"m5.2xlarge", 8, 4, 1},  {u"c5.4xlarge", 16, 8, 1},
                                  {u"r5.2xlarge", 8, 4, 1},  {u"g4dn.4xlarge", 16, 8, 1},
                                  {u"m5.8xlarge", 32, 16, 1}};
constexpr Size hostSizes[] = {{u"m5", 96, 48, 2}, {u"r5", 96, 48, 2}, {u"c5", 72, 36, 2}};

constexpr QStringView region = u"us-east-1";

class ConfigurationMaker {
public:
    ConfigurationMaker(SampleWorld &world, const sample::Company &owner)
        : m_world(world), m_owner(owner)
    {
    }

    void add(const Plan &plan)
    {
        SampleRandom random(m_world.stamp.seed, u"configuration "_s + plan.name.toString());
        SampleConfiguration made;
        made.account = m_owner.account.toString();
        made.region = region.toString();
        LicenseConfiguration &configuration = made.configuration;
        const QString id = u"lic-"_s + random.hex(32);
        configuration.licenseConfigurationId = id;
        configuration.licenseConfigurationArn =
            u"arn:aws:license-manager:%1:%2:license-configuration:%3"_s.arg(made.region,
                                                                            made.account, id);
        configuration.name = plan.name.toString();
        configuration.licenseCountingType = plan.counting;
        configuration.licenseRules = QList<QString>();
        if (!plan.rule.isEmpty())
            configuration.licenseRules->append(plan.rule.toString());
        configuration.status = Open(plan.disabled ? LicenseConfigurationStatus::Disabled
                                                  : LicenseConfigurationStatus::Available)
                                   .text;
        configuration.ownerAccountId = made.account;
        if (random.chance(50))
            configuration.description = u"Agreement %1"_s.arg(random.between(7'000'000, 7'999'999));
        if (plan.expiresInDays != 0)
            configuration.licenseExpiry =
                m_world.stamp.inDays(plan.expiresInDays).time_since_epoch().count() / 1000;
        made.tags = {{u"owner"_s, random.chance(50) ? u"platform"_s : u"engineering"_s}};
        for (int i = 0; i < plan.machines; ++i)
            made.usages.append(use(random, plan));
        setLimit(plan, made);
        addFailures(plan, made);
        if (plan.name == u"Oracle Database EE")
            configuration.productInformationList = productsNamed(plan.name);
        made.curve.start = int(random.between(500, 900));
        made.curve.wave = 0;
        made.curve.noise = int(random.between(15, 50));
        made.random = random.next();
        m_world.configurations.push_back(made);
    }

private:
    LicenseConfigurationUsage use(SampleRandom &random, const Plan &plan)
    {
        const InventoryResource machine = addMachine(random, plan);
        LicenseConfigurationUsage usage;
        usage.resourceArn = machine.resourceArn;
        usage.resourceType = machine.resourceType;
        usage.resourceStatus = machine.resourceStatus;
        usage.resourceOwnerId = m_owner.account.toString();
        const std::chrono::milliseconds age(random.between(91, 480) * 86'400'000);
        const std::chrono::milliseconds time(random.between(0, 86'399'999));
        usage.associationTime = Instant(m_world.stamp.day()) - age + time;
        usage.consumedLicenses = licensesUsed(machine, plan.counting);
        return usage;
    }

    InventoryResource addMachine(SampleRandom &random, const Plan &plan)
    {
        const bool onHost = plan.machine == Machine::Ec2Host;
        const Size &size = onHost ? random.oneOf(hostSizes) : random.oneOf(instanceSizes);
        const QString prefix = plan.machine == Machine::Ec2Ami
            ? u"arn:aws:ec2:%1::image/ami-"_s.arg(region)
            : plan.machine == Machine::SystemsManagerManagedInstance
            ? u"arn:aws:ssm:%1:%2:managed-instance/mi-"_s.arg(region, m_owner.account)
            : u"arn:aws:ec2:%1:%2:%3"_s.arg(region, m_owner.account,
                                            onHost ? u"dedicated-host/h-"_s : u"instance/i-"_s);
        InventoryResource machine;
        machine.resourceArn = prefix + random.hex(17);
        machine.resourceType = plan.machine;
        machine.resourceStatus =
            onHost || plan.machine == Machine::Ec2Ami ? u"available"_s : u"running"_s;
        machine.instanceType = plan.machine == Machine::Ec2Ami ? QString() : size.type.toString();
        machine.vcpus = size.vcpus;
        machine.cores = size.cores;
        machine.sockets = size.sockets;
        describeMachine(m_world.stamp.seed, plan.name, machine);
        m_world.machines.push_back({m_owner.account.toString(), region.toString(), machine});
        return machine;
    }

    static void setLimit(const Plan &plan, SampleConfiguration &made)
    {
        qint64 used = 0;
        for (const LicenseConfigurationUsage &usage : std::as_const(made.usages))
            used += usage.consumedLicenses.value_or(0);
        made.configuration.licenseCountHardLimit = plan.hard;
        if (plan.usedPerMille != 0)
            made.configuration.licenseCount =
                used == 0 ? 20 : std::max<qint64>(1, used * 1000 / plan.usedPerMille);
        // A hard limit cannot be passed, whatever the rounding does.
        if (plan.hard)
            made.configuration.licenseCount = std::max(*made.configuration.licenseCount, used);
    }

    /// Machines for which a hard limit had no room.
    void addFailures(const Plan &plan, SampleConfiguration &made) const
    {
        constexpr int nearlyFull = 900;
        if (!plan.hard || plan.usedPerMille < nearlyFull)
            return;
        SampleRandom random(m_world.stamp.seed, u"refused "_s + plan.name.toString());
        const qint64 count = made.configuration.licenseCount.value_or(0);
        for (qint64 number = random.between(1, 6); number > 0; --number) {
            const qint64 needed = plan.counting == Counting::Instance ? 1 : random.between(2, 48);
            LicenseOperationFailure failure;
            failure.resourceType = plan.machine;
            failure.resourceArn = u"arn:aws:ec2:%1:%2:%3"_s.arg(region, m_owner.account,
                                                                plan.machine == Machine::Ec2Host
                                                                    ? u"dedicated-host/h-"_s
                                                                    : u"instance/i-"_s)
                + random.hex(17);
            failure.errorMessage =
                u"%1 licenses are needed, %2 of %3 are used."_s.arg(needed)
                    .arg(std::max<qint64>(0, count - random.between(0, needed - 1)))
                    .arg(count);
            // Not all of them on one day, and none so old that the service has forgotten it.
            failure.failureTime = Instant(m_world.stamp.day())
                - std::chrono::hours(random.between(1, 24) + 60 * (number - 1));
            failure.operationName = u"UpdateLicenseSpecificationsForResource"_s;
            failure.resourceOwnerId = m_owner.account.toString();
            failure.operationRequestedBy = random.chance(50)
                ? u"License Manager Automated Discovery"_s
                : u"arn:aws:iam::%1:root"_s.arg(m_owner.account);
            made.failures.append(failure);
        }
    }

    /// Automated discovery of what is installed under this name.
    static QList<ProductInformation> productsNamed(QStringView name)
    {
        ProductInformationFilter filter;
        filter.productInformationFilterName = u"Application Name"_s;
        filter.productInformationFilterComparator = u"EQUALS"_s;
        filter.productInformationFilterValue = QList<QString>{name.toString()};
        return {{u"SSM_MANAGED"_s, {filter}}};
    }

    SampleWorld &m_world;
    const sample::Company &m_owner;
};

} // namespace

void addSampleConfigurations(SampleWorld &world)
{
    ConfigurationMaker vendor(world, sample::vendor);
    for (const Plan &plan : vendorPlans)
        vendor.add(plan);
    ConfigurationMaker customer(world, sample::customer);
    for (const Plan &plan : customerPlans)
        customer.add(plan);
}

} // namespace lc
