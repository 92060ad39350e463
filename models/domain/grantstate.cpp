// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grantstate.h"

#include <algorithm>

namespace lc {

bool mayBecome(GrantStatus from, GrantStatus to)
{
    using S = GrantStatus;
    switch (from) {
    case S::PendingWorkflow:
        return to == S::WorkflowCompleted || to == S::FailedWorkflow || to == S::PendingDelete
            || to == S::Deleted;
    case S::PendingAccept:
        return to == S::Disabled || to == S::Rejected || to == S::PendingDelete || to == S::Deleted;
    case S::Disabled:
        return to == S::Active || to == S::PendingDelete || to == S::Deleted;
    case S::Active:
        return to == S::Disabled || to == S::PendingDelete || to == S::Deleted;
    case S::WorkflowCompleted:
        return to == S::PendingWorkflow || to == S::PendingDelete || to == S::Deleted;
    case S::Rejected:
    case S::FailedWorkflow:
        return to == S::PendingDelete || to == S::Deleted;
    case S::PendingDelete:
        return to == S::Deleted;
    case S::Deleted:
        return false;
    }
    return false;
}

bool isOpen(GrantStatus status)
{
    return status != GrantStatus::Rejected && status != GrantStatus::FailedWorkflow
        && status != GrantStatus::PendingDelete && status != GrantStatus::Deleted;
}

ReceivedStatus receivedStatus(GrantStatus status)
{
    switch (status) {
    case GrantStatus::PendingWorkflow:
        return ReceivedStatus::PendingWorkflow;
    case GrantStatus::PendingAccept:
        return ReceivedStatus::PendingAccept;
    case GrantStatus::Rejected:
        return ReceivedStatus::Rejected;
    case GrantStatus::Active:
        return ReceivedStatus::Active;
    case GrantStatus::FailedWorkflow:
        return ReceivedStatus::FailedWorkflow;
    case GrantStatus::Disabled:
        return ReceivedStatus::Disabled;
    case GrantStatus::WorkflowCompleted:
        return ReceivedStatus::WorkflowCompleted;
    case GrantStatus::PendingDelete:
    case GrantStatus::Deleted:
        break;
    }
    return ReceivedStatus::Deleted;
}

bool isSubset(const QList<Open<AllowedOperation>> &part, const QList<Open<AllowedOperation>> &whole)
{
    return std::all_of(part.begin(), part.end(), [&](const Open<AllowedOperation> &operation) {
        return whole.contains(operation);
    });
}

} // namespace lc
