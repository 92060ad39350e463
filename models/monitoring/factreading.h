// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/estatereader.h"
#include "monitoring/reportfacts.h"

namespace lc {

class ActivityStore;
class HistoryStore;
class SnapshotStore;

/// Reads what a report is made of: lists over the open connections, then what this program has
/// kept. GUI thread; session and stores outlive it.
class FactReading final : public QObject {
    Q_OBJECT
public:
    struct Sources {
        Session &session;
        HistoryStore &history;
        ActivityStore &activity;
        SnapshotStore &snapshots;
    };
    struct Wanted {
        EstateReader::Parts parts;
        bool activity = false;
        bool changes = false;
        QStringList connections; ///< ids; empty: all that are open
        Instant now{};
        Instant from{};
        Instant to{};
    };
    using Done = std::function<void(std::shared_ptr<ReportFacts> facts)>;

    explicit FactReading(const Sources &sources, QObject *parent = nullptr);

    /// Begins anew; `done` comes once, through the event loop, unless this object goes or starts
    /// again.
    void start(Wanted wanted, Done done);
    /// Lists that were read to their end by the last reading.
    int readLists() const { return m_readLists; }

signals:
    void progressed(int done, int total);

private:
    void readSeries();
    void readActivity();
    void readChanges();
    void finish();

    Sources m_sources;
    std::unique_ptr<EstateReader> m_estates;
    Wanted m_wanted;
    Done m_done;
    std::shared_ptr<ReportFacts> m_facts;
    int m_readLists = 0;
    int m_round = 0; ///< an older one's answers are dropped
};

} // namespace lc
