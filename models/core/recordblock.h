// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace lc {

/// One column of a block: a leaf of the record's rows, nested records flattened ("Issuer.Name").
struct BlockColumn {
    std::vector<const Field *> path; ///< from the record's row to the leaf's row
    const ValueType *type = nullptr; ///< of the leaf

    QString name() const;
};

/// The columns of a record type; made once per type and shared by its blocks.
class BlockLayout {
public:
    static const BlockLayout &of(const Type &type);

    /// Where the rows of one record (or of a record nested in it) go: a column, or another node.
    struct Node {
        const Type *type;
        std::vector<int> targets; ///< per row: a column, or -1 - (index of the nested node)
    };

    const Type &type() const { return m_type; }
    const std::vector<BlockColumn> &columns() const { return m_columns; }
    const std::vector<Node> &nodes() const
    {
        return m_nodes;
    } ///< the first one is the record itself
    /// The column of a dotted path such as "Validity.End"; -1 when there is none.
    int indexOf(std::string_view dottedPath) const;

private:
    explicit BlockLayout(const Type &type);
    int flatten(const Type &type, std::vector<const Field *> &path);

    const Type &m_type;
    std::vector<BlockColumn> m_columns;
    std::vector<Node> m_nodes;
};

/// The records of one page: one UTF-8 arena, one 8-byte cell per column and record, repeated text
/// stored once. Immutable once filled; shared between threads as std::shared_ptr<const
/// RecordBlock>.
class RecordBlock {
public:
    explicit RecordBlock(const Type &type);

    const BlockLayout &layout() const { return *m_layout; }
    int size() const { return m_size; }

    bool has(int record, int column) const;
    /// Text, Date and Choice columns; empty when absent. Lives as long as the block.
    std::string_view text(int record, int column) const;
    /// Integer and Boolean columns, and Timestamp ones in milliseconds; 0 when absent.
    std::int64_t integer(int record, int column) const;
    double real(int record, int column) const;
    /// The number of elements of a List or Map column.
    int count(int record, int column) const;
    /// Fills the default-constructed member value of a List or Map column.
    void readPacked(int record, int column, void *value) const;
    /// Fills a default-constructed object of this block's type.
    void read(int record, void *object) const;
    template <class T> T record(int index) const
    {
        T object;
        read(index, &object);
        return object;
    }

    // Filling, by one thread before the block is shared.
    int addRecord();
    void setText(int record, int column, std::string_view text);
    void setInteger(int record, int column, std::int64_t value);
    void setReal(int record, int column, double value);
    /// Keeps a List or Map member in packed form; `value` points to the C++ container.
    void setPacked(int record, int column, const void *value);
    /// Copies one record from a C++ object of this block's type.
    void append(const void *object);
    /// Gives back memory reserved for growth.
    void finish();

    std::size_t memoryUse() const; ///< bytes

    /// For a reader that packs a list straight into the arena (core/packed.h): the bytes from
    /// `offset` on are that list.
    std::string &arena() { return m_arena; }
    void setPackedSince(int record, int column, std::size_t offset);

private:
    struct Interned {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
    };
    std::size_t cellIndex(int record, int column) const;
    void setCell(int record, int column, std::uint64_t value);
    std::string_view slice(int record, int column) const;
    Interned store(std::string_view text);
    void appendNode(int record, int node, const void *object);
    void readNode(int record, int node, void *object) const;

    const BlockLayout *m_layout;
    int m_size = 0;
    std::size_t m_width;
    std::string m_arena;
    std::vector<std::uint64_t> m_cells;
    std::vector<std::uint64_t> m_present; ///< one bit a cell
    std::vector<Interned> m_recent; ///< direct-mapped: text seen lately in this block
};

} // namespace lc
