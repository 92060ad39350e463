// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/tone.h"

#include <QString>

#include <string>
#include <vector>

namespace lc {

/// One column of an exported table.
struct TableColumn {
    QString title; ///< translated
    bool isNumeric = false; ///< right-aligned where layout is shown
};

/// One typed value of an exported table; writers decide how each kind looks in their format.
struct TableCell {
    enum class Kind {
        Empty,
        Text,
        Number, ///< exact decimal text, independent of the locale
        Percent, ///< `ratio`, where 1 is 100 %
        Time,
        UtcDay ///< a UTC day, by its first instant
    };

    Kind kind = Kind::Empty;
    std::string text; ///< UTF-8: Text and Number
    double ratio = 0;
    Instant time{};
    Tone tone = Tone::Neutral; ///< for formats with colour; always beside a word that says the same

    static TableCell ofText(const QString &text);
    static TableCell ofNumber(qint64 number);
    static TableCell ofNumber(const QString &exactText);
    static TableCell ofPercent(double ratio);
    static TableCell ofInstant(Instant time);
    static TableCell ofDay(Instant time);
    TableCell with(Tone meaning) &&;

    bool operator==(const TableCell &) const = default;
};

/// Rows to be exported, read one after another from a worker thread; must not change meanwhile.
class TableSource {
public:
    virtual ~TableSource() = default;
    virtual const std::vector<TableColumn> &columns() const = 0;
    virtual qint64 rowCount() const = 0;
    /// Fills `cells`, one a column; it keeps its memory from row to row.
    virtual void readRow(qint64 row, std::vector<TableCell> &cells) const = 0;
};

/// A table held in memory, for reports.
class Table final : public TableSource {
public:
    explicit Table(std::vector<TableColumn> columns) : m_columns(std::move(columns)) { }
    void addRow(std::vector<TableCell> cells) { m_rows.push_back(std::move(cells)); }

    const std::vector<TableColumn> &columns() const override { return m_columns; }
    qint64 rowCount() const override { return qint64(m_rows.size()); }
    void readRow(qint64 row, std::vector<TableCell> &cells) const override
    {
        cells = m_rows[size_t(row)];
    }

private:
    std::vector<TableColumn> m_columns;
    std::vector<std::vector<TableCell>> m_rows;
};

} // namespace lc
