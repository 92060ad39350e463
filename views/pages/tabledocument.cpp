// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabledocument.h"

#include "grids/tablepane.h"
#include "items/chartmodel.h"
#include "pages/chartpage.h"
#include "pages/tablepage.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TableCell exported(const RecordTableModel &model, int row, int column)
{
    const Cell cell = model.cell(row, column);
    switch (cell.type()) {
    case Cell::Type::Absent:
    case Cell::Type::Trend:
        return {};
    case Cell::Type::Integer:
        if (model.definition().columns[size_t(column)].kind == ColumnKind::YesNo)
            break;
        return TableCell::ofNumber(cell.integer());
    case Cell::Type::Time:
        return TableCell::ofInstant(cell.instant());
    case Cell::Type::Badge:
        return TableCell::ofText(cell.badge().word).with(cell.badge().tone);
    case Cell::Type::Usage: {
        if (model.definition().columns[size_t(column)].kind != ColumnKind::Percent)
            break;
        const auto percent = cell.usage().percent();
        return percent && std::isfinite(*percent) ? TableCell::ofPercent(*percent / 100)
                                                  : TableCell();
    }
    case Cell::Type::Text:
    case Cell::Type::Real:
        break;
    }
    TableCell text;
    text.kind = TableCell::Kind::Text;
    text.text = model.rawText(row, column);
    return text;
}

/// Whose rows they are, as of when, which of them, and by what they were written.
QString footerOf(const RecordTableModel &model)
{
    QStringList accounts;
    QStringList regions;
    for (const SourceStatus &source : model.sources()) {
        accounts += source.origin.account;
        regions += source.origin.region;
    }
    QStringList parts;
    const auto add = [&parts](const QString &words, QStringList values) {
        values.removeDuplicates();
        values.removeAll(QString());
        if (!values.isEmpty())
            parts += words.arg(QLocale().createSeparatedList(values));
    };
    if (const auto asOf = model.asOf())
        add(TablePage::tr("As of %1"), {toIsoText(*asOf)});
    add(TablePage::tr("Accounts %1"), accounts);
    add(TablePage::tr("Regions %1"), regions);
    add(TablePage::tr("Filter: %1"), {model.filterText()});
    add(TablePage::tr("License Console %1"), {QCoreApplication::applicationVersion()});
    return parts.join(u" \u00b7 "_s);
}

} // namespace

std::shared_ptr<Document> documentOf(const QString &title, TablePane &pane)
{
    const RecordTableModel &model = pane.model();
    std::vector<int> shown;
    std::vector<TableColumn> heads;
    for (const QString &id : pane.table().shownColumnIds()) {
        const int index = model.columnIndex(id);
        if (index < 0)
            continue;
        const Column &column = model.definition().columns[size_t(index)];
        if (column.kind == ColumnKind::Sparkline)
            continue;
        shown.push_back(index);
        heads.push_back({column.translatedTitle(), column.isRightAligned()});
    }
    auto table = std::make_shared<Table>(std::move(heads));
    for (int row = 0; row < model.rowCount(); ++row) {
        std::vector<TableCell> cells;
        cells.reserve(shown.size());
        for (const int column : shown)
            cells.push_back(exported(model, row, column));
        table->addRow(std::move(cells));
    }

    const std::shared_ptr<Document> document = documentOf(title, std::move(table));
    if (const auto asOf = model.asOf())
        document->meta.push_back({TablePage::tr("As of"), toIsoText(*asOf)});
    if (!model.filterText().isEmpty())
        document->meta.push_back({TablePage::tr("Filter"), model.filterText()});
    document->footer = footerOf(model);
    for (const SourceStatus &source : model.sources()) {
        if (source.state == LoadState::Failed)
            document->missing.append(
                TablePage::tr("%1 did not answer.").arg(source.origin.connectionName));
    }
    return document;
}

std::shared_ptr<Document> documentOf(const QString &title, const ChartContent &content)
{
    auto table =
        std::make_shared<Table>(std::vector<TableColumn>{{ChartPage::tr("From"), false},
                                                         {ChartPage::tr("To"), false},
                                                         {ChartPage::tr("Lowest"), true},
                                                         {ChartPage::tr("Highest"), true},
                                                         {ChartPage::tr("Last"), true},
                                                         {ChartPage::tr("Samples"), true}});
    if (!content.series.isEmpty()) {
        for (const ChartPoint &point : content.series.first().points)
            table->addRow(
                {TableCell::ofInstant(point.first), TableCell::ofInstant(point.last),
                 TableCell::ofNumber(point.lowestText), TableCell::ofNumber(point.highestText),
                 TableCell::ofNumber(point.finalText), TableCell::ofNumber(point.readings)});
    }
    return documentOf(title, std::move(table));
}

std::shared_ptr<Document> documentOf(const QString &title, std::shared_ptr<const TableSource> rows)
{
    auto document = std::make_shared<Document>();
    document->title = title;
    ReportSection section;
    section.title = title;
    section.tables.push_back({title, std::move(rows)});
    document->sections.push_back(std::move(section));
    return document;
}

} // namespace lc
