// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/arn.h"
#include "domain/licensestate.h"
#include "monitoring/doctor.h"

namespace lc {

namespace {

QString granteeOf(const Grant &grant)
{
    const auto arn = Arn::parse(grant.granteePrincipalArn);
    return arn ? arn->account : grant.granteePrincipalArn;
}

void findWaiting(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.receivedGrants.forEach([&](const Grant &grant) {
        if (grant.grantStatus == GrantStatus::PendingAccept)
            report(grant.grantName, grant.grantArn,
                   doctorText(QT_TRANSLATE_NOOP(
                       "Doctor", "Its license cannot be used before this account accepts it.")));
    });
}

void findInactive(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.receivedGrants.forEach([&](const Grant &grant) {
        if (grant.grantStatus == GrantStatus::Disabled)
            report(grant.grantName, grant.grantArn,
                   doctorText(
                       QT_TRANSLATE_NOOP("Doctor",
                                         "It was accepted and is not active: accepting alone gives "
                                         "nobody the license.")));
    });
}

void findUnanswered(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.distributedGrants.forEach([&](const Grant &grant) {
        if (grant.grantStatus == GrantStatus::PendingAccept)
            report(grant.grantName, grant.grantArn,
                   doctorText(QT_TRANSLATE_NOOP("Doctor", "Account %1 has not accepted it yet."))
                       .arg(granteeOf(grant)));
    });
}

void findFailed(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.distributedGrants.forEach([&](const Grant &grant) {
        if (grant.grantStatus == GrantStatus::FailedWorkflow
            || grant.grantStatus == GrantStatus::Rejected)
            report(grant.grantName, grant.grantArn,
                   grant.statusReason && !grant.statusReason->isEmpty()
                       ? doctorText(QT_TRANSLATE_NOOP("Doctor", "%1 gave this reason: %2"))
                             .arg(granteeOf(grant), *grant.statusReason)
                       : doctorText(QT_TRANSLATE_NOOP("Doctor", "%1 gave no reason."))
                             .arg(granteeOf(grant)));
    });
}

void findUseless(const Estate &estate, Instant now, const ReportFinding &report)
{
    QSet<QString> useless; // licenses
    estate.issued.forEach([&](const License &license) {
        const auto status = license.status ? license.status->known() : std::nullopt;
        const bool hasBegun = license.validity && license.validity->begin.instant()
            && *license.validity->begin.instant() <= now;
        if (status && hasBegun && !isConsumable(*status, license.validity, now))
            useless.insert(license.licenseArn.value_or(QString()));
    });
    estate.distributedGrants.forEach([&](const Grant &grant) {
        if (grant.grantStatus == GrantStatus::Active && useless.contains(grant.licenseArn))
            report(grant.grantName, grant.grantArn,
                   doctorText(QT_TRANSLATE_NOOP("Doctor",
                                                "It is active in account %1, but its license has "
                                                "ended or is not available."))
                       .arg(granteeOf(grant)));
    });
}

constexpr DoctorCheck checks[] = {
    {"grant-inactive", "warning", QT_TRANSLATE_NOOP("Doctor", "Grant accepted and not active"),
     QT_TRANSLATE_NOOP("Doctor", "Activate it."), "grant-inbox", findInactive},
    {"grant-failed", "warning", QT_TRANSLATE_NOOP("Doctor", "Grant that was refused or failed"),
     QT_TRANSLATE_NOOP("Doctor", "Delete it, and make a new one where it is still wanted."),
     "distributed-grants", findFailed},
    {"grant-useless", "warning", QT_TRANSLATE_NOOP("Doctor", "Active grant of an unusable license"),
     QT_TRANSLATE_NOOP("Doctor", "Renew the license, or take the grant back."),
     "distributed-grants", findUseless},
    {"grant-waiting", "notice", QT_TRANSLATE_NOOP("Doctor", "Grant that waits for this account"),
     QT_TRANSLATE_NOOP("Doctor", "Accept or reject it."), "grant-inbox", findWaiting},
    {"grant-unanswered", "notice", QT_TRANSLATE_NOOP("Doctor", "Grant that nobody answered"),
     QT_TRANSLATE_NOOP("Doctor", "Ask the account to accept it, or take it back."),
     "distributed-grants", findUnanswered},
};

} // namespace

std::span<const DoctorCheck> grantChecks()
{
    return checks;
}

} // namespace lc
