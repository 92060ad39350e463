// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QtGlobal>

namespace lc {

/// Times are stored as milliseconds since 1970, UTC.
inline qint64 milliseconds(Instant time)
{
    return time.time_since_epoch().count();
}

inline Instant instant(qint64 value)
{
    return Instant(std::chrono::milliseconds(value));
}

} // namespace lc
