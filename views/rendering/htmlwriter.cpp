// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/htmlwriter.h"

#include "rendering/celltext.h"
#include "rendering/chartpainter.h"
#include "style/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QIODevice>
#include <QPainter>
#include <QSvgGenerator>

namespace lc {

namespace {

constexpr QSize chartSize(880, 300);
constexpr qint64 rowsPerSlice = 500;

QString translated(const char *text)
{
    return QCoreApplication::translate("HtmlWriter", text);
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray styleSheet()
{
    const auto color = [](Token token) { return Theme::fixedColor(token, Scheme::Light).name(); };
    return QStringLiteral(
               "body{font:14px/1.45 Roboto,'Noto Sans',sans-serif;color:%1;margin:32px "
               "auto;max-width:1080px;"
               "padding:0 24px}h1{font-size:24px;font-weight:500}h2{font-size:18px;font-weight:500;"
               "margin-top:32px}h3{font-size:15px;font-weight:500}dl{display:grid;"
               "grid-template-columns:max-content 1fr;gap:2px 16px;color:%2}dd{margin:0}"
               "table{border-collapse:collapse;width:100%;font-size:13px}th{text-align:left;font-"
               "weight:500;"
               "color:%2;border-bottom:1px solid %3}td,th{padding:4px 10px 4px "
               "0}td{border-bottom:1px solid "
               "%4}.n{text-align:right;font-variant-numeric:tabular-nums}.success{color:%5}."
               "warning{color:%6}"
               ".danger{color:%7}.info{color:%8}.missing{background:%9;padding:8px 12px}"
               "footer{margin-top:32px;font-size:12px;color:%2}figure{margin:16px "
               "0}svg{max-width:100%;height:auto}@media print{body{margin:0}}")
        .arg(color(Token::Text), color(Token::Sub), color(Token::Border), color(Token::Line),
             color(Token::SuccessText), color(Token::WarningText), color(Token::DangerText),
             color(Token::InfoText), color(Token::WarningBack))
        .toUtf8();
}

QByteArray toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return "success";
    case Tone::Warning:
        return "warning";
    case Tone::Danger:
        return "danger";
    case Tone::Info:
        return "info";
    case Tone::Neutral:
        break;
    }
    return {};
}

class HtmlWriter {
public:
    HtmlWriter(QIODevice &out, ExportControl &control) : m_out(out), m_control(control) { }

    Result<void, ExportError> write(const Document &document)
    {
        m_times = document.times;
        m_out.write(
            "<!DOCTYPE html>\n<html lang=\"" + escaped(m_locale.bcp47Name())
            + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
              "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"
            + escaped(document.title) + "</title>\n<style>" + styleSheet()
            + "</style>\n</head>\n<body>\n<h1>" + escaped(document.title) + "</h1>\n<dl>\n");
        for (const Document::MetaLine &line : document.meta)
            m_out.write("<dt>" + escaped(line.label) + "</dt><dd>" + escaped(line.value)
                        + "</dd>\n");
        m_out.write("</dl>\n");
        if (!document.missing.isEmpty()) {
            m_out.write("<div class=\"missing\"><strong>"
                        + escaped(translated(
                            QT_TRANSLATE_NOOP("HtmlWriter", "Not everything could be read.")))
                        + "</strong>");
            for (const QString &sentence : document.missing)
                m_out.write("<br>" + escaped(sentence));
            m_out.write("</div>\n");
        }
        for (const ReportSection &section : document.sections) {
            if (const auto outcome = writeSection(section); !outcome)
                return outcome;
        }
        if (!document.footer.isEmpty())
            m_out.write("<footer>" + escaped(document.footer) + "</footer>\n");
        m_out.write("</body>\n</html>\n");
        return {};
    }

private:
    Result<void, ExportError> writeSection(const ReportSection &section)
    {
        m_out.write("<h2>" + escaped(section.title) + "</h2>\n");
        for (const QString &note : section.notes)
            m_out.write("<p>" + escaped(note) + "</p>\n");
        for (const ReportChart &chart : section.charts) {
            if (m_control.isCancelled())
                return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
            QByteArray svg = chartToSvg(chart, chartSize);
            svg =
                svg.mid(std::max<qsizetype>(0, svg.indexOf("<svg"))); // no XML prologue inside HTML
            m_out.write("<figure role=\"img\" aria-label=\""
                        + escaped(ChartPainter(chart).description()) + "\">" + svg);
            QByteArrayList captions;
            for (const QString &note : chart.notes)
                captions += escaped(note);
            int number = 0;
            for (const ReportMark &mark : chart.marks)
                captions += QByteArray::number(++number) + ". " + escaped(mark.text);
            if (!captions.isEmpty())
                m_out.write("<figcaption>" + captions.join("<br>") + "</figcaption>");
            m_out.write("</figure>\n");
        }
        for (const ReportTable &table : section.tables) {
            if (const auto outcome = writeTable(table); !outcome)
                return outcome;
        }
        return {};
    }

    Result<void, ExportError> writeTable(const ReportTable &table)
    {
        if (!table.title.isEmpty())
            m_out.write("<h3>" + escaped(table.title) + "</h3>\n");
        m_out.write("<table>\n<thead><tr>");
        for (const TableColumn &column : table.rows->columns())
            m_out.write((column.isNumeric ? "<th class=\"n\">" : "<th>") + escaped(column.title)
                        + "</th>");
        m_out.write("</tr></thead>\n<tbody>\n");
        m_control.addTotal(table.rows->rowCount());
        std::vector<TableCell> cells;
        QByteArray slice;
        for (qint64 row = 0; row < table.rows->rowCount(); ++row) {
            table.rows->readRow(row, cells);
            slice += "<tr>";
            for (std::size_t i = 0; i < cells.size(); ++i) {
                QByteArray classes = table.rows->columns()[i].isNumeric ? "n" : "";
                if (const QByteArray tone = toneClass(cells[i].tone); !tone.isEmpty())
                    classes += (classes.isEmpty() ? "" : " ") + tone;
                slice += classes.isEmpty() ? QByteArray("<td>") : "<td class=\"" + classes + "\">";
                slice += escaped(cellText(cells[i], m_locale, m_times)) + "</td>";
            }
            slice += "</tr>\n";
            if (row % rowsPerSlice == rowsPerSlice - 1) {
                if (m_control.isCancelled())
                    return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
                m_out.write(std::exchange(slice, {}));
            }
            m_control.setDone(++m_done);
        }
        m_out.write(slice + "</tbody>\n</table>\n");
        return {};
    }

    QIODevice &m_out;
    ExportControl &m_control;
    QLocale m_locale;
    Document::Times m_times = Document::Times::Local;
    qint64 m_done = 0;
};

} // namespace

Result<void, ExportError> writeHtml(QIODevice &out, const Document &document,
                                    ExportControl &control)
{
    return HtmlWriter(out, control).write(document);
}

QByteArray chartToSvg(const ReportChart &chart, QSize size)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(96);
    QPainter painter(&generator);
    ChartPainter(chart).paint(painter, QRectF(QPointF(), QSizeF(size)).adjusted(8, 4, -8, -4));
    painter.end();
    return buffer.data();
}

} // namespace lc
