// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/memory.h"
#include "rendering/documentfile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

/// 12 columns of what reports hold, made row by row: the writer's memory is its own.
class MadeRows final : public TableSource {
public:
    explicit MadeRows(qint64 count) : m_count(count)
    {
        for (const char *title : {"License", "Product", "Entitlement", "Used", "Maximum", "Used %",
                                  "Unit", "State", "Ends", "Account", "As of", "ARN"})
            m_columns.push_back({QString::fromLatin1(title), false});
    }
    const std::vector<TableColumn> &columns() const override { return m_columns; }
    qint64 rowCount() const override { return m_count; }
    void readRow(qint64 row, std::vector<TableCell> &cells) const override
    {
        cells.resize(m_columns.size());
        const auto text = [&cells](size_t column) -> std::string & {
            cells[column].kind = TableCell::Kind::Text;
            return cells[column].text;
        };
        const std::string number = std::to_string(row);
        (text(0) = "License ") += number;
        text(1) = row % 7 == 0 ? "Acme, \"Render\" Pro" : "Acme Design Suite";
        text(2) = "Seats";
        cells[3].kind = TableCell::Kind::Number;
        cells[3].text = std::to_string(row % 997);
        cells[4].kind = TableCell::Kind::Number;
        cells[4].text = "1000";
        cells[5].kind = TableCell::Kind::Percent;
        cells[5].ratio = double(row % 997) / 1000;
        text(6) = "Count";
        text(7) = row % 5 == 0 ? "At 80 % or more" : "Within the limit";
        for (const size_t column : {size_t(8), size_t(10)}) {
            cells[column].kind = TableCell::Kind::Time;
            cells[column].time = Instant(std::chrono::seconds(1'800'000'000 + row * 60));
        }
        text(9) = "111122223333";
        (text(11) = "arn:aws:license-manager::111122223333:license:l-") += number;
    }

private:
    qint64 m_count;
    std::vector<TableColumn> m_columns;
};

Document documentOf(qint64 rows)
{
    Document document;
    document.title = u"Rows"_s;
    document.times = Document::Times::Utc;
    ReportSection section;
    section.title = u"Rows"_s;
    section.tables.push_back({u"Rows"_s, std::make_shared<MadeRows>(rows)});
    document.sections.push_back(std::move(section));
    return document;
}

double megabytes(long kilobytes)
{
    return double(kilobytes) / 1024;
}

/// Seconds to write one file, all of it on the disk.
double secondsFor(const QString &folder, DocumentFormat format, const QString &suffix, qint64 rows)
{
    ExportControl control;
    QElapsedTimer timer;
    timer.start();
    const QString path = folder + u"/rows"_s + suffix;
    const auto outcome = writeDocument(path, format, documentOf(rows), control);
    if (!outcome)
        qFatal("cannot write: %s", qPrintable(outcome.error().message));
    return double(timer.nsecsElapsed()) / 1e9;
}

/// The same rows to a plain file that is left to the system: what the disk costs is the rest.
double secondsWithoutTheDisk(const QString &folder, qint64 rows)
{
    ExportControl control;
    QElapsedTimer timer;
    timer.start();
    QFile file(folder + u"/plain.csv"_s);
    const MadeRows table(rows);
    if (!file.open(QIODevice::WriteOnly)
        || !writeCsv(file, table, CsvOptions::forSpreadsheets(), control))
        qFatal("cannot write: %s", qPrintable(file.errorString()));
    file.close();
    return double(timer.nsecsElapsed()) / 1e9;
}

struct FormatFacts {
    const char *name;
    DocumentFormat format;
};
constexpr std::array formats{
    FormatFacts{"csv", DocumentFormat::Csv}, FormatFacts{"xlsx", DocumentFormat::Xlsx},
    FormatFacts{"json", DocumentFormat::Json}, FormatFacts{"html", DocumentFormat::Html},
    FormatFacts{"pdf", DocumentFormat::Pdf}};

/// In a process of its own: `--memory FORMAT ROWS` prints what it took at most.
int measureMemory(const QStringList &arguments)
{
    QTemporaryDir folder;
    for (const FormatFacts &facts : formats) {
        if (arguments.at(2) == QLatin1StringView(facts.name))
            secondsFor(folder.path(), facts.format, u'.' + arguments.at(2),
                       arguments.at(3).toLongLong());
    }
    std::printf("%ld\n", peakResidentKib());
    return 0;
}

void printMemory(const QString &program)
{
    std::printf("\npeak memory, MiB   10,000 rows  100,000 rows  1,000,000 rows\n");
    for (const FormatFacts &facts : formats) {
        std::printf("%-16s", facts.name);
        for (const char *rows : {"10000", "100000", "1000000"}) {
            const bool isTooSlow =
                facts.format == DocumentFormat::Pdf && QByteArrayView(rows).size() > 6;
            if (isTooSlow) {
                std::printf("%14s", "not run");
                continue;
            }
            QProcess process;
            process.start(
                program,
                {u"--memory"_s, QString::fromLatin1(facts.name), QString::fromLatin1(rows)});
            process.waitForFinished(-1);
            std::printf("%14.1f", megabytes(process.readAllStandardOutput().trimmed().toLong()));
            std::fflush(stdout);
        }
        std::printf("\n");
    }
}

/// The best of some: others use the machine, too.
template <class Work> double best(int times, Work work)
{
    double least = work();
    for (int i = 1; i < times; ++i)
        least = std::min<double>(least, work());
    return least;
}

} // namespace

/// Exports of 100,000 rows x 12 columns beside Python's in the same run, and their memory.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--memory"_s)
        return measureMemory(arguments);

    constexpr qint64 rows = 100'000;
    constexpr qint64 pdfRows = 10'000;
    QTemporaryDir folder;
    const auto writes = [&folder](DocumentFormat format, const QString &suffix, qint64 count) {
        return [&folder, format, suffix, count] {
            return secondsFor(folder.path(), format, suffix, count);
        };
    };
    const double csv = best(5, writes(DocumentFormat::Csv, u".csv"_s, rows));
    const double plain = best(5, [&folder] { return secondsWithoutTheDisk(folder.path(), rows); });
    const double xlsx = best(3, writes(DocumentFormat::Xlsx, u".xlsx"_s, rows));
    const double pdf = best(3, writes(DocumentFormat::Pdf, u".pdf"_s, pdfRows));
    QJsonObject peer;
    const QString python = u"/usr/bin/python3"_s; // the one that Debian's packages serve
    if (QFileInfo::exists(python)) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(python,
                      {u"-B"_s, QStringLiteral(LC_BENCH_FOLDER "/peer_export.py"),
                       QString::number(rows), QString::number(pdfRows)});
        process.waitForFinished(-1);
        peer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
    const auto print = [&peer](const char *what, double ours, const char *name) {
        const double theirs = peer.value(QLatin1StringView(name)).toDouble();
        if (theirs > 0)
            std::printf("%-34s%8.3f s   %-24s%8.3f s   ratio %5.1f\n", what, ours, name, theirs,
                        theirs / ours);
        else
            std::printf("%-34s%8.3f s   %-24s not installed\n", what, ours, name);
    };
    std::printf("%lld rows x 12 columns; PDF: %lld rows x 12 columns\n",
                static_cast<long long>(rows), static_cast<long long>(pdfRows));
    print("CSV", csv, "csv.writer");
    print("CSV", csv, "csv.writer, times ready");
    print("CSV, no fsync", plain, "csv.writer, no fsync");
    print("XLSX", xlsx, "openpyxl");
    print("XLSX", xlsx, "openpyxl write-only");
    print("PDF table", pdf, "reportlab LongTable");
    printMemory(QGuiApplication::applicationFilePath());
    return 0;
}
