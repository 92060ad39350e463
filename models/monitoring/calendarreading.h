// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/expirycalendar.h"
#include "store/storethread.h"

#include <QObject>

namespace lc {

class EstateReader;
class Session;

/// Reads what the open connections have and makes the entries of the expiry calendar of it, in a
/// thread. GUI thread; the session outlives it.
class CalendarReading final : public QObject {
    Q_OBJECT
public:
    explicit CalendarReading(Session &session, QObject *parent = nullptr);
    ~CalendarReading() override;

    /// Begins anew, with the check-outs that are held now.
    void start(const QList<PlacedCheckout> &held = {});
    /// Stops reading; the entries of before stay.
    void cancel();
    /// Of the last reading that came to its end, in order, without lead times.
    const QList<CalendarEntry> &entries() const { return m_entries; }
    /// What could not be read, in words: those entries are missing.
    const QStringList &failures() const { return m_failures; }
    int readLists() const { return m_readLists; } ///< 0: nothing could be read
    std::optional<Instant> finishedAt() const { return m_finishedAt; }

signals:
    void progressed(int done, int total);
    void finished();

private:
    void collect();

    Session &m_session;
    EstateReader *m_reader;
    QList<PlacedCheckout> m_held;
    QList<CalendarEntry> m_entries;
    QStringList m_failures;
    int m_readLists = 0;
    std::optional<Instant> m_finishedAt;
    int m_round = 0; ///< an older one's entries are dropped
    StoreThread m_thread;
};

} // namespace lc
