// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rendering/reportrun.h"
#include "reports/reportshelf.h"

#include <deque>

namespace lc {

/// Makes saved reports, by their schedules and when asked, one after another. GUI thread; what it
/// is made of outlives it.
class ReportDesk final : public QObject {
    Q_OBJECT
public:
    ReportDesk(const FactReading::Sources &sources, ReportStore &store,
               std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~ReportDesk() override;

    ReportShelf &shelf() { return m_shelf; }
    const FactReading::Sources &sources() const { return m_sources; }
    const std::shared_ptr<const Clock> &clock() const { return m_clock; }

    /// Makes a saved report now, into the folder of its schedule, or into `path`.
    void runNow(const QString &id, const QString &path = {});

signals:
    void progressed(const QString &name, int done, int total);
    void finished(const QString &id, const QString &name, const lc::ReportRun::Outcome &outcome);

private:
    void startNext();

    FactReading::Sources m_sources;
    std::shared_ptr<const Clock> m_clock;
    ReportShelf m_shelf;
    QHash<QString, QString> m_paths; ///< asked for, by id
    std::deque<QString> m_waiting;
    std::unique_ptr<ReportRun> m_run;
};

} // namespace lc
