// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "monitoring/estatereader.h"
#include "reports/consumptionreport.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lc {

/// Reads what a consumption report is about over every open connection, as saved reports do, and
/// makes the report. What cannot be read is named in the report and not left out silently. GUI
/// thread.
class ConsumptionReading : public QObject {
    Q_OBJECT
public:
    /// Session and history outlive it.
    ConsumptionReading(Session &session, HistoryStore &history, std::shared_ptr<const Clock> clock,
                       QObject *parent = nullptr);

    /// Begins; `done` comes once, unless this object is gone.
    void make(std::function<void(std::shared_ptr<const Document>)> done);
    /// How many lists were read, after the end; 0: there is nothing to report.
    int readLists() const { return m_reader.readLists(); }
    const QStringList &missing() const { return m_missing; }

signals:
    void progressed(int done, int total);

private:
    void build();

    Session &m_session;
    std::shared_ptr<const Clock> m_clock;
    EstateReader m_reader;
    ConsumptionReport m_report;
    Instant m_startedAt{};
    QStringList m_missing;
    std::function<void(std::shared_ptr<const Document>)> m_done;
};

} // namespace lc
