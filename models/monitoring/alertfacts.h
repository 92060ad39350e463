// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/alertitem.h"
#include "store/quantity.h"
#include "store/serieskey.h"

#include <optional>
#include <vector>

namespace lc {

/// One recorded reading of what an alert can be about.
struct AlertReading {
    Instant time{};
    Quantity used;
    std::optional<Quantity> limit; ///< none: unlimited
    std::optional<Quantity> spent; ///< API keys: on that day alone
};

/// What the forecast says, as far as alerts need it.
struct AlertOutlook {
    enum class Kind {
        Unknown, ///< too little data, or no forecast was made
        Safe, ///< not in sight
        ResetsFirst,
        RunsOut, ///< at `date`
        UsedUp
    };

    Kind kind = Kind::Unknown;
    std::optional<Instant> date;
};

/// An item with what was recorded of it.
struct AlertSubject {
    AlertItem item;
    SeriesKey series; ///< of what is used, where consumption is recorded
    std::vector<AlertReading> readings; ///< ascending; of the recorder: times only
    AlertOutlook outlook;
};

/// All that rules are held against, at one time.
struct AlertFacts {
    Instant now{};
    std::vector<AlertSubject> subjects;
};

/// The same for what several accounts see of one item.
QString alertItemKey(const AlertItem &item);

} // namespace lc
