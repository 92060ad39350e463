// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/machinelife.h"

#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/inventory.h"
#include "api/licensemanager/servicesettings.h"
#include "localservice/inventory.h"
#include "localservice/lives.h"

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString vendor = u"vendor"_s;
const QString manager = u"customer"_s; ///< of an organization, in the first family
constexpr int machines = 4;
constexpr int conversionsADay = 5;
constexpr auto conversionTime = 2min;

/// Windows without and with SQL Server.
struct Usage {
    const char16_t *name;
    bool hasDatabase;
};
constexpr Usage usages[] = {{u"RunInstances:0800", false},
                            {u"RunInstances:0002", false},
                            {u"RunInstances:0006", true},
                            {u"RunInstances:0102", true}};

bool hasDatabase(const QString &usageOperation)
{
    return std::any_of(std::begin(usages), std::end(usages), [&](const Usage &usage) {
        return usage.hasDatabase && usageOperation == QStringView(usage.name);
    });
}

} // namespace

MachineLife::MachineLife(const LifePlace &place, unsigned seed) : RandomLife(place, seed)
{
    const bool areKept = service().change([&](Store &store) {
        for (int i = 0; i < machines; ++i) {
            const QString arn =
                u"arn:aws:ec2:us-east-1:%1:instance/i-c%2"_s.arg(account(vendor)).arg(i);
            InventoryResource resource = unknownResource(arn);
            const Machine machine{arn, QString::fromUtf16(usages[0].name), i != 3, i != 2};
            resource.usageOperation = machine.usageOperation;
            resource.resourceStatus = machine.isStopped ? u"stopped"_s : u"running"_s;
            resource.vcpus = machine.isLarge ? 4 : 2;
            if (!inventory::put(store, {account(vendor), u"us-east-1"_s, resource}))
                return false;
            m_machines.append(machine);
        }
        return true;
    });
    expect(areKept, u"the machines were not kept"_s);
    addStep(16, [this] { convert(); });
    addStep(4, [this] { changeBucket(); });
    addStep(2, [this] { changeDiscovery(); });
    addStep(3, [this] { changeRegions(); });
    // What ends, ends when somebody asks; later the clock may go back.
    const auto ask = [this] {
        (void)call<ListLicenseConversionTasks>(vendor, {});
        settle();
    };
    addClockMoves(16, 4min, ask);
    addClockMoves(4, 900min, ask);
    addRestarts(2);
}

void MachineLife::convert()
{
    settle();
    const int index = roll(machines);
    const Machine &machine = m_machines[index];
    CreateLicenseConversionTaskForResource::Request request;
    request.resourceArn = machine.arn;
    const QString from =
        isOneIn(8) ? QString::fromUtf16(usages[roll(4)].name) : machine.usageOperation;
    const QString to = QString::fromUtf16(usages[roll(4)].name);
    request.sourceLicenseContext.usageOperation = from;
    request.destinationLicenseContext.usageOperation = to;

    const Instant now = clock().now();
    int today = 0, counted = 0;
    bool isOpen = false;
    for (auto task = m_tasks.crbegin(); task != m_tasks.crend(); ++task) {
        if (task->machine != index || ++counted > conversionsADay)
            continue;
        isOpen = isOpen || task->status == Task::Status::Open;
        today += task->start > now - 24h ? 1 : 0;
    }
    const bool isAllowed =
        from == machine.usageOperation && from != to && !isOpen && today < conversionsADay;
    auto made = callOnce<CreateLicenseConversionTaskForResource>(vendor, request);
    QString id;
    if (wasCut()) {
        using List = ListLicenseConversionTasks;
        readPages<List>(vendor, {}, [&](const List::Response &page) {
            for (const LicenseConversionTask &task : *page.licenseConversionTasks) {
                const bool isKnown =
                    std::any_of(m_tasks.cbegin(), m_tasks.cend(), [&](const Task &each) {
                        return each.id == task.licenseConversionTaskId;
                    });
                if (!isKnown)
                    id = *task.licenseConversionTaskId;
            }
        });
        expect(id.isEmpty() || isAllowed, u"a conversion was kept that is not allowed"_s);
    } else if (expectDone(made, isAllowed, u"CreateLicenseConversionTaskForResource"_s)) {
        id = *made->licenseConversionTaskId;
    }
    if (!id.isEmpty())
        m_tasks.append({id, index, to, now});
}

void MachineLife::settle()
{
    for (Task &task : m_tasks) {
        if (task.status != Task::Status::Open || task.start + conversionTime > clock().now())
            continue;
        Machine &machine = m_machines[task.machine];
        const bool succeeds = machine.isStopped && (machine.isLarge || !hasDatabase(task.to));
        task.status = succeeds ? Task::Status::Succeeded : Task::Status::Failed;
        if (succeeds)
            machine.usageOperation = task.to;
    }
}

void MachineLife::changeBucket()
{
    UpdateServiceSettings::Request request;
    const int form = roll(4);
    request.s3BucketArn = QString();
    if (form != 0)
        request.s3BucketArn = form == 1
            ? u"arn:aws:s3:::somebody-elses"_s
            : u"arn:aws:s3:::aws-license-manager-service-%1"_s.arg(roll(100));
    // A member that is refused takes the others with it.
    const bool isWrong = isOneIn(4);
    if (isWrong)
        request.organizationConfiguration = OrganizationConfiguration{!managesOrganization()};
    const auto done = call<UpdateServiceSettings>(manager, request);
    if (expectDone(done, form != 1 && !isWrong, u"UpdateServiceSettings"_s))
        m_bucket = *request.s3BucketArn;
    compareSettings();
}

void MachineLife::changeDiscovery()
{
    UpdateServiceSettings::Request request;
    const bool wanted = isOneIn(2);
    request.enableCrossAccountsDiscovery = wanted;
    const bool isChange = wanted != m_crossesAccounts;
    const bool isAllowed = !(m_crossesAccounts && !wanted)
        && (!isChange || (managesOrganization() && mayChangeDiscovery()));
    const Instant now = clock().now();
    const auto done = call<UpdateServiceSettings>(manager, request);
    if (expectDone(done, isAllowed, u"UpdateServiceSettings"_s) && isChange) {
        m_crossesAccounts = wanted;
        m_discoveryChangedAt = now;
    }
    compareSettings();
}

void MachineLife::changeRegions()
{
    UpdateServiceSettings::Request request;
    QStringList regions;
    for (const QString &region : {u"eu-west-1"_s, u"us-west-2"_s}) {
        if (isOneIn(2))
            regions.append(region);
    }
    const bool isFaulty = isOneIn(5);
    request.enabledDiscoverySourceRegions = regions;
    if (isFaulty)
        request.enabledDiscoverySourceRegions->append(u"Mars"_s);
    const bool isChange = regions != m_regions;
    const Instant now = clock().now();
    const auto done = call<UpdateServiceSettings>(manager, request);
    const bool isAllowed = !isFaulty && (!isChange || mayChangeDiscovery());
    if (expectDone(done, isAllowed, u"UpdateServiceSettings"_s) && isChange) {
        m_regions = regions;
        m_discoveryChangedAt = now;
    }
    compareSettings();
}

bool MachineLife::managesOrganization() const
{
    return account(manager) == lives::setup().organization->managementAccount;
}

bool MachineLife::mayChangeDiscovery() const
{
    const Instant now = clock().now();
    return !m_discoveryChangedAt || now < *m_discoveryChangedAt
        || now >= *m_discoveryChangedAt + 24h;
}

void MachineLife::compareSettings()
{
    const auto read = call<GetServiceSettings>(manager, {});
    if (!read)
        return expect(false, refusalText(read.error()));
    expect(read->s3BucketArn.value_or(QString()) == m_bucket, u"S3BucketArn"_s);
    expect(read->enableCrossAccountsDiscovery == m_crossesAccounts,
           u"EnableCrossAccountsDiscovery"_s);
    expect(read->crossRegionDiscoverySourceRegions.value_or(QStringList()) == m_regions,
           u"CrossRegionDiscoverySourceRegions"_s);
}

void MachineLife::compareAll()
{
    compareSettings();
    static const std::map<Task::Status, QString> words{{Task::Status::Open, u"IN_PROGRESS"_s},
                                                       {Task::Status::Succeeded, u"SUCCEEDED"_s},
                                                       {Task::Status::Failed, u"FAILED"_s}};
    QStringList listed, standing;
    ListLicenseConversionTasks::Request request;
    request.maxResults = 1 + roll(9);
    using List = ListLicenseConversionTasks;
    readPages<List>(vendor, request, [&](const List::Response &page) {
        for (const LicenseConversionTask &task : *page.licenseConversionTasks)
            listed.append(*task.licenseConversionTaskId + u'/' + *task.resourceArn + u'/'
                          + task.status->text);
    });
    settle();
    for (const Task &task : std::as_const(m_tasks))
        standing.append(task.id + u'/' + m_machines[task.machine].arn + u'/'
                        + words.at(task.status));
    expectSame(listed, standing, u"ListLicenseConversionTasks"_s);

    listed.clear();
    standing.clear();
    ListResourceInventory::Request machinesPage;
    machinesPage.maxResults = 3;
    using Inventory = ListResourceInventory;
    readPages<Inventory>(vendor, machinesPage, [&](const Inventory::Response &page) {
        for (const ResourceInventory &each : *page.resourceInventoryList)
            listed.append(*each.resourceArn + u'/' + each.usageOperation.value_or(QString()));
    });
    for (const Machine &machine : std::as_const(m_machines))
        standing.append(machine.arn + u'/' + machine.usageOperation);
    expectSame(listed, standing, u"ListResourceInventory"_s);
    const auto others = call<ListLicenseConversionTasks>(u"stranger"_s, {});
    expect(others && others->licenseConversionTasks->isEmpty(),
           u"another account lists conversions"_s);
}

} // namespace lc
