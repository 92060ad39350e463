// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cellformat.h"
#include "items/column.h"

#include <QLocale>

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace lc {

/// The columns of a table with their paths resolved; immutable and shared between threads.
class ResolvedTable {
public:
    explicit ResolvedTable(TableDefinition definition, const QLocale &locale = QLocale());

    const TableDefinition &definition() const { return m_definition; }
    const QLocale &locale() const { return m_locale; }
    int columnCount() const { return int(m_definition.columns.size()); }
    const Column &column(int index) const { return m_definition.columns[size_t(index)]; }
    /// Whether every row of a source shows the same (account, Region, parent).
    bool isOfOrigin(int index) const;

    /// What a cell holds; overlays are asked, so columns with one belong to the GUI thread.
    Cell cell(int column, const RecordBlock &block, int record, const Utf8Origin &origin) const;
    /// The text that identifies a record within its source.
    std::string keyText(const RecordBlock &block, int record) const;
    std::string_view identity(const RecordBlock &block, int record) const;
    /// The text by which a column's overlay finds its value.
    std::string_view overlayText(int column, const RecordBlock &block, int record) const;

private:
    TableDefinition m_definition;
    QLocale m_locale;
    std::vector<std::vector<int>> m_inputs; ///< by column: block columns of its paths
    std::vector<int> m_keys;
    int m_identity = -1;
};

/// What a table needs to know of one page besides its records; made in the decode thread.
struct PageIndex {
    std::vector<quint64> keyHashes; ///< by record
    /// Folded text of the searchable columns: each ended by columnEnd, one record after the other.
    std::string haystack;
    std::vector<quint32> starts; ///< by record, and the end: offsets into haystack
};

/// Ends a column's text in a haystack; control characters of the data are folded to blanks.
constexpr char columnEnd = '\x1f';

/// The columns in a page's haystack, in its order: those whose text depends on the record alone.
std::vector<int> indexedColumns(const ResolvedTable &table);

/// Makes the indexes of a table's pages. Callable on any thread; remembers words and days that come
/// again.
class PageIndexMaker {
public:
    explicit PageIndexMaker(std::shared_ptr<const ResolvedTable> table);
    std::shared_ptr<const PageIndex> make(const RecordBlock &block);

private:
    void append(std::string &haystack, int column, const Cell &cell);

    std::mutex m_mutex;
    std::shared_ptr<const ResolvedTable> m_table;
    CellFormat m_format;
    std::vector<int> m_columns;
    std::unordered_map<std::string, std::string> m_words; ///< folded, by column and wire name
    std::unordered_map<qint64, std::string> m_days; ///< folded, by UTC day and local day
};

/// Case folded and composed, so that "É", "é" and "e" + accent are found by each other; control
/// characters become blanks.
std::string foldForSearch(std::string_view utf8);
/// The same, added to `out`; several times faster for text of most European and East Asian
/// languages.
void appendFolded(std::string &out, std::string_view utf8);

/// Whether two records of one type are equal, without making objects of them.
bool sameRecord(const RecordBlock &left, int leftRecord, const RecordBlock &right, int rightRecord);

} // namespace lc
