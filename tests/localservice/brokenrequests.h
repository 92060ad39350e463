// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "localservice/httpmessage.h"

#include <QList>
#include <QString>

namespace lc {

/// A request that breaks one constraint of the rows.
struct BrokenRequest {
    QString constraint; ///< "Entitlements[0].Name missing"
    QByteArray member; ///< wire name of the member
    HttpRequest request; ///< unsigned
};

/// A request with every member, all of which keep the constraints; unsigned.
HttpRequest wholeRequest(const Operation &operation);

/// Every constraint that the rows of an operation's request state, broken once: required, length,
/// range, size, pattern, words, type; nested members too.
QList<BrokenRequest> brokenRequests(const Operation &operation);

} // namespace lc
