// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "localservice/serviceerror.h"

#include <QString>

namespace lc {

struct Operation;
class Store;

/// Who calls, and through which Region's endpoint.
struct Caller {
    QString account; ///< twelve digits
    QString region;
    QString partition = QStringLiteral("aws");

    /// "arn:aws:iam::111122223333:root"
    QString arn() const { return QStringLiteral("arn:%1:iam::%2:root").arg(partition, account); }
};

/// One call on its way through the rules. The store is inside a transaction, which is committed
/// when the handler succeeds and rolled back when it does not.
struct Call {
    const Operation &operation;
    Caller caller;
    Instant now;
    Store &store;
};

} // namespace lc
