// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lc {

class Store;

/// A random key of this service, made when it is first needed and kept: the same after a restart.
QByteArray keptKey(Store &store, const QString &name);

} // namespace lc
