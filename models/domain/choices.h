// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values.h"

namespace lc {

enum class ActivationOverrideBehavior { DistributedGrantsOnly, AllGrantsPermittedByIssuer };
enum class AllowedOperation {
    CreateGrant,
    CheckoutLicense,
    CheckoutBorrowLicense,
    CheckInLicense,
    ExtendConsumptionLicense,
    ListPurchasedLicenses,
    CreateToken
};
enum class CheckoutType { Provisional, Perpetual };
enum class EntitlementUnit {
    Count,
    None,
    Seconds,
    Microseconds,
    Milliseconds,
    Bytes,
    Kilobytes,
    Megabytes,
    Gigabytes,
    Terabytes,
    Bits,
    Kilobits,
    Megabits,
    Gigabits,
    Terabits,
    Percent,
    BytesPerSecond,
    KilobytesPerSecond,
    MegabytesPerSecond,
    GigabytesPerSecond,
    TerabytesPerSecond,
    BitsPerSecond,
    KilobitsPerSecond,
    MegabitsPerSecond,
    GigabitsPerSecond,
    TerabitsPerSecond,
    CountPerSecond
};
enum class GrantStatus {
    PendingWorkflow,
    PendingAccept,
    Rejected,
    Active,
    FailedWorkflow,
    Deleted,
    PendingDelete,
    Disabled,
    WorkflowCompleted
};
enum class LicenseConfigurationStatus { Available, Disabled };
enum class LicenseCountingType { Vcpu, Instance, Core, Socket };
enum class LicenseDeletionStatus { PendingDelete, Deleted };
enum class LicenseStatus {
    Available,
    PendingAvailable,
    Deactivated,
    Suspended,
    Expired,
    PendingDelete,
    Deleted
};
enum class ApiKeysFormat { Csv };
enum class PatchOperationKind { Add, Remove, Replace, Move, Copy, Test };
enum class QuotaPeriod { Day, Week, Month };
enum class ReceivedStatus {
    PendingWorkflow,
    PendingAccept,
    Rejected,
    Active,
    FailedWorkflow,
    Deleted,
    Disabled,
    WorkflowCompleted
};
enum class RenewType { None, Weekly, Monthly };
enum class ResourceType { Ec2Instance, Ec2Host, Ec2Ami, Rds, SystemsManagerManagedInstance };
enum class DigitalSignatureMethod { JwtPs384 };
enum class InventoryFilterCondition { Equals, NotEquals, BeginsWith, Contains };
enum class LicenseAssetGroupStatus { Active, Disabled, Deleted };
enum class LicenseConversionTaskStatus { InProgress, Succeeded, Failed };
enum class ProductCodeType { Marketplace };
enum class ReportFrequencyType { Day, Week, Month, OneTime };
enum class ReportType {
    LicenseConfigurationSummaryReport,
    LicenseConfigurationUsageReport,
    LicenseAssetGroupUsageReport
};
enum class TokenType { RefreshToken };
enum class ApiKeySourceType { Header, Authorizer };
enum class ApiStatus { Updating, Available, Pending, Failed };
enum class CacheClusterSize {
    Size0_5,
    Size1_6,
    Size6_1,
    Size13_5,
    Size28_4,
    Size58_2,
    Size118,
    Size237
};
enum class CacheClusterStatus {
    CreateInProgress,
    Available,
    DeleteInProgress,
    NotAvailable,
    FlushInProgress
};
enum class EndpointAccessMode { Basic, Strict };
enum class EndpointType { Regional, Edge, Private };
enum class IpAddressType { Ipv4, Dualstack };
enum class SecurityPolicy {
    Tls10,
    Tls12,
    Tls13_1_3_2025_09,
    Tls13_1_3_FIPS_2025_09,
    Tls13_1_2_PFS_PQ_2025_09,
    Tls13_1_2_FIPS_PQ_2025_09,
    Tls13_1_2_FIPS_PFS_PQ_2025_09,
    Tls13_1_2_PQ_2025_09,
    Tls13_1_2_2021_06,
    Tls13_2025_EDGE,
    Tls12_PFS_2025_EDGE,
    Tls12_2018_EDGE
};
enum class UnauthorizedCacheControlHeaderStrategy {
    FailWith403,
    SucceedWithResponseHeader,
    SucceedWithoutResponseHeader
};

template <> const ChoiceType &choiceTypeOf<ActivationOverrideBehavior>();
template <> const ChoiceType &choiceTypeOf<AllowedOperation>();
template <> const ChoiceType &choiceTypeOf<CheckoutType>();
template <> const ChoiceType &choiceTypeOf<EntitlementUnit>();
template <> const ChoiceType &choiceTypeOf<GrantStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseConfigurationStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseCountingType>();
template <> const ChoiceType &choiceTypeOf<LicenseDeletionStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseStatus>();
template <> const ChoiceType &choiceTypeOf<ApiKeysFormat>();
template <> const ChoiceType &choiceTypeOf<PatchOperationKind>();
template <> const ChoiceType &choiceTypeOf<QuotaPeriod>();
template <> const ChoiceType &choiceTypeOf<ReceivedStatus>();
template <> const ChoiceType &choiceTypeOf<RenewType>();
template <> const ChoiceType &choiceTypeOf<ResourceType>();
template <> const ChoiceType &choiceTypeOf<DigitalSignatureMethod>();
template <> const ChoiceType &choiceTypeOf<InventoryFilterCondition>();
template <> const ChoiceType &choiceTypeOf<LicenseAssetGroupStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseConversionTaskStatus>();
template <> const ChoiceType &choiceTypeOf<ProductCodeType>();
template <> const ChoiceType &choiceTypeOf<ReportFrequencyType>();
template <> const ChoiceType &choiceTypeOf<ReportType>();
template <> const ChoiceType &choiceTypeOf<TokenType>();
template <> const ChoiceType &choiceTypeOf<ApiKeySourceType>();
template <> const ChoiceType &choiceTypeOf<ApiStatus>();
template <> const ChoiceType &choiceTypeOf<CacheClusterSize>();
template <> const ChoiceType &choiceTypeOf<CacheClusterStatus>();
template <> const ChoiceType &choiceTypeOf<EndpointAccessMode>();
template <> const ChoiceType &choiceTypeOf<EndpointType>();
template <> const ChoiceType &choiceTypeOf<IpAddressType>();
template <> const ChoiceType &choiceTypeOf<SecurityPolicy>();
template <> const ChoiceType &choiceTypeOf<UnauthorizedCacheControlHeaderStrategy>();

} // namespace lc
