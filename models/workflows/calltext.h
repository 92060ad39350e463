// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <QList>
#include <QString>

#include <optional>

namespace lc {

class Session;
struct CallRecord;

/// One call in the three spellings that people paste elsewhere.
struct CallText {
    QString cli; ///< for a POSIX shell
    QString boto3; ///< a Python program
    QString json; ///< the request alone
};

/// A call as it would be sent to a Region of a connection; an empty Region stands for the home
/// Region.
CallText callTextOf(const Session &session, const QString &connectionId, const QString &region,
                    const Operation &operation, const void *request);
/// Several calls one after the other; of JSON a list.
CallText joined(const QList<CallText> &calls);
/// A call that the journal has; nothing when this version of the program cannot read it.
std::optional<CallText> callTextOf(const Session &session, const CallRecord &record);

} // namespace lc
