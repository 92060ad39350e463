// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xlsxwriter.h"

#include "reports/cellform.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QSet>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qint64 rowsBetweenLooks = 256;
constexpr qint64 copySize = 1 << 20;
constexpr qint64 mostRows = LXW_ROW_MAX - 1; ///< one is the header
constexpr qsizetype longestText = 32'767; ///< characters of a cell
constexpr qsizetype longestSheetName = 31;
constexpr int widestColumn = 60;
constexpr qint64 roomAroundRows = 1 << 20; ///< bytes of a sheet besides its rows, plentiful
constexpr size_t exactDigits = 15; ///< a double and a spreadsheet keep so many

Result<void, ExportError> cancelled()
{
    return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
}

Result<void, ExportError> failed(const QString &message)
{
    return unexpected(ExportError{ExportError::Kind::CannotWrite, message});
}

bool isEscapeSequence(std::string_view text)
{
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_'
        && std::ranges::all_of(text.substr(2, 4), [](unsigned char c) { return std::isxdigit(c); });
}

void appendEscape(std::string &out, unsigned int c)
{
    out += QByteArray("_x" + QByteArray::number(c, 16).toUpper().rightJustified(4, '0') + '_')
               .toStdString();
}

std::string shortened(const std::string &utf8)
{
    // Every character takes a byte at least.
    if (utf8.size() <= size_t(longestText))
        return utf8;
    QString text = QString::fromStdString(utf8);
    if (text.size() <= longestText)
        return utf8;
    text.truncate(longestText - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return (text + u'…').toStdString();
}

/// What XML cannot hold is escaped the way Office reads it ("_x0007_"); what is longer than a cell
/// may be ends with "…".
std::string cellText(const std::string &utf8)
{
    const std::string text = shortened(utf8);
    const std::string_view view = text;
    std::string escaped;
    escaped.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool isControl = c < 0x20 && c != '\t' && c != '\n';
        const std::string_view rest = view.substr(i);
        const bool isNoCharacter =
            rest.starts_with("\xef\xbf\xbe") || rest.starts_with("\xef\xbf\xbf");
        if (isControl || isEscapeSequence(rest)) {
            appendEscape(escaped, c);
        } else if (isNoCharacter) {
            appendEscape(escaped, rest[2] == '\xbe' ? 0xfffe : 0xffff);
            i += 2;
        } else {
            escaped += text[i];
        }
    }
    return escaped;
}

bool fitsADouble(std::string_view number)
{
    const auto digits = std::ranges::count_if(number, [](char c) { return c >= '0' && c <= '9'; });
    return isPlainNumber(number) && size_t(digits) <= exactDigits;
}

/// A workbook that is written to a file without a name, in a private folder, which only this user
/// can enter and which is removed at the end, and then handed on.
class Book {
public:
    Book() : m_file(m_folder.filePath(u"book"_s))
    {
        if (!m_folder.isValid() || !m_file.open())
            return;
        QByteArray folder = QFile::encodeName(m_folder.path());
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder.data();
        const QByteArray path = "/proc/self/fd/" + QByteArray::number(m_file.handle());
        m_book = workbook_new_opt(path.constData(), &options);
        if (!m_book)
            return;
        m_header = workbook_add_format(m_book);
        format_set_bold(m_header);
        m_time = numberFormat("yyyy-mm-dd hh:mm:ss");
        m_day = numberFormat("yyyy-mm-dd");
        m_percent = numberFormat("0.##%");
    }
    ~Book()
    {
        if (m_book)
            (void)workbook_close(m_book);
    }
    Book(const Book &) = delete;
    Book &operator=(const Book &) = delete;

    bool isValid() const { return m_book != nullptr; }

    lxw_worksheet *addSheet(const QString &title)
    {
        lxw_worksheet *sheet =
            workbook_add_worksheet(m_book, sheetName(title).toUtf8().constData());
        if (sheet)
            m_sheets.push_back(sheet);
        return sheet;
    }

    void writeText(lxw_worksheet *sheet, qint64 row, size_t column, const QString &text)
    {
        write(sheet, row, column, TableCell::ofText(text));
    }

    void writeHeader(lxw_worksheet *sheet, const std::vector<TableColumn> &columns)
    {
        for (size_t column = 0; column < columns.size(); ++column) {
            worksheet_write_string(sheet, 0, lxw_col_t(column),
                                   cellText(columns[column].title.toStdString()).c_str(), m_header);
        }
        worksheet_freeze_panes(sheet, 1, 0);
    }

    void write(lxw_worksheet *sheet, qint64 row, size_t column, const TableCell &cell)
    {
        const auto x = lxw_col_t(column);
        const auto y = lxw_row_t(row);
        switch (cell.kind) {
        case TableCell::Kind::Empty:
            return;
        case TableCell::Kind::Number:
            if (fitsADouble(cell.text)) {
                worksheet_write_number(sheet, y, x, std::strtod(cell.text.c_str(), nullptr),
                                       nullptr);
                return;
            }
            break;
        case TableCell::Kind::Percent:
            if (std::isfinite(cell.ratio))
                worksheet_write_number(sheet, y, x, cell.ratio, m_percent);
            return;
        case TableCell::Kind::Time:
        case TableCell::Kind::UtcDay:
            if (writeTime(sheet, y, x, cell))
                return;
            break;
        case TableCell::Kind::Text:
            break;
        }
        std::string text;
        appendPlainText(text, cell);
        // Never worksheet_write_formula, whatever the text begins with.
        worksheet_write_string(sheet, y, x, cellText(text).c_str(), nullptr);
    }

    Result<void, ExportError> finish(QIODevice &out)
    {
        if (!canBeWhole())
            return failed(u"there is no room for temporary files in %1"_s.arg(QDir::tempPath()));
        const lxw_error error = workbook_close(std::exchange(m_book, nullptr));
        if (error != LXW_NO_ERROR)
            return failed(QString::fromUtf8(lxw_strerror(error)));
        for (;;) {
            const QByteArray part = m_file.read(copySize);
            if (part.isEmpty())
                break;
            if (out.write(part) != part.size())
                return failed(out.errorString());
        }
        if (m_file.error() != QFileDevice::NoError)
            return failed(m_file.errorString());
        return {};
    }

private:
    /// The library does not look whether its temporary files could be written, and would leave rows
    /// out: the rows so far must be there, and room for the second copy that it makes of them.
    bool canBeWhole()
    {
        qint64 longest = 0;
        for (const lxw_worksheet *sheet : m_sheets) {
            if (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile))
                return false;
            longest = std::max<qint64>(longest, std::ftell(sheet->optimize_tmpfile));
        }
        QTemporaryFile room(m_folder.filePath(u"room"_s));
        return room.open()
            && ::posix_fallocate(room.handle(), 0, off_t(longest + roomAroundRows)) == 0;
    }

    lxw_format *numberFormat(const char *pattern)
    {
        lxw_format *format = workbook_add_format(m_book);
        format_set_num_format(format, pattern);
        return format;
    }

    bool writeTime(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const TableCell &cell)
    {
        const QDateTime time = toQDateTime(cell.time);
        const QDate date = time.date();
        // Spreadsheets count days from 1900, with a mistake in its first months.
        if (date.year() < 1901 || date.year() > 9999)
            return false;
        const bool isDay = cell.kind == TableCell::Kind::UtcDay;
        lxw_datetime value{date.year(), date.month(), date.day(), 0, 0, 0.0};
        if (!isDay) {
            value.hour = time.time().hour();
            value.min = time.time().minute();
            value.sec = time.time().second() + time.time().msec() / 1000.0;
        }
        worksheet_write_datetime(sheet, row, column, &value, isDay ? m_day : m_time);
        return true;
    }

    /// What Excel takes: short, without some characters, unique whatever the case.
    QString sheetName(const QString &title)
    {
        QString base = title.simplified();
        for (const QChar c : u"[]:*?/\\'"_s)
            base.replace(c, u' ');
        base = base.simplified().left(longestSheetName);
        if (base.isEmpty() || base.compare("History"_L1, Qt::CaseInsensitive) == 0)
            base += u"Sheet"_s;
        QString name = base;
        for (int number = 2; m_names.contains(name.toLower()); ++number) {
            const QString end = u" %1"_s.arg(number);
            name = base.left(longestSheetName - end.size()) + end;
        }
        m_names.insert(name.toLower());
        return name;
    }

    QTemporaryDir m_folder;
    QTemporaryFile m_file;
    lxw_workbook *m_book = nullptr;
    std::vector<const lxw_worksheet *> m_sheets; ///< the book's own
    lxw_format *m_header = nullptr;
    lxw_format *m_time = nullptr;
    lxw_format *m_day = nullptr;
    lxw_format *m_percent = nullptr;
    QSet<QString> m_names;
};

/// How wide a cell is, roughly, in characters.
int widthOf(const TableCell &cell)
{
    switch (cell.kind) {
    case TableCell::Kind::Time:
        return 19;
    case TableCell::Kind::UtcDay:
        return 10;
    case TableCell::Kind::Percent:
        return 8;
    default:
        return int(std::min<size_t>(cell.text.size(), widestColumn));
    }
}

Result<void, ExportError> writeSheet(Book &book, const QString &name, const TableSource &table,
                                     ExportControl &control, qint64 rowsBefore)
{
    if (table.rowCount() > mostRows)
        return failed(u"%1 rows; a sheet holds %2"_s.arg(table.rowCount()).arg(mostRows));
    const std::vector<TableColumn> &columns = table.columns();
    lxw_worksheet *sheet = book.addSheet(name);
    if (!sheet)
        return failed(u"%1: no such sheet can be made"_s.arg(name));
    book.writeHeader(sheet, columns);
    std::vector<int> widths;
    for (const TableColumn &column : columns)
        widths.push_back(int(std::min<qsizetype>(column.title.size() + 4, widestColumn)));

    std::vector<TableCell> cells(columns.size());
    for (qint64 row = 0; row < table.rowCount(); ++row) {
        if (row % rowsBetweenLooks == 0) {
            if (control.isCancelled())
                return cancelled();
            control.setDone(rowsBefore + row);
        }
        table.readRow(row, cells);
        for (size_t column = 0; column < cells.size(); ++column) {
            book.write(sheet, row + 1, column, cells[column]);
            widths[column] = std::max(widths[column], widthOf(cells[column]) + 1);
        }
    }
    for (size_t column = 0; column < widths.size(); ++column)
        worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), widths[column], nullptr);
    if (!columns.empty()) {
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(table.rowCount()),
                             lxw_col_t(columns.size() - 1));
    }
    control.setDone(rowsBefore + table.rowCount());
    return {};
}

void writeCover(Book &book, const Document &document)
{
    lxw_worksheet *sheet = book.addSheet(document.title);
    worksheet_set_column(sheet, 0, 0, 24, nullptr);
    worksheet_set_column(sheet, 1, 1, widestColumn, nullptr);
    qint64 row = 0;
    book.writeText(sheet, row++, 0, document.title);
    for (const Document::MetaLine &line : document.meta) {
        book.writeText(sheet, row, 0, line.label);
        book.writeText(sheet, row++, 1, line.value);
    }
    if (!document.footer.isEmpty())
        book.writeText(sheet, row++, 1, document.footer);
    for (const QString &sentence : document.missing)
        book.writeText(sheet, row++, 1, sentence);
    for (const ReportSection &section : document.sections) {
        for (const QString &note : section.notes) {
            book.writeText(sheet, row, 0, section.title);
            book.writeText(sheet, row++, 1, note);
        }
    }
}

} // namespace

Result<void, ExportError> writeXlsx(QIODevice &out, const QString &sheetName,
                                    const TableSource &table, ExportControl &control)
{
    Book book;
    if (!book.isValid())
        return failed(u"no temporary file can be made"_s);
    control.addTotal(table.rowCount());
    if (auto written = writeSheet(book, sheetName, table, control, 0); !written)
        return written;
    return book.finish(out);
}

Result<void, ExportError> writeXlsx(QIODevice &out, const Document &document,
                                    ExportControl &control)
{
    Book book;
    if (!book.isValid())
        return failed(u"no temporary file can be made"_s);
    for (const ReportSection &section : document.sections) {
        for (const ReportTable &table : section.tables)
            control.addTotal(table.rows->rowCount());
    }
    writeCover(book, document);
    qint64 rowsBefore = 0;
    for (const ReportSection &section : document.sections) {
        for (const ReportTable &table : section.tables) {
            const QString &name = table.title.isEmpty() ? section.title : table.title;
            if (auto written = writeSheet(book, name, *table.rows, control, rowsBefore); !written)
                return written;
            rowsBefore += table.rows->rowCount();
        }
    }
    return book.finish(out);
}

} // namespace lc
