// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "monitoring/recording.h"
#include "store/samples.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace lc {

class HistoryStore;
class Session;
class SourceRecording;

/// Samples consumption of every open connection, in each of its Regions, into the history: at an
/// interval and on demand. Lives on the GUI thread. A few calls at a time in the bulk lane, so that
/// the user's own action is never behind it.
class Recorder : public QObject {
    Q_OBJECT
public:
    /// `session` and `store` are borrowed and outlive it.
    Recorder(Session &session, HistoryStore &store, std::shared_ptr<const Clock> clock,
             QObject *parent = nullptr);
    ~Recorder() override;

    /// Zero: on demand only (the default). The first recording comes an interval after the newest
    /// sample of the history, at once when that is past.
    void setInterval(std::chrono::milliseconds interval);
    std::chrono::milliseconds interval() const;
    /// How far apart recordings are meant to be that somebody else begins, while there is no
    /// interval: a longer pause is a gap.
    void setSpacing(std::chrono::milliseconds spacing);
    /// No recording begins by itself before this time.
    void waitUntil(Instant earliest);
    /// Time between the beginnings of two calls of a connection.
    void setPace(std::chrono::milliseconds pace);
    /// So many resources, and accounts, of one self-managed license are recorded on their own, the
    /// largest; all others as one. Usually RecordingBounds::usualParts.
    void setMostParts(int parts);

    /// Begins a recording unless one is running. Fails at once when another process records.
    void recordNow();
    /// What was stored so far stays.
    void cancel();
    bool isRunning() const;

    /// The last one that ended in this process.
    std::optional<Recording> lastRecording() const;
    /// When this or another process last recorded; nothing before the first time, and until the
    /// history was read (lastSampleTimeChanged).
    std::optional<Instant> lastSampleTime() const;

signals:
    void started();
    /// `done` of `total` calls known so far.
    void progressed(int done, int total);
    void finished(const lc::Recording &recording);
    void lastSampleTimeChanged();

private:
    struct Place;
    struct Private;

    void plan();
    /// The time has come: records, or waits for connections that are being opened.
    void recordWhenOpen();
    void begin(const Result<QList<SeriesInfo>, StoreError> &series);
    void followConnections();
    void dropClosed();
    void add(const Place &place, std::unique_ptr<SourceRecording> source);
    void beginWaiting();
    void finishSource(const Place &place);
    void finishIfDone();

    std::unique_ptr<Private> d;
};

} // namespace lc
