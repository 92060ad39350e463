// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lc {

class Session;
struct Recording;

/// What a recording could not read and why, a line for each connection, Region, kind and reason.
QStringList missingOf(const Recording &recording, const Session &session);

} // namespace lc
