// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/pageindex.h"

#include "items/cellformat.h"
#include "items/rowoverlay.h"

#include <algorithm>

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

void appendFolded(std::string &out, std::string_view utf8)
{
    const size_t start = out.size();
    for (const char c : utf8) {
        if (!isPlain(static_cast<unsigned char>(c))) {
            out.resize(start);
            out += foldForSearch(utf8);
            return;
        }
        out += c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    }
}

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
    if (source.overlay)
        return source.overlay->cell(origin, overlayText(column, block, record), source.overlayPart);
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

std::shared_ptr<const PageIndex> makePageIndex(const ResolvedTable &table, const RecordBlock &block)
{
    const CellFormat format(table.locale());
    const Utf8Origin nowhere;
    const std::vector<int> columns = indexedColumns(table);
    auto index = std::make_shared<PageIndex>();
    index->keyHashes.reserve(size_t(block.size()));
    index->starts.reserve(size_t(block.size()) + 1);
    for (int record = 0; record < block.size(); ++record) {
        index->keyHashes.push_back(std::hash<std::string>()(table.keyText(block, record)));
        index->starts.push_back(quint32(index->haystack.size()));
        for (const int i : columns) {
            const Cell cell = table.cell(i, block, record, nowhere);
            const Column &column = table.column(i);
            const bool isVerbatim = cell.type() == Cell::Type::Text && !column.choice;
            if (isVerbatim)
                appendFolded(index->haystack, cell.text());
            else if (!cell.isAbsent())
                appendFolded(index->haystack, format.searchText(column, cell));
            index->haystack += columnEnd;
        }
    }
    index->starts.push_back(quint32(index->haystack.size()));
    index->haystack.shrink_to_fit();
    return index;
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
