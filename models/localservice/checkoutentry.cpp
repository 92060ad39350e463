// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/checkoutentry.h"

#include "domain/consumption.h"
#include "localservice/randomid.h"
#include "localservice/signedtoken.h"

#include <QDateTime>

namespace lc {

using namespace Qt::StringLiterals;

CheckoutEntry checkoutIn(const Resource &resource)
{
    return {resource, recordIn<CheckoutRecord>(resource.document)};
}

CheckoutRecord newCheckout(const Call &call, const QString &licenseArn)
{
    CheckoutRecord record;
    record.token = randomHex(32);
    record.licenseArn = licenseArn;
    record.account = call.caller.account;
    // Answers show whole seconds; what is shown is what holds.
    record.issuedAt = std::chrono::floor<std::chrono::seconds>(call.now);
    return record;
}

void insertCheckout(Call &call, const CheckoutRecord &record)
{
    Resource resource;
    resource.kind = kind::checkout;
    resource.account = call.caller.account;
    resource.id = record.token;
    resource.document = writeJson(record);
    call.store.insert(resource);
    call.store.addKey(resource, key::consumedLicense, record.licenseArn);
}

DateText zonelessText(Instant instant)
{
    return DateText(toQDateTime(instant).toString(u"yyyy-MM-dd'T'HH:mm:ss"_s));
}

std::optional<QString> wantedFault(const Call &call, const QList<EntitlementData> &wanted)
{
    auto fault = checkoutFault(wanted);
    if (!fault && call.setup.quotas == Quotas::Enforced)
        fault = checkoutQuotaFault(wanted);
    return fault;
}

std::optional<QString> proofOf(Call &call, const CheckoutRecord &record, const License &license)
{
    if (!license.issuer || !license.issuer->signKey)
        return std::nullopt;
    return signedtoken::sign(call, *license.issuer->signKey, signedtoken::payloadOf(record));
}

} // namespace lc
