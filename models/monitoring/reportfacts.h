// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/estate.h"
#include "store/activitystore.h"
#include "store/snapshotlists.h"

#include <memory>
#include <vector>

namespace lc {

/// What reports are made of, as read at one time; immutable once read.
struct ReportFacts {
    Instant now{}; ///< the "as of"
    Instant from{}; ///< of the period
    Instant to{}; ///< excluded
    QStringList connectionNames;
    std::vector<std::shared_ptr<Estate>> estates;
    QList<SeriesInfo> series; ///< with the newest sample of each
    QList<ActivityEntry> activity; ///< newest first
    QList<ChangeRecord> changes; ///< between the days of `from` and `to`
    QStringList missing; ///< what could not be read, a sentence each
};

} // namespace lc
