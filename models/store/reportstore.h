// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace lc {

/// A report that is kept under a name, and how its last run ended.
struct SavedReport {
    QString id;
    QByteArray definition; ///< JSON
    Instant savedAt{};
    std::optional<Instant> lastRun; ///< when it was begun
    QString lastFile; ///< that it wrote; empty: none
    QString lastProblem; ///< a sentence; empty: everything was read and written

    bool operator==(const SavedReport &) const = default;
};

/// Keeps saved reports in console.db. Lives on the GUI thread; several processes may use one file.
class ReportStore final : public QObject {
    Q_OBJECT
public:
    template <class T> using Done = std::function<void(const Result<T, StoreError> &)>;

    ReportStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Writes what is waiting.
    ~ReportStore() override;

    // Each answers while `context` lives.
    /// By the time they were saved.
    void all(QObject *context, Done<QList<SavedReport>> done);
    void keep(const SavedReport &report, QObject *context, Done<void> done);
    void remove(const QString &id, QObject *context, Done<void> done);
    /// Takes a run: only one process gets it, and only if nobody began it after `knownRun`. True:
    /// it is ours.
    void claim(const QString &id, std::optional<Instant> knownRun, Instant now, QObject *context,
               Done<bool> done);
    void settle(const QString &id, const QString &file, const QString &problem, QObject *context,
                Done<void> done);

private:
    class Keeper;
    template <class T, class Work> void run(Work work, QObject *context, Done<T> done);

    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc
