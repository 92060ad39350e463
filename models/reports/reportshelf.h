// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportdefinition.h"
#include "store/reportstore.h"

#include <QSet>
#include <QTimeZone>
#include <QTimer>

namespace lc {

/// A saved report with when it runs next.
struct ShelvedReport {
    QString id;
    ReportDefinition definition;
    Instant savedAt{};
    std::optional<Instant> lastRun;
    std::optional<Instant> nextRun; ///< none without a schedule
    QString lastFile;
    QString lastProblem;
    bool isRunning = false;

    bool operator==(const ShelvedReport &) const = default;
};

/// The saved reports and their schedules: says when one is due. A run that was missed (the program
/// was not there) is due once, at once; of several processes one gets it. Lives on the GUI thread;
/// store and clock outlive it.
class ReportShelf final : public QObject {
    Q_OBJECT
public:
    ReportShelf(ReportStore &store, std::shared_ptr<const Clock> clock,
                QTimeZone zone = QTimeZone::systemTimeZone(), QObject *parent = nullptr);

    /// Reads again; changed() follows.
    void load();
    bool isLoaded() const { return m_isLoaded; }
    const QList<ShelvedReport> &reports() const { return m_reports; }
    const ShelvedReport *find(const QString &id) const;
    /// By its name, the newest one where two have it.
    const ShelvedReport *findByName(const QString &name) const;

    /// Keeps a new report, or another definition of one; returns its id.
    QString save(const QString &id, const ReportDefinition &definition);
    void remove(const QString &id);

    /// From now on due() comes by the schedules.
    void startSchedules();
    /// Looks whether something is due now.
    void checkSchedules();
    /// Begins a run that somebody asked for.
    void begin(const QString &id);
    /// How a run that was due or begun has ended; `problem` is empty when all went well.
    void settle(const QString &id, const QString &file, const QString &problem);

signals:
    void changed();
    /// It is to be made now; settle() tells how that ended.
    void due(const QString &id);
    void failed(const lc::StoreError &error);

private:
    void take(const QList<SavedReport> &saved);
    void claim(const ShelvedReport &report, Instant now);
    void wakeUp();
    template <class T> bool isFine(const Result<T, StoreError> &outcome);

    ReportStore &m_store;
    std::shared_ptr<const Clock> m_clock;
    const QTimeZone m_zone;
    QList<ShelvedReport> m_reports;
    QSet<QString> m_running;
    QTimer m_timer;
    bool m_isLoaded = false;
    bool m_isScheduling = false;
};

} // namespace lc
