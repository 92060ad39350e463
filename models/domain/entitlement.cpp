// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/entitlement.h"

#include <QtGlobal>

namespace lc {

static constexpr Field entitlementRows[] = {
    field<&Entitlement::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).with(Required),
    field<&Entitlement::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
    field<&Entitlement::maxCount>("MaxCount").titled(QT_TRANSLATE_NOOP("Field", "Maximum")),
    field<&Entitlement::overage>("Overage").titled(QT_TRANSLATE_NOOP("Field", "Overage allowed")),
    field<&Entitlement::unit>("Unit").titled(QT_TRANSLATE_NOOP("Field", "Unit")).with(Required),
    field<&Entitlement::allowCheckIn>("AllowCheckIn")
        .titled(QT_TRANSLATE_NOOP("Field", "Check-in allowed")),
};

constinit const Type Entitlement::rows = describe<Entitlement>("Entitlement", entitlementRows);

static constexpr Field entitlementDataRows[] = {
    field<&EntitlementData::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).with(Required),
    field<&EntitlementData::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
    field<&EntitlementData::unit>("Unit").titled(QT_TRANSLATE_NOOP("Field", "Unit")).with(Required),
};

constinit const Type EntitlementData::rows =
    describe<EntitlementData>("EntitlementData", entitlementDataRows);

static constexpr Field entitlementUsageRows[] = {
    field<&EntitlementUsage::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&EntitlementUsage::consumedValue>("ConsumedValue")
        .titled(QT_TRANSLATE_NOOP("Field", "Used"))
        .with(Required),
    field<&EntitlementUsage::maxCount>("MaxCount").titled(QT_TRANSLATE_NOOP("Field", "Maximum")),
    field<&EntitlementUsage::unit>("Unit")
        .titled(QT_TRANSLATE_NOOP("Field", "Unit"))
        .with(Required),
};

constinit const Type EntitlementUsage::rows =
    describe<EntitlementUsage>("EntitlementUsage", entitlementUsageRows);

static constexpr Field licenseUsageRows[] = {
    field<&LicenseUsage::entitlementUsages>("EntitlementUsages")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlement usages")),
};

constinit const Type LicenseUsage::rows = describe<LicenseUsage>("LicenseUsage", licenseUsageRows);

} // namespace lc
