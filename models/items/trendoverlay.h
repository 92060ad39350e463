// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/rowoverlay.h"
#include "items/usageoverlay.h"
#include "store/historystore.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>
#include <memory>

namespace lc {

/// Sparklines of the last 30 days from the history; reads what tables ask for, when they ask for
/// it. Parts as in UsageOverlay: a license shows its tightest entitlement, a license configuration
/// its consumption.
class TrendOverlay : public RowOverlay {
    Q_OBJECT

public:
    static constexpr int days = 30;

    /// `store` and `usage` are borrowed and outlive it; `usage` may be null.
    TrendOverlay(HistoryStore &store, const UsageOverlay *usage, std::shared_ptr<const Clock> clock,
                 QObject *parent = nullptr);

    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;
    /// For a place that is no row; without values nothing was recorded, or it is still being read.
    Trend trend(const QString &account, const QString &resource) const;

private:
    void readSeries();
    void readNext();
    void take(const std::vector<RangeAnswer> &answers);
    const SeriesKey *chosen(const QList<SeriesKey> &candidates) const;
    Trend toTrend(const RangeAnswer &answer) const;

    HistoryStore &m_store;
    const UsageOverlay *m_usage;
    std::shared_ptr<const Clock> m_clock;
    QHash<QByteArray, QList<SeriesKey>> m_series; ///< by account and resource
    QHash<SeriesKey, Trend> m_trends;
    mutable QList<SeriesKey> m_wanted; ///< asked for by tables, not yet read
    mutable QSet<SeriesKey> m_asked; ///< wanted or being read
    mutable QTimer m_timer;
    bool m_isReading = false;
};

} // namespace lc
