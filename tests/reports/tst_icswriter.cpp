// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/icswriter.h"

#include "reports/texts.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringDecoder>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

/// Prints the calendar as another program understands it.
constexpr const char *reader = R"python(
import datetime, json, re, sys
import icalendar
from icalendar.parser import Contentlines
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
def plain(value):
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else str(value)
def event(component):
    alarms = [part for part in component.walk("VALARM")]
    categories = component.get("CATEGORIES")
    return {
        "uid": str(component["UID"]), "stamp": plain(component["DTSTAMP"].dt),
        "start": plain(component["DTSTART"].dt),
        "zone": str(getattr(component["DTSTART"].dt, "tzinfo", None)),
        "end": plain(component["DTEND"].dt) if "DTEND" in component else "",
        "summary": str(component["SUMMARY"]), "description": str(component.get("DESCRIPTION", "")),
        "categories": [str(one) for one in categories.cats] if categories else [],
        "alarms": [[str(alarm["ACTION"]), alarm["TRIGGER"].dt.total_seconds()] for alarm in alarms],
        "names": sorted(component.keys())}
# icalendar 4 takes escapes away twice; RFC 5545 does it once.
def once(line):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1],
                  line.partition(":")[2])
lines = Contentlines.from_ical(open(sys.argv[1], "rb").read().decode())
json.dump({"summaries": [once(line) for line in lines if line.startswith("SUMMARY:")],
           "name": str(calendar.get("X-WR-CALNAME", "")), "version": str(calendar["VERSION"]),
           "components": [part.name for part in calendar.walk()],
           "errors": [str(error) for part in calendar.walk() for error in part.errors],
           "events": [event(part) for part in calendar.walk("VEVENT")]}, sys.stdout)
)python";

bool canRead()
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import icalendar"_s});
    return python.waitForFinished() && python.exitStatus() == QProcess::NormalExit
        && python.exitCode() == 0;
}

QJsonObject readElsewhere(const QByteArray &ics)
{
    QTemporaryFile file;
    if (!file.open() || file.write(ics) != ics.size() || !file.flush())
        qFatal("no file to read from");
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromUtf8(reader), file.fileName()});
    python.waitForFinished(60'000);
    const QByteArray errors = python.readAllStandardError();
    if (!errors.isEmpty())
        qFatal("%s", errors.constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

// 2026-03-19T08:00:00Z
const Instant morning = Instant(std::chrono::milliseconds(1'773'907'200'000));

CalendarEvent eventNamed(const QString &summary)
{
    CalendarEvent event;
    event.id = u"license|aws|111122223333||arn:1"_s;
    event.summary = summary;
    event.description = u"Account 111122223333"_s;
    event.category = u"Licenses"_s;
    event.when = morning;
    event.lead = std::chrono::days(30);
    return event;
}

QByteArray written(const std::vector<CalendarEvent> &events)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    ExportControl control;
    const CalendarEvents calendar{u"License Console"_s, morning, events};
    return writeIcs(out, calendar, control) ? out.data() : QByteArray();
}

/// What a reader gets of a text: line ends are all one, control characters are gone.
QString expectedText(const QString &text)
{
    QString expected = text;
    expected.replace(u"\r\n"_s, u"\n"_s);
    for (const QChar end :
         {QChar(u'\r'), QChar(QChar::LineSeparator), QChar(QChar::ParagraphSeparator)})
        expected.replace(end, u'\n');
    expected.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    // What is no Unicode cannot be written at all.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::ConvertInitialBom);
    return decoder(expected.toUtf8());
}

} // namespace

/// Calendar files, read by another program.
class TestIcsWriter : public QObject {
    Q_OBJECT

private slots:
    void linesAreShortAndEndProperly_data()
    {
        QTest::addColumn<QString>("summary");
        QTest::newRow("short") << u"Render Pro"_s;
        QTest::newRow("500 letters") << QString(500, u'x');
        for (int shift = 0; shift < 5; ++shift)
            QTest::addRow("emoji after %d", shift)
                << QString(shift, u'x') + u"\U0001F511"_s.repeated(120);
        QTest::newRow("two octets") << QString(300, u'é');
        QTest::newRow("escapes") << u",;\\\n"_s.repeated(60);
    }
    void linesAreShortAndEndProperly()
    {
        QFETCH(QString, summary);
        const QByteArray ics = written({eventNamed(summary)});
        QVERIFY(ics.endsWith("\r\n"));
        QByteArray rest = ics;
        rest.replace("\r\n", "");
        QVERIFY(!rest.contains('\r') && !rest.contains('\n'));
        for (const QByteArray &line : ics.split('\n')) {
            QVERIFY(line.size() <= 75 + 1);
            QCOMPARE(QString::fromUtf8(line).toUtf8(), line); // no character is cut
        }
        QByteArray whole = ics;
        QVERIFY(whole.replace("\r\n ", "").contains("UID:"));
    }

    void anotherProgramReadsIt()
    {
        if (!canRead())
            QSKIP("python3-icalendar is not installed");
        CalendarEvent day = eventNamed(u"Quota resets: Gold"_s);
        day.id = u"quota-reset|aws|111122223333|us-east-1|p1|2026-04-01"_s;
        day.when = Instant(std::chrono::sys_days(std::chrono::year(2026) / 12 / 31));
        day.isWholeDay = true;
        day.lead = {};
        const QJsonObject calendar = readElsewhere(written({eventNamed(u"Render Pro"_s), day}));
        QCOMPARE(calendar[u"name"_s], u"License Console"_s);
        QCOMPARE(calendar[u"version"_s], u"2.0"_s);
        QCOMPARE(calendar[u"errors"_s].toArray(), QJsonArray());
        const QJsonArray events = calendar[u"events"_s].toArray();
        QCOMPARE(events.size(), 2);
        const QJsonObject timed = events[0].toObject();
        QCOMPARE(timed[u"start"_s], u"2026-03-19T08:00:00+00:00"_s);
        QCOMPARE(timed[u"stamp"_s], u"2026-03-19T08:00:00+00:00"_s);
        QCOMPARE(timed[u"zone"_s], u"UTC"_s);
        QCOMPARE(timed[u"summary"_s], u"Render Pro"_s);
        QCOMPARE(timed[u"categories"_s], QJsonArray{u"Licenses"_s});
        const QJsonArray alarm{u"DISPLAY"_s, -30.0 * 86400};
        QCOMPARE(timed[u"alarms"_s].toArray(), QJsonArray{QJsonValue(alarm)});
        const QJsonObject whole = events[1].toObject();
        QCOMPARE(whole[u"start"_s], u"2026-12-31"_s);
        QCOMPARE(whole[u"end"_s], u"2027-01-01"_s);
        QCOMPARE(whole[u"alarms"_s].toArray(), QJsonArray());
    }

    void anItemKeepsItsUid()
    {
        const auto uidIn = [](const QByteArray &ics) {
            const qsizetype from = ics.indexOf("UID:");
            return ics.sliced(from, ics.indexOf("\r\n", from) - from);
        };
        const QByteArray first = uidIn(written({eventNamed(u"a"_s)}));
        CalendarEvent renamed = eventNamed(u"b"_s);
        renamed.when = morning + std::chrono::days(3);
        QCOMPARE(uidIn(written({renamed})), first);
        renamed.id += u'x';
        QVERIFY(uidIn(written({renamed})) != first);
        QVERIFY(first.size() < 75);
    }

    void hostileTextsStayTexts()
    {
        if (!canRead())
            QSKIP("python3-icalendar is not installed");
        QStringList texts = hostileTexts();
        texts += {u"a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected"_s,
                  u"a\nATTACH:file:///etc/passwd"_s,
                  u"a\rDTSTART:19700101T000000Z"_s,
                  u"a\u2028DTSTART:19700101T000000Z\u2029b\u0085c"_s,
                  u"comma, semicolon; colon: quote\" back\\slash \\n \\N \\, \\;"_s,
                  QString(500, u'ß'),
                  u"\U0001F511\U0001F469\u200D\U0001F4BB"_s.repeated(60),
                  u"\r\n \r\n\t"_s};
        std::vector<CalendarEvent> events;
        for (const QString &text : std::as_const(texts)) {
            CalendarEvent event = eventNamed(text);
            event.id = QString::number(events.size());
            event.description = text + text;
            events.push_back(event);
        }
        const QJsonObject calendar = readElsewhere(written(events));
        QCOMPARE(calendar[u"errors"_s].toArray(), QJsonArray());
        const QJsonArray read = calendar[u"events"_s].toArray();
        QCOMPARE(size_t(read.size()), events.size());
        // Nothing but the events, their alarms and the calendar itself.
        QCOMPARE(size_t(calendar[u"components"_s].toArray().size()), 1 + 2 * events.size());
        const QJsonArray names{u"CATEGORIES"_s, u"DESCRIPTION"_s, u"DTSTAMP"_s, u"DTSTART"_s,
                               u"SUMMARY"_s,    u"TRANSP"_s,      u"UID"_s};
        const QJsonArray summaries = calendar[u"summaries"_s].toArray();
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QJsonObject event = read[i].toObject();
            const QString text = expectedText(texts[i]);
            QCOMPARE(summaries[i].toString(), text);
            if (!text.contains(u'\\'))
                QCOMPARE(event[u"summary"_s].toString(), text);
            if (!texts[i].isEmpty())
                QCOMPARE(event[u"names"_s].toArray(), names);
            QCOMPARE(event[u"start"_s], u"2026-03-19T08:00:00+00:00"_s);
        }
    }

    void stoppingWritesNoMore()
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        ExportControl control;
        control.cancel();
        const auto outcome = writeIcs(out, {{}, morning, {eventNamed(u"a"_s)}}, control);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ExportError::Kind::Cancelled);
    }

    void aFullDiskIsSaid()
    {
        QBuffer closed;
        closed.open(QIODevice::ReadOnly);
        ExportControl control;
        const auto outcome = writeIcs(closed, {{}, morning, {eventNamed(u"a"_s)}}, control);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ExportError::Kind::CannotWrite);
    }
};

QTEST_GUILESS_MAIN(TestIcsWriter)
#include "tst_icswriter.moc"
