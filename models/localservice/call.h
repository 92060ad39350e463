// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "localservice/serviceerror.h"
#include "localservice/servicesetup.h"

#include <QString>

#include <functional>

namespace lc {

struct Operation;
class Store;

/// Who calls, and through which Region's endpoint.
struct Caller {
    QString account; ///< twelve digits
    QString region;
    QString partition = QStringLiteral("aws");
    QString session; ///< "role/session name" of temporary credentials; else empty

    bool isSession() const { return !session.isEmpty(); }
    /// "arn:aws:iam::111122223333:root", or that of the assumed role.
    QString arn() const
    {
        return isSession()
            ? QStringLiteral("arn:%1:sts::%2:assumed-role/%3").arg(partition, account, session)
            : QStringLiteral("arn:%1:iam::%2:root").arg(partition, account);
    }
};

/// One call on its way through the rules. The store is inside a transaction, which is committed
/// when the handler succeeds and rolled back when it does not.
struct Call {
    const Operation &operation;
    Caller caller;
    Instant now;
    Store &store;
    const ServiceSetup &setup = plainSetup;
    /// What a refusal leaves behind: written after what the call had done was taken back.
    std::function<void(Store &)> whenRefused = {};
};

} // namespace lc
