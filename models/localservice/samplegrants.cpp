// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The grants of the sample: in every status, eight of them waiting for the customer's answer.
#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"
#include "localservice/sampleworld.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using Status = GrantStatus;

/// A grant to the customer.
struct Plan {
    QStringView license; ///< its name
    QStringView name;
    Status status;
    int hoursAgo;
    QStringView reason = {};
};

// Two of those that wait meet an active grant of the same product: a conflict.
constexpr Plan received[] = {
    {u"Render Pro – Kestrel", u"kestrel-dresden", Status::Active, 700},
    {u"Render Node – Kestrel", u"kestrel-farm", Status::Active, 2100},
    {u"Color – Kestrel", u"kestrel-grading", Status::Active, 3300},
    {u"Insight – Kestrel", u"kestrel-insight", Status::Active, 1500},
    {u"Site Planner – Kestrel", u"kestrel-site-planner", Status::Active, 4100},
    {u"Insight – all customers", u"insight-kestrel", Status::Disabled, 900},
    {u"Dispatch – Kestrel", u"kestrel-dispatch", Status::Disabled, 1900},
    {u"Archive – Kestrel", u"kestrel-archive", Status::Rejected, 410, u"Rejected by the grantee"},
    {u"Vault Sync – Kestrel", u"kestrel-vault", Status::Deleted, 2600, u"Replaced by Archive"},
    {u"Mesh Studio – Kestrel", u"kestrel-mesh-eval", Status::PendingAccept, 26},
    {u"Signal Lab – Kestrel", u"kestrel-signal-lab", Status::PendingAccept, 98},
    {u"Render Pro – Kestrel 2027", u"kestrel-render-2027", Status::PendingAccept, 73},
    {u"Halden CAD Suite, design", u"hcs-design-team", Status::PendingAccept, 2},
    {u"Halden CAD Suite, Leeds", u"hcs-site-leeds", Status::PendingAccept, 2},
    {u"Orbit Compiler, CI 40", u"orbit-ci-40", Status::PendingAccept, 25},
    {u"Sensor Pack, laboratory", u"northgate-lab", Status::PendingAccept, 31},
    {u"Lumen Statistics 2026", u"lumen-stats-2026", Status::PendingAccept, 121},
    {u"Lumen Statistics 2025", u"lumen-stats-2025", Status::Active, 8300},
    {u"Halden CAD Viewer, site", u"hcs-viewer", Status::Active, 5200},
    {u"Halden Drawing Server", u"hcs-drawings", Status::Active, 5190},
    {u"Orbit Debugger", u"orbit-debugger", Status::Active, 3600},
    {u"Orbit Profiler", u"orbit-profiler", Status::Disabled, 3590},
    {u"Northgate Calibration", u"northgate-calibration", Status::Active, 4400},
    {u"Northgate Archive", u"northgate-archive", Status::Rejected, 1300,
     u"Rejected by the grantee"},
    {u"Mistral ERP core", u"mistral-erp-core", Status::Active, 2900},
    {u"Mistral Payroll", u"mistral-payroll", Status::Active, 2880},
};

/// What the vendor's other grants became; the rest is active.
constexpr struct {
    Status status;
    QStringView reason;
} outcomes[] = {
    {Status::PendingWorkflow, {}},
    {Status::WorkflowCompleted, {}},
    {Status::WorkflowCompleted, {}},
    {Status::FailedWorkflow, u"The organization could not be reached"},
    {Status::PendingDelete, u"Contract ended"},
    {Status::Deleted, u"Contract ended"},
    {Status::Deleted, u"Granted by mistake"},
    {Status::Rejected, u"Rejected by the grantee"},
    {Status::Rejected, u"Rejected by the grantee"},
    {Status::Disabled, {}},
    {Status::Disabled, {}},
    {Status::Disabled, {}},
};

constexpr int grantsOfTheVendor = 40;

bool isForOrganization(Status status)
{
    return status == Status::PendingWorkflow || status == Status::WorkflowCompleted
        || status == Status::FailedWorkflow;
}

class GrantMaker {
public:
    GrantMaker(const SampleStamp &stamp, const std::vector<SampleLicense> &licenses)
        : m_stamp(stamp), m_licenses(licenses)
    {
    }

    SampleGrant make(const SampleLicense &license, const QString &name, Status status,
                     Instant createdAt, const QString &grantee, const QString &reason) const
    {
        SampleRandom random(m_stamp.seed, u"grant "_s + name + u' ' + grantee);
        SampleGrant made;
        made.grantor = license.account;
        made.grantee = grantee;
        made.createdAt = createdAt;
        Grant &grant = made.grant;
        grant.grantArn =
            u"arn:aws:license-manager::%1:grant:g-%2"_s.arg(made.grantor, random.hex(32));
        grant.grantName = name;
        grant.licenseArn = license.license.licenseArn.value_or(QString());
        grant.parentArn = grant.licenseArn;
        grant.granteePrincipalArn = grantee.isEmpty()
            ? u"arn:aws:organizations::%1:organization/o-%2"_s.arg(made.grantor, random.letters(10))
            : u"arn:aws:iam::%1:root"_s.arg(grantee);
        grant.homeRegion = license.license.homeRegion.value_or(QString());
        grant.grantStatus = status;
        if (!reason.isEmpty())
            grant.statusReason = reason;
        const bool changed = status == Status::Active || status == Status::Disabled;
        grant.version = QString::number(changed ? 2 : 1);
        grant.grantedOperations = rights(random, license);
        if (status == Status::Deleted)
            // Recently enough to be still readable.
            made.deletedAt = std::max(createdAt, m_stamp.madeAt - std::chrono::hours(2000))
                + std::chrono::minutes(random.between(30, 100));
        return made;
    }

    const SampleLicense &licenseNamed(QStringView name) const
    {
        const auto found = std::ranges::find_if(m_licenses, [name](const SampleLicense &license) {
            return license.license.licenseName == name;
        });
        Q_ASSERT(found != m_licenses.end());
        return *found;
    }

private:
    static QList<Open<AllowedOperation>> rights(SampleRandom &random, const SampleLicense &license)
    {
        using enum AllowedOperation;
        QList<Open<AllowedOperation>> rights = {CheckoutLicense, CheckInLicense,
                                                ExtendConsumptionLicense, ListPurchasedLicenses};
        if (license.license.consumptionConfiguration->borrowConfiguration)
            rights.append(CheckoutBorrowLicense);
        if (random.chance(25))
            rights.append(CreateToken);
        if (random.chance(20))
            rights.append(AllowedOperation::CreateGrant);
        return rights;
    }

    SampleStamp m_stamp;
    const std::vector<SampleLicense> &m_licenses;
};

bool canBeGranted(const SampleLicense &license, const QString &account)
{
    return license.account == sample::vendor.account && account != sample::customer.account
        && !license.deletedAt && license.license.status != LicenseStatus::PendingAvailable;
}

/// Grants of the vendor to its other customers, until there are so many as it should have.
void addDistributed(const SampleStamp &stamp, const GrantMaker &maker,
                    const std::vector<SampleLicense> &licenses, std::vector<SampleGrant> &grants)
{
    static constexpr QStringView sites[] = {u"dresden", u"leeds", u"oslo",  u"pune",
                                            u"austin",  u"lyon",  u"turku", u"osaka"};
    SampleRandom random(stamp.seed, u"distributed grants");
    auto count = std::ranges::count_if(
        grants, [](const SampleGrant &grant) { return grant.grantor == sample::vendor.account; });
    std::size_t outcome = 0;
    for (const SampleLicense &license : licenses) {
        const auto company =
            std::ranges::find_if(sample::customers(), [&license](const sample::Company &each) {
                return license.license.beneficiary == each.name;
            });
        if (count == grantsOfTheVendor)
            return;
        if (company == sample::customers().end()
            || !canBeGranted(license, company->account.toString()))
            continue;
        const bool plain = outcome >= std::size(outcomes);
        const Status status = plain ? Status::Active : outcomes[outcome].status;
        const QString name = company->slug.toString() + u'-' + random.oneOf(sites).toString();
        const std::chrono::minutes age(random.between(3 * 1440, 250 * 1440));
        grants.push_back(maker.make(
            license, name + u'-' + *license.license.productSku, status, stamp.madeAt - age,
            isForOrganization(status) ? QString() : company->account.toString(),
            plain ? QString() : outcomes[outcome].reason.toString()));
        ++outcome;
        ++count;
    }
}

/// The customer passes licenses on that it may pass on.
void addPassedOn(const SampleStamp &stamp, const GrantMaker &maker,
                 std::vector<SampleGrant> &grants)
{
    const auto pass = [&](QStringView from, const QString &name, Status status, int daysAgo,
                          const QString &account) {
        const auto parent = std::ranges::find_if(
            grants, [from](const SampleGrant &grant) { return grant.grant.grantName == from; });
        if (!parent->grant.grantedOperations.contains(AllowedOperation::CreateGrant))
            parent->grant.grantedOperations.append(AllowedOperation::CreateGrant);
        const Grant above = parent->grant;
        const auto licenseOf = maker.licenseNamed(from == u"kestrel-farm" ? u"Render Node – Kestrel"
                                                                          : u"Mistral ERP core");
        SampleGrant made =
            maker.make(licenseOf, name, status, stamp.inDays(-daysAgo), account, QString());
        made.grantor = sample::customer.account.toString();
        made.grant.parentArn = above.grantArn;
        made.grant.grantArn.replace(u"::"_s + licenseOf.account + u':',
                                    u"::"_s + made.grantor + u':');
        made.grant.grantedOperations = above.grantedOperations;
        made.grant.grantedOperations.removeAll(AllowedOperation::CreateGrant);
        grants.push_back(made);
    };
    pass(u"kestrel-farm", u"kestrel-farm-robotics"_s, Status::Active, 31, u"550987654311"_s);
    pass(u"mistral-erp-core", u"kestrel-erp-holding"_s, Status::Disabled, 12, u"560987654312"_s);
}

} // namespace

std::vector<SampleGrant> sampleGrants(const SampleStamp &stamp,
                                      const std::vector<SampleLicense> &licenses)
{
    const GrantMaker maker(stamp, licenses);
    std::vector<SampleGrant> grants;
    for (const Plan &plan : received) {
        const SampleLicense &license = maker.licenseNamed(plan.license);
        grants.push_back(
            maker.make(license, plan.name.toString(), plan.status,
                       stamp.madeAt - std::chrono::hours(plan.hoursAgo) - std::chrono::minutes(7),
                       sample::customer.account.toString(), plan.reason.toString()));
    }
    addDistributed(stamp, maker, licenses, grants);
    addPassedOn(stamp, maker, grants);
    std::ranges::stable_sort(grants, {}, &SampleGrant::createdAt);
    return grants;
}

} // namespace lc
