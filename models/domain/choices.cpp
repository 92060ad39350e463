// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/choices.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue activationOverrideBehaviorValues[] = {
    {"DISTRIBUTED_GRANTS_ONLY", QT_TRANSLATE_NOOP("Choice", "Keep other active grants")},
    {"ALL_GRANTS_PERMITTED_BY_ISSUER", QT_TRANSLATE_NOOP("Choice", "Replace other active grants")},
};

template <> const ChoiceType &choiceTypeOf<ActivationOverrideBehavior>()
{
    static constexpr ChoiceType type{"ActivationOverrideBehavior",
                                     activationOverrideBehaviorValues};
    return type;
}

static constexpr ChoiceValue allowedOperationValues[] = {
    {"CreateGrant", QT_TRANSLATE_NOOP("Choice", "Distribute")},
    {"CheckoutLicense", QT_TRANSLATE_NOOP("Choice", "Check out")},
    {"CheckoutBorrowLicense", QT_TRANSLATE_NOOP("Choice", "Borrow")},
    {"CheckInLicense", QT_TRANSLATE_NOOP("Choice", "Check in")},
    {"ExtendConsumptionLicense", QT_TRANSLATE_NOOP("Choice", "Extend")},
    {"ListPurchasedLicenses", QT_TRANSLATE_NOOP("Choice", "List purchased")},
    {"CreateToken", QT_TRANSLATE_NOOP("Choice", "Create tokens")},
};

template <> const ChoiceType &choiceTypeOf<AllowedOperation>()
{
    static constexpr ChoiceType type{"AllowedOperation", allowedOperationValues};
    return type;
}

static constexpr ChoiceValue checkoutTypeValues[] = {
    {"PROVISIONAL", QT_TRANSLATE_NOOP("Choice", "Provisional")},
    {"PERPETUAL", QT_TRANSLATE_NOOP("Choice", "Perpetual")},
};

template <> const ChoiceType &choiceTypeOf<CheckoutType>()
{
    static constexpr ChoiceType type{"CheckoutType", checkoutTypeValues};
    return type;
}

static constexpr ChoiceValue entitlementUnitValues[] = {
    {"Count", QT_TRANSLATE_NOOP("Choice", "Count")},
    {"None", QT_TRANSLATE_NOOP("Choice", "None")},
    {"Seconds", QT_TRANSLATE_NOOP("Choice", "Seconds")},
    {"Microseconds", QT_TRANSLATE_NOOP("Choice", "Microseconds")},
    {"Milliseconds", QT_TRANSLATE_NOOP("Choice", "Milliseconds")},
    {"Bytes", QT_TRANSLATE_NOOP("Choice", "Bytes")},
    {"Kilobytes", QT_TRANSLATE_NOOP("Choice", "Kilobytes")},
    {"Megabytes", QT_TRANSLATE_NOOP("Choice", "Megabytes")},
    {"Gigabytes", QT_TRANSLATE_NOOP("Choice", "Gigabytes")},
    {"Terabytes", QT_TRANSLATE_NOOP("Choice", "Terabytes")},
    {"Bits", QT_TRANSLATE_NOOP("Choice", "Bits")},
    {"Kilobits", QT_TRANSLATE_NOOP("Choice", "Kilobits")},
    {"Megabits", QT_TRANSLATE_NOOP("Choice", "Megabits")},
    {"Gigabits", QT_TRANSLATE_NOOP("Choice", "Gigabits")},
    {"Terabits", QT_TRANSLATE_NOOP("Choice", "Terabits")},
    {"Percent", QT_TRANSLATE_NOOP("Choice", "Percent")},
    {"Bytes/Second", QT_TRANSLATE_NOOP("Choice", "Bytes per second")},
    {"Kilobytes/Second", QT_TRANSLATE_NOOP("Choice", "Kilobytes per second")},
    {"Megabytes/Second", QT_TRANSLATE_NOOP("Choice", "Megabytes per second")},
    {"Gigabytes/Second", QT_TRANSLATE_NOOP("Choice", "Gigabytes per second")},
    {"Terabytes/Second", QT_TRANSLATE_NOOP("Choice", "Terabytes per second")},
    {"Bits/Second", QT_TRANSLATE_NOOP("Choice", "Bits per second")},
    {"Kilobits/Second", QT_TRANSLATE_NOOP("Choice", "Kilobits per second")},
    {"Megabits/Second", QT_TRANSLATE_NOOP("Choice", "Megabits per second")},
    {"Gigabits/Second", QT_TRANSLATE_NOOP("Choice", "Gigabits per second")},
    {"Terabits/Second", QT_TRANSLATE_NOOP("Choice", "Terabits per second")},
    {"Count/Second", QT_TRANSLATE_NOOP("Choice", "Count per second")},
};

template <> const ChoiceType &choiceTypeOf<EntitlementUnit>()
{
    static constexpr ChoiceType type{"EntitlementUnit", entitlementUnitValues};
    return type;
}

static constexpr ChoiceValue grantStatusValues[] = {
    {"PENDING_WORKFLOW", QT_TRANSLATE_NOOP("Choice", "In progress")},
    {"PENDING_ACCEPT", QT_TRANSLATE_NOOP("Choice", "Waiting for accept")},
    {"REJECTED", QT_TRANSLATE_NOOP("Choice", "Rejected")},
    {"ACTIVE", QT_TRANSLATE_NOOP("Choice", "Active")},
    {"FAILED_WORKFLOW", QT_TRANSLATE_NOOP("Choice", "Failed")},
    {"DELETED", QT_TRANSLATE_NOOP("Choice", "Deleted")},
    {"PENDING_DELETE", QT_TRANSLATE_NOOP("Choice", "Deleting")},
    {"DISABLED", QT_TRANSLATE_NOOP("Choice", "Accepted, not active")},
    {"WORKFLOW_COMPLETED", QT_TRANSLATE_NOOP("Choice", "Sent to members")},
};

template <> const ChoiceType &choiceTypeOf<GrantStatus>()
{
    static constexpr ChoiceType type{"GrantStatus", grantStatusValues};
    return type;
}

static constexpr ChoiceValue licenseConfigurationStatusValues[] = {
    {"AVAILABLE", QT_TRANSLATE_NOOP("Choice", "Available")},
    {"DISABLED", QT_TRANSLATE_NOOP("Choice", "Disabled")},
};

template <> const ChoiceType &choiceTypeOf<LicenseConfigurationStatus>()
{
    static constexpr ChoiceType type{"LicenseConfigurationStatus",
                                     licenseConfigurationStatusValues};
    return type;
}

static constexpr ChoiceValue licenseCountingTypeValues[] = {
    {"vCPU", QT_TRANSLATE_NOOP("Choice", "vCPU")},
    {"Instance", QT_TRANSLATE_NOOP("Choice", "Instance")},
    {"Core", QT_TRANSLATE_NOOP("Choice", "Core")},
    {"Socket", QT_TRANSLATE_NOOP("Choice", "Socket")},
};

template <> const ChoiceType &choiceTypeOf<LicenseCountingType>()
{
    static constexpr ChoiceType type{"LicenseCountingType", licenseCountingTypeValues};
    return type;
}

static constexpr ChoiceValue licenseDeletionStatusValues[] = {
    {"PENDING_DELETE", QT_TRANSLATE_NOOP("Choice", "Deleting")},
    {"DELETED", QT_TRANSLATE_NOOP("Choice", "Deleted")},
};

template <> const ChoiceType &choiceTypeOf<LicenseDeletionStatus>()
{
    static constexpr ChoiceType type{"LicenseDeletionStatus", licenseDeletionStatusValues};
    return type;
}

static constexpr ChoiceValue licenseStatusValues[] = {
    {"AVAILABLE", QT_TRANSLATE_NOOP("Choice", "Available")},
    {"PENDING_AVAILABLE", QT_TRANSLATE_NOOP("Choice", "Pending")},
    {"DEACTIVATED", QT_TRANSLATE_NOOP("Choice", "Deactivated")},
    {"SUSPENDED", QT_TRANSLATE_NOOP("Choice", "Suspended")},
    {"EXPIRED", QT_TRANSLATE_NOOP("Choice", "Expired")},
    {"PENDING_DELETE", QT_TRANSLATE_NOOP("Choice", "Deleting")},
    {"DELETED", QT_TRANSLATE_NOOP("Choice", "Deleted")},
};

template <> const ChoiceType &choiceTypeOf<LicenseStatus>()
{
    static constexpr ChoiceType type{"LicenseStatus", licenseStatusValues};
    return type;
}

static constexpr ChoiceValue patchOperationKindValues[] = {
    {"add", QT_TRANSLATE_NOOP("Choice", "add")},
    {"remove", QT_TRANSLATE_NOOP("Choice", "remove")},
    {"replace", QT_TRANSLATE_NOOP("Choice", "replace")},
    {"move", QT_TRANSLATE_NOOP("Choice", "move")},
    {"copy", QT_TRANSLATE_NOOP("Choice", "copy")},
    {"test", QT_TRANSLATE_NOOP("Choice", "test")},
};

template <> const ChoiceType &choiceTypeOf<PatchOperationKind>()
{
    static constexpr ChoiceType type{"PatchOperationKind", patchOperationKindValues};
    return type;
}

static constexpr ChoiceValue quotaPeriodValues[] = {
    {"DAY", QT_TRANSLATE_NOOP("Choice", "Day")},
    {"WEEK", QT_TRANSLATE_NOOP("Choice", "Week")},
    {"MONTH", QT_TRANSLATE_NOOP("Choice", "Month")},
};

template <> const ChoiceType &choiceTypeOf<QuotaPeriod>()
{
    static constexpr ChoiceType type{"QuotaPeriod", quotaPeriodValues};
    return type;
}

static constexpr ChoiceValue receivedStatusValues[] = {
    {"PENDING_WORKFLOW", QT_TRANSLATE_NOOP("Choice", "In progress")},
    {"PENDING_ACCEPT", QT_TRANSLATE_NOOP("Choice", "Waiting for accept")},
    {"REJECTED", QT_TRANSLATE_NOOP("Choice", "Rejected")},
    {"ACTIVE", QT_TRANSLATE_NOOP("Choice", "Active")},
    {"FAILED_WORKFLOW", QT_TRANSLATE_NOOP("Choice", "Failed")},
    {"DELETED", QT_TRANSLATE_NOOP("Choice", "Deleted")},
    {"DISABLED", QT_TRANSLATE_NOOP("Choice", "Accepted, not active")},
    {"WORKFLOW_COMPLETED", QT_TRANSLATE_NOOP("Choice", "Sent to members")},
};

template <> const ChoiceType &choiceTypeOf<ReceivedStatus>()
{
    static constexpr ChoiceType type{"ReceivedStatus", receivedStatusValues};
    return type;
}

static constexpr ChoiceValue renewTypeValues[] = {
    {"None", QT_TRANSLATE_NOOP("Choice", "None")},
    {"Weekly", QT_TRANSLATE_NOOP("Choice", "Weekly")},
    {"Monthly", QT_TRANSLATE_NOOP("Choice", "Monthly")},
};

template <> const ChoiceType &choiceTypeOf<RenewType>()
{
    static constexpr ChoiceType type{"RenewType", renewTypeValues};
    return type;
}

static constexpr ChoiceValue resourceTypeValues[] = {
    {"EC2_INSTANCE", QT_TRANSLATE_NOOP("Choice", "EC2 instance")},
    {"EC2_HOST", QT_TRANSLATE_NOOP("Choice", "EC2 host")},
    {"EC2_AMI", QT_TRANSLATE_NOOP("Choice", "AMI")},
    {"RDS", QT_TRANSLATE_NOOP("Choice", "RDS")},
    {"SYSTEMS_MANAGER_MANAGED_INSTANCE", QT_TRANSLATE_NOOP("Choice", "Managed instance")},
};

template <> const ChoiceType &choiceTypeOf<ResourceType>()
{
    static constexpr ChoiceType type{"ResourceType", resourceTypeValues};
    return type;
}

} // namespace lc
