// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "reports/consumptionreport.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace lc {

/// Reads what a consumption report is about over every open connection, one call after another, and
/// makes the report. What cannot be read is named in the report and not left out silently. GUI
/// thread.
class ReportInput : public QObject {
    Q_OBJECT
public:
    /// Session and history outlive it.
    ReportInput(Session &session, HistoryStore &history, std::shared_ptr<const Clock> clock,
                QObject *parent = nullptr);

    /// Begins; `done` comes once, unless this object is gone.
    void make(std::function<void(std::shared_ptr<const Document>)> done);
    /// How many lists were read, after the end; 0: there is nothing to report.
    int readLists() const { return m_readLists; }
    const QStringList &missing() const { return m_input.missing; }

signals:
    void progressed(int done, int total);

private:
    using Next = std::function<void()>;

    void queueConnection(const QString &connectionId);
    void startNext();
    void finishStep();
    template <class Op>
    void list(const QString &connectionId, typename Op::Request request,
              std::function<void(const RecordBlock &, int)> take);
    void readUsage(const QString &connectionId, std::size_t license);
    void readKeys(const QString &connectionId, const UsagePlan &plan);
    void miss(const QString &connectionId, const char *operation, const ApiError &error);

    Session &m_session;
    std::shared_ptr<const Clock> m_clock;
    ConsumptionReport m_report;
    ConsumptionReportInput m_input;
    std::function<void(std::shared_ptr<const Document>)> m_done;
    std::deque<Next> m_steps;
    PendingCall m_call;
    int m_finished = 0;
    int m_readLists = 0;
};

} // namespace lc
