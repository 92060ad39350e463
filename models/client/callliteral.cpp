// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/callliteral.h"

#include "core/json.h"

#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace lc {

QString modelNameOf(const Field &row)
{
    return QString::fromLatin1(row.modelName ? row.modelName : row.wireName);
}

QString placeholderOf(const Field &row)
{
    return u'<' + modelNameOf(row) + u'>';
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString LiteralWriter::record(const Type &type, const void *object)
{
    members(type, object);
    return std::exchange(m_text, {});
}

QString LiteralWriter::value(const Field &row, const void *value)
{
    member(row, value);
    return std::exchange(m_text, {});
}

void LiteralWriter::members(const Type &type, const void *object)
{
    open(u'{');
    forEachMember(type, object, [this](const Field &row, const void *value) {
        key(modelNameOf(row));
        member(row, value);
    });
    close(u'}');
}

void LiteralWriter::member(const Field &row, const void *value)
{
    if (row.is(Sensitive))
        text(placeholderOf(row));
    else
        write(*row.type, value);
}

void LiteralWriter::write(const ValueType &type, const void *value)
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
        m_text += numberText(*static_cast<const double *>(value));
        return;
    case Kind::Boolean:
        return boolean(*static_cast<const bool *>(value));
    case Kind::Record:
        return members(type.record(), value);
    case Kind::List:
        open(u'[');
        for (qsizetype i = 0; i < type.size(value); ++i) {
            next();
            write(*type.element, type.at(value, i));
        }
        return close(u']');
    case Kind::Map:
        return map(type, value);
    }
}

void LiteralWriter::map(const ValueType &type, const void *value)
{
    struct Context {
        LiteralWriter *writer;
        const ValueType *element;
    } context{this, type.element};
    open(u'{');
    type.visit(value, &context, [](void *raw, const QString &key, const void *entry) {
        const auto *each = static_cast<Context *>(raw);
        each->writer->key(key);
        each->writer->write(*each->element, entry);
    });
    close(u'}');
}

void LiteralWriter::text(const QString &value)
{
    m_text += QString::fromUtf8(toJsonString(value));
}

void LiteralWriter::boolean(bool value)
{
    if (m_form == Form::Json)
        m_text += value ? u"true"_s : u"false"_s;
    else
        m_text += value ? u"True"_s : u"False"_s;
}

void LiteralWriter::open(QChar bracket)
{
    m_text += bracket;
    ++m_depth;
    m_isFirst = true;
}

void LiteralWriter::next()
{
    if (!m_isFirst)
        m_text += m_layout == Layout::Indented ? u","_s : u", "_s;
    m_isFirst = false;
    newLine();
}

void LiteralWriter::key(const QString &name)
{
    next();
    text(name);
    m_text += u": "_s;
}

void LiteralWriter::close(QChar bracket)
{
    --m_depth;
    if (!m_isFirst)
        newLine();
    m_text += bracket;
    m_isFirst = false;
}

void LiteralWriter::newLine()
{
    if (m_layout == Layout::Indented)
        m_text += u'\n' + QString(m_depth * 2, u' ');
}

} // namespace lc
