// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/commandline.h"
#include "rendering/documentfile.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lc {

class Application;
class ExportJob;
class ReportInput;

/// Writes the consumption report without a window and ends the program with an exit code that tells
/// the truth.
class HeadlessExport : public QObject {
    Q_OBJECT
public:
    HeadlessExport(Application &application, CommandLine commandLine, QObject *parent = nullptr);
    ~HeadlessExport() override;

    void start();

private:
    void waitForConnections();
    void waitForHistory();
    void makeReport();
    void write(std::shared_ptr<const Document> document);
    void end(ExitCode code, const QString &sentence);

    Application &m_application;
    const CommandLine m_commandLine;
    DocumentFormat m_format = DocumentFormat::Pdf;
    QTimer m_historyWait; ///< sample data may still be on its way into the history
    std::unique_ptr<ReportInput> m_input;
    std::unique_ptr<ExportJob> m_job;
    bool m_hasBegun = false;
};

} // namespace lc
