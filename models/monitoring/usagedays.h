// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quotausage.h"
#include "store/samples.h"

#include <QHash>
#include <QList>

#include <optional>
#include <vector>

namespace lc {

/// One key's days in a plan as GetUsage answered them.
struct KeyDays {
    SeriesKey used; ///< the series of its use; others differ in the metric
    Day first;
    QList<QList<qint64>> days; ///< pairs of used and remaining
    std::optional<Quota> quota; ///< of the plan now; none: what is left means nothing
    /// The plan's limit changed among these days, so that a rise of what is left proves nothing.
    bool isLimitChanged = false;
};

/// Series and marks made from days: every quota reset, and every rise of what is left that no reset
/// explains (an extension).
struct UsageSamples {
    std::vector<SeriesSamples> series;
    QList<HistoryEvent> events;
};
UsageSamples samplesOf(const KeyDays &days);

/// The same without the days before the first use, but with the last day.
void dropUnusedBeginning(KeyDays &days);

/// The id of an API key named in an answer by its id or its value; nothing for what may be the
/// value of a key that is not known: values are secrets and never stored.
std::optional<QString> keyIdOf(const QString &named, const QHash<QString, QString> &idsByValue);

} // namespace lc
