// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessreport.h"

#include "console/programparts.h"
#include "reports/exportfile.h"

#include <QDir>
#include <QLocale>

namespace lc {

HeadlessReport::HeadlessReport(ProgramParts &parts, CommandLine commandLine, QObject *parent)
    : HeadlessTask(parts, std::move(commandLine), parent),
      m_snapshots(parts.folders.snapshots, parts.clock),
      m_store(parts.folders.activity, parts.clock), m_shelf(m_store, parts.clock),
      m_run({parts.session, *parts.history, parts.activity, m_snapshots}, parts.clock)
{
    connect(&m_run, &ReportRun::finished, this, &HeadlessReport::finish);
}

HeadlessReport::~HeadlessReport() = default;

void HeadlessReport::start()
{
    connect(&m_shelf, &ReportShelf::changed, this, &HeadlessReport::find);
    connect(&m_shelf, &ReportShelf::failed, this, [this](const StoreError &error) {
        if (!m_isFound)
            end(ExitCode::NothingRead,
                tr("The saved reports could not be read: %1").arg(error.message));
    });
    m_shelf.load();
}

void HeadlessReport::find()
{
    if (std::exchange(m_isFound, true))
        return;
    const ShelvedReport *report = m_shelf.findByName(m_commandLine.report);
    if (!report) {
        QStringList names;
        for (const ShelvedReport &each : m_shelf.reports())
            names += each.definition.name;
        return end(ExitCode::Usage,
                   names.isEmpty()
                       ? tr("There is no report %1: none is saved.").arg(m_commandLine.report)
                       : tr("There is no report %1. Saved are: %2.")
                             .arg(m_commandLine.report, QLocale().createSeparatedList(names)));
    }
    m_report = *report;
    const QString path = outputPath();
    if (!documentFormat(path))
        return end(
            ExitCode::Usage,
            tr("%1 names no format: end it in .pdf, .html, .csv, .xlsx or .json.").arg(path));
    // What was kept needs no connection.
    if (factsOf(m_report.definition.kind).parts == EstateReader::Parts())
        return begin();
    if (m_commandLine.connections.isEmpty())
        m_commandLine.connections = m_report.definition.connections;
    openConnections();
}

QString HeadlessReport::outputPath() const
{
    if (!m_commandLine.outputFile.isEmpty())
        return m_commandLine.outputFile;
    const ReportDefinition &definition = m_report.definition;
    return QDir::current().filePath(safeFileName(reportFileName(definition, m_parts.clock->now()),
                                                 suffixOf(definition.format)));
}

void HeadlessReport::begin()
{
    m_store.claim(m_report.id, m_report.lastRun, m_parts.clock->now(), this, {});
    // A folder that a schedule writes into keeps the last files; another one does not.
    if (m_commandLine.outputFile.isEmpty() && m_report.definition.schedule)
        m_run.toFolder(m_report.definition);
    else
        m_run.toFile(m_report.definition, outputPath());
}

void HeadlessReport::finish(const ReportRun::Outcome &outcome)
{
    m_shelf.settle(m_report.id, outcome.path, outcome.problem);
    switch (outcome.kind) {
    case ReportRun::Outcome::Kind::Done:
        return end(ExitCode::Done, tr("%1 was written.").arg(outcome.path));
    case ReportRun::Outcome::Kind::Partly:
        return end(ExitCode::Partly,
                   tr("%1 was written, but not everything could be read:\n%2")
                       .arg(outcome.path, outcome.problem));
    case ReportRun::Outcome::Kind::NothingRead:
        return end(ExitCode::NothingRead, outcome.problem);
    case ReportRun::Outcome::Kind::CannotWrite:
        return end(ExitCode::CannotWrite, outcome.problem);
    }
}

} // namespace lc
