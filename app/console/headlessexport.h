// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/headlesstask.h"
#include "rendering/documentfile.h"

#include <memory>

namespace lc {

class CalendarReading;
class ExportJob;
class ConsumptionReading;

/// Writes the consumption report, or the expiry calendar where the name ends in .ics. Needs a
/// QApplication, which may be an offscreen one.
class HeadlessExport final : public HeadlessTask {
    Q_OBJECT
public:
    HeadlessExport(ProgramParts &parts, CommandLine commandLine, QObject *parent = nullptr);
    ~HeadlessExport() override;

    void start() override;

protected:
    void begin() override;

private:
    void makeReport();
    void makeCalendar();
    void write(std::shared_ptr<const Document> document);

    DocumentFormat m_format = DocumentFormat::Pdf;
    std::unique_ptr<ConsumptionReading> m_reading;
    std::unique_ptr<CalendarReading> m_calendar;
    QStringList m_missing; ///< what could not be read
    std::unique_ptr<ExportJob> m_job;
};

} // namespace lc
