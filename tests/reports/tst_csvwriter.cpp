// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvwriter.h"

#include "reports/cellform.h"
#include "reports/texts.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

QByteArray csvOf(const TableSource &table, const CsvOptions &options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ExportControl control;
    return writeCsv(buffer, table, options, control) ? buffer.data() : QByteArray();
}

/// RFC 4180 read back by the book.
QList<QList<QByteArray>> parse(const QByteArray &csv, char separator = ',')
{
    QList<QList<QByteArray>> rows(1);
    QByteArray cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (isQuoted) {
            if (c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
                cell += csv[++i];
            else if (c == '"')
                isQuoted = false;
            else
                cell += c;
        } else if (c == '"' && cell.isEmpty()) {
            isQuoted = true;
        } else if (c == separator) {
            rows.last().append(std::exchange(cell, {}));
        } else if (c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            ++i;
            rows.last().append(std::exchange(cell, {}));
            rows.append(QList<QByteArray>());
        } else {
            cell += c;
        }
    }
    rows.removeLast(); // what follows the last line end
    return rows;
}

/// Rows that are made while they are read.
class Numbered final : public TableSource {
public:
    explicit Numbered(qint64 rows) : m_rows(rows) { }
    const std::vector<TableColumn> &columns() const override { return m_columns; }
    qint64 rowCount() const override { return m_rows; }
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
    qint64 m_rows;
};

} // namespace

class TestCsvWriter : public QObject {
    Q_OBJECT

private slots:
    void spellsEveryKind()
    {
        Table table({{u"Name"_s}, {u"Used"_s, true}, {u"Share"_s, true}, {u"Seen"_s}, {u"Day"_s}});
        const Instant time(std::chrono::milliseconds(1'773'908'040'250));
        table.addRow({TableCell::ofText(u"Zoë, \"Inc\""_s), TableCell::ofNumber(u"-12.50"_s),
                      TableCell::ofPercent(0.875), TableCell::ofInstant(time),
                      TableCell::ofDay(time)});
        table.addRow({TableCell(), TableCell::ofNumber(std::numeric_limits<qint64>::max()),
                      TableCell::ofPercent(1.0 / 3), TableCell(), TableCell()});
        table.addRow({TableCell::ofText(u"-"_s),
                      TableCell::ofNumber(u"1234567890123456789012345678901234567890"_s),
                      TableCell::ofPercent(std::numeric_limits<double>::infinity()), TableCell(),
                      TableCell()});
        QCOMPARE(csvOf(table),
                 "Name,Used,Share,Seen,Day\r\n"
                 "\"Zoë, \"\"Inc\"\"\",-12.50,87.5,2026-03-19T08:14:00.250Z,2026-03-19\r\n"
                 ",9223372036854775807,33.33,,\r\n"
                 "'-,1234567890123456789012345678901234567890,,,\r\n");
    }

    void marksTheByteOrderOnRequest()
    {
        const Table table({{u"A"_s}, {u"B"_s}});
        CsvOptions options;
        options.byteOrderMark = CsvOptions::ByteOrderMark::Write;
        options.separator = ';';
        QCOMPARE(csvOf(table, options),
                 "\xef\xbb\xbf"
                 "A;B\r\n");
    }

    void runsNoFormula()
    {
        const QStringList texts = hostileTexts();
        Table table({{u"=Title"_s}, {u"Text"_s}, {u"Amount"_s, true}});
        for (const QString &text : texts)
            table.addRow(
                {TableCell::ofNumber(1), TableCell::ofText(text), TableCell::ofNumber(text)});
        for (const char separator : {',', ';', '\t'}) {
            CsvOptions options;
            options.separator = separator;
            const auto rows = parse(csvOf(table, options), separator);
            QCOMPARE(rows.size(), texts.size() + 1);
            QCOMPARE(rows[0][0], "'=Title");
            for (qsizetype i = 0; i < texts.size(); ++i) {
                QCOMPARE(rows[i + 1].size(), 3);
                QCOMPARE(rows[i + 1][0], "1");
                const QByteArray text = texts[i].toUtf8();
                const QByteArray &cell = rows[i + 1][1];
                QVERIFY2(cell == text || cell == "'" + text, cell.constData());
                QVERIFY2(!looksLikeFormula(cell.toStdString()), cell.constData());
                const QByteArray &amount = rows[i + 1][2];
                QVERIFY2(!looksLikeFormula(amount.toStdString())
                             || isPlainNumber(amount.toStdString()),
                         amount.constData());
            }
        }
    }

    void guardsAllTriggersAndNothingElse()
    {
        for (const char *text : {"=1", "+1", "-1", "@a", "\t", "\r", "\n", "  =", "＝1", "＋1",
                                 "－1", "＠a", "\xc2\xa0=1", "\xef\xbb\xbf=1"})
            QVERIFY2(looksLikeFormula(text), text);
        for (const char *text : {"", "a=1", "1-1", "'=1", "mail@example.com", " a", "0", "(=1)"})
            QVERIFY2(!looksLikeFormula(text), text);
    }

    void readsBackExactly()
    {
        const QStringList texts = hostileTexts();
        Table table({{u"=Title"_s}, {u"Text"_s}});
        for (const QString &text : texts)
            table.addRow({TableCell::ofText(text), TableCell::ofText(text)});
        CsvOptions options;
        options.formulas = CsvOptions::Formulas::Exact;
        const auto rows = parse(csvOf(table, options));
        QCOMPARE(rows.size(), texts.size() + 1);
        QCOMPARE(rows[0], (QList<QByteArray>{"=Title", "Text"}));
        for (qsizetype i = 0; i < texts.size(); ++i)
            QCOMPARE(rows[i + 1], QList<QByteArray>(2, texts[i].toUtf8()));
    }

    void stopsWhenCancelled()
    {
        Numbered table(100'000);
        ExportControl control;
        table.onRow = [&](qint64 row) {
            if (row == 1000)
                control.cancel();
        };
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto outcome = writeCsv(buffer, table, {}, control);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ExportError::Kind::Cancelled);
        QCOMPARE(control.total(), 100'000);
        QVERIFY(control.done() >= 768 && control.done() <= 1000);
    }

    void saysWhenTheDeviceIsFull()
    {
        class Full final : public QIODevice {
        protected:
            qint64 readData(char *, qint64) override { return -1; }
            qint64 writeData(const char *, qint64) override
            {
                setErrorString(u"No space left on device"_s);
                return -1;
            }
        };
        Full device;
        device.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        ExportControl control;
        const auto outcome = writeCsv(device, Numbered(10'000), {}, control);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error(),
                 (ExportError{ExportError::Kind::CannotWrite, u"No space left on device"_s}));
    }

    void isQuick()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        ExportControl control;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(writeCsv(buffer, Numbered(100'000), {}, control));
        qInfo("100,000 rows of 12 columns: %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(control.done(), 100'000);
    }
};

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
