// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvwriter.h"

#include "reports/cellform.h"

#include <QIODevice>
#include <QStringEncoder>

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
        if (options.encoding == CsvOptions::Encoding::Utf16)
            m_device.write("\xff\xfe");
        else if (options.byteOrderMark == CsvOptions::ByteOrderMark::Write)
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

    void line(const QString &text)
    {
        cell(TableCell::ofText(text));
        endRow();
    }

    Result<void, ExportError> table(const TableSource &table, ExportControl &control, qint64 &done)
    {
        for (const TableColumn &column : table.columns())
            cell(TableCell::ofText(column.title));
        endRow();
        std::vector<TableCell> cells(table.columns().size());
        for (qint64 row = 0; row < table.rowCount(); ++row, ++done) {
            if (row % rowsBetweenLooks == 0) {
                if (control.isCancelled())
                    return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
                control.setDone(done);
            }
            table.readRow(row, cells);
            for (const TableCell &each : cells)
                cell(each);
            endRow();
            if (!flush(bufferSize))
                return failure();
        }
        control.setDone(done);
        return {};
    }

    Result<void, ExportError> end()
    {
        if (!flush(1))
            return failure();
        return {};
    }

private:
    Result<void, ExportError> failure() const
    {
        return unexpected(ExportError{ExportError::Kind::CannotWrite, m_device.errorString()});
    }

    bool flush(size_t atLeast)
    {
        if (m_buffer.size() < atLeast)
            return true;
        // Rows are flushed whole, so no character is cut in two.
        const QByteArray wide = m_options.encoding == CsvOptions::Encoding::Utf16
            ? QByteArray(m_encode(QString::fromStdString(m_buffer)))
            : QByteArray();
        const char *const data = wide.isEmpty() ? m_buffer.data() : wide.constData();
        const qint64 size = wide.isEmpty() ? qint64(m_buffer.size()) : wide.size();
        const bool isWritten = m_device.write(data, size) == size;
        m_buffer.clear();
        return isWritten;
    }

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
    QStringEncoder m_encode{QStringEncoder::Utf16LE};
    std::string m_buffer;
    std::array<bool, 256> m_quoted{}; ///< characters that a cell may hold only in quotes
    bool m_isFirst = true;
};

} // namespace

CsvOptions CsvOptions::forSpreadsheets()
{
    CsvOptions options;
    options.byteOrderMark = ByteOrderMark::Write;
    return options;
}

Result<void, ExportError> writeCsv(QIODevice &out, const TableSource &table,
                                   const CsvOptions &options, ExportControl &control)
{
    CsvOutput csv(out, options);
    control.addTotal(table.rowCount());
    qint64 done = 0;
    if (const auto outcome = csv.table(table, control, done); !outcome)
        return outcome;
    return csv.end();
}

Result<void, ExportError> writeCsv(QIODevice &out, const Document &document,
                                   const CsvOptions &options, ExportControl &control)
{
    CsvOutput csv(out, options);
    qint64 done = 0;
    qsizetype tables = 0;
    for (const ReportSection &section : document.sections)
        tables += qsizetype(section.tables.size());
    bool isFirst = true;
    for (const ReportSection &section : document.sections) {
        for (const ReportTable &table : section.tables) {
            control.addTotal(table.rows->rowCount());
            if (!std::exchange(isFirst, false))
                csv.endRow();
            if (tables > 1)
                csv.line(table.title.isEmpty() ? section.title : table.title);
            if (const auto outcome = csv.table(*table.rows, control, done); !outcome)
                return outcome;
        }
    }
    if (options.footer == CsvOptions::Footer::Write && !document.footer.isEmpty()) {
        csv.endRow();
        csv.line(document.footer);
    }
    return csv.end();
}

} // namespace lc
