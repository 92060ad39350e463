// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvlines.h"
#include "core/json.h"
#include "rendering/documentfile.h"
#include "rendering/htmlwriter.h"
#include "rendering/reportrun.h"
#include "reports/cellform.h"
#include "reports/documentjson.h"
#include "reports/reportbuilder.h"
#include "reports/reportsample.h"
#include "reports/texts.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"

#include <QBuffer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

/// Where the golden files lie; with LC_WRITE_GOLDEN they are written instead of compared.
QString goldenPath(const QString &name)
{
    return QStringLiteral(LC_SOURCE_DIR "/tests/rendering/golden/") + name;
}

} // namespace

/// One small report of each kind, in the formats that are text, as it has always looked.
class TestGoldenReports : public QObject {
    Q_OBJECT

    static void compare(const QString &name, const QByteArray &made)
    {
        QFile file(goldenPath(name));
        if (qEnvironmentVariableIsSet("LC_WRITE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(made), made.size());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QList<QByteArray> wanted = file.readAll().split('\n');
        const QList<QByteArray> lines = made.split('\n');
        for (qsizetype i = 0; i < std::min(wanted.size(), lines.size()); ++i)
            QCOMPARE(lines[i], wanted[i]);
        QCOMPARE(lines.size(), wanted.size());
    }

    static QByteArray written(const Document &document, DocumentFormat format,
                              const CsvOptions &csv = {})
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"report"_s);
        ExportControl control;
        if (!writeDocument(path, format, document, control, csv))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void addKinds()
    {
        QTest::addColumn<int>("index");
        const QList<ReportDefinition> definitions = test::sampleDefinitions();
        for (int i = 0; i < int(definitions.size()); ++i)
            QTest::newRow(qPrintable(definitions[i].kind.text.toLower())) << i;
    }

private slots:
    void initTestCase() { QCoreApplication::setApplicationVersion(u"1.2.3"_s); }

    void looksAsEver_data() { addKinds(); }
    void looksAsEver()
    {
        QFETCH(int, index);
        const ReportDefinition definition = test::sampleDefinitions().at(index);
        const auto document = makeReport(definition, *test::sampleFacts());
        const QString name = definition.kind.text.toLower();
        compare(name + u".csv"_s,
                written(*document, DocumentFormat::Csv, csvOptionsOf(definition)));
        compare(name + u".html"_s, written(*document, DocumentFormat::Html));
        compare(name + u".json"_s, indentJson(toJson(*document)) + '\n');
    }

    void hasNothingThatRuns_data() { addKinds(); }
    void hasNothingThatRuns()
    {
        QFETCH(int, index);
        auto facts = test::sampleFacts();
        QList<License> licenses;
        QStringList names = hostileTexts();
        names +=
            {u"<img src=file:///etc/passwd onerror=alert(1)>"_s,     u"<script>alert(1)</script>"_s,
             u"</td></table><iframe src=http://127.0.0.1/>"_s,       u"javascript:alert(1)"_s,
             u"<link rel=stylesheet href=http://127.0.0.1/x.css>"_s, u"]]><!--"_s};
        for (int i = 0; i < int(names.size()); ++i) {
            License license = test::sampleLicense(QString::number(i), names[i], names[i], 10,
                                                  "2026-12-01T00:00:00Z");
            licenses += license;
        }
        facts->estates.front()->issued.setRecords(licenses);
        for (const QString &name : names) {
            ChangeRecord change;
            change.object = change.before = change.after = name;
            facts->changes += change;
            ActivityEntry entry = facts->activity.first();
            entry.record.target = entry.record.request = name;
            facts->activity += entry;
        }
        ReportDefinition definition = test::sampleDefinitions().at(index);
        definition.name = u"<script>alert(1)</script>"_s;
        const auto document = makeReport(definition, *facts);
        const QByteArray html = written(*document, DocumentFormat::Html);
        QVERIFY(html.contains("default-src 'none'"));
        for (const char *wrong : {"<script", "<img", "<iframe", "<link", "<object", "<base"})
            QVERIFY2(!html.contains(wrong), wrong);
        // One file that loads nothing: no attribute leads anywhere.
        for (const char *wrong : {" src=\"", " href=\"", "url(", "@import"})
            QVERIFY2(!html.contains(wrong), wrong);

        const auto csv = csvLines(QString::fromUtf8(written(*document, DocumentFormat::Csv)));
        QVERIFY(csv);
        qsizetype cells = 0;
        for (const CsvLine &line : *csv) {
            for (const QString &cell : line.cells) {
                ++cells;
                QVERIFY2(!looksLikeFormula(cell.toStdString()) || isPlainNumber(cell.toStdString()),
                         qPrintable(cell));
            }
        }
        QVERIFY(cells > 0);
        QVERIFY(written(*document, DocumentFormat::Pdf).startsWith("%PDF-"));
        QVERIFY(written(*document, DocumentFormat::Xlsx).startsWith("PK"));
    }

    /// Python's csv module and openpyxl read the same rows that were written.
    void othersReadTheSame()
    {
        const QString python = u"/usr/bin/python3"_s; // the one that Debian's packages serve
        if (!QFileInfo::exists(python))
            QSKIP("python3 is not installed");
        ReportDefinition definition = test::sampleDefinitions().first();
        const auto document = makeReport(definition, *test::sampleFacts());
        QTemporaryDir folder;
        ExportControl control;
        CsvOptions csv;
        csv.separator = ';';
        csv.footer = CsvOptions::Footer::Write;
        csv.encoding = CsvOptions::Encoding::Utf16;
        QVERIFY(writeDocument(folder.filePath(u"r.csv"_s), DocumentFormat::Csv, *document, control,
                              csv));
        QVERIFY(
            writeDocument(folder.filePath(u"r.xlsx"_s), DocumentFormat::Xlsx, *document, control));
        QProcess reader;
        reader.setWorkingDirectory(folder.path());
        reader.start(python, {QStringLiteral(LC_SOURCE_DIR "/tests/rendering/read_reports.py")});
        QVERIFY(reader.waitForFinished());
        QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError().constData());
    }

    void drawsItsCharts()
    {
        QTemporaryDir folder;
        const auto clock = std::make_shared<FakeClock>();
        SqliteHistoryStore store(folder.filePath(u"history.db"_s), clock);
        auto facts = test::sampleFacts();
        SeriesSamples used{{u"aws"_s,
                            test::vendor,
                            {},
                            test::licenseArn(u"1"_s),
                            metric::entitlementConsumed.toString(),
                            u"Seats"_s},
                           std::chrono::hours(6),
                           {}};
        for (int i = 0; i < 116; ++i)
            used.samples.push_back(
                {facts->from + i * std::chrono::hours(6), Quantity(40 + i % 45)});
        store.importOnce(u"sample"_s, {used}, {}, this, {});
        ReportBuilder builder(store, clock);
        std::shared_ptr<const Document> document;
        builder.build(test::sampleDefinitions().first(), facts,
                      [&document](const auto &made) { document = made; });
        QTRY_VERIFY(document);
        QCOMPARE(document->sections.front().charts.size(), size_t(1));
        const QByteArray html = written(*document, DocumentFormat::Html);
        QVERIFY(html.contains("<svg") && html.contains("role=\"img\""));
        const QByteArray pdf = written(*document, DocumentFormat::Pdf);
        QVERIFY(pdf.size() > 10'000);
        keepForPeople(*document, u"consumption-with-chart"_s);
    }

    /// Rising by one a day to 95 of 100: the chart goes on to where that ends, in words as well.
    void drawsWhatIsExpected()
    {
        QTemporaryDir folder;
        const auto clock = std::make_shared<FakeClock>();
        auto facts = test::sampleFacts();
        clock->set(facts->now);
        SqliteHistoryStore store(folder.filePath(u"history.db"_s), clock);
        SeriesSamples used{{u"aws"_s,
                            test::vendor,
                            {},
                            test::licenseArn(u"1"_s),
                            metric::entitlementConsumed.toString(),
                            u"Seats"_s},
                           std::chrono::hours(6),
                           {}};
        for (int i = 4 * 60; i >= 0; --i)
            used.samples.push_back(
                {facts->now - i * std::chrono::hours(6), Quantity(95 - (i + i % 3) / 4)});
        store.importOnce(u"sample"_s, {used}, {}, this, {});
        ReportBuilder builder(store, clock);
        std::shared_ptr<const Document> document;
        builder.build(test::sampleDefinitions().first(), facts,
                      [&document](const auto &made) { document = made; });
        QTRY_VERIFY(document);
        const ReportChart &chart = document->sections.front().charts.front();
        QVERIFY(chart.forecast.size() > 20);
        QVERIFY(chart.to > facts->now && chart.to == chart.forecast.back().time);
        QVERIFY(chart.forecast.back().low <= chart.forecast.back().middle
                && chart.forecast.back().middle <= chart.forecast.back().high);
        QVERIFY(chart.meeting);
        QCOMPARE(chart.meeting->value, 100.0);
        QVERIFY(chart.meeting->time > facts->now
                && chart.meeting->time < facts->now + std::chrono::hours(24 * 40));
        QCOMPARE(chart.notes.size(), 2);
        QVERIFY2(chart.notes.first().contains(u"Reaches 100 around"_s),
                 qPrintable(chart.notes.first()));
        QVERIFY2(chart.notes.last().startsWith(u"Robust line"_s), qPrintable(chart.notes.last()));

        const QByteArray html = written(*document, DocumentFormat::Html);
        QVERIFY(html.contains("Likely range (80%)"));
        QVERIFY(html.contains(chart.meeting->text.toUtf8()));
        QVERIFY(html.contains(chart.notes.first().toHtmlEscaped().toUtf8()));
        QVERIFY(toJson(*document).contains("\"forecast\":[{\"time\":"));
        QVERIFY(written(*document, DocumentFormat::Pdf).startsWith("%PDF-"));
        keepForPeople(*document, u"consumption-with-forecast"_s);

        // A period that is over has none.
        facts->to = facts->now - std::chrono::hours(24 * 10);
        document.reset();
        builder.build(test::sampleDefinitions().first(), facts,
                      [&document](const auto &made) { document = made; });
        QTRY_VERIFY(document);
        QVERIFY(document->sections.front().charts.front().forecast.empty());
    }

    void pagesForPeople_data() { addKinds(); }
    /// With LC_KEEP_REPORTS=folder the PDF files stay, to be looked at.
    void pagesForPeople()
    {
        QFETCH(int, index);
        const ReportDefinition definition = test::sampleDefinitions().at(index);
        const auto document = makeReport(definition, *test::sampleFacts());
        QVERIFY(written(*document, DocumentFormat::Pdf).contains("/Type /Page"));
        keepForPeople(*document, definition.kind.text.toLower());
    }

private:
    static void keepForPeople(const Document &document, const QString &name)
    {
        const QString folder = qEnvironmentVariable("LC_KEEP_REPORTS");
        if (folder.isEmpty())
            return;
        ExportControl control;
        QVERIFY(writeDocument(folder + u'/' + name + u".pdf"_s, DocumentFormat::Pdf, document,
                              control));
        QVERIFY(writeDocument(folder + u'/' + name + u".html"_s, DocumentFormat::Html, document,
                              control));
    }
};

QTEST_MAIN(TestGoldenReports)
#include "tst_goldenreports.moc"
