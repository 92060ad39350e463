// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/factreading.h"
#include "rendering/documentfile.h"
#include "reports/reportbuilder.h"

#include <QObject>

namespace lc {

class ExportJob;

/// What a format's files end in: ".pdf".
QString suffixOf(const Open<ReportFormat> &format);
CsvOptions csvOptionsOf(const ReportDefinition &definition);
/// What is missing because a wanted connection is not open, a sentence each.
QStringList closedConnections(Session &session, const QStringList &wanted);
/// Names of the connections that a report is about.
QStringList connectionNames(Session &session, const QStringList &wanted);

/// Makes one report: reads, builds, writes. GUI thread; the sources outlive it.
class ReportRun final : public QObject {
    Q_OBJECT
public:
    struct Outcome {
        enum class Kind { Done, Partly, NothingRead, CannotWrite };

        Kind kind = Kind::Done;
        QString path; ///< of the file; empty: none was written
        QString problem; ///< what is missing or why; empty when Done
    };

    ReportRun(const FactReading::Sources &sources, std::shared_ptr<const Clock> clock,
              QObject *parent = nullptr);
    ~ReportRun() override;

    /// To a file of this path, or (a folder, from a schedule) to a new one in it, of which the last
    /// ones are kept.
    void toFile(const ReportDefinition &definition, const QString &path);
    void toFolder(const ReportDefinition &definition);

signals:
    void progressed(int done, int total);
    void finished(const lc::ReportRun::Outcome &outcome);

private:
    /// Waits for connections that are being opened.
    void readSoon();
    void read();
    void write(std::shared_ptr<const Document> document);
    void end(Outcome::Kind kind, const QString &problem);

    FactReading::Sources m_sources;
    std::shared_ptr<const Clock> m_clock;
    FactReading m_reading;
    ReportBuilder m_builder;
    ReportDefinition m_definition;
    Instant m_startedAt{};
    QString m_path;
    bool m_isWaiting = false;
    bool m_keepsLast = false; ///< the folder is that of the schedule
    QStringList m_missing;
    std::unique_ptr<ExportJob> m_job;
};

/// Removes the oldest of a report's files in its folder until so many are left; only names that its
/// schedule gives are touched.
void keepLastFiles(const ReportDefinition &definition, const QString &folder, qint64 count);

} // namespace lc

Q_DECLARE_METATYPE(lc::ReportRun::Outcome)
