// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantrequests.h"

#include "domain/arn.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class GrantChecks {
    Q_DECLARE_TR_FUNCTIONS(GrantChecks)

public:
    static QString principalProblem(const QString &principal)
    {
        const auto arn = Arn::parse(principal);
        if (!arn)
            return tr("Enter an account of 12 digits, or the ARN of an organization or unit.");
        if (arn->service == "iam"_L1 && arn->account.size() != 12)
            return tr("An account id has 12 digits; leading zeros count.");
        return {};
    }
    static QString noPrincipal() { return tr("Enter who receives the grant."); }
    static QString onePrincipal() { return tr("A grant has exactly one receiver."); }
    static QString noRights() { return tr("Choose at least one right."); }
    static QString invalid(int count)
    {
        return tr("%n entry(s) cannot receive a grant: correct or remove them.", nullptr, count);
    }
    static QString nobody() { return tr("Enter at least one account that has no grant yet."); }
    static QString tooMany(qsizetype most)
    {
        return tr("A license has at most %1 grants: make these in several turns.")
            .arg(QLocale().toString(most));
    }
};

} // namespace

QString accountPrincipal(const QString &account, const QString &partition)
{
    return u"arn:%1:iam::%2:root"_s.arg(partition, account);
}

QList<FieldProblem> problemsOf(const licensemanager::CreateGrant::Request &request)
{
    auto sent = request;
    if (sent.clientToken.isEmpty())
        sent.clientToken = u"-"_s; // made when the request is sent
    QList<FieldProblem> problems;
    for (const FieldProblem &problem : rowProblems(sent)) {
        if (!problem.path.startsWith("Principals"_L1)
            && !problem.path.startsWith("AllowedOperations"_L1))
            problems.append(problem);
    }
    if (request.principals.isEmpty() || request.principals.first().isEmpty()) {
        problems.append({u"Principals"_s, GrantChecks::noPrincipal()});
    } else if (request.principals.size() > 1) {
        problems.append({u"Principals"_s, GrantChecks::onePrincipal()});
    } else {
        const QString problem = GrantChecks::principalProblem(request.principals.first());
        if (!problem.isEmpty())
            problems.append({u"Principals"_s, problem});
    }
    if (request.allowedOperations.isEmpty())
        problems.append({u"AllowedOperations"_s, GrantChecks::noRights()});
    return problems;
}

QList<Open<AllowedOperation>> usualRights()
{
    return {AllowedOperation::CheckoutLicense, AllowedOperation::CheckInLicense,
            AllowedOperation::ExtendConsumptionLicense, AllowedOperation::ListPurchasedLicenses};
}

QList<licensemanager::CreateGrant::Request> requestsOf(const GrantPlan &plan,
                                                       const QList<Grantee> &grantees)
{
    QList<licensemanager::CreateGrant::Request> requests;
    for (const Grantee &grantee : grantees) {
        const auto arn = Arn::parse(grantee.principal);
        if (!grantee.isReady() || !arn)
            continue;
        licensemanager::CreateGrant::Request request;
        request.grantName = plan.grantName;
        request.grantName.replace("{account}"_L1,
                                  arn->service == "iam"_L1 ? arn->account : arn->id());
        request.licenseArn = plan.licenseArn;
        request.homeRegion = plan.homeRegion;
        request.principals = {grantee.principal};
        request.allowedOperations = plan.allowedOperations;
        requests.append(request);
    }
    return requests;
}

QList<FieldProblem> problemsOf(const GrantPlan &plan, const QList<Grantee> &grantees)
{
    constexpr qsizetype mostOfLicense = 2000; // quota of grants of one license
    const auto with = [&](GranteeVerdict verdict) {
        return std::count_if(grantees.begin(), grantees.end(),
                             [&](const Grantee &grantee) { return grantee.verdict == verdict; });
    };
    QList<FieldProblem> problems;
    for (const FieldProblem &problem : rowProblems(plan)) {
        if (problem.path == "GrantName"_L1)
            problems.append(problem);
    }
    if (const auto invalid = with(GranteeVerdict::Invalid); invalid > 0)
        problems.append({u"Receivers"_s, GrantChecks::invalid(int(invalid))});
    else if (with(GranteeVerdict::Ready) == 0)
        problems.append({u"Receivers"_s, GrantChecks::nobody()});
    else if (with(GranteeVerdict::Ready) > mostOfLicense)
        problems.append({u"Receivers"_s, GrantChecks::tooMany(mostOfLicense)});
    if (plan.allowedOperations.isEmpty())
        problems.append({u"AllowedOperations"_s, GrantChecks::noRights()});
    return problems;
}

} // namespace lc
