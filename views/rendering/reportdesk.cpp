// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/reportdesk.h"

namespace lc {

ReportDesk::ReportDesk(const FactReading::Sources &sources, ReportStore &store,
                       std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_sources(sources), m_clock(clock), m_shelf(store, std::move(clock))
{
    connect(&m_shelf, &ReportShelf::due, this, [this](const QString &id) {
        m_waiting.push_back(id);
        startNext();
    });
}

ReportDesk::~ReportDesk() = default;

void ReportDesk::runNow(const QString &id, const QString &path)
{
    if (path.isEmpty())
        m_paths.remove(id);
    else
        m_paths.insert(id, path);
    m_shelf.begin(id);
}

void ReportDesk::startNext()
{
    if (m_run || m_waiting.empty())
        return;
    const QString id = m_waiting.front();
    m_waiting.pop_front();
    const ShelvedReport *report = m_shelf.find(id);
    if (!report)
        return startNext();
    const ReportDefinition definition = report->definition;
    m_run = std::make_unique<ReportRun>(m_sources, m_clock);
    connect(m_run.get(), &ReportRun::progressed, this,
            [this, name = definition.name](int done, int total) {
                emit progressed(name, done, total);
            });
    const auto end = [this, id, name = definition.name](const ReportRun::Outcome &outcome) {
        m_run.release()->deleteLater();
        emit progressed(name, 1, 1);
        m_shelf.settle(id, outcome.path, outcome.problem);
        emit finished(id, name, outcome);
        startNext();
    };
    connect(m_run.get(), &ReportRun::finished, this, end);
    const QString path = m_paths.take(id);
    if (path.isEmpty())
        m_run->toFolder(definition);
    else
        m_run->toFile(definition, path);
}

} // namespace lc
