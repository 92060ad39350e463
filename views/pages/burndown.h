// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/quotachart.h"
#include "items/chartseries.h"
#include "items/quotaoutlook.h"

namespace lc {

/// What was granted in a period beyond what the use of its days leaves; where that was recorded,
/// as it was. `recorded`: events of the series of what the key has left. Ascending.
QList<QuotaChartData::Extension> extensionsOf(const QuotaChartData &period,
                                              const QList<HistoryEvent> &recorded);

/// The present quota period of one key for its chart; without a quota the days that are known.
/// `outlook` may be null.
QuotaChartData burnDownOf(const QString &title, const QuotaOverlay::Standing &standing,
                          const QuotaOutlook::Outlook *outlook, Instant now);

} // namespace lc
