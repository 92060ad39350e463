// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/pdfwriter.h"

#include "rendering/celltext.h"
#include "rendering/chartpainter.h"
#include "rendering/visibletext.h"
#include "style/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

#include <numeric>

namespace lc {

namespace {

// All lengths are pixels of 96 dpi; the painter is scaled to the paper.
constexpr double rowHeight = 19;
constexpr double lineHeight = 14; ///< of each further line of a cell
constexpr int mostLines = 4; ///< of a cell; the rest is elided
constexpr double footerHeight = 26;
constexpr double chartHeight = 250;
constexpr double cellPadding = 6;
constexpr double narrowestColumn = 44;
constexpr double widestColumn = 260;
constexpr double shortColumn = 96; ///< such columns are not narrowed
constexpr qint64 measuredRows = 200; ///< column widths follow the first rows

QString translated(const char *text)
{
    return QCoreApplication::translate("PdfWriter", text);
}

QFont fontOf(int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font(QStringLiteral("Roboto"));
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QColor ink(Token token)
{
    return Theme::fixedColor(token, Scheme::Light);
}

class PdfWriter {
public:
    PdfWriter(QIODevice &out, const Document &document, ExportControl &control)
        : m_writer(&out), m_document(document), m_control(control)
    {
        m_writer.setPageSize(QPageSize(QPageSize::A4));
        measure();
        if (m_isWide)
            m_writer.setPageOrientation(QPageLayout::Landscape);
        m_writer.setPageMargins(QMarginsF(15, 15, 15, 12), QPageLayout::Millimeter);
        m_writer.setResolution(300);
        m_writer.setTitle(document.title);
        m_writer.setCreator(QStringLiteral("License Console"));
    }

    Result<void, ExportError> write()
    {
        if (!m_painter.begin(&m_writer))
            return unexpected(ExportError{
                ExportError::Kind::CannotWrite,
                translated(QT_TRANSLATE_NOOP("PdfWriter", "The page cannot be drawn."))});
        const double scale = m_writer.resolution() / 96.0;
        m_painter.scale(scale, scale);
        m_page = QRectF(0, 0, m_writer.width() / scale, m_writer.height() / scale);
        paintHead();
        for (const ReportSection &section : m_document.sections) {
            if (const auto outcome = paintSection(section); !outcome)
                return outcome;
        }
        paintFooter();
        m_painter.end();
        return {};
    }

private:
    void paintHead()
    {
        text(m_document.title, fontOf(22, QFont::Medium), Token::Text, 32);
        for (const Document::MetaLine &line : m_document.meta)
            text(QStringLiteral("%1: %2").arg(line.label, line.value), fontOf(11), Token::Sub, 15);
        for (const QString &sentence : m_document.missing)
            paragraph(sentence, Token::WarningText);
    }

    Result<void, ExportError> paintSection(const ReportSection &section)
    {
        needRoom(90);
        m_y += 12;
        text(section.title, fontOf(16, QFont::Medium), Token::Text, 26);
        for (const QString &note : section.notes)
            paragraph(note, Token::Text);
        for (const ReportChart &chart : section.charts) {
            if (m_control.isCancelled())
                return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
            needRoom(chartHeight + lineHeight * 2 * double(chart.notes.size()));
            ChartPainter(chart).paint(m_painter, QRectF(0, m_y, m_page.width(), chartHeight - 10));
            m_y += chartHeight;
            for (const QString &note : chart.notes)
                paragraph(note, Token::Sub);
            int number = 0;
            for (const ReportMark &mark : chart.marks)
                text(QStringLiteral("%1. %2").arg(++number).arg(mark.text), fontOf(11), Token::Sub,
                     15);
            m_y += chart.notes.empty() && chart.marks.empty() ? 0 : 8;
        }
        for (const ReportTable &table : section.tables) {
            if (const auto outcome = paintTable(table); !outcome)
                return outcome;
        }
        return {};
    }

    Result<void, ExportError> paintTable(const ReportTable &table)
    {
        needRoom(rowHeight * 4);
        if (!table.title.isEmpty())
            text(table.title, fontOf(13, QFont::Medium), Token::Text, 22);
        const std::vector<double> widths = columnWidths(*table.rows);
        const std::vector<double> rooms = roomsOf(widths);
        paintTableHead(*table.rows, widths);
        m_control.addTotal(table.rows->rowCount());
        std::vector<TableCell> cells;
        for (qint64 row = 0; row < table.rows->rowCount(); ++row) {
            if (m_control.isCancelled())
                return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
            table.rows->readRow(row, cells);
            const double height = layOutRow(cells, rooms);
            if (m_y + height > m_page.height() - footerHeight) {
                newPage();
                paintTableHead(*table.rows, widths);
            }
            paintRow(*table.rows, widths, cells, height);
            m_control.setDone(++m_done);
        }
        m_y += 8;
        return {};
    }

    /// Tables with the same columns look the same: their widths are measured together.
    static QString columnsKey(const TableSource &rows)
    {
        QStringList titles;
        for (const TableColumn &column : rows.columns())
            titles += column.title;
        return titles.join(u'\n');
    }

    /// What the columns would like to have, by the first rows of each table.
    void measure()
    {
        for (const ReportSection &section : m_document.sections) {
            for (const ReportTable &table : section.tables)
                measure(*table.rows);
        }
    }
    void measure(const TableSource &rows)
    {
        std::vector<double> &widths = m_natural[columnsKey(rows)];
        widths.resize(rows.columns().size(), narrowestColumn);
        const auto take = [&widths](size_t column, double width) {
            widths[column] =
                std::max(widths[column], std::min(width + 2 * cellPadding + 1, widestColumn));
        };
        const QFontMetricsF bold(fontOf(11, QFont::Medium));
        for (size_t i = 0; i < widths.size(); ++i)
            take(i, bold.horizontalAdvance(rows.columns()[i].title));
        std::vector<TableCell> cells;
        for (qint64 row = 0; row < std::min(rows.rowCount(), measuredRows); ++row) {
            rows.readRow(row, cells);
            for (size_t i = 0; i < cells.size(); ++i)
                take(i,
                     m_metrics.horizontalAdvance(cellText(cells[i], m_locale, m_document.times)));
        }
        constexpr double portraitWidth = 680;
        m_isWide = m_isWide || std::accumulate(widths.begin(), widths.end(), 0.0) > portraitWidth;
    }

    /// Spare room is shared in proportion; room that is missing is taken from the widest columns,
    /// whose cells then have several lines.
    std::vector<double> columnWidths(const TableSource &rows) const
    {
        std::vector<double> widths = m_natural.value(columnsKey(rows));
        const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
        double most = widestColumn;
        const auto capped = [&] {
            double total = 0;
            for (const double width : widths)
                total += width <= shortColumn ? width : std::min(width, most);
            return total;
        };
        while (sum > m_page.width() && most > shortColumn && capped() > m_page.width())
            most -= 2;
        double left = 0;
        for (double &width : widths)
            left += width = width <= shortColumn ? width : std::min(width, most);
        for (double &width : widths)
            width *= m_page.width() / std::max(1.0, left);
        return widths;
    }
    static std::vector<double> roomsOf(const std::vector<double> &widths)
    {
        std::vector<double> rooms;
        for (const double width : widths)
            rooms.push_back(width - 2 * cellPadding);
        return rooms;
    }

    /// Puts the cells into words and says how high their row is.
    double layOutRow(const std::vector<TableCell> &cells, const std::vector<double> &rooms)
    {
        m_texts.resize(cells.size());
        m_areWrapped.assign(cells.size(), false);
        double height = rowHeight;
        for (size_t i = 0; i < cells.size(); ++i) {
            m_texts[i] = visibleText(cellText(cells[i], m_locale, m_document.times), m_metrics);
            const double width = m_metrics.horizontalAdvance(m_texts[i]);
            if (width <= rooms[i] && !m_texts[i].contains(u'\n'))
                continue;
            m_areWrapped[i] = true;
            if (width > rooms[i] * (mostLines - 0.5))
                m_texts[i] =
                    m_metrics.elidedText(m_texts[i], Qt::ElideRight, rooms[i] * (mostLines - 0.5));
            const double wanted =
                m_metrics.boundingRect(QRectF(0, 0, rooms[i], 1000), wrapFlags, m_texts[i])
                    .height();
            height = std::max(height, std::min(wanted, mostLines * lineHeight) + 5);
        }
        return height;
    }

    void paintTableHead(const TableSource &rows, const std::vector<double> &widths)
    {
        m_painter.setFont(fontOf(11, QFont::Medium));
        m_painter.setPen(ink(Token::Sub));
        double height = rowHeight;
        const QFontMetricsF metrics(m_painter.font());
        for (size_t i = 0; i < widths.size(); ++i) {
            const QRectF wanted =
                metrics.boundingRect(QRectF(0, 0, widths[i] - 2 * cellPadding, 1000), wrapFlags,
                                     rows.columns()[i].title);
            height = std::max(height, wanted.height() + 5);
        }
        double x = 0;
        for (size_t i = 0; i < widths.size(); ++i) {
            const QRectF place(x + cellPadding, m_y, widths[i] - 2 * cellPadding, height);
            m_painter.drawText(place,
                               int(rows.columns()[i].isNumeric ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignBottom | wrapFlags,
                               rows.columns()[i].title);
            x += widths[i];
        }
        m_y += height + 3;
        line(Token::Border);
    }

    void paintRow(const TableSource &rows, const std::vector<double> &widths,
                  const std::vector<TableCell> &cells, double height)
    {
        m_painter.setFont(m_cellFont);
        double x = 0;
        for (size_t i = 0; i < cells.size(); ++i) {
            m_painter.setPen(cells[i].tone == Tone::Neutral ? ink(Token::Text)
                                                            : ink(Theme::textToken(cells[i].tone)));
            const double room = widths[i] - 2 * cellPadding;
            const bool isRight = rows.columns()[i].isNumeric;
            const QRectF place(x + cellPadding, m_y + 2, room, height - 4);
            if (m_areWrapped[i])
                m_painter.drawText(place, int(isRight ? Qt::AlignRight : Qt::AlignLeft) | wrapFlags,
                                   m_texts[i]);
            else
                paintLine(m_texts[i], place, isRight);
            x += widths[i];
        }
        m_y += height;
        line(Token::Line);
    }

    /// One line of text; much faster than laying out a rectangle of it.
    void paintLine(const QString &text, const QRectF &place, bool isRight)
    {
        if (text.isEmpty())
            return;
        const double x = isRight ? place.right() - m_metrics.horizontalAdvance(text) : place.left();
        m_painter.drawText(
            QPointF(x,
                    place.top() + (rowHeight - 4 + m_metrics.ascent() - m_metrics.descent()) / 2),
            text);
    }

    void line(Token token)
    {
        m_painter.setPen(QPen(ink(token), 0.7));
        m_painter.drawLine(QPointF(0, m_y), QPointF(m_page.width(), m_y));
    }

    void text(const QString &content, const QFont &font, Token token, double height)
    {
        needRoom(height);
        m_painter.setFont(font);
        m_painter.setPen(ink(token));
        const QFontMetricsF metrics(font);
        m_painter.drawText(
            QRectF(0, m_y, m_page.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(visibleText(content, metrics), Qt::ElideRight, m_page.width()));
        m_y += height;
    }

    void paragraph(const QString &words, Token token)
    {
        m_painter.setFont(fontOf(12));
        const QString content = visibleText(words, QFontMetricsF(m_painter.font()));
        const QRectF wanted =
            m_painter.boundingRect(QRectF(0, 0, m_page.width(), 10000), Qt::TextWordWrap, content);
        needRoom(wanted.height() + 6);
        m_painter.setPen(ink(token));
        m_painter.drawText(QRectF(0, m_y, m_page.width(), wanted.height()), Qt::TextWordWrap,
                           content);
        m_y += wanted.height() + 6;
    }

    void needRoom(double height)
    {
        if (m_y > 0 && m_y + height > m_page.height() - footerHeight)
            newPage();
    }

    void newPage()
    {
        paintFooter();
        m_writer.newPage();
        ++m_number;
        m_y = 0;
    }

    void paintFooter()
    {
        m_painter.setFont(fontOf(10));
        m_painter.setPen(ink(Token::Sub));
        const QRectF place(0, m_page.height() - 16, m_page.width(), 16);
        m_painter.drawText(
            place, Qt::AlignLeft,
            QFontMetricsF(m_painter.font())
                .elidedText(m_document.footer.isEmpty() ? m_document.title : m_document.footer,
                            Qt::ElideRight, place.width() * 0.88));
        m_painter.drawText(
            place, Qt::AlignRight,
            translated(QT_TRANSLATE_NOOP("PdfWriter", "Page %1")).arg(m_locale.toString(m_number)));
    }

    static constexpr int wrapFlags = int(Qt::TextWordWrap) | int(Qt::TextWrapAnywhere);

    QPdfWriter m_writer;
    QPainter m_painter;
    const Document &m_document;
    ExportControl &m_control;
    QLocale m_locale;
    const QFont m_cellFont = fontOf(11);
    const QFontMetricsF m_metrics{m_cellFont};
    QHash<QString, std::vector<double>> m_natural; ///< widths, by columnsKey()
    std::vector<QString> m_texts; ///< of the row that is painted
    std::vector<bool> m_areWrapped;
    bool m_isWide = false;
    QRectF m_page;
    double m_y = 0;
    int m_number = 1;
    qint64 m_done = 0;
};

} // namespace

Result<void, ExportError> writePdf(QIODevice &out, const Document &document, ExportControl &control)
{
    return PdfWriter(out, document, control).write();
}

} // namespace lc
