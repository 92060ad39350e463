// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/rowoverlay.h"
#include "store/historystore.h"

#include <QHash>
#include <QTimer>

namespace lc {

/// The recorded 30 days behind a license or a self-managed license, as a small line: of the
/// entitlement that is closest to its limit. Reads the history by itself and follows it; GUI
/// thread, the store outlives it.
class TrendOverlay : public RowOverlay {
    Q_OBJECT
public:
    TrendOverlay(HistoryStore &history, std::shared_ptr<const Clock> clock,
                 QObject *parent = nullptr);

    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;
    /// Nothing recorded: no values.
    Trend trend(const QString &account, const QString &resource) const;

private:
    void readSoon();
    void read();
    void readRanges(const QList<SeriesInfo> &series);

    HistoryStore &m_history;
    std::shared_ptr<const Clock> m_clock;
    QTimer m_soon;
    QHash<QByteArray, Trend> m_trends; ///< by account and resource
};

} // namespace lc
