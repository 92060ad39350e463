// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertrules.h"
#include "monitoring/alerttext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Without a translator plural forms keep their "(s)"; the translations are tested by themselves.
class AlertTextTest : public QObject {
    Q_OBJECT

private slots:
    void sentence_data()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, AlertKind kind, const QString &value,
                            const QString &expected) {
            QTest::newRow(name) << kind << value << expected;
        };
        row("level", AlertKind::Level, u"84.5"_s, u"84.5% used: 84 of 100"_s);
        row("limit of nothing", AlertKind::Level, QString(), u"Used beyond its limit: 84 of 100"_s);
        row("jump", AlertKind::Jump, u"12"_s, u"Up by 12% of the limit: 84 of 100"_s);
        row("whole days left", AlertKind::Expiry, u"26.9"_s, u"Ends on 1 Mar 2026, in 26 day(s)"_s);
        row("hours left", AlertKind::Expiry, u"0.4"_s, u"Ends on 1 Mar 2026, within a day"_s);
        row("over now", AlertKind::Expiry, u"0"_s, u"Ended on 1 Mar 2026"_s);
        row("over for hours", AlertKind::Expiry, u"-0.2"_s, u"Ended on 1 Mar 2026"_s);
        row("unused", AlertKind::Unused, u"31.2"_s, u"Not used for 31 day(s)"_s);
        row("held", AlertKind::HeldTooLong, u"8.7"_s, u"Checked out for 8 hour(s)"_s);
        row("pending", AlertKind::GrantPending, u"3.1"_s, u"Waits for an answer for 3 day(s)"_s);
        row("silent", AlertKind::RecorderSilent, u"6.5"_s, u"Nothing recorded for 6 hour(s)"_s);
    }
    void sentence()
    {
        QFETCH(const AlertKind, kind);
        QFETCH(const QString, value);
        Alert alert;
        alert.kind = kind;
        if (!value.isEmpty())
            alert.value = value;
        alert.used = u"84"_s;
        alert.capacity = u"100"_s;
        alert.date = DateText(u"2026-03-01T12:00:00Z"_s);
        QTEST(alertSentence(alert, QLocale::c()), "expected");
    }

    void condition_data()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<QString>("expected");
        QTest::newRow("share") << AlertKind::Level << u"50% does not reach the 80 of the rule"_s;
        QTest::newRow("amount") << AlertKind::Amount
                                << u"50 units does not reach the 80 of the rule"_s;
        QTest::newRow("days") << AlertKind::Expiry
                              << u"50 days does not reach the 80 of the rule"_s;
        QTest::newRow("hours") << AlertKind::HeldTooLong
                               << u"50 hours does not reach the 80 of the rule"_s;
    }
    void condition()
    {
        QFETCH(const AlertKind, kind);
        const AlertCondition condition{AlertCondition::What::Reached, u"50"_s, u"80"_s};
        QTEST(conditionText(condition, kind, QLocale::c()), "expected");
    }
};

QTEST_GUILESS_MAIN(AlertTextTest)
#include "tst_alerttext.moc"
