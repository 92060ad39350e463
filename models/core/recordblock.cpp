// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordblock.h"

#include "core/packed.h"

#include <cstring>
#include <map>
#include <mutex>

namespace lc {

namespace {

constexpr std::size_t recentTexts = 512; // slots of the direct-mapped table; a power of two
constexpr std::size_t longestRepeated = 96; // longer texts are rarely repeated

std::size_t slotOf(std::string_view text)
{
    return std::hash<std::string_view>()(text) & (recentTexts - 1);
}

} // namespace

QString BlockColumn::name() const
{
    QStringList names;
    for (const Field *field : path)
        names += QString::fromLatin1(field->wireName);
    return names.join(u'.');
}

const BlockLayout &BlockLayout::of(const Type &type)
{
    static std::mutex mutex;
    static std::map<const Type *, std::unique_ptr<const BlockLayout>> layouts;
    const std::lock_guard lock(mutex);
    auto &layout = layouts[&type];
    if (!layout)
        layout.reset(new BlockLayout(type));
    return *layout;
}

BlockLayout::BlockLayout(const Type &type) : m_type(type)
{
    std::vector<const Field *> path;
    flatten(type, path);
}

int BlockLayout::flatten(const Type &type, std::vector<const Field *> &path)
{
    const auto index = m_nodes.size();
    m_nodes.push_back({&type, {}});
    std::vector<int> targets;
    for (const Field &field : type.fields) {
        path.push_back(&field);
        if (field.type->kind == Kind::Record) {
            targets.push_back(-1 - flatten(field.type->record(), path));
        } else {
            targets.push_back(int(m_columns.size()));
            m_columns.push_back({path, field.type});
        }
        path.pop_back();
    }
    m_nodes[index].targets = std::move(targets);
    return int(index);
}

int BlockLayout::indexOf(std::string_view dottedPath) const
{
    const auto wanted = QLatin1StringView(dottedPath.data(), qsizetype(dottedPath.size()));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].name() == wanted)
            return int(i);
    }
    return -1;
}

RecordBlock::RecordBlock(const Type &type)
    : m_layout(&BlockLayout::of(type)), m_width(m_layout->columns().size()), m_recent(recentTexts)
{
}

std::size_t RecordBlock::cellIndex(int record, int column) const
{
    return std::size_t(record) * m_width + std::size_t(column);
}

bool RecordBlock::has(int record, int column) const
{
    const std::size_t index = cellIndex(record, column);
    return m_present[index >> 6] >> (index & 63) & 1;
}

std::string_view RecordBlock::slice(int record, int column) const
{
    if (!has(record, column))
        return {};
    const std::uint64_t cell = m_cells[cellIndex(record, column)];
    return std::string_view(m_arena).substr(cell >> 32, cell & 0xffffffff);
}

std::string_view RecordBlock::text(int record, int column) const
{
    return slice(record, column);
}

std::int64_t RecordBlock::integer(int record, int column) const
{
    return has(record, column) ? std::int64_t(m_cells[cellIndex(record, column)]) : 0;
}

double RecordBlock::real(int record, int column) const
{
    double value = 0;
    if (has(record, column))
        std::memcpy(&value, &m_cells[cellIndex(record, column)], sizeof value);
    return value;
}

int RecordBlock::count(int record, int column) const
{
    std::string_view packedList = slice(record, column);
    return int(packed::takeVarint(packedList));
}

void RecordBlock::readPacked(int record, int column, void *value) const
{
    std::string_view packedList = slice(record, column);
    packed::takeValue(packedList, *m_layout->columns()[std::size_t(column)].type, value);
}

void RecordBlock::read(int record, void *object) const
{
    readNode(record, 0, object);
}

void RecordBlock::readNode(int record, int node, void *object) const
{
    const BlockLayout::Node &rows = m_layout->nodes()[std::size_t(node)];
    for (std::size_t i = 0; i < rows.targets.size(); ++i) {
        const Field &field = rows.type->fields[i];
        const int column = rows.targets[i];
        if (column < 0) {
            // A nested record is there as soon as one of its members is.
            const Type &nested = field.type->record();
            void *scratch = nested.create();
            readNode(record, -1 - column, scratch);
            void *empty = nested.create();
            const bool isEmpty = field.type->optional && nested.equal(scratch, empty);
            nested.destroy(empty);
            nested.destroy(scratch);
            if (!isEmpty)
                readNode(record, -1 - column, field.type->engage(field.in(object)));
            continue;
        }
        if (!has(record, column))
            continue;
        void *value = field.type->engage(field.in(object));
        const auto string = [&] {
            const std::string_view utf8 = slice(record, column);
            return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
        };
        switch (field.type->kind) {
        case Kind::Text:
            *static_cast<QString *>(value) = string();
            break;
        case Kind::Date:
            static_cast<DateText *>(value)->text = string();
            break;
        case Kind::Choice:
            static_cast<OpenChoice *>(value)->text = string();
            break;
        case Kind::Integer:
            *static_cast<qint64 *>(value) = integer(record, column);
            break;
        case Kind::Boolean:
            *static_cast<bool *>(value) = integer(record, column) != 0;
            break;
        case Kind::Timestamp:
            *static_cast<Instant *>(value) =
                Instant(std::chrono::milliseconds(integer(record, column)));
            break;
        case Kind::Real:
            *static_cast<double *>(value) = real(record, column);
            break;
        case Kind::List:
        case Kind::Map:
            readPacked(record, column, value);
            break;
        case Kind::Record:
            break; // flattened above
        }
    }
}

int RecordBlock::addRecord()
{
    const int record = m_size++;
    const std::size_t cells = std::size_t(m_size) * m_width;
    m_cells.resize(cells);
    m_present.resize((cells + 63) / 64);
    return record;
}

void RecordBlock::setCell(int record, int column, std::uint64_t value)
{
    const std::size_t index = cellIndex(record, column);
    m_cells[index] = value;
    m_present[index >> 6] |= std::uint64_t(1) << (index & 63);
}

RecordBlock::Interned RecordBlock::store(std::string_view text)
{
    const bool mayRepeat = text.size() <= longestRepeated && !m_recent.empty();
    Interned *slot = mayRepeat ? &m_recent[slotOf(text)] : nullptr;
    if (slot && slot->length == text.size()
        && std::string_view(m_arena).substr(slot->offset, slot->length) == text)
        return *slot;
    const Interned stored{std::uint32_t(m_arena.size()), std::uint32_t(text.size())};
    m_arena += text;
    if (slot)
        *slot = stored;
    return stored;
}

void RecordBlock::setText(int record, int column, std::string_view text)
{
    const Interned stored = store(text);
    setCell(record, column, std::uint64_t(stored.offset) << 32 | stored.length);
}

void RecordBlock::setInteger(int record, int column, std::int64_t value)
{
    setCell(record, column, std::uint64_t(value));
}

void RecordBlock::setReal(int record, int column, double value)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    setCell(record, column, bits);
}

void RecordBlock::setPacked(int record, int column, const void *value)
{
    const std::size_t offset = m_arena.size();
    packed::appendValue(m_arena, *m_layout->columns()[std::size_t(column)].type, value);
    setPackedSince(record, column, offset);
}

void RecordBlock::setPackedSince(int record, int column, std::size_t offset)
{
    setCell(record, column, std::uint64_t(offset) << 32 | (m_arena.size() - offset));
}

void RecordBlock::append(const void *object)
{
    appendNode(addRecord(), 0, object);
}

void RecordBlock::appendNode(int record, int node, const void *object)
{
    const BlockLayout::Node &rows = m_layout->nodes()[std::size_t(node)];
    for (std::size_t i = 0; i < rows.targets.size(); ++i) {
        const Field &field = rows.type->fields[i];
        const void *value = field.type->peek(field.inConst(object));
        if (!value)
            continue;
        const int column = rows.targets[i];
        const auto setString = [&](const QString &text) {
            const QByteArray utf8 = text.toUtf8();
            setText(record, column, {utf8.constData(), std::size_t(utf8.size())});
        };
        switch (field.type->kind) {
        case Kind::Text:
            setString(*static_cast<const QString *>(value));
            break;
        case Kind::Date:
            setString(static_cast<const DateText *>(value)->text);
            break;
        case Kind::Choice:
            setString(static_cast<const OpenChoice *>(value)->text);
            break;
        case Kind::Integer:
            setInteger(record, column, *static_cast<const qint64 *>(value));
            break;
        case Kind::Boolean:
            setInteger(record, column, *static_cast<const bool *>(value));
            break;
        case Kind::Timestamp:
            setInteger(record, column,
                       static_cast<const Instant *>(value)->time_since_epoch().count());
            break;
        case Kind::Real:
            setReal(record, column, *static_cast<const double *>(value));
            break;
        case Kind::List:
        case Kind::Map:
            setPacked(record, column, value);
            break;
        case Kind::Record:
            appendNode(record, -1 - column, value);
            break;
        }
    }
}

void RecordBlock::finish()
{
    m_arena.shrink_to_fit();
    m_cells.shrink_to_fit();
    m_present.shrink_to_fit();
    m_recent = {};
}

std::size_t RecordBlock::memoryUse() const
{
    return sizeof *this + m_arena.capacity() + m_cells.capacity() * sizeof(std::uint64_t)
        + m_present.capacity() * sizeof(std::uint64_t) + m_recent.capacity() * sizeof(Interned);
}

} // namespace lc
