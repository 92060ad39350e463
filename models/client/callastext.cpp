// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/callastext.h"

#include "core/json.h"

#include <QRegularExpression>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

enum class Literal { Json, Python };

QString nameOf(const Field &row)
{
    return QString::fromLatin1(row.modelName ? row.modelName : row.wireName);
}

QString placeholder(const Field &row)
{
    return u'<' + nameOf(row) + u'>';
}

/// The present members of a record, each with its value; visits in the rows' order.
template <class Visit> void forEachMember(const Type &type, const void *object, Visit visit)
{
    for (const Field &row : type.fields) {
        if (const void *value = row.type->peek(row.inConst(object)))
            visit(row, value);
    }
}

/// Writes a value as a literal on one line, or indented from the given depth on.
class LiteralWriter {
public:
    LiteralWriter(Literal form, bool isIndented) : m_form(form), m_isIndented(isIndented) { }

    QString record(const Type &type, const void *object)
    {
        open(u'{');
        forEachMember(type, object, [&](const Field &row, const void *value) {
            item(QString::fromUtf8(toJsonString(nameOf(row))) + u": "_s);
            member(row, value);
        });
        close(u'}');
        return std::exchange(m_text, {});
    }

    QString value(const Field &row, const void *value)
    {
        member(row, value);
        return std::exchange(m_text, {});
    }

private:
    void member(const Field &row, const void *value)
    {
        if (row.is(Sensitive))
            text(placeholder(row));
        else
            write(*row.type, value);
    }

    void write(const ValueType &type, const void *value)
    {
        switch (type.kind) {
        case Kind::Text:
            return text(*static_cast<const QString *>(value));
        case Kind::Choice:
            return text(static_cast<const OpenChoice *>(value)->text);
        case Kind::Date:
            return text(static_cast<const DateText *>(value)->text);
        case Kind::Timestamp:
            return text(toIsoText(*static_cast<const Instant *>(value)));
        case Kind::Integer:
            m_text += QString::number(*static_cast<const qint64 *>(value));
            return;
        case Kind::Real:
            m_text += QString::number(*static_cast<const double *>(value), 'g', 15);
            return;
        case Kind::Boolean: {
            const bool isTrue = *static_cast<const bool *>(value);
            const bool isJson = m_form == Literal::Json;
            m_text +=
                isTrue ? (isJson ? u"true"_s : u"True"_s) : (isJson ? u"false"_s : u"False"_s);
            return;
        }
        case Kind::Record:
            open(u'{');
            forEachMember(type.record(), value, [&](const Field &row, const void *inner) {
                item(QString::fromUtf8(toJsonString(nameOf(row))) + u": "_s);
                member(row, inner);
            });
            return close(u'}');
        case Kind::List:
            open(u'[');
            for (qsizetype i = 0; i < type.size(value); ++i) {
                item({});
                write(*type.element, type.at(value, i));
            }
            return close(u']');
        case Kind::Map:
            return map(type, value);
        }
    }

    void map(const ValueType &type, const void *value)
    {
        struct Context {
            LiteralWriter *writer;
            const ValueType *element;
        } context{this, type.element};
        open(u'{');
        type.visit(value, &context, [](void *raw, const QString &key, const void *entry) {
            const auto *each = static_cast<Context *>(raw);
            each->writer->item(QString::fromUtf8(toJsonString(key)) + u": "_s);
            each->writer->write(*each->element, entry);
        });
        close(u'}');
    }

    void text(const QString &value) { m_text += QString::fromUtf8(toJsonString(value)); }

    void open(QChar bracket)
    {
        m_text += bracket;
        ++m_depth;
        m_isFirst = true;
    }
    void item(const QString &prefix)
    {
        if (!m_isFirst)
            m_text += m_isIndented ? u","_s : u", "_s;
        m_isFirst = false;
        newLine();
        m_text += prefix;
    }
    void close(QChar bracket)
    {
        --m_depth;
        if (!m_isFirst)
            newLine();
        m_text += bracket;
        m_isFirst = false;
    }
    void newLine()
    {
        if (m_isIndented)
            m_text += u'\n' + QString(m_depth * 2, u' ');
    }

    Literal m_form;
    bool m_isIndented;
    QString m_text;
    int m_depth = 0;
    bool m_isFirst = true;
};

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

bool isScalar(const ValueType &type)
{
    return type.kind != Kind::Record && type.kind != Kind::List && type.kind != Kind::Map;
}

/// A scalar as the command line takes it: text without quotes.
QString bareText(const ValueType &type, const void *value)
{
    switch (type.kind) {
    case Kind::Text:
        return *static_cast<const QString *>(value);
    case Kind::Choice:
        return static_cast<const OpenChoice *>(value)->text;
    case Kind::Date:
        return static_cast<const DateText *>(value)->text;
    case Kind::Timestamp:
        return toIsoText(*static_cast<const Instant *>(value));
    case Kind::Integer:
        return QString::number(*static_cast<const qint64 *>(value));
    case Kind::Real:
        return QString::number(*static_cast<const double *>(value), 'g', 15);
    default:
        return {};
    }
}

QString commandOption(const Field &row, const void *value)
{
    const QString name = separatedName(nameOf(row), u'-');
    if (row.is(Sensitive))
        return u"--"_s + name + u' ' + shellQuoted(placeholder(row));
    const ValueType &type = *row.type;
    if (type.kind == Kind::Boolean)
        return (*static_cast<const bool *>(value) ? u"--"_s : u"--no-"_s) + name;
    QString option = u"--"_s + name;
    if (type.kind == Kind::List && isScalar(*type.element) && type.size(value) > 0) {
        for (qsizetype i = 0; i < type.size(value); ++i)
            option += u' ' + shellQuoted(bareText(*type.element, type.at(value, i)));
        return option;
    }
    if (isScalar(type))
        return option + u' ' + shellQuoted(bareText(type, value));
    return option + u' ' + shellQuoted(LiteralWriter(Literal::Json, false).value(row, value));
}

QString quoted(const QString &value)
{
    return QString::fromUtf8(toJsonString(value));
}

} // namespace

QString separatedName(const QString &name, QChar separator)
{
    // The rules of botocore's xform_name.
    static const QRegularExpression plural(u"[A-Z]{2,}s$"_s);
    static const QRegularExpression word(u"(.)([A-Z][a-z]+)"_s);
    static const QRegularExpression capital(u"([a-z0-9])([A-Z])"_s);
    QString text = name;
    if (const auto match = plural.match(name); match.hasMatch())
        text = name.left(match.capturedStart()) + separator + match.captured().toLower();
    const QString apart = u"\\1"_s + separator + u"\\2"_s;
    return text.replace(word, apart).replace(capital, apart).toLower();
}

QString callAsCommand(const Operation &operation, const void *request, const CallPlace &place)
{
    QStringList words{u"aws "_s + QLatin1StringView(operation.service->cliName) + u' '
                      + separatedName(QString::fromLatin1(operation.name), u'-')};
    forEachMember(operation.request(), request, [&](const Field &row, const void *value) {
        words.append(commandOption(row, value));
    });
    if (!place.profile.isEmpty())
        words.append(u"--profile "_s + shellQuoted(place.profile));
    if (!place.region.isEmpty())
        words.append(u"--region "_s + shellQuoted(place.region));
    if (!place.endpoint.isEmpty())
        words.append(u"--endpoint-url "_s + shellQuoted(place.endpoint));
    return words.join(u" \\\n  "_s);
}

QString callAsPython(const Operation &operation, const void *request, const CallPlace &place)
{
    QString session = u"boto3"_s;
    if (!place.profile.isEmpty())
        session = u"boto3.Session(profile_name=%1)"_s.arg(quoted(place.profile));
    QStringList arguments{quoted(QString::fromLatin1(operation.service->cliName))};
    if (!place.region.isEmpty())
        arguments.append(u"region_name="_s + quoted(place.region));
    if (!place.endpoint.isEmpty())
        arguments.append(u"endpoint_url="_s + quoted(place.endpoint));
    QString program = u"import boto3\n\nclient = "_s + session + u".client("_s
        + arguments.join(u", "_s) + u")\nresponse = client."_s
        + separatedName(QString::fromLatin1(operation.name), u'_') + u'(';
    bool hasMembers = false;
    forEachMember(operation.request(), request, [&](const Field &row, const void *value) {
        hasMembers = true;
        program += u"\n    "_s + nameOf(row) + u'='
            + LiteralWriter(Literal::Python, false).value(row, value) + u',';
    });
    return program + (hasMembers ? u"\n)\n"_s : u")\n"_s);
}

QString callAsJson(const Operation &operation, const void *request)
{
    return LiteralWriter(Literal::Json, true).record(operation.request(), request);
}

} // namespace lc
