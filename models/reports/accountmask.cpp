// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/accountmask.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lc {

QString AccountMask::hidden(const QString &text)
{
    static const QRegularExpression number(uR"((?<![0-9])[0-9]{12}(?![0-9]))"_s);
    QString shown;
    qsizetype from = 0;
    for (auto found = number.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        QString &name = m_names[match.captured()];
        if (name.isEmpty())
            name = u"account-%1"_s.arg(m_names.size());
        shown += QStringView(text).mid(from, match.capturedStart() - from);
        shown += name;
        from = match.capturedEnd();
    }
    return shown.append(QStringView(text).mid(from));
}

std::shared_ptr<const TableSource> AccountMask::hidden(const TableSource &rows)
{
    auto table = std::make_shared<Table>(rows.columns());
    std::vector<TableCell> cells;
    for (qint64 row = 0; row < rows.rowCount(); ++row) {
        rows.readRow(row, cells);
        for (TableCell &cell : cells) {
            if (cell.kind == TableCell::Kind::Text)
                cell.text = hidden(QString::fromStdString(cell.text)).toStdString();
        }
        table->addRow(cells);
    }
    return table;
}

void AccountMask::hideIn(Document &document)
{
    const auto hide = [this](QString &text) { text = hidden(text); };
    const auto hideAll = [&hide](QStringList &texts) {
        for (QString &text : texts)
            hide(text);
    };
    hide(document.title);
    for (Document::MetaLine &line : document.meta)
        hide(line.value);
    hide(document.footer);
    hideAll(document.missing);
    for (ReportSection &section : document.sections) {
        hide(section.title);
        hideAll(section.notes);
        for (ReportChart &chart : section.charts) {
            hide(chart.title);
            hideAll(chart.notes);
            for (ReportMark &mark : chart.marks)
                hide(mark.text);
        }
        for (ReportTable &table : section.tables) {
            hide(table.title);
            table.rows = hidden(*table.rows);
        }
    }
}

} // namespace lc
