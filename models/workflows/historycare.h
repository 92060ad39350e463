// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/settings.h"
#include "store/historystore.h"

#include <QTimer>

namespace lc {

namespace settings {

/// Months; 0: always.
inline const Setting<int> historyReadings{"History/readingsMonths", 0,
                                          [](const int &v) { return v >= 0 && v <= 1200; }};
inline const Setting<int> historyHours{"History/hoursMonths", 0,
                                       [](const int &v) { return v >= 0 && v <= 1200; }};
inline const Setting<int> historyDays{"History/daysMonths", 0,
                                      [](const int &v) { return v >= 0 && v <= 1200; }};

} // namespace settings

/// The rules of retention that the user chose.
RetentionRules retentionRules(const Settings &settings);

/// What the user does with the whole history: one thing at a time, with progress, until it is done
/// or stopped. Applies the rules of retention when the store can be written, and once a day.
class HistoryCare final : public QObject {
    Q_OBJECT
public:
    enum class Work { None, Exporting, Importing, Checking, Tidying };

    HistoryCare(HistoryStore &store, const Settings &settings, std::shared_ptr<const Clock> clock,
                QObject *parent = nullptr);

    Work work() const { return m_work; }
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    void check();
    /// Rolls up and removes what the rules keep no longer.
    void applyRules();
    void stop() { m_job.cancel(); }

signals:
    void workChanged(); ///< something began or ended
    void progressed(double share);
    /// In a sentence or two; not after applyRules() found nothing to do.
    void ended(const QString &outcome);
    void failed(const QString &outcome);

private:
    bool begin(Work work);
    void end(const std::optional<StoreError> &error, const QString &outcome);
    void tidyWhenWritable();

    HistoryStore &m_store;
    const Settings &m_settings;
    const std::shared_ptr<const Clock> m_clock;
    Work m_work = Work::None;
    StoreJob m_job;
    QTimer m_daily;
};

} // namespace lc
