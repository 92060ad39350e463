// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvwriter.h"

#include "reports/cellform.h"

#include <QIODevice>

#include <algorithm>
#include <array>

namespace lc {

namespace {

constexpr size_t bufferSize = 1 << 16;
constexpr qint64 rowsBetweenLooks = 256;

class CsvOutput {
public:
    CsvOutput(QIODevice &device, const CsvOptions &options) : m_device(device), m_options(options)
    {
        m_buffer.reserve(bufferSize * 2);
        // Also separators that are not ours: a program that guesses another one must not find a
        // cell inside a cell.
        for (const unsigned char c : {'"', ',', ';', '\t', '\r', '\n', '|', options.separator})
            m_quoted[c] = true;
        if (options.byteOrderMark == CsvOptions::ByteOrderMark::Write)
            m_buffer += "\xef\xbb\xbf";
    }

    void cell(const TableCell &cell)
    {
        if (!m_isFirst)
            m_buffer += m_options.separator;
        m_isFirst = false;
        // Amounts come from services as text: only what is a number may look like one.
        const bool isText = cell.kind == TableCell::Kind::Text
            || (cell.kind == TableCell::Kind::Number && !isPlainNumber(cell.text));
        if (!isText) {
            appendPlainText(m_buffer, cell); // digits, signs and letters: never quoted
            return;
        }
        const bool isGuarded =
            m_options.formulas == CsvOptions::Formulas::Guard && looksLikeFormula(cell.text);
        if (needsQuotes(cell.text)) {
            m_buffer += '"';
            if (isGuarded)
                m_buffer += '\'';
            appendDoubled(cell.text);
            m_buffer += '"';
        } else {
            if (isGuarded)
                m_buffer += '\'';
            m_buffer += cell.text;
        }
    }

    void endRow()
    {
        m_buffer += "\r\n";
        m_isFirst = true;
    }

    bool flush(size_t atLeast)
    {
        if (m_buffer.size() < atLeast)
            return true;
        const auto size = qint64(m_buffer.size());
        const bool isWritten = m_device.write(m_buffer.data(), size) == size;
        m_buffer.clear();
        return isWritten;
    }

private:
    bool needsQuotes(const std::string &text) const
    {
        return !text.empty()
            && (text.front() == ' ' || text.back() == ' '
                || std::ranges::any_of(text, [this](unsigned char c) { return m_quoted[c]; }));
    }

    void appendDoubled(const std::string &text)
    {
        for (const char c : text) {
            if (c == '"')
                m_buffer += '"';
            m_buffer += c;
        }
    }

    QIODevice &m_device;
    const CsvOptions &m_options;
    std::string m_buffer;
    std::array<bool, 256> m_quoted{}; ///< characters that a cell may hold only in quotes
    bool m_isFirst = true;
};

} // namespace

Result<void, ExportError> writeCsv(QIODevice &out, const TableSource &table,
                                   const CsvOptions &options, ExportControl &control)
{
    const auto failure = [&out] {
        return unexpected(ExportError{ExportError::Kind::CannotWrite, out.errorString()});
    };
    CsvOutput csv(out, options);
    control.addTotal(table.rowCount());
    for (const TableColumn &column : table.columns())
        csv.cell(TableCell::ofText(column.title));
    csv.endRow();
    std::vector<TableCell> cells(table.columns().size());
    for (qint64 row = 0; row < table.rowCount(); ++row) {
        if (row % rowsBetweenLooks == 0) {
            if (control.isCancelled())
                return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
            control.setDone(row);
        }
        table.readRow(row, cells);
        for (const TableCell &cell : cells)
            csv.cell(cell);
        csv.endRow();
        if (!csv.flush(bufferSize))
            return failure();
    }
    if (!csv.flush(1))
        return failure();
    control.setDone(table.rowCount());
    return {};
}

} // namespace lc
