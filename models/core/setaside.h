// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

namespace lc {

/// Renames a damaged file, so that it is kept but no longer in the way, and gives its new path
/// ("history.db.damaged-20260319-081400"). Files whose names are its name and one of `suffixes`
/// ("-wal") follow it. The error is the system's own words.
Result<QString, QString> setAside(const QString &path, Instant now,
                                  const QStringList &suffixes = {});

} // namespace lc
