// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/documentjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace lc;

class TestDocumentJson : public QObject {
    Q_OBJECT

private slots:
    void writesEverything()
    {
        const Instant time(std::chrono::milliseconds(1'773'908'040'000));
        Document document;
        document.title = u"Consumption \"all\""_s;
        document.meta.push_back({u"As of"_s, u"now"_s});
        document.missing.append(u"Something."_s);
        auto table = std::make_shared<Table>(std::vector<TableColumn>{
            {u"Name"_s}, {u"Used"_s, true}, {u"Share"_s, true}, {u"Seen"_s}, {u"Day"_s}});
        table->addRow({TableCell::ofText(u"a"_s), TableCell::ofNumber(u"9223372036854775807"_s),
                       TableCell::ofPercent(0.5), TableCell::ofInstant(time),
                       TableCell::ofDay(time)});
        table->addRow({TableCell(), TableCell::ofNumber(u"007"_s),
                       TableCell::ofPercent(std::nan("")), TableCell::ofNumber(u"many"_s),
                       TableCell::ofNumber(u"-0.5"_s)});
        ReportChart chart;
        chart.title = u"Chart"_s;
        chart.from = chart.to = time;
        chart.lines.push_back({u"Used"_s,
                               ReportLine::Role::Capacity,
                               {{time, time, Quantity(1), Quantity(3), Quantity(2), 4, true}}});
        chart.marks.push_back({time, u"Limit 5"_s});
        document.sections.push_back({u"One"_s, {u"Note."_s}, {chart}, {{u"Table"_s, table}}});

        const QByteArray json = toJson(document);
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QVERIFY(json.startsWith("{\"schemaVersion\":1,\"title\":\"Consumption \\\"all\\\"\""));
        QVERIFY(json.contains(
            "[\"a\",9223372036854775807,50,\"2026-03-19T08:14:00Z\",\"2026-03-19\"]"));
        QVERIFY(json.contains("[null,\"007\",null,\"many\",-0.5]"));
        const QJsonObject section = root[u"sections"_s].toArray()[0].toObject();
        const QJsonObject line =
            section[u"charts"_s].toArray()[0].toObject()[u"lines"_s].toArray()[0].toObject();
        QCOMPARE(line[u"role"_s].toString(), u"capacity"_s);
        const QJsonObject point = line[u"points"_s].toArray()[0].toObject();
        QCOMPARE(point[u"maximum"_s].toInt(), 3);
        QCOMPARE(point[u"gapBefore"_s].toBool(), true);
        QCOMPARE(root[u"missing"_s].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDocumentJson)
#include "tst_documentjson.moc"
