// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/heldcheckout.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue holdStateValues[] = {
    {"HELD", QT_TRANSLATE_NOOP("Choice", "Held")},
    {"EXPIRED", QT_TRANSLATE_NOOP("Choice", "Expired")},
};

template <> const ChoiceType &choiceTypeOf<HoldState>()
{
    static constexpr ChoiceType type{"HoldState", holdStateValues};
    return type;
}

static constexpr Field heldCheckoutRows[] = {
    field<&HeldCheckout::id>("Id").with(Key),
    field<&HeldCheckout::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN")),
    field<&HeldCheckout::product>("Product").titled(QT_TRANSLATE_NOOP("Field", "Product")),
    field<&HeldCheckout::type>("CheckoutType").titled(QT_TRANSLATE_NOOP("Field", "Type")),
    field<&HeldCheckout::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements")),
    field<&HeldCheckout::nodeId>("NodeId").titled(QT_TRANSLATE_NOOP("Field", "Node")),
    field<&HeldCheckout::issuedAt>("IssuedAt").titled(QT_TRANSLATE_NOOP("Field", "Checked out")),
    field<&HeldCheckout::expiration>("Expiration").titled(QT_TRANSLATE_NOOP("Field", "Expires")),
    field<&HeldCheckout::state>("State").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&HeldCheckout::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary")),
    field<&HeldCheckout::consumptionToken>("ConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumption token"))
        .with(Sensitive),
    field<&HeldCheckout::signedToken>("SignedToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Signed token"))
        .with(Sensitive),
};

constinit const Type HeldCheckout::rows = describe<HeldCheckout>("HeldCheckout", heldCheckoutRows);

} // namespace lc
