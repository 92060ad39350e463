// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/consumptionledger.h"

#include "domain/licensestate.h"

namespace lc {

bool isHeld(const CheckoutRecord &checkout, const License &license, Instant now)
{
    if (checkout.expiresAt && *checkout.expiresAt <= now)
        return false;
    const auto &configuration = license.consumptionConfiguration;
    const auto renewal = configuration && configuration->renewType
        ? configuration->renewType->known()
        : std::nullopt;
    const auto begin = license.validity ? license.validity->begin.instant() : std::nullopt;
    if (!renewal || !begin)
        return true;
    const auto start = renewalStart(*renewal, *begin, now);
    return !start || checkout.issuedAt >= *start;
}

ConsumptionLedger::ConsumptionLedger(Call &call, const LicenseEntry &license, Ending ending)
    : m_call(call)
{
    ResourceQuery query;
    query.kind = kind::checkout;
    query.keyName = key::consumedLicense;
    query.keyValue = license.arn();
    for (;;) {
        const QList<Resource> slice = call.store.list(query);
        for (const Resource &resource : slice) {
            CheckoutEntry entry = checkoutIn(resource);
            if (isHeld(entry.record, license.record.license, call.now))
                m_held.append(std::move(entry));
            else if (ending == Ending::Remove)
                call.store.remove(resource);
        }
        if (slice.size() < query.limit)
            return;
        query.after = slice.last().sequence;
    }
}

Consumed ConsumptionLedger::consumed() const
{
    Consumed consumed;
    for (const CheckoutEntry &entry : m_held) {
        for (const EntitlementData &entitlement : entry.record.entitlements) {
            if (isCounted(entitlement.unit))
                consumed[entitlement.name] += amountOf(entitlement).value_or(0);
        }
    }
    return consumed;
}

void ConsumptionLedger::endAll()
{
    for (const CheckoutEntry &entry : std::as_const(m_held))
        m_call.store.remove(entry.resource);
    m_held.clear();
}

} // namespace lc
