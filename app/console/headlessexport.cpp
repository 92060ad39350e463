// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessexport.h"

#include "console/consumptionreading.h"
#include "console/programparts.h"
#include "monitoring/calendarreading.h"
#include "monitoring/leadtimes.h"
#include "rendering/exportjob.h"
#include "reports/expirydates.h"

namespace lc {

HeadlessExport::HeadlessExport(ProgramParts &parts, CommandLine commandLine, QObject *parent)
    : HeadlessTask(parts, std::move(commandLine), parent)
{
}

HeadlessExport::~HeadlessExport() = default;

void HeadlessExport::start()
{
    const auto format = documentFormat(m_commandLine.exportFile);
    if (!format)
        return end(ExitCode::Usage,
                   tr("%1 names no format: end it in .pdf, .html, .csv, .xlsx, .json or "
                      ".ics.")
                       .arg(m_commandLine.exportFile));
    m_format = *format;
    openConnections();
}

void HeadlessExport::begin()
{
    if (m_format == DocumentFormat::Ics)
        makeCalendar();
    else
        makeReport();
}

void HeadlessExport::makeReport()
{
    m_reading =
        std::make_unique<ConsumptionReading>(m_parts.session, *m_parts.history, m_parts.clock);
    m_reading->make([this](const std::shared_ptr<const Document> &document) {
        m_missing = m_reading->missing();
        if (m_reading->readLists() == 0)
            return end(ExitCode::NothingRead, m_missing.join(u'\n'));
        write(document);
    });
}

void HeadlessExport::makeCalendar()
{
    m_calendar = std::make_unique<CalendarReading>(m_parts.session);
    connect(m_calendar.get(), &CalendarReading::finished, this, [this] {
        m_missing = unopened() + m_calendar->failures();
        if (m_calendar->readLists() == 0)
            return end(ExitCode::NothingRead, m_missing.join(u'\n'));
        QList<CalendarEntry> entries = m_calendar->entries();
        LeadTimes::load(m_parts.settings).applyTo(entries);
        auto document = std::make_shared<Document>();
        document->dates =
            std::make_shared<CalendarEvents>(expiryDates(entries, m_parts.clock->now()));
        write(document);
    });
    m_calendar->start();
}

void HeadlessExport::write(std::shared_ptr<const Document> document)
{
    m_job = std::make_unique<ExportJob>(m_commandLine.exportFile, m_format, std::move(document));
    connect(m_job.get(), &ExportJob::finished, this,
            [this](const Result<void, ExportError> &outcome) {
                if (!outcome)
                    return end(ExitCode::CannotWrite,
                               tr("%1 cannot be written: %2. What was there before is unchanged.")
                                   .arg(m_commandLine.exportFile, outcome.error().message));
                if (!m_missing.isEmpty())
                    return end(ExitCode::Partly,
                               tr("%1 was written, but not everything could be read:\n%2")
                                   .arg(m_commandLine.exportFile, m_missing.join(u'\n')));
                end(ExitCode::Done, tr("%1 was written.").arg(m_commandLine.exportFile));
            });
    m_job->start();
}

} // namespace lc
