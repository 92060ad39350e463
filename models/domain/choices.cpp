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

static constexpr ChoiceValue apiKeysFormatValues[] = {
    {"csv", QT_TRANSLATE_NOOP("Choice", "CSV")},
};

template <> const ChoiceType &choiceTypeOf<ApiKeysFormat>()
{
    static constexpr ChoiceType type{"ApiKeysFormat", apiKeysFormatValues};
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

static constexpr ChoiceValue digitalSignatureMethodValues[] = {
    {"JWT_PS384", QT_TRANSLATE_NOOP("Choice", "JWT, PS384")},
};

template <> const ChoiceType &choiceTypeOf<DigitalSignatureMethod>()
{
    static constexpr ChoiceType type{"DigitalSignatureMethod", digitalSignatureMethodValues};
    return type;
}

static constexpr ChoiceValue inventoryFilterConditionValues[] = {
    {"EQUALS", QT_TRANSLATE_NOOP("Choice", "Equals")},
    {"NOT_EQUALS", QT_TRANSLATE_NOOP("Choice", "Not equal to")},
    {"BEGINS_WITH", QT_TRANSLATE_NOOP("Choice", "Begins with")},
    {"CONTAINS", QT_TRANSLATE_NOOP("Choice", "Contains")},
};

template <> const ChoiceType &choiceTypeOf<InventoryFilterCondition>()
{
    static constexpr ChoiceType type{"InventoryFilterCondition", inventoryFilterConditionValues};
    return type;
}

static constexpr ChoiceValue licenseAssetGroupStatusValues[] = {
    {"ACTIVE", QT_TRANSLATE_NOOP("Choice", "Active")},
    {"DISABLED", QT_TRANSLATE_NOOP("Choice", "Disabled")},
    {"DELETED", QT_TRANSLATE_NOOP("Choice", "Deleted")},
};

template <> const ChoiceType &choiceTypeOf<LicenseAssetGroupStatus>()
{
    static constexpr ChoiceType type{"LicenseAssetGroupStatus", licenseAssetGroupStatusValues};
    return type;
}

static constexpr ChoiceValue licenseConversionTaskStatusValues[] = {
    {"IN_PROGRESS", QT_TRANSLATE_NOOP("Choice", "In progress")},
    {"SUCCEEDED", QT_TRANSLATE_NOOP("Choice", "Succeeded")},
    {"FAILED", QT_TRANSLATE_NOOP("Choice", "Failed")},
};

template <> const ChoiceType &choiceTypeOf<LicenseConversionTaskStatus>()
{
    static constexpr ChoiceType type{"LicenseConversionTaskStatus",
                                     licenseConversionTaskStatusValues};
    return type;
}

static constexpr ChoiceValue productCodeTypeValues[] = {
    {"marketplace", QT_TRANSLATE_NOOP("Choice", "AWS Marketplace")},
};

template <> const ChoiceType &choiceTypeOf<ProductCodeType>()
{
    static constexpr ChoiceType type{"ProductCodeType", productCodeTypeValues};
    return type;
}

static constexpr ChoiceValue reportFrequencyTypeValues[] = {
    {"DAY", QT_TRANSLATE_NOOP("Choice", "Day")},
    {"WEEK", QT_TRANSLATE_NOOP("Choice", "Week")},
    {"MONTH", QT_TRANSLATE_NOOP("Choice", "Month")},
    {"ONE_TIME", QT_TRANSLATE_NOOP("Choice", "Once")},
};

template <> const ChoiceType &choiceTypeOf<ReportFrequencyType>()
{
    static constexpr ChoiceType type{"ReportFrequencyType", reportFrequencyTypeValues};
    return type;
}

static constexpr ChoiceValue reportTypeValues[] = {
    {"LicenseConfigurationSummaryReport",
     QT_TRANSLATE_NOOP("Choice", "Summary of self-managed licenses")},
    {"LicenseConfigurationUsageReport", QT_TRANSLATE_NOOP("Choice", "Usage by resource")},
    {"LicenseAssetGroupUsageReport", QT_TRANSLATE_NOOP("Choice", "Usage by asset group")},
};

template <> const ChoiceType &choiceTypeOf<ReportType>()
{
    static constexpr ChoiceType type{"ReportType", reportTypeValues};
    return type;
}

static constexpr ChoiceValue tokenTypeValues[] = {
    {"REFRESH_TOKEN", QT_TRANSLATE_NOOP("Choice", "Refresh token")},
};

template <> const ChoiceType &choiceTypeOf<TokenType>()
{
    static constexpr ChoiceType type{"TokenType", tokenTypeValues};
    return type;
}

static constexpr ChoiceValue apiKeySourceTypeValues[] = {
    {"HEADER", QT_TRANSLATE_NOOP("Choice", "Header")},
    {"AUTHORIZER", QT_TRANSLATE_NOOP("Choice", "Authorizer")},
};

template <> const ChoiceType &choiceTypeOf<ApiKeySourceType>()
{
    static constexpr ChoiceType type{"ApiKeySourceType", apiKeySourceTypeValues};
    return type;
}

static constexpr ChoiceValue apiStatusValues[] = {
    {"UPDATING", QT_TRANSLATE_NOOP("Choice", "Updating")},
    {"AVAILABLE", QT_TRANSLATE_NOOP("Choice", "Available")},
    {"PENDING", QT_TRANSLATE_NOOP("Choice", "Pending")},
    {"FAILED", QT_TRANSLATE_NOOP("Choice", "Failed")},
};

template <> const ChoiceType &choiceTypeOf<ApiStatus>()
{
    static constexpr ChoiceType type{"ApiStatus", apiStatusValues};
    return type;
}

static constexpr ChoiceValue cacheClusterSizeValues[] = {
    {"0.5", "0.5"},   {"1.6", "1.6"},   {"6.1", "6.1"}, {"13.5", "13.5"},
    {"28.4", "28.4"}, {"58.2", "58.2"}, {"118", "118"}, {"237", "237"},
};

template <> const ChoiceType &choiceTypeOf<CacheClusterSize>()
{
    static constexpr ChoiceType type{"CacheClusterSize", cacheClusterSizeValues};
    return type;
}

static constexpr ChoiceValue cacheClusterStatusValues[] = {
    {"CREATE_IN_PROGRESS", QT_TRANSLATE_NOOP("Choice", "Creating")},
    {"AVAILABLE", QT_TRANSLATE_NOOP("Choice", "Available")},
    {"DELETE_IN_PROGRESS", QT_TRANSLATE_NOOP("Choice", "Deleting")},
    {"NOT_AVAILABLE", QT_TRANSLATE_NOOP("Choice", "Not available")},
    {"FLUSH_IN_PROGRESS", QT_TRANSLATE_NOOP("Choice", "Flushing")},
};

template <> const ChoiceType &choiceTypeOf<CacheClusterStatus>()
{
    static constexpr ChoiceType type{"CacheClusterStatus", cacheClusterStatusValues};
    return type;
}

static constexpr ChoiceValue endpointAccessModeValues[] = {
    {"BASIC", QT_TRANSLATE_NOOP("Choice", "Basic")},
    {"STRICT", QT_TRANSLATE_NOOP("Choice", "Strict")},
};

template <> const ChoiceType &choiceTypeOf<EndpointAccessMode>()
{
    static constexpr ChoiceType type{"EndpointAccessMode", endpointAccessModeValues};
    return type;
}

static constexpr ChoiceValue endpointTypeValues[] = {
    {"REGIONAL", QT_TRANSLATE_NOOP("Choice", "Regional")},
    {"EDGE", QT_TRANSLATE_NOOP("Choice", "Edge-optimized")},
    {"PRIVATE", QT_TRANSLATE_NOOP("Choice", "Private")},
};

template <> const ChoiceType &choiceTypeOf<EndpointType>()
{
    static constexpr ChoiceType type{"EndpointType", endpointTypeValues};
    return type;
}

static constexpr ChoiceValue ipAddressTypeValues[] = {
    {"ipv4", QT_TRANSLATE_NOOP("Choice", "IPv4")},
    {"dualstack", QT_TRANSLATE_NOOP("Choice", "Dual-stack")},
};

template <> const ChoiceType &choiceTypeOf<IpAddressType>()
{
    static constexpr ChoiceType type{"IpAddressType", ipAddressTypeValues};
    return type;
}

static constexpr ChoiceValue securityPolicyValues[] = {
    {"TLS_1_0", QT_TRANSLATE_NOOP("Choice", "TLS 1.0")},
    {"TLS_1_2", QT_TRANSLATE_NOOP("Choice", "TLS 1.2")},
    {"SecurityPolicy_TLS13_1_3_2025_09", "SecurityPolicy_TLS13_1_3_2025_09"},
    {"SecurityPolicy_TLS13_1_3_FIPS_2025_09", "SecurityPolicy_TLS13_1_3_FIPS_2025_09"},
    {"SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"},
    {"SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09", "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09"},
    {"SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
     "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09"},
    {"SecurityPolicy_TLS13_1_2_PQ_2025_09", "SecurityPolicy_TLS13_1_2_PQ_2025_09"},
    {"SecurityPolicy_TLS13_1_2_2021_06", "SecurityPolicy_TLS13_1_2_2021_06"},
    {"SecurityPolicy_TLS13_2025_EDGE", "SecurityPolicy_TLS13_2025_EDGE"},
    {"SecurityPolicy_TLS12_PFS_2025_EDGE", "SecurityPolicy_TLS12_PFS_2025_EDGE"},
    {"SecurityPolicy_TLS12_2018_EDGE", "SecurityPolicy_TLS12_2018_EDGE"},
};

template <> const ChoiceType &choiceTypeOf<SecurityPolicy>()
{
    static constexpr ChoiceType type{"SecurityPolicy", securityPolicyValues};
    return type;
}

static constexpr ChoiceValue unauthorizedCacheControlHeaderStrategyValues[] = {
    {"FAIL_WITH_403", QT_TRANSLATE_NOOP("Choice", "Fail with 403")},
    {"SUCCEED_WITH_RESPONSE_HEADER", QT_TRANSLATE_NOOP("Choice", "Succeed with a response header")},
    {"SUCCEED_WITHOUT_RESPONSE_HEADER",
     QT_TRANSLATE_NOOP("Choice", "Succeed without a response header")},
};

template <> const ChoiceType &choiceTypeOf<UnauthorizedCacheControlHeaderStrategy>()
{
    static constexpr ChoiceType type{"UnauthorizedCacheControlHeaderStrategy",
                                     unauthorizedCacheControlHeaderStrategyValues};
    return type;
}

} // namespace lc
