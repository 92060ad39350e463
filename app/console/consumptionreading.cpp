// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consumptionreading.h"

#include "rendering/reportrun.h"
#include "reports/reportkind.h"

#include <QLocale>

namespace lc {

namespace {

constexpr std::chrono::hours reportPeriod{24 * 90};

} // namespace

ConsumptionReading::ConsumptionReading(Session &session, HistoryStore &history,
                                       std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_session(session), m_clock(std::move(clock)),
      m_reader(session, consumptionKind().parts | quotasKind().parts), m_report(history, m_clock)
{
    connect(&m_reader, &EstateReader::progressed, this, &ConsumptionReading::progressed);
    connect(&m_reader, &EstateReader::finished, this, &ConsumptionReading::build);
}

void ConsumptionReading::make(std::function<void(std::shared_ptr<const Document>)> done)
{
    m_done = std::move(done);
    m_startedAt = m_clock->now();
    m_missing = closedConnections(m_session, {});
    m_reader.start();
}

void ConsumptionReading::build()
{
    m_missing += m_reader.failures();
    ReportFacts facts;
    facts.now = facts.to = m_startedAt;
    facts.from = m_startedAt - reportPeriod;
    facts.estates = m_reader.takeEstates();
    QStringList accounts;
    for (const auto &estate : facts.estates)
        accounts += estate->account;
    accounts.removeDuplicates();
    ConsumptionReportInput input = consumptionInput({}, facts);
    input.connections = QLocale().createSeparatedList(connectionNames(m_session, {}));
    input.accounts = QLocale().createSeparatedList(accounts);
    input.missing = m_missing;
    m_report.make(std::move(input), std::exchange(m_done, {}));
}

} // namespace lc
