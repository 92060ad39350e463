// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantrequests.h"

#include "domain/arn.h"

#include <QCoreApplication>

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

} // namespace lc
