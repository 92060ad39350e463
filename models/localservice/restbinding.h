// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/httpmessage.h"
#include "localservice/serviceerror.h"

namespace lc {

struct Operation;

/// The REST operation of a method and a path as sent: the path is split before anything in it is
/// decoded, so that an encoded slash stays inside its segment. nullptr when there is none.
const Operation *findRoute(const QByteArray &method, const QByteArray &rawPath,
                           const QByteArray &rawQuery);

/// Fills the members that travel in the path, in the query and as the whole body.
Served<void> readBoundMembers(const Operation &operation, const HttpRequest &request, void *object);

} // namespace lc
