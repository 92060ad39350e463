// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/pdfwriter.h"

#include "rendering/celltext.h"
#include "rendering/chartpainter.h"
#include "style/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

namespace lc {

namespace {

// All lengths are pixels of 96 dpi; the painter is scaled to the paper.
constexpr double rowHeight = 19;
constexpr double footerHeight = 26;
constexpr double chartHeight = 250;
constexpr double cellPadding = 6;
constexpr double narrowestColumn = 44;
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
            needRoom(chartHeight);
            ChartPainter(chart).paint(m_painter, QRectF(0, m_y, m_page.width(), chartHeight - 10));
            m_y += chartHeight;
            int number = 0;
            for (const ReportMark &mark : chart.marks)
                text(QStringLiteral("%1. %2").arg(++number).arg(mark.text), fontOf(11), Token::Sub,
                     15);
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
        paintTableHead(*table.rows, widths);
        m_control.addTotal(table.rows->rowCount());
        std::vector<TableCell> cells;
        for (qint64 row = 0; row < table.rows->rowCount(); ++row) {
            if (m_control.isCancelled())
                return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
            if (m_y + rowHeight > m_page.height() - footerHeight) {
                newPage();
                paintTableHead(*table.rows, widths);
            }
            table.rows->readRow(row, cells);
            paintRow(*table.rows, widths, cells);
            m_control.setDone(++m_done);
        }
        m_y += 8;
        return {};
    }

    std::vector<double> columnWidths(const TableSource &rows) const
    {
        const QFontMetricsF metrics(fontOf(11));
        std::vector<double> widths;
        for (const TableColumn &column : rows.columns())
            widths.push_back(metrics.horizontalAdvance(column.title));
        std::vector<TableCell> cells;
        for (qint64 row = 0; row < std::min(rows.rowCount(), measuredRows); ++row) {
            rows.readRow(row, cells);
            for (std::size_t i = 0; i < cells.size(); ++i)
                widths[i] = std::max(
                    widths[i],
                    metrics.horizontalAdvance(cellText(cells[i], m_locale, m_document.times)));
        }
        double sum = 0;
        for (double &width : widths)
            sum += width = std::clamp(width + 2 * cellPadding, narrowestColumn, 260.0);
        // Spare room and missing room are shared in proportion.
        for (double &width : widths)
            width *= m_page.width() / std::max(1.0, sum);
        return widths;
    }

    void paintTableHead(const TableSource &rows, const std::vector<double> &widths)
    {
        m_painter.setFont(fontOf(11, QFont::Medium));
        m_painter.setPen(ink(Token::Sub));
        double x = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            cell(rows.columns()[i].title, x, widths[i], rows.columns()[i].isNumeric);
            x += widths[i];
        }
        m_y += rowHeight;
        line(Token::Border);
    }

    void paintRow(const TableSource &rows, const std::vector<double> &widths,
                  const std::vector<TableCell> &cells)
    {
        m_painter.setFont(fontOf(11));
        double x = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_painter.setPen(cells[i].tone == Tone::Neutral ? ink(Token::Text)
                                                            : ink(Theme::textToken(cells[i].tone)));
            cell(cellText(cells[i], m_locale, m_document.times), x, widths[i],
                 rows.columns()[i].isNumeric);
            x += widths[i];
        }
        m_y += rowHeight;
        line(Token::Line);
    }

    void cell(const QString &content, double x, double width, bool isNumeric)
    {
        const double room = width - 2 * cellPadding;
        const QString shown =
            QFontMetricsF(m_painter.font()).elidedText(content, Qt::ElideRight, room);
        m_painter.drawText(QRectF(x + cellPadding, m_y, room, rowHeight),
                           int(isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                               | Qt::TextSingleLine,
                           shown);
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
        m_painter.drawText(QRectF(0, m_y, m_page.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                           QFontMetricsF(font).elidedText(content, Qt::ElideRight, m_page.width()));
        m_y += height;
    }

    void paragraph(const QString &content, Token token)
    {
        m_painter.setFont(fontOf(12));
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

    QPdfWriter m_writer;
    QPainter m_painter;
    const Document &m_document;
    ExportControl &m_control;
    QLocale m_locale;
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
