// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packed.h"

#include <cstring>

namespace lc::packed {

void appendVarint(std::string &out, std::uint64_t value)
{
    while (value >= 0x80) {
        out += char(uchar(value) | 0x80U);
        value >>= 7;
    }
    out += char(value);
}

void appendSigned(std::string &out, std::int64_t value)
{
    const auto bits = std::uint64_t(value);
    appendVarint(out, (bits << 1) ^ (value < 0 ? ~std::uint64_t(0) : 0));
}

void appendText(std::string &out, std::string_view text)
{
    appendVarint(out, text.size());
    out += text;
}

void appendReal(std::string &out, double value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof bytes);
}

std::uint64_t takeVarint(std::string_view &in)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; !in.empty() && shift < 64; shift += 7) {
        const auto byte = uchar(in.front());
        in.remove_prefix(1);
        value |= std::uint64_t(byte & 0x7fU) << shift;
        if (byte < 0x80)
            break;
    }
    return value;
}

std::int64_t takeSigned(std::string_view &in)
{
    const std::uint64_t bits = takeVarint(in);
    return std::int64_t((bits >> 1) ^ ((bits & 1) ? ~std::uint64_t(0) : 0));
}

std::string_view takeText(std::string_view &in)
{
    const std::size_t length = std::min<std::size_t>(takeVarint(in), in.size());
    const std::string_view text = in.substr(0, length);
    in.remove_prefix(length);
    return text;
}

namespace {

double takeReal(std::string_view &in)
{
    double value = 0;
    if (in.size() >= sizeof value) {
        std::memcpy(&value, in.data(), sizeof value);
        in.remove_prefix(sizeof value);
    }
    return value;
}

QString takeString(std::string_view &in)
{
    const std::string_view text = takeText(in);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void appendQString(std::string &out, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    appendText(out, {utf8.constData(), std::size_t(utf8.size())});
}

void appendRecord(std::string &out, const Type &type, const void *object)
{
    std::uint64_t present = 0;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        if (type.fields[i].type->peek(type.fields[i].inConst(object)))
            present |= std::uint64_t(1) << i;
    }
    appendVarint(out, present);
    for (const Field &field : type.fields) {
        if (const void *value = field.type->peek(field.inConst(object)))
            appendValue(out, *field.type, value);
    }
}

void takeRecord(std::string_view &in, const Type &type, void *object)
{
    const std::uint64_t present = takeVarint(in);
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        if (present >> i & 1)
            takeValue(in, *type.fields[i].type,
                      type.fields[i].type->engage(type.fields[i].in(object)));
    }
}

} // namespace

void appendValue(std::string &out, const ValueType &type, const void *value)
{
    switch (type.kind) {
    case Kind::Text:
        return appendQString(out, *static_cast<const QString *>(value));
    case Kind::Integer:
        return appendSigned(out, *static_cast<const qint64 *>(value));
    case Kind::Real:
        return appendReal(out, *static_cast<const double *>(value));
    case Kind::Boolean:
        out += char(*static_cast<const bool *>(value) ? 1 : 0);
        return;
    case Kind::Timestamp:
        return appendSigned(out, static_cast<const Instant *>(value)->time_since_epoch().count());
    case Kind::Date:
        return appendQString(out, static_cast<const DateText *>(value)->text);
    case Kind::Choice:
        return appendQString(out, static_cast<const OpenChoice *>(value)->text);
    case Kind::Record:
        return appendRecord(out, type.record(), value);
    case Kind::List:
        appendVarint(out, std::uint64_t(type.size(value)));
        for (qsizetype i = 0; i < type.size(value); ++i)
            appendValue(out, *type.element, type.element->peek(type.at(value, i)));
        return;
    case Kind::Map: {
        struct Context {
            std::string entries;
            std::uint64_t count;
            const ValueType &element;
        } context{{}, 0, *type.element};
        type.visit(value, &context, [](void *opaque, const QString &key, const void *entry) {
            auto *c = static_cast<Context *>(opaque);
            ++c->count;
            appendQString(c->entries, key);
            appendValue(c->entries, c->element, c->element.peek(entry));
        });
        appendVarint(out, context.count);
        out += context.entries;
        return;
    }
    }
}

void takeValue(std::string_view &in, const ValueType &type, void *value)
{
    switch (type.kind) {
    case Kind::Text:
        *static_cast<QString *>(value) = takeString(in);
        return;
    case Kind::Integer:
        *static_cast<qint64 *>(value) = takeSigned(in);
        return;
    case Kind::Real:
        *static_cast<double *>(value) = takeReal(in);
        return;
    case Kind::Boolean:
        *static_cast<bool *>(value) = takeVarint(in) != 0;
        return;
    case Kind::Timestamp:
        *static_cast<Instant *>(value) = Instant(std::chrono::milliseconds(takeSigned(in)));
        return;
    case Kind::Date:
        static_cast<DateText *>(value)->text = takeString(in);
        return;
    case Kind::Choice:
        static_cast<OpenChoice *>(value)->text = takeString(in);
        return;
    case Kind::Record:
        return takeRecord(in, type.record(), value);
    case Kind::List:
        for (std::uint64_t n = takeVarint(in); n > 0 && !in.empty(); --n)
            takeValue(in, *type.element, type.element->engage(type.append(value)));
        return;
    case Kind::Map:
        for (std::uint64_t n = takeVarint(in); n > 0 && !in.empty(); --n) {
            const QString key = takeString(in);
            takeValue(in, *type.element, type.element->engage(type.insert(value, key)));
        }
        return;
    }
}

} // namespace lc::packed
