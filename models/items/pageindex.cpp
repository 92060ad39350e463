// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/pageindex.h"

#include "items/cellformat.h"
#include "items/rowoverlay.h"

#include <algorithm>
#include <ctime>

namespace lc {

namespace {

Cell valueOf(const RecordBlock &block, int record, int column)
{
    if (column < 0 || !block.has(record, column))
        return {};
    switch (block.layout().columns()[size_t(column)].type->kind) {
    case Kind::Integer:
    case Kind::Boolean:
        return Cell::integer(block.integer(record, column));
    case Kind::Real:
        return Cell::real(block.real(record, column));
    case Kind::Timestamp:
        return Cell::instant(Instant(std::chrono::milliseconds(block.integer(record, column))));
    case Kind::Date:
        if (const auto instant = instantOf(block.text(record, column)))
            return Cell::instant(*instant);
        return Cell::borrowed(block.text(record, column));
    case Kind::List:
    case Kind::Map:
        return Cell::integer(block.count(record, column));
    case Kind::Text:
    case Kind::Choice:
    case Kind::Record:
        break;
    }
    return Cell::borrowed(block.text(record, column));
}

bool isPlain(unsigned char c)
{
    return c >= 0x20 && c < 0x80;
}

/// The code point of two or three bytes at `at`; 0 for anything else.
char32_t decodeAt(std::string_view utf8, size_t at)
{
    const auto byte = [&](size_t i) { return char32_t(static_cast<unsigned char>(utf8[at + i])); };
    const char32_t lead = byte(0);
    const size_t length = lead >= 0xc2 && lead < 0xe0 ? 2 : (lead >= 0xe1 && lead < 0xed ? 3 : 0);
    if (length == 0 || at + length > utf8.size())
        return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    }
    return length == 2 ? (lead & 0x1f) << 6 | (byte(1) & 0x3f)
                       : (lead & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
}

/// Latin letters that fold to one code point each.
bool isSimpleLatin(char32_t c)
{
    return c >= 0xc0 && c < 0x180 && c != 0xdf && c != 0x130 && c != 0x131 && c != 0x149
        && c != 0x17f;
}

/// Dashes, quotation marks and ideographs fold to themselves.
bool isCaseless(char32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201f)
        || (c >= 0x3400 && c <= 0x9fff);
}

/// Folds one code point of more than a byte; false when it takes the long way.
bool appendFoldedPoint(std::string &out, std::string_view utf8, size_t &at)
{
    const char32_t c = decodeAt(utf8, at);
    if (isSimpleLatin(c)) {
        const char32_t folded = QChar::toCaseFolded(c);
        out += char(0xc0 | folded >> 6);
        out += char(0x80 | (folded & 0x3f));
        at += 2;
        return true;
    }
    if (!isCaseless(c))
        return false;
    out += utf8.substr(at, 3);
    at += 3;
    return true;
}

/// The UTC day and the local day of an instant in one number: all that a date's text depends on.
qint64 dayPair(Instant instant)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(instant);
    const std::time_t time = std::chrono::system_clock::to_time_t(second);
    std::tm local{};
    localtime_r(&time, &local); // Qt's conversion costs ten times as much
    const qint64 utcDay = std::chrono::floor<std::chrono::days>(second).time_since_epoch().count();
    return utcDay * 512 + local.tm_yday;
}

// Most tables have far fewer; it only keeps a strange one from growing without end.
constexpr size_t mostRemembered = 50'000;

} // namespace

ResolvedTable::ResolvedTable(TableDefinition definition, const QLocale &locale)
    : m_definition(std::move(definition)), m_locale(locale)
{
    const BlockLayout &layout = BlockLayout::of(*m_definition.type);
    const auto resolve = [&](std::string_view path) {
        const int index = layout.indexOf(path);
        Q_ASSERT(index >= 0);
        return index;
    };
    for (const Column &column : m_definition.columns) {
        auto &inputs = m_inputs.emplace_back();
        for (const std::string_view path : column.paths)
            inputs.push_back(resolve(path));
    }
    for (const std::string_view path : m_definition.keyPaths)
        m_keys.push_back(resolve(path));
    if (!m_definition.identityPath.empty())
        m_identity = resolve(m_definition.identityPath);
}

bool ResolvedTable::isOfOrigin(int index) const
{
    const Column &source = column(index);
    return source.compute && source.paths.empty();
}

Cell ResolvedTable::cell(int column, const RecordBlock &block, int record,
                         const Utf8Origin &origin) const
{
    const Column &source = m_definition.columns[size_t(column)];
    const auto &inputs = m_inputs[size_t(column)];
    if (source.overlay) {
        Cell known =
            source.overlay->cell(origin, overlayText(column, block, record), source.overlayPart);
        if (!known.isAbsent() || !source.compute)
            return known;
    }
    if (source.compute)
        return source.compute(RowView(block, record, origin, inputs));
    return valueOf(block, record, inputs.front());
}

std::string ResolvedTable::keyText(const RecordBlock &block, int record) const
{
    std::string key;
    for (const int column : m_keys) {
        if (!key.empty())
            key += '\n';
        const Kind kind = block.layout().columns()[size_t(column)].type->kind;
        if (kind == Kind::Timestamp || kind == Kind::Integer)
            key += std::to_string(block.integer(record, column));
        else
            key += block.text(record, column);
    }
    return key;
}

std::string_view ResolvedTable::identity(const RecordBlock &block, int record) const
{
    return m_identity < 0 ? std::string_view() : block.text(record, m_identity);
}

std::string_view ResolvedTable::overlayText(int column, const RecordBlock &block, int record) const
{
    const auto &inputs = m_inputs[size_t(column)];
    return inputs.empty() ? std::string_view() : block.text(record, inputs.front());
}

std::vector<int> indexedColumns(const ResolvedTable &table)
{
    std::vector<int> columns;
    for (int i = 0; i < table.columnCount(); ++i) {
        if (!table.column(i).overlay && !table.isOfOrigin(i))
            columns.push_back(i);
    }
    return columns;
}

PageIndexMaker::PageIndexMaker(std::shared_ptr<const ResolvedTable> table)
    : m_table(std::move(table)), m_format(m_table->locale()), m_columns(indexedColumns(*m_table))
{
}

std::shared_ptr<const PageIndex> PageIndexMaker::make(const RecordBlock &block)
{
    const std::lock_guard lock(m_mutex);
    const Utf8Origin nowhere;
    auto index = std::make_shared<PageIndex>();
    index->keyHashes.reserve(size_t(block.size()));
    index->starts.reserve(size_t(block.size()) + 1);
    for (int record = 0; record < block.size(); ++record) {
        index->keyHashes.push_back(std::hash<std::string>()(m_table->keyText(block, record)));
        index->starts.push_back(quint32(index->haystack.size()));
        for (const int column : m_columns) {
            append(index->haystack, column, m_table->cell(column, block, record, nowhere));
            index->haystack += columnEnd;
        }
    }
    index->starts.push_back(quint32(index->haystack.size()));
    index->haystack.shrink_to_fit();
    return index;
}

void PageIndexMaker::append(std::string &haystack, int column, const Cell &cell)
{
    const Column &source = m_table->column(column);
    const auto remembered = [&](auto &memory, const auto &key) -> const std::string & {
        if (memory.size() > mostRemembered)
            memory.clear();
        const auto [known, isNew] = memory.try_emplace(key);
        if (isNew)
            appendFolded(known->second, m_format.searchText(source, cell));
        return known->second;
    };
    const bool isDate = source.kind == ColumnKind::Date || source.kind == ColumnKind::RelativeTime;
    if (cell.isAbsent())
        return;
    if (cell.type() == Cell::Type::Text && !source.choice)
        appendFolded(haystack, cell.text());
    else if (cell.type() == Cell::Type::Text)
        haystack += remembered(m_words, char('0' + column) + std::string(cell.text()));
    else if (cell.type() == Cell::Type::Time && isDate)
        haystack += remembered(m_days, dayPair(cell.instant()));
    else
        appendFolded(haystack, m_format.searchText(source, cell));
}

void appendFolded(std::string &out, std::string_view utf8)
{
    const size_t start = out.size();
    for (size_t at = 0; at < utf8.size();) {
        const char c = utf8[at];
        if (isPlain(static_cast<unsigned char>(c))) {
            out += c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
            ++at;
        } else if (!appendFoldedPoint(out, utf8, at)) {
            out.resize(start);
            out += foldForSearch(utf8);
            return;
        }
    }
}

std::string foldForSearch(std::string_view utf8)
{
    // Folding alone leaves "ß" as it is; the way through capitals makes it "ss".
    QString text = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))
                       .toUpper()
                       .toCaseFolded()
                       .normalized(QString::NormalizationForm_C);
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c < u' '; }, QChar(u' '));
    return text.toStdString();
}

bool sameRecord(const RecordBlock &left, int leftRecord, const RecordBlock &right, int rightRecord)
{
    const auto &columns = left.layout().columns();
    for (int i = 0; i < int(columns.size()); ++i) {
        if (left.has(leftRecord, i) != right.has(rightRecord, i))
            return false;
        if (!left.has(leftRecord, i))
            continue;
        switch (columns[size_t(i)].type->kind) {
        case Kind::Integer:
        case Kind::Boolean:
        case Kind::Timestamp:
        case Kind::Real: // compared by its bits
            if (left.integer(leftRecord, i) != right.integer(rightRecord, i))
                return false;
            break;
        default: // lists and maps by their packed form
            if (left.text(leftRecord, i) != right.text(rightRecord, i))
                return false;
        }
    }
    return true;
}

} // namespace lc
