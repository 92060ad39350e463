// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/forecastsentence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using Outcome = Forecast::Outcome;

namespace {

// 2026-03-04T12:00:00Z
const Instant now(std::chrono::milliseconds(1'772'625'600'000));

Instant day(int days)
{
    return now + std::chrono::days(days);
}

ForecastSubject subject(const QString &used, const QString &limit)
{
    ForecastSubject subject;
    subject.state.used = Quantity::fromText(used);
    if (!limit.isEmpty())
        subject.state.limit = Quantity::fromText(limit);
    return subject;
}

Forecast expected(Outcome outcome, double perDay, std::optional<int> date = {},
                  std::optional<int> earliest = {}, std::optional<int> latest = {})
{
    const auto instant = [](const std::optional<int> &days) {
        return days ? std::optional(day(*days)) : std::nullopt;
    };
    Forecast result;
    result.outcome = outcome;
    result.method = Forecast::Method::TheilSen;
    result.perDay = perDay;
    result.date = instant(date);
    result.earliest = instant(earliest);
    result.latest = instant(latest);
    return result;
}

} // namespace

Q_DECLARE_METATYPE(lc::Forecast)
Q_DECLARE_METATYPE(lc::ForecastSubject)

class TestForecastSentence : public QObject {
    Q_OBJECT

private slots:
    void saysIt_data()
    {
        QTest::addColumn<ForecastSubject>("subject");
        QTest::addColumn<Forecast>("forecast");
        QTest::addColumn<QString>("sentence");
        ForecastSubject license = subject(u"84"_s, u"100"_s);
        license.end = day(27);
        QTest::newRow("exhausts")
            << license << expected(Outcome::Exhausts, 1.6, 10, 5, 18)
            << u"84 of 100. Rising about 1.6 per day. Reaches 100 around 14 March (9–22 March). "
               "License ends 31 March."_s;
        QTest::newRow("over months and years")
            << subject(u"84"_s, u"100"_s) << expected(Outcome::Exhausts, 0.0316, 300, 20, 600)
            << u"84 of 100. Rising about 0.032 per day. Reaches 100 around 29 December 2026 "
               "(24 March–25 October 2027)."_s;
        QTest::newRow("open range")
            << subject(u"84"_s, u"100"_s) << expected(Outcome::Exhausts, 12.34, 10, 5)
            << u"84 of 100. Rising about 12 per day. Reaches 100 around 14 March (not before 9 "
               "March)."_s;
        QTest::newRow("exact")
            << subject(u"84"_s, u"100"_s) << expected(Outcome::Exhausts, 2, 8, 8, 8)
            << u"84 of 100. Rising about 2 per day. Reaches 100 around 12 March."_s;
        QTest::newRow("ends first")
            << license << expected(Outcome::EndsFirst, 0.5, 32, 29, 40)
            << u"84 of 100. Rising about 0.5 per day. Would reach 100 around 5 April (2–13 "
               "April). License ends 31 March."_s;
        ForecastSubject ended = license;
        ended.end = day(-2);
        QTest::newRow("too little") << ended << expected(Outcome::TooLittleData, 0)
                                    << u"84 of 100. Too little data for a forecast. License ended "
                                       "2 March."_s;
        QTest::newRow("not rising")
            << subject(u"12.5"_s, u"1000"_s) << expected(Outcome::NotRising, -1)
            << u"12.5 of 1,000. Not rising."_s;
        QTest::newRow("perhaps") << subject(u"84"_s, u"100"_s)
                                 << expected(Outcome::NotRising, 0, {}, 60)
                                 << u"84 of 100. Not rising. May run out from 3 May on."_s;
        QTest::newRow("far") << subject(u"84"_s, u"100"_s)
                             << expected(Outcome::BeyondHorizon, 0.001)
                             << u"84 of 100. Rising about 0.001 per day. Does not reach 100 within "
                                "two years."_s;
        QTest::newRow("over") << subject(u"104"_s, u"100"_s) << expected(Outcome::Reached, 1, -3)
                              << u"104 of 100. Over the limit since 1 March."_s;
        QTest::newRow("full") << subject(u"100"_s, u"100"_s) << expected(Outcome::Reached, 1, -3)
                              << u"100 of 100. At the limit since 1 March."_s;
        QTest::newRow("too slow to tell")
            << subject(u"104"_s, {}) << expected(Outcome::NoLimit, 1e-6)
            << u"104, no limit. Not rising."_s;
        QTest::newRow("no limit") << subject(u"104"_s, {}) << expected(Outcome::NoLimit, -2.5)
                                  << u"104, no limit. Falling about 2.5 per day."_s;
        ForecastSubject key = subject(u"47310"_s, u"60000"_s);
        key.state.kind = UsageState::Kind::ApiKey;
        key.reset = day(28);
        QTest::newRow("key") << key << expected(Outcome::Exhausts, 2500, 5, 4, 7)
                             << u"47,310 of 60,000. About 2,500 per day. 60,000 are used up around "
                                "9 March (8–11 March). Resets on 1 April."_s;
        QTest::newRow("key, reset")
            << key << expected(Outcome::ResetsFirst, 250, {}, 20)
            << u"47,310 of 60,000. About 250 per day. Resets on 1 April, before it is used up. May "
               "run out from 24 March on."_s;
        QTest::newRow("key, used up") << key << expected(Outcome::Reached, 250, -2)
                                      << u"47,310 of 60,000. Used up since 2 March."_s;
    }
    void saysIt()
    {
        QFETCH(ForecastSubject, subject);
        QFETCH(Forecast, forecast);
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        QTEST(forecastSentence(subject, forecast, now, english), "sentence");
    }

    void writesTableWords()
    {
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const ForecastSubject full = subject(u"84"_s, u"100"_s);
        const Forecast exhausts = expected(Outcome::Exhausts, 1.6, 10, 5, 18);
        QCOMPARE(forecastWord(full, exhausts, now, english), u"14 March"_s);
        QCOMPARE(forecastRange(full, exhausts, now, english), u"9–22 March"_s);
        const ForecastSubject over = subject(u"104"_s, u"100"_s);
        const Forecast reached = expected(Outcome::Reached, 1, -3);
        QCOMPARE(forecastWord(over, reached, now, english), u"Over now"_s);
        QCOMPARE(forecastRange(over, reached, now, english), u"since 1 March"_s);
        for (const Outcome outcome : {Outcome::TooLittleData, Outcome::NoLimit, Outcome::NotRising,
                                      Outcome::ResetsFirst, Outcome::BeyondHorizon}) {
            QVERIFY(!forecastWord(full, expected(outcome, 1), now, english).isEmpty());
            QVERIFY(forecastRange(full, expected(outcome, 1), now, english).isEmpty());
        }
    }

    void writesDatesOfTheLocale()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        const QString text =
            forecastSentence(subject(u"1284.5"_s, u"10000"_s),
                             expected(Outcome::Exhausts, 1.6, 10, 5, 18), now, german);
        QVERIFY2(text.contains(u"März"_s) && text.contains(u"1.284,5"_s) && text.contains(u"1,6"_s),
                 qPrintable(text));
    }

    void namesTheMethod()
    {
        for (const auto method : {Forecast::Method::TheilSen, Forecast::Method::TheilSenWeekly,
                                  Forecast::Method::Steps, Forecast::Method::DailyUse})
            QVERIFY(!forecastMethodText(method).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestForecastSentence)
#include "tst_forecastsentence.moc"
