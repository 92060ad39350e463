// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xlsxwriter.h"

#include "reports/exportfile.h"
#include "reports/texts.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

constexpr const char *reader = R"(
import json, sys, datetime, re
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
def plain(cell):
    value = cell.value
    if isinstance(value, (datetime.datetime, datetime.date)):
        value = value.isoformat()
    if isinstance(value, str):
        value = re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), value)
    return [cell.data_type, value, cell.number_format]
json.dump([{"name": sheet.title, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
            "rows": [[plain(cell) for cell in row] for row in sheet.iter_rows()]}
           for sheet in book.worksheets], sys.stdout)
)";

bool canRead()
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import openpyxl"_s});
    return python.waitForFinished() && python.exitStatus() == QProcess::NormalExit
        && python.exitCode() == 0;
}

QJsonArray sheetsOf(const QString &path)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromUtf8(reader), path});
    python.waitForFinished(60'000);
    const QByteArray errors = python.readAllStandardError();
    if (!errors.isEmpty())
        qFatal("%s", errors.constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QJsonArray cell(const QJsonArray &sheets, int sheet, int row, int column)
{
    return sheets[sheet].toObject()[u"rows"_s].toArray()[row].toArray()[column].toArray();
}

class Wide final : public TableSource {
public:
    const std::vector<TableColumn> &columns() const override { return m_columns; }
    qint64 rowCount() const override { return 20'000; }
    void readRow(qint64 row, std::vector<TableCell> &cells) const override
    {
        for (TableCell &cell : cells) {
            cell.kind = TableCell::Kind::Text;
            cell.text = "arn:aws:license-manager::111122223333:license:l-" + std::to_string(row);
        }
        if (onRow)
            onRow(row);
    }
    std::function<void(qint64)> onRow;

private:
    std::vector<TableColumn> m_columns = std::vector<TableColumn>(12, {u"Column"_s, false});
};

} // namespace

class TestXlsxWriter : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!canRead())
            QSKIP("python3-openpyxl is not installed");
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsTypes()
    {
        const Instant time(std::chrono::milliseconds(1'773'908'040'000));
        auto table = std::make_shared<Table>(std::vector<TableColumn>{
            {u"Name"_s}, {u"Used"_s, true}, {u"Share"_s, true}, {u"Seen (UTC)"_s}, {u"Day"_s}});
        table->addRow({TableCell::ofText(u"=1+1"_s), TableCell::ofNumber(u"12.5"_s),
                       TableCell::ofPercent(0.875), TableCell::ofInstant(time),
                       TableCell::ofDay(time)});
        table->addRow({TableCell::ofText(u"42"_s),
                       TableCell::ofNumber(u"1234567890123456789012345678901234567890"_s),
                       TableCell(), TableCell::ofInstant(Instant(std::chrono::days(-40'000))),
                       TableCell()});
        table->addRow({TableCell::ofText(u""_s), TableCell::ofNumber(u"=cmd()"_s), TableCell(),
                       TableCell(), TableCell()});
        const QJsonArray sheets = save(*table);
        QCOMPARE(sheets.size(), 1);
        const QJsonObject sheet = sheets[0].toObject();
        QCOMPARE(sheet[u"name"_s].toString(), u"Issued licenses"_s);
        QCOMPARE(sheet[u"frozen"_s].toString(), u"A2"_s);
        QCOMPARE(sheet[u"filter"_s].toString(), u"A1:E4"_s);
        QCOMPARE(cell(sheets, 0, 0, 3)[1].toString(), u"Seen (UTC)"_s);
        QCOMPARE(cell(sheets, 0, 1, 0)[0].toString(), u"s"_s);
        QCOMPARE(cell(sheets, 0, 1, 0)[1].toString(), u"=1+1"_s);
        QCOMPARE(cell(sheets, 0, 1, 1)[0].toString(), u"n"_s);
        QCOMPARE(cell(sheets, 0, 1, 1)[1].toDouble(), 12.5);
        QCOMPARE(cell(sheets, 0, 1, 2)[1].toDouble(), 0.875);
        QVERIFY(cell(sheets, 0, 1, 2)[2].toString().contains(u'%'));
        QCOMPARE(cell(sheets, 0, 1, 3)[1].toString(), u"2026-03-19T08:14:00"_s);
        QCOMPARE(cell(sheets, 0, 1, 4)[1].toString(), u"2026-03-19T00:00:00"_s);
        QCOMPARE(cell(sheets, 0, 2, 0)[0].toString(), u"s"_s);
        QCOMPARE(cell(sheets, 0, 2, 1)[1].toString(),
                 u"1234567890123456789012345678901234567890"_s);
        QCOMPARE(cell(sheets, 0, 2, 3)[1].toString(), u"1860-06-26T00:00:00Z"_s);
        QCOMPARE(cell(sheets, 0, 3, 1)[0].toString(), u"s"_s);
    }

    void keepsHostileTexts()
    {
        const QStringList texts = hostileTexts();
        Table table({{u"Text"_s}});
        for (const QString &text : texts)
            table.addRow({TableCell::ofText(text)});
        const QJsonArray sheets = save(table);
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QJsonArray read = cell(sheets, 0, int(i) + 1, 0);
            QVERIFY2(read[0].toString() != u"f"_s, "no formulas");
            if (texts[i].isEmpty())
                continue;
            QCOMPARE(read[0].toString(), u"s"_s);
            QCOMPARE(read[1].toString(), texts[i]);
        }
    }

    void shortensWhatACellCannotHold()
    {
        Table table({{u"Text"_s}});
        table.addRow({TableCell::ofText(QString(40'000, u'x'))});
        const QString read = cell(save(table), 0, 1, 0)[1].toString();
        QCOMPARE(read.size(), 32'767);
        QVERIFY(read.endsWith(u'…'));
    }

    void writesReports()
    {
        Document document;
        document.title = u"Consumption"_s;
        document.meta.push_back({u"As of"_s, u"2026-03-19"_s});
        document.missing.append(u"Usage of l-1 could not be read."_s);
        const auto table = std::make_shared<Table>(std::vector<TableColumn>{{u"A"_s}});
        const QString name = u"A: long [name] of a table / with everything"_s;
        document.sections.push_back({u"One"_s, {u"A note."_s}, {}, {{name, table}, {name, table}}});
        const QJsonArray sheets = saveDocument(document);
        QCOMPARE(sheets.size(), 3);
        QCOMPARE(sheets[0].toObject()[u"name"_s].toString(), u"Consumption"_s);
        QCOMPARE(cell(sheets, 0, 1, 1)[1].toString(), u"2026-03-19"_s);
        QCOMPARE(cell(sheets, 0, 2, 1)[1].toString(), u"Usage of l-1 could not be read."_s);
        const QString first = sheets[1].toObject()[u"name"_s].toString();
        const QString second = sheets[2].toObject()[u"name"_s].toString();
        QVERIFY(first != second);
        QVERIFY(first.size() <= 31 && second.size() <= 31);
    }

    void stopsWhenCancelled()
    {
        Wide table;
        ExportControl control;
        table.onRow = [&](qint64 row) {
            if (row == 1000)
                control.cancel();
        };
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto outcome = writeXlsx(buffer, u"x"_s, table, control);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ExportError::Kind::Cancelled);
        QVERIFY(buffer.data().isEmpty());
    }

    void isQuick()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        ExportControl control;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(writeXlsx(buffer, u"x"_s, Wide(), control));
        qInfo("20,000 rows of 12 columns: %lld ms", static_cast<long long>(timer.elapsed()));
    }

private:
    QJsonArray save(const TableSource &table)
    {
        const QString path = m_folder->filePath(u"table.xlsx"_s);
        ExportControl control;
        const auto outcome = writeExportFile(path, [&](QIODevice &out) {
            return writeXlsx(out, u"Issued licenses"_s, table, control);
        });
        return outcome ? sheetsOf(path) : QJsonArray();
    }

    QJsonArray saveDocument(const Document &document)
    {
        const QString path = m_folder->filePath(u"report.xlsx"_s);
        ExportControl control;
        const auto outcome = writeExportFile(
            path, [&](QIODevice &out) { return writeXlsx(out, document, control); });
        return outcome ? sheetsOf(path) : QJsonArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestXlsxWriter)
#include "tst_xlsxwriter.moc"
