// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessexport.h"

#include "connections/session.h"
#include "console/application.h"
#include "console/reportinput.h"
#include "rendering/exportjob.h"
#include "store/historystore.h"
#include "workflows/errortext.h"

#include <QTextStream>

namespace lc {

HeadlessExport::HeadlessExport(Application &application, CommandLine commandLine, QObject *parent)
    : QObject(parent), m_application(application), m_commandLine(std::move(commandLine))
{
}

HeadlessExport::~HeadlessExport() = default;

void HeadlessExport::start()
{
    const auto format = documentFormat(m_commandLine.exportFile);
    if (!format)
        return end(ExitCode::Usage,
                   tr("%1 names no format: end it in .pdf, .html, .csv, .xlsx or .json.")
                       .arg(m_commandLine.exportFile));
    m_format = *format;
    const QStringList ids = m_application.openFor(m_commandLine);
    if (ids.isEmpty())
        return end(ExitCode::Usage, tr("There is no connection %1.").arg(m_commandLine.connection));
    connect(&m_application.session(), &Session::stateChanged, this,
            &HeadlessExport::waitForConnections);
    waitForConnections();
}

void HeadlessExport::waitForConnections()
{
    Session &session = m_application.session();
    int open = 0;
    QString problem;
    for (const QString &id : session.opened()) {
        if (session.state(id) == Session::State::Opening)
            return;
        if (session.client(id)) {
            ++open;
            continue;
        }
        Attempt attempt;
        attempt.operation = QStringLiteral("GetCallerIdentity");
        attempt.connection = session.connection(id).name;
        attempt.changesState = false;
        problem = explain(session.error(id), attempt).text();
    }
    if (std::exchange(m_hasBegun, true))
        return;
    if (open == 0)
        return end(ExitCode::NothingRead, problem);
    waitForHistory();
}

void HeadlessExport::waitForHistory()
{
    if (!m_application.isImportingHistory())
        return makeReport();
    connect(&m_application, &Application::historyImported, this, &HeadlessExport::makeReport,
            Qt::SingleShotConnection);
}

void HeadlessExport::makeReport()
{
    m_input = std::make_unique<ReportInput>(
        m_application.session(), m_application.context().history, std::make_shared<SystemClock>());
    m_input->make([this](const std::shared_ptr<const Document> &document) {
        if (m_input->readLists() == 0)
            return end(ExitCode::NothingRead, m_input->missing().join(u'\n'));
        write(document);
    });
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
                if (!m_input->missing().isEmpty())
                    return end(ExitCode::Partly,
                               tr("%1 was written, but not everything could be read:\n%2")
                                   .arg(m_commandLine.exportFile, m_input->missing().join(u'\n')));
                end(ExitCode::Done, tr("%1 was written.").arg(m_commandLine.exportFile));
            });
    m_job->start();
}

void HeadlessExport::end(ExitCode code, const QString &sentence)
{
    QTextStream(code == ExitCode::Done ? stdout : stderr)
        << (code == ExitCode::Done ? QString() : QStringLiteral("license-console: ")) << sentence
        << '\n';
    QMetaObject::invokeMethod(
        qApp, [code] { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
}

} // namespace lc
