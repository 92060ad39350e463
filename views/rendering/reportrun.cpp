// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/reportrun.h"

#include "connections/session.h"
#include "rendering/exportjob.h"
#include "reports/exportfile.h"
#include "workflows/errortext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lc {

QString suffixOf(const Open<ReportFormat> &format)
{
    switch (format.known().value_or(ReportFormat::Pdf)) {
    case ReportFormat::Html:
        return u".html"_s;
    case ReportFormat::Csv:
        return u".csv"_s;
    case ReportFormat::Xlsx:
        return u".xlsx"_s;
    case ReportFormat::Json:
        return u".json"_s;
    case ReportFormat::Pdf:
        break;
    }
    return u".pdf"_s;
}

CsvOptions csvOptionsOf(const ReportDefinition &definition)
{
    CsvOptions options;
    if (definition.separator == ReportSeparator::Semicolon)
        options.separator = ';';
    else if (definition.separator == ReportSeparator::Tab)
        options.separator = '\t';
    if (definition.encoding == ReportEncoding::Utf8WithMark)
        options.byteOrderMark = CsvOptions::ByteOrderMark::Write;
    else if (definition.encoding == ReportEncoding::Utf16)
        options.encoding = CsvOptions::Encoding::Utf16;
    if (definition.asOfLine)
        options.footer = CsvOptions::Footer::Write;
    if (definition.exactText)
        options.formulas = CsvOptions::Formulas::Exact;
    return options;
}

QStringList closedConnections(Session &session, const QStringList &wanted)
{
    QStringList sentences;
    for (const QString &id : wanted.isEmpty() ? session.opened() : wanted) {
        if (session.client(id))
            continue;
        const QString name = session.connection(id).name;
        if (!session.opened().contains(id)) {
            sentences +=
                ReportRun::tr("The connection %1 is not open.").arg(name.isEmpty() ? id : name);
            continue;
        }
        Attempt attempt;
        attempt.operation = u"GetCallerIdentity"_s;
        attempt.connection = name;
        attempt.changesState = false;
        sentences +=
            ReportRun::tr("%1: %2").arg(name, explain(session.error(id), attempt).whatHappened);
    }
    return sentences;
}

QStringList connectionNames(Session &session, const QStringList &wanted)
{
    QStringList names;
    for (const QString &id : wanted.isEmpty() ? session.opened() : wanted)
        names += session.connection(id).name;
    return names;
}

ReportRun::ReportRun(const FactReading::Sources &sources, std::shared_ptr<const Clock> clock,
                     QObject *parent)
    : QObject(parent), m_sources(sources), m_clock(std::move(clock)), m_reading(sources),
      m_builder(sources.history, m_clock)
{
    connect(&m_reading, &FactReading::progressed, this, &ReportRun::progressed);
}

ReportRun::~ReportRun() = default;

void ReportRun::toFile(const ReportDefinition &definition, const QString &path)
{
    m_definition = definition;
    m_startedAt = m_clock->now();
    m_path = path;
    m_keepsLast = false;
    readSoon();
}

void ReportRun::toFolder(const ReportDefinition &definition)
{
    m_definition = definition;
    m_startedAt = m_clock->now();
    const QString folder = definition.schedule ? definition.schedule->folder : QString();
    const QString name = reportFileName(definition, m_startedAt)
        + toQDateTime(m_startedAt).toString(u" 'made' yyyy-MM-dd HHmmss'Z'"_s);
    m_path = QDir(folder).filePath(safeFileName(name, suffixOf(definition.format)));
    m_keepsLast = true;
    const auto refuse = [this] {
        end(Outcome::Kind::CannotWrite, tr("The folder of this report is not there."));
    };
    if (folder.isEmpty() || !QDir(folder).exists()) {
        QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
        return;
    }
    readSoon();
}

void ReportRun::readSoon()
{
    Session &session = m_sources.session;
    for (const QString &id : session.opened()) {
        if (session.state(id) == Session::State::Opening) {
            m_isWaiting = true;
            connect(&session, &Session::stateChanged, this, &ReportRun::readSoon,
                    Qt::UniqueConnection);
            return;
        }
    }
    if (std::exchange(m_isWaiting, false))
        disconnect(&session, &Session::stateChanged, this, nullptr);
    read();
}

void ReportRun::read()
{
    Session &session = m_sources.session;
    m_missing = closedConnections(session, m_definition.connections);
    m_reading.start(wantedFacts(m_definition, m_startedAt),
                    [this, &session](std::shared_ptr<ReportFacts> facts) {
                        facts->connectionNames = connectionNames(session, m_definition.connections);
                        facts->missing = m_missing + facts->missing;
                        m_missing = facts->missing;
                        const bool needsLists =
                            factsOf(m_definition.kind).parts != EstateReader::Parts();
                        if (needsLists && m_reading.readLists() == 0) {
                            return end(Outcome::Kind::NothingRead,
                                       m_missing.isEmpty() ? tr("No connection is open.")
                                                           : m_missing.join(u'\n'));
                        }
                        m_builder.build(m_definition, facts,
                                        [this](const std::shared_ptr<const Document> &document) {
                                            m_missing = document->missing;
                                            write(document);
                                        });
                    });
}

void ReportRun::write(std::shared_ptr<const Document> document)
{
    const auto format = documentFormat(m_path);
    if (!format) {
        return end(
            Outcome::Kind::CannotWrite,
            tr("%1 names no format: end it in .pdf, .html, .csv, .xlsx or .json.").arg(m_path));
    }
    m_job = std::make_unique<ExportJob>(m_path, *format, std::move(document),
                                        csvOptionsOf(m_definition));
    connect(m_job.get(), &ExportJob::finished, this,
            [this](const Result<void, ExportError> &outcome) {
                if (!outcome) {
                    return end(Outcome::Kind::CannotWrite,
                               tr("%1 cannot be written: %2. What was there before is unchanged.")
                                   .arg(m_path, outcome.error().message));
                }
                if (m_keepsLast)
                    keepLastFiles(m_definition, m_definition.schedule->folder,
                                  m_definition.schedule->keep);
                end(m_missing.isEmpty() ? Outcome::Kind::Done : Outcome::Kind::Partly,
                    m_missing.join(u'\n'));
            });
    m_job->start();
}

void ReportRun::end(Outcome::Kind kind, const QString &problem)
{
    const bool isWritten = kind == Outcome::Kind::Done || kind == Outcome::Kind::Partly;
    emit finished({kind, isWritten ? m_path : QString(), problem});
}

void keepLastFiles(const ReportDefinition &definition, const QString &folder, qint64 count)
{
    // What safeFileName() makes of the name before its dates.
    QStringList parts{definition.name};
    parts += definition.products;
    const QString start = safeFileName(parts.join(u' '), {});
    const QRegularExpression own(
        u"^%1 \\d{4}-\\d\\d-\\d\\d to \\d{4}-\\d\\d-\\d\\d made (\\d{4}-\\d\\d-\\d\\d \\d{6})Z%2$"_s
            .arg(QRegularExpression::escape(start),
                 QRegularExpression::escape(suffixOf(definition.format))));
    QMap<QString, QString> byTime;
    for (const QString &file : QDir(folder).entryList(QDir::Files | QDir::NoSymLinks)) {
        if (const auto match = own.match(file); match.hasMatch())
            byTime.insert(match.captured(1), file);
    }
    while (byTime.size() > count) {
        QFile::remove(QDir(folder).filePath(byTime.first()));
        byTime.erase(byTime.begin());
    }
}

} // namespace lc
