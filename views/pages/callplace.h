// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lc {

class Session;

/// Where a call goes.
struct CallPlace {
    QString connection; ///< id
    QString region;

    bool operator==(const CallPlace &) const = default;
};

/// Every Region of every open connection that takes changes.
QList<CallPlace> placesForChanges(const Session &session);

/// "vendor in us-east-1", with the account where it is known.
QString placeText(const Session &session, const CallPlace &place);

} // namespace lc
