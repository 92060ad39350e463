// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/choices.h"
#include "items/cellformat.h"
#include "items/pageindex.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::string_literals;

namespace {

Column columnOf(ColumnKind kind)
{
    Column column;
    column.kind = kind;
    return column;
}

const Instant morning = Instant(std::chrono::milliseconds(1'773'907'200'000)); // 2026-03-19T08:00Z

UsageFigure figure(const QString &used, std::optional<QString> maximum)
{
    return {used, std::move(maximum), {}, u"Seats"_s, {}, false};
}

} // namespace

/// Cells and the words for them.
class TestCell : public QObject {
    Q_OBJECT

private slots:
    void datesAreInstants_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("common") << "2026-03-19T08:00:00Z"_ba << 1'773'907'200'000LL;
        QTest::newRow("fraction") << "2026-03-19T08:00:00.250Z"_ba << 1'773'907'200'250LL;
        QTest::newRow("no zone") << "2026-03-19T08:00:00"_ba << 1'773'907'200'000LL;
        QTest::newRow("offset") << "2026-03-19T09:00:00+01:00"_ba << 1'773'907'200'000LL;
        QTest::newRow("leap day") << "2024-02-29T00:00:00Z"_ba << 1'709'164'800'000LL;
        QTest::newRow("not a day") << "2026-02-30T00:00:00Z"_ba << -1LL;
        QTest::newRow("not a time") << "2026-02-20T25:00:00Z"_ba << -1LL;
        QTest::newRow("not a figure") << "2026-02-2xT05:00:00Z"_ba << -1LL;
        QTest::newRow("empty") << ""_ba << -1LL;
        QTest::newRow("words") << "soon"_ba << -1LL;
    }
    void datesAreInstants()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        const auto instant = instantOf({text.constData(), size_t(text.size())});
        QCOMPARE(instant ? instant->time_since_epoch().count() : -1, milliseconds);
    }

    void usageInWords_data()
    {
        QTest::addColumn<UsageFigure>("usage");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("percent");
        QTest::addColumn<QString>("accessible");
        QTest::newRow("below") << figure(u"84"_s, u"100"_s) << u"84 / 100"_s << u"84%"_s
                               << u"Seats: 84 of 100 used, 84%"_s;
        QTest::newRow("over") << figure(u"104"_s, u"100"_s) << u"104 / 100"_s << u"104%"_s
                              << u"Seats: 104 of 100 used, 104%"_s;
        QTest::newRow("almost") << figure(u"999"_s, u"1000"_s) << u"999 / 1,000"_s << u"99%"_s
                                << u"Seats: 999 of 1,000 used, 99%"_s;
        QTest::newRow("unlimited") << figure(u"1386"_s, {}) << u"1,386 / ∞"_s << u"No limit"_s
                                   << u"Seats: 1,386 used, no limit"_s;
        QTest::newRow("nothing allowed")
            << figure(u"1"_s, u"0"_s) << u"1 / 0"_s << u"∞"_s << u"Seats: 1 of 0 used, ∞"_s;
        QTest::newRow("fraction") << figure(u"1234.50"_s, u"2000"_s) << u"1,234.50 / 2,000"_s
                                  << u"61%"_s << u"Seats: 1,234.50 of 2,000 used, 61%"_s;
    }
    void usageInWords()
    {
        QFETCH(UsageFigure, usage);
        const CellFormat format(QLocale(QLocale::English, QLocale::UnitedStates));
        const Cell cell = Cell::usage(usage);
        QTEST(format.display(columnOf(ColumnKind::Usage), cell, morning), "amount");
        QTEST(format.display(columnOf(ColumnKind::Percent), cell, morning), "percent");
        QTEST(format.accessible(columnOf(ColumnKind::Percent), cell, morning), "accessible");
    }

    void timesInWords_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<QString>("expected");
        QTest::newRow("now") << 20LL << u"just now"_s;
        QTest::newRow("minutes") << 300LL << u"5 min ago"_s;
        QTest::newRow("hours") << 7'300LL << u"2 h ago"_s;
        QTest::newRow("days") << 5LL * 86'400 << u"5 d ago"_s;
        QTest::newRow("date") << 9LL * 86'400 << u"10 Mar 2026"_s;
        QTest::newRow("future") << -86'400LL << u"20 Mar 2026"_s;
    }
    void timesInWords()
    {
        QFETCH(qint64, secondsAgo);
        const CellFormat format(QLocale(QLocale::English, QLocale::UnitedStates));
        const Cell cell = Cell::instant(morning - std::chrono::seconds(secondsAgo));
        QTEST(format.display(columnOf(ColumnKind::RelativeTime), cell, morning), "expected");
    }

    void datesKeepTheirUtcTime()
    {
        const CellFormat format(QLocale(QLocale::English, QLocale::UnitedStates));
        const Column column = columnOf(ColumnKind::Date);
        const Cell cell = Cell::instant(morning);
        QCOMPARE(format.display(column, cell, morning), u"19 Mar 2026"_s);
        QVERIFY(format.toolTip(column, cell, morning).endsWith(u"UTC: 2026-03-19T08:00:00Z"_s));
        QCOMPARE(CellFormat::raw(column, cell), "2026-03-19T08:00:00Z"s);
        QCOMPARE(format.searchText(column, cell), "19 Mar 2026 2026-03-19"s);
    }

    void statesInWords()
    {
        Column column = columnOf(ColumnKind::Status).worded(choiceTypeOf<GrantStatus>);
        const CellFormat format;
        QCOMPARE(format.display(column, Cell::borrowed("PENDING_ACCEPT"), morning),
                 u"Waiting for accept"_s);
        QCOMPARE(format.display(column, Cell::borrowed("NEWER_WORD"), morning), u"NEWER_WORD"_s);
        QCOMPARE(CellFormat::raw(column, Cell::borrowed("PENDING_ACCEPT")), "PENDING_ACCEPT"s);
        QCOMPARE(toneOf("REJECTED"), Tone::Danger);
        QCOMPARE(toneOf("NEWER_WORD"), Tone::Neutral);
    }

    void shortcutsFoldAlike()
    {
        for (char32_t point = 1; point < 0x11000; ++point) {
            if (point >= 0xd800 && point < 0xe000)
                continue;
            const QString text = u"A%1\u0301z"_s.arg(QString::fromUcs4(&point, 1));
            for (const QString &sample : {text, text.chopped(2)}) {
                std::string quick;
                appendFolded(quick, sample.toStdString());
                if (quick != foldForSearch(sample.toStdString()))
                    QFAIL(qPrintable(u"U+%1"_s.arg(uint(point), 4, 16)));
            }
        }
        std::string broken;
        appendFolded(broken, "A\xc3");
        QCOMPARE(broken, foldForSearch("A\xc3"));
    }

    void absentInWords()
    {
        const CellFormat format;
        QCOMPARE(format.display(columnOf(ColumnKind::Text), {}, morning), QString());
        QCOMPARE(format.display(columnOf(ColumnKind::Number), {}, morning), u"–"_s);
        QCOMPARE(format.display(columnOf(ColumnKind::Date).absentAs("No end"), {}, morning),
                 u"No end"_s);
        QCOMPARE(CellFormat::raw(columnOf(ColumnKind::Date), {}), ""s);
    }
};

QTEST_GUILESS_MAIN(TestCell)
#include "tst_cell.moc"
