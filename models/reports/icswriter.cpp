// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/icswriter.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype longestLine = 75; ///< octets without the line end (RFC 5545, 3.1)

bool beginsCharacter(char octet)
{
    return (static_cast<unsigned char>(octet) & 0xC0) != 0x80;
}

/// A content line in as many pieces as needed; no piece ends inside a character.
QByteArray folded(const QByteArray &line)
{
    QByteArray text;
    qsizetype from = 0;
    for (qsizetype room = longestLine; line.size() - from > room; room = longestLine - 1) {
        qsizetype to = from + room;
        while (!beginsCharacter(line[to]))
            --to;
        text += QByteArrayView(line).sliced(from, to - from);
        text += "\r\n ";
        from = to;
    }
    text += QByteArrayView(line).sliced(from);
    return text + "\r\n";
}

/// A TEXT value (RFC 5545, 3.3.11): line ends are spelled, control characters are left out.
QByteArray escaped(const QString &value)
{
    QString text;
    text.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value[i];
        const bool isLineEnd =
            c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        if (c == u'\r' && value.mid(i + 1, 1) == u"\n"_s)
            continue;
        if (isLineEnd)
            text += u"\\n"_s;
        else if (c == u'\\' || c == u';' || c == u',')
            text += u'\\' + QString(c);
        else if (c.category() != QChar::Other_Control || c == u'\t')
            text += c;
    }
    return text.toUtf8();
}

QByteArray property(const char *name, const QByteArray &value)
{
    return folded(QByteArray(name) + ':' + value);
}

QByteArray timeText(Instant time)
{
    return toQDateTime(time).toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1();
}

QByteArray dateText(Instant time)
{
    return toQDateTime(time).toString(u"yyyyMMdd").toLatin1();
}

QByteArray uidOf(const CalendarEvent &event)
{
    return QCryptographicHash::hash(event.id.toUtf8(), QCryptographicHash::Sha256).toHex().left(40)
        + "@license-console";
}

QByteArray written(const CalendarEvent &event, Instant madeAt)
{
    QByteArray text = property("BEGIN", "VEVENT");
    text += property("UID", uidOf(event));
    text += property("DTSTAMP", timeText(madeAt));
    if (event.isWholeDay) {
        text += property("DTSTART;VALUE=DATE", dateText(event.when));
        text += property("DTEND;VALUE=DATE", dateText(event.when + std::chrono::days(1)));
    } else {
        text += property("DTSTART", timeText(event.when));
    }
    text += property("SUMMARY", escaped(event.summary));
    if (!event.description.isEmpty())
        text += property("DESCRIPTION", escaped(event.description));
    if (!event.category.isEmpty())
        text += property("CATEGORIES", escaped(event.category));
    text += property("TRANSP", "TRANSPARENT"); // nobody is busy because of it
    if (event.lead > std::chrono::days(0)) {
        text += property("BEGIN", "VALARM");
        text += property("ACTION", "DISPLAY");
        text += property("DESCRIPTION", escaped(event.summary));
        text += property("TRIGGER", "-P" + QByteArray::number(qint64(event.lead.count())) + 'D');
        text += property("END", "VALARM");
    }
    return text + property("END", "VEVENT");
}

/// Dates have four digits of a year there.
bool canBeWritten(Instant when)
{
    const int year = toQDateTime(when).date().year();
    return year >= 1 && year < 9999;
}

} // namespace

Result<void, ExportError> writeIcs(QIODevice &out, const CalendarEvents &calendar,
                                   ExportControl &control)
{
    const auto write = [&out](const QByteArray &text) { return out.write(text) == text.size(); };
    const auto failed = [&out]() -> Result<void, ExportError> {
        return unexpected(ExportError{ExportError::Kind::CannotWrite, out.errorString()});
    };
    control.addTotal(qint64(calendar.events.size()));
    QByteArray head = property("BEGIN", "VCALENDAR");
    head += property("VERSION", "2.0");
    head += property("PRODID", "-//License Console//Expiry calendar//EN");
    head += property("CALSCALE", "GREGORIAN");
    head += property("METHOD", "PUBLISH");
    if (!calendar.name.isEmpty())
        head += property("X-WR-CALNAME", escaped(calendar.name));
    if (!write(head))
        return failed();
    qint64 done = 0;
    for (const CalendarEvent &event : calendar.events) {
        if (control.isCancelled())
            return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
        if (canBeWritten(event.when) && !write(written(event, calendar.madeAt)))
            return failed();
        control.setDone(++done);
    }
    return write(property("END", "VCALENDAR")) ? Result<void, ExportError>() : failed();
}

} // namespace lc
