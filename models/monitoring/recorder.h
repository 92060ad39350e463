// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "monitoring/recording.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace lc {

class HistoryStore;
class Session;

/// Samples consumption of every open connection into the history: at an interval and on demand.
/// Lives on the GUI thread. A few calls at a time in the bulk lane, so that the user's own action
/// is never behind it.
class Recorder : public QObject {
    Q_OBJECT
public:
    /// `session` and `store` are borrowed and outlive it.
    Recorder(Session &session, HistoryStore &store, std::shared_ptr<const Clock> clock,
             QObject *parent = nullptr);
    ~Recorder() override;

    /// Zero: on demand only (the default). The first recording comes an interval after the last
    /// one, at once when that is past.
    void setInterval(std::chrono::milliseconds interval);
    std::chrono::milliseconds interval() const;

    /// Begins a recording unless one is running.
    void recordNow();
    void cancel();
    bool isRunning() const;

    /// The last one that ended in this process.
    std::optional<Recording> lastRecording() const;
    /// The newest sample of the history that a poll wrote, over all processes; nothing before the
    /// first.
    std::optional<Instant> lastSampleTime() const;

signals:
    void started();
    /// `done` of `total` calls known so far.
    void progressed(int done, int total);
    void finished(const lc::Recording &recording);

private:
    class Run;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace lc
