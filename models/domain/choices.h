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

template <> const ChoiceType &choiceTypeOf<ActivationOverrideBehavior>();
template <> const ChoiceType &choiceTypeOf<AllowedOperation>();
template <> const ChoiceType &choiceTypeOf<CheckoutType>();
template <> const ChoiceType &choiceTypeOf<EntitlementUnit>();
template <> const ChoiceType &choiceTypeOf<GrantStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseConfigurationStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseCountingType>();
template <> const ChoiceType &choiceTypeOf<LicenseDeletionStatus>();
template <> const ChoiceType &choiceTypeOf<LicenseStatus>();
template <> const ChoiceType &choiceTypeOf<PatchOperationKind>();
template <> const ChoiceType &choiceTypeOf<QuotaPeriod>();
template <> const ChoiceType &choiceTypeOf<ReceivedStatus>();
template <> const ChoiceType &choiceTypeOf<RenewType>();
template <> const ChoiceType &choiceTypeOf<ResourceType>();

} // namespace lc
