// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows to JSON text.
#include "core/json.h"
#include "core/jsonwriter.h"

namespace lc {

namespace {

enum class Reader { Service, Person, Hal, Journal };

void writeRecord(JsonWriter &writer, const Type &type, const void *object, Reader reader,
                 Place place = Place::Body);

void writeValue(JsonWriter &writer, const ValueType &type, const void *value, Reader reader)
{
    switch (type.kind) {
    case Kind::Text:
        return writer.text(*static_cast<const QString *>(value));
    case Kind::Integer:
        return writer.integer(*static_cast<const qint64 *>(value));
    case Kind::Real:
        return writer.real(*static_cast<const double *>(value));
    case Kind::Boolean:
        return writer.boolean(*static_cast<const bool *>(value));
    case Kind::Timestamp:
        if (reader == Reader::Hal)
            return writer.text(toIsoText(*static_cast<const Instant *>(value)));
        return writer.epochSeconds(static_cast<const Instant *>(value)->time_since_epoch().count());
    case Kind::Date:
        return writer.text(static_cast<const DateText *>(value)->text);
    case Kind::Choice:
        return writer.text(static_cast<const OpenChoice *>(value)->text);
    case Kind::Record:
        return writeRecord(writer, type.record(), value, reader);
    case Kind::List:
        if (reader == Reader::Hal && type.size(value) == 1)
            return writeValue(writer, *type.element, type.element->peek(type.at(value, 0)), reader);
        writer.beginArray();
        for (qsizetype i = 0; i < type.size(value); ++i)
            writeValue(writer, *type.element, type.element->peek(type.at(value, i)), reader);
        return writer.endArray();
    case Kind::Map: {
        struct Context {
            JsonWriter &writer;
            const ValueType &element;
            Reader reader;
        } context{writer, *type.element, reader};
        writer.beginObject();
        type.visit(value, &context, [](void *opaque, const QString &key, const void *entry) {
            auto *c = static_cast<Context *>(opaque);
            c->writer.key(QStringView(key));
            writeValue(c->writer, c->element, c->element.peek(entry), c->reader);
        });
        return writer.endObject();
    }
    }
}

void writeRecord(JsonWriter &writer, const Type &type, const void *object, Reader reader,
                 Place place)
{
    writer.beginObject();
    for (const Field &field : type.fields) {
        const void *value = field.type->peek(field.inConst(object));
        const bool readsEveryPlace = reader == Reader::Person || reader == Reader::Journal;
        if (!value || (!readsEveryPlace && field.place != place)
            || (reader == Reader::Journal && field.is(Sensitive)))
            continue;
        writer.key(std::string_view(field.wireName));
        if (reader == Reader::Person && field.is(Sensitive))
            writer.text(u"\u2022\u2022\u2022\u2022");
        else
            writeValue(writer, *field.type, value, reader);
    }
    writer.endObject();
}

} // namespace

QByteArray writeJson(const Type &type, const void *object)
{
    return writeJson(type, object, Place::Body);
}

QByteArray writeJson(const Type &type, const void *object, Place place)
{
    JsonWriter writer;
    writeRecord(writer, type, object, Reader::Service, place);
    return writer.take();
}

QByteArray writeJsonForPeople(const Type &type, const void *object)
{
    JsonWriter writer(JsonWriter::Layout::Indented);
    writeRecord(writer, type, object, Reader::Person);
    return writer.take();
}

QByteArray writeJsonWithoutSecrets(const Type &type, const void *object)
{
    JsonWriter writer;
    writeRecord(writer, type, object, Reader::Journal);
    return writer.take();
}

QByteArray writeJsonInHal(const Type &type, const void *object)
{
    JsonWriter writer;
    writeRecord(writer, type, object, Reader::Hal);
    return writer.take();
}

QByteArray indentJson(QByteArrayView json)
{
    constexpr int step = 2;
    QByteArray out;
    int depth = 0;
    bool isText = false;
    const auto breakLine = [&] { out += '\n' + QByteArray(qsizetype(depth) * step, ' '); };
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (isText) {
            out += c;
            if (c == '\\' && i + 1 < json.size())
                out += json[++i];
            isText = c != '"';
        } else if (c == '"') {
            isText = true;
            out += c;
        } else if (c == '{' || c == '[') {
            ++depth;
            out += c;
            breakLine();
        } else if (c == '}' || c == ']') {
            depth = std::max(0, depth - 1);
            breakLine();
            out += c;
        } else if (c == ',') {
            out += c;
            breakLine();
        } else if (c == ':') {
            out += ": ";
        } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            out += c;
        }
    }
    return out;
}

QByteArray toJsonString(QStringView text)
{
    JsonWriter writer;
    writer.text(text);
    return writer.take();
}

} // namespace lc
