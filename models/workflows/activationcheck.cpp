// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/activationcheck.h"

#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "workflows/grantprecheck.h"

using namespace Qt::StringLiterals;

namespace lc {

using ListLicenses = licensemanager::ListReceivedLicenses;
using ListGrants = licensemanager::ListReceivedGrants;

void ActivationCheck::start(const Grant &grant)
{
    m_grant = grant;
    Attempt attempt;
    attempt.operation = u"ListReceivedLicenses"_s;
    attempt.object = grant.grantName;
    attempt.homeRegion = grant.homeRegion;
    attempt.changesState = false;
    setAttempt(attempt);
    enter(State::Working);
    ListLicenses::Request request;
    request.licenseArns = QList<QString>{grant.licenseArn};
    send<ListLicenses>(request, [this](const Result<ListLicenses::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        const auto licenses = answer->licenses.value_or(QList<GrantedLicense>());
        if (licenses.isEmpty())
            return enter(State::Done);
        const License &license = licenses.first();
        m_findings.productName = license.productName.value_or(QString());
        m_findings.productSku = license.productSku.value_or(QString());
        m_findings.isExclusive = isFromMarketplace(license);
        readGrants();
    });
}

void ActivationCheck::readGrants()
{
    ListGrants::Request request;
    request.filters = QList<Filter>{{u"ProductSKU"_s, QList<QString>{m_findings.productSku}},
                                    {u"GrantStatus"_s, QList<QString>{u"ACTIVE"_s}}};
    send<ListGrants>(request, [this](const Result<ListGrants::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        for (const Grant &grant : answer->grants.value_or(QList<Grant>())) {
            if (grant.grantArn != m_grant.grantArn)
                m_findings.rivals.append(grant);
        }
        enter(State::Done);
    });
}

} // namespace lc
