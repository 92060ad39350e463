// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/quotachart.h"
#include "items/quotaoutlook.h"

namespace lc {

/// The present quota period of one key for its chart; without a quota the days that are known.
/// `outlook` may be null.
QuotaChartData burnDownOf(const QString &title, const QuotaOverlay::Standing &standing,
                          const QuotaOutlook::Outlook *outlook, Instant now);

} // namespace lc
