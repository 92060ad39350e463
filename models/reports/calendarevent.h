// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <chrono>
#include <vector>

namespace lc {

/// One date for other calendar programs. All text is plain.
struct CalendarEvent {
    QString id; ///< the same in every export of the same thing
    QString summary; ///< "License ends: Render Pro"
    QString description;
    QString category; ///< "Licenses"; may be empty
    Instant when{};
    bool isWholeDay = false; ///< the UTC day of `when` is meant
    std::chrono::days lead{}; ///< the alarm goes off so long before; 0: none
};

/// Dates that are written as one calendar file.
struct CalendarEvents {
    QString name; ///< "License Console"
    Instant madeAt{};
    std::vector<CalendarEvent> events;
};

} // namespace lc
