// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON text to rows. The only file that knows simdjson: its DOM parser validates the whole text.
#include "core/json.h"
#include "core/packed.h"
#include "core/recordblock.h"
#include "core/repeatednames.h"
#include "core/requestjson.h"

#include <simdjson.h>

#include <algorithm>

#include <array>

namespace lc {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t keptBuffer = std::size_t(8)
    << 20; // a parser that grew beyond this is not kept

/// One parser a thread: its buffers are the expensive part.
dom::parser &threadParser()
{
    thread_local std::unique_ptr<dom::parser> parser;
    if (!parser || parser->capacity() > keptBuffer)
        parser = std::make_unique<dom::parser>();
    return *parser;
}

simdjson::simdjson_result<dom::element> parse(QByteArrayView json)
{
    // simdjson copies from the address of even an empty text.
    return threadParser().parse(json.isEmpty() ? "" : json.data(), std::size_t(json.size()));
}

JsonError malformed(simdjson::error_code code)
{
    return {JsonError::Kind::Malformed, {}, QString::fromLatin1(simdjson::error_message(code))};
}

Result<dom::object, JsonError> parseObject(QByteArrayView json)
{
    dom::element root;
    if (const auto error = parse(json).get(root))
        return unexpected(malformed(error));
    dom::object object;
    if (root.get(object))
        return unexpected(
            JsonError{JsonError::Kind::Mistyped, {}, QStringLiteral("is not a structure")});
    return object;
}

/// The row of a key; answers usually keep one order, so the row after the last one is tried first.
class RowFinder {
public:
    explicit RowFinder(const Type &type) : m_type(type) { }

    int find(std::string_view key)
    {
        const std::size_t count = m_type.fields.size();
        for (std::size_t step = 0; step < count; ++step) {
            const std::size_t index = (m_next + step) % count;
            if (m_type.fields[index].wireName == key) {
                m_next = index + 1;
                return int(index);
            }
        }
        return -1;
    }

private:
    const Type &m_type;
    std::size_t m_next = 0;
};

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// Reads one JSON value as a scalar of a row's kind.
class Scalar {
public:
    /// Text of Text, Date and Choice; a Date sent as a number is spelled out.
    static bool text(const dom::element &value, Kind kind, std::string_view &out,
                     std::string &scratch)
    {
        if (!value.get(out))
            return true;
        int64_t number = 0;
        if (kind == Kind::Date && !value.get(number)) {
            scratch = std::to_string(number);
            out = scratch;
            return true;
        }
        double real = 0;
        if (kind == Kind::Date && !value.get(real)) {
            scratch =
                toIsoText(Instant(std::chrono::milliseconds(qint64(real * 1000)))).toStdString();
            out = scratch;
            return true;
        }
        return false;
    }

    static bool integer(const dom::element &value, int64_t &out)
    {
        if (!value.get(out))
            return true;
        double real = 0;
        if (!value.is_double() || value.get(real))
            return false;
        out = int64_t(real); // "3.0" is how some writers spell a long
        constexpr double exact = 9007199254740992.0;
        return real >= -exact && real <= exact && double(out) == real;
    }

    /// Epoch seconds as a number or in decimal text, or ISO 8601; milliseconds out.
    static bool timestamp(const dom::element &value, int64_t &out)
    {
        double seconds = 0;
        if (value.is_number() && !value.get(seconds)) {
            constexpr double farthest = 253402300800.0; // the year 10000
            if (!(seconds > -farthest && seconds < farthest))
                return false;
            out = int64_t(std::llround(seconds * 1000));
            return true;
        }
        std::string_view text;
        if (value.get(text))
            return false;
        const auto instant = DateText(toQString(text)).instant();
        if (instant)
            out = instant->time_since_epoch().count();
        return instant.has_value();
    }
};

/// Fills C++ objects.
class ObjectReader {
public:
    /// Which of a request's members are in the text.
    enum class Members { OfTheBody, Every };
    explicit ObjectReader(Reading reading, Members members = Members::OfTheBody)
        : m_reading(reading), m_members(members)
    {
    }

    bool record(const Type &type, void *object, const dom::object &json)
    {
        RowFinder rows(type);
        std::uint64_t seen = 0;
        for (const auto entry : json) {
            const int index = rows.find(entry.key);
            if (index < 0 || entry.value.is_null())
                continue;
            const Field &field = type.fields[std::size_t(index)];
            if (!isIn(field))
                continue;
            if (member(field, object, entry.value))
                seen |= std::uint64_t(1) << index;
            else if (m_failed)
                return false;
        }
        return hasAllRequired(type, seen);
    }

    const JsonError &error() const { return m_error; }

private:
    bool isIn(const Field &field) const
    {
        return field.place == Place::Body || m_members == Members::Every;
    }

    bool member(const Field &field, void *object, const dom::element &json)
    {
        void *place = field.in(object);
        field.type->reset(place);
        if (value(*field.type, field.type->engage(place), json, field.wireName))
            return true;
        field.type->reset(place);
        return false;
    }

    bool hasAllRequired(const Type &type, std::uint64_t seen)
    {
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            const Field &field = type.fields[i];
            if (field.is(Required) && isIn(field) && !(seen >> i & 1)) {
                fail(JsonError::Kind::Missing, field.wireName, QStringLiteral("is missing"));
                return false;
            }
        }
        return true;
    }

    bool value(const ValueType &type, void *out, const dom::element &json, const char *name)
    {
        std::string_view text;
        std::string scratch;
        int64_t number = 0;
        switch (type.kind) {
        case Kind::Text:
            if (!Scalar::text(json, type.kind, text, scratch))
                break;
            *static_cast<QString *>(out) = toQString(text);
            return true;
        case Kind::Date:
            if (!Scalar::text(json, type.kind, text, scratch))
                break;
            static_cast<DateText *>(out)->text = toQString(text);
            return true;
        case Kind::Choice:
            if (!Scalar::text(json, type.kind, text, scratch))
                break;
            static_cast<OpenChoice *>(out)->text = toQString(text);
            return true;
        case Kind::Integer:
            if (!Scalar::integer(json, number))
                break;
            *static_cast<qint64 *>(out) = number;
            return true;
        case Kind::Timestamp:
            if (!Scalar::timestamp(json, number))
                break;
            *static_cast<Instant *>(out) = Instant(std::chrono::milliseconds(number));
            return true;
        case Kind::Real:
            if (json.get(*static_cast<double *>(out)))
                break;
            return true;
        case Kind::Boolean:
            if (json.get(*static_cast<bool *>(out)))
                break;
            return true;
        case Kind::Record: {
            dom::object nested;
            if (json.get(nested))
                break;
            return nestedIn(name, [&] { return record(type.record(), out, nested); });
        }
        case Kind::List:
            return list(type, out, json, name);
        case Kind::Map:
            return map(type, out, json, name);
        }
        return mistyped(name);
    }

    bool list(const ValueType &type, void *out, const dom::element &json, const char *name)
    {
        dom::array array;
        if (json.get(array))
            return mistyped(name);
        int index = 0;
        for (const dom::element element : array) {
            const std::string position = std::string(name) + '[' + std::to_string(index++) + ']';
            if (element.is_null()) {
                if (m_reading == Reading::Strict)
                    return mistyped(position.c_str());
                continue;
            }
            if (!value(*type.element, type.element->engage(type.append(out)), element,
                       position.c_str()))
                return false;
        }
        return true;
    }

    bool map(const ValueType &type, void *out, const dom::element &json, const char *name)
    {
        dom::object entries;
        if (json.get(entries))
            return mistyped(name);
        for (const auto entry : entries) {
            const std::string position = std::string(name) + '.' + std::string(entry.key);
            if (entry.value.is_null()) {
                if (m_reading == Reading::Strict)
                    return mistyped(position.c_str());
                continue;
            }
            void *slot = type.element->engage(type.insert(out, toQString(entry.key)));
            if (!value(*type.element, slot, entry.value, position.c_str()))
                return false;
        }
        return true;
    }

    template <class Step> bool nestedIn(const char *name, Step step)
    {
        if (step())
            return true;
        if (m_failed)
            m_error.where.prepend(toQString(name) + u'.');
        return false;
    }

    /// A tolerant reader forgets an optional member it cannot read; its required ones then go
    /// missing.
    bool mistyped(const char *name)
    {
        if (m_reading == Reading::Strict)
            fail(JsonError::Kind::Mistyped, name, QStringLiteral("has the wrong type"));
        return false;
    }

    void fail(JsonError::Kind kind, const char *name, QString what)
    {
        m_failed = true;
        m_error = {kind, toQString(name), std::move(what)};
    }

    Reading m_reading;
    Members m_members;
    bool m_failed = false;
    JsonError m_error;
};

/// Fills the records of a block; whatever does not fit its row counts as absent.
class BlockReader {
public:
    explicit BlockReader(RecordBlock &block) : m_block(block), m_nodes(block.layout().nodes()) { }

    void add(const dom::object &json) { node(m_block.addRecord(), 0, json); }

private:
    void node(int record, int index, const dom::object &json)
    {
        const BlockLayout::Node &rows = m_nodes[std::size_t(index)];
        RowFinder finder(*rows.type);
        for (const auto entry : json) {
            const int row = finder.find(entry.key);
            if (row < 0 || entry.value.is_null())
                continue;
            const int column = rows.targets[std::size_t(row)];
            const ValueType &type = *rows.type->fields[std::size_t(row)].type;
            dom::object nested;
            if (column >= 0)
                cell(record, column, type, entry.value);
            else if (!entry.value.get(nested))
                node(record, -1 - column, nested);
        }
    }

    void cell(int record, int column, const ValueType &type, const dom::element &json)
    {
        std::string_view text;
        int64_t number = 0;
        double real = 0;
        bool boolean = false;
        switch (type.kind) {
        case Kind::Text:
        case Kind::Date:
        case Kind::Choice:
            if (Scalar::text(json, type.kind, text, m_scratch))
                m_block.setText(record, column, text);
            break;
        case Kind::Integer:
            if (Scalar::integer(json, number))
                m_block.setInteger(record, column, number);
            break;
        case Kind::Timestamp:
            if (Scalar::timestamp(json, number))
                m_block.setInteger(record, column, number);
            break;
        case Kind::Boolean:
            if (!json.get(boolean))
                m_block.setInteger(record, column, boolean);
            break;
        case Kind::Real:
            if (!json.get(real))
                m_block.setReal(record, column, real);
            break;
        case Kind::List:
        case Kind::Map: {
            const std::size_t offset = m_block.arena().size();
            if (pack(type, json))
                m_block.setPackedSince(record, column, offset);
            else
                m_block.arena().resize(offset);
            break;
        }
        case Kind::Record:
            break; // flattened
        }
    }

    static std::size_t presentIn(const dom::array &array)
    {
        return std::size_t(std::count_if(array.begin(), array.end(),
                                         [](const dom::element &one) { return !one.is_null(); }));
    }

    bool pack(const ValueType &type, const dom::element &json)
    {
        std::string &out = m_block.arena();
        std::string_view text;
        int64_t number = 0;
        double real = 0;
        bool boolean = false;
        switch (type.kind) {
        case Kind::Text:
        case Kind::Date:
        case Kind::Choice:
            if (!Scalar::text(json, type.kind, text, m_scratch))
                return false;
            packed::appendText(out, text);
            return true;
        case Kind::Integer:
            if (!Scalar::integer(json, number))
                return false;
            packed::appendSigned(out, number);
            return true;
        case Kind::Timestamp:
            if (!Scalar::timestamp(json, number))
                return false;
            packed::appendSigned(out, number);
            return true;
        case Kind::Real:
            if (json.get(real))
                return false;
            packed::appendReal(out, real);
            return true;
        case Kind::Boolean:
            if (json.get(boolean))
                return false;
            out += char(boolean ? 1 : 0);
            return true;
        case Kind::Record: {
            dom::object nested;
            return !json.get(nested) && packRecord(type.record(), nested);
        }
        case Kind::List: {
            dom::array array;
            if (json.get(array))
                return false;
            packed::appendVarint(out, presentIn(array));
            for (const dom::element element : array) {
                if (!element.is_null() && !pack(*type.element, element))
                    return false;
            }
            return true;
        }
        case Kind::Map: {
            dom::object entries;
            if (json.get(entries))
                return false;
            packed::appendVarint(
                out,
                std::size_t(std::count_if(entries.begin(), entries.end(), [](const auto &entry) {
                    return !entry.value.is_null();
                })));
            for (const auto entry : entries) {
                if (entry.value.is_null())
                    continue;
                packed::appendText(out, entry.key);
                if (!pack(*type.element, entry.value))
                    return false;
            }
            return true;
        }
        }
        return false;
    }

    bool packRecord(const Type &type, const dom::object &json)
    {
        std::array<dom::element, 64> values;
        std::uint64_t present = 0;
        RowFinder finder(type);
        for (const auto entry : json) {
            const int row = finder.find(entry.key);
            if (row < 0 || entry.value.is_null())
                continue;
            values[std::size_t(row)] = entry.value;
            present |= std::uint64_t(1) << row;
        }
        packed::appendVarint(m_block.arena(), present);
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            if ((present >> i & 1) && !pack(*type.fields[i].type, values[i]))
                return false;
        }
        return true;
    }

    RecordBlock &m_block;
    const std::vector<BlockLayout::Node> &m_nodes;
    std::string m_scratch;
};

Result<void, JsonError> readObject(ObjectReader reader, const Type &type, void *object,
                                   QByteArrayView json)
{
    auto root = parseObject(json.isEmpty() ? QByteArrayView("{}") : json);
    if (!root)
        return unexpected(root.error());
    if (!reader.record(type, object, *root))
        return unexpected(reader.error());
    return {};
}

} // namespace

Result<void, JsonError> readJson(const Type &type, void *object, QByteArrayView json,
                                 Reading reading)
{
    return readObject(ObjectReader(reading), type, object, json);
}

Result<void, JsonError> readRequestJson(const Type &type, void *object, QByteArrayView json,
                                        Reading reading)
{
    return readObject(ObjectReader(reading, ObjectReader::Members::Every), type, object, json);
}

Result<void, JsonError> readJsonList(const Type &type, void *object, const Field &list,
                                     RecordBlock &block, QByteArrayView json)
{
    auto root = parseObject(json);
    if (!root)
        return unexpected(root.error());
    block.arena().reserve(std::size_t(json.size()) / 2);
    BlockReader records(block);
    dom::array array;
    if (!(*root).at_key(list.wireName).get(array)) {
        for (const dom::element element : array) {
            dom::object record;
            if (!element.get(record))
                records.add(record);
        }
    }
    block.finish();
    // The rest of such an answer is its page token.
    for (const Field &field : type.fields) {
        std::string_view text;
        if (&field != &list && field.type->kind == Kind::Text
            && !(*root).at_key(field.wireName).get(text))
            *static_cast<QString *>(field.type->engage(field.in(object))) = toQString(text);
    }
    return {};
}

namespace {

bool hasRepeatedNames(const dom::element &element)
{
    dom::array array;
    if (!element.get(array))
        return std::any_of(array.begin(), array.end(),
                           [](const dom::element &each) { return hasRepeatedNames(each); });
    dom::object object;
    if (element.get(object))
        return false;
    std::vector<std::string_view> names;
    for (const auto &member : object) {
        if (hasRepeatedNames(member.value))
            return true;
        names.push_back(member.key);
    }
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

} // namespace

bool hasRepeatedNames(QByteArrayView json)
{
    dom::element root;
    return !parse(json).get(root) && hasRepeatedNames(root);
}

} // namespace lc
