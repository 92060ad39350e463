// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/chartmodel.h"

#include "items/cellformat.h"

#include <QDateTime>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace lc {

ChartTableModel::ChartTableModel(QObject *parent) : QAbstractTableModel(parent) { }

void ChartTableModel::setContent(ChartContent content)
{
    beginResetModel();
    m_content = std::move(content);
    buildRows();
    buildColumns();
    endResetModel();
}

void ChartTableModel::buildRows()
{
    std::map<Instant, Row> rows;
    const auto count = size_t(m_content.series.size());
    for (size_t i = 0; i < count; ++i) {
        for (const ChartPoint &point : std::as_const(m_content.series)[qsizetype(i)].points) {
            Row &row = rows[point.first];
            row.points.resize(count);
            row.points[i] = &point;
            row.from = point.first;
            row.to = std::max(row.to, point.last);
        }
    }
    m_rows.clear();
    for (const ChartGap &gap : m_content.gaps) {
        // The reading before a gap has the time at which the gap begins.
        const Instant after = gap.from + std::chrono::milliseconds(1);
        rows.try_emplace(after, Row{gap.from, gap.to, std::vector<const ChartPoint *>(count)});
    }
    for (auto &[time, row] : rows)
        m_rows.push_back(std::move(row));
}

void ChartTableModel::buildColumns()
{
    m_columns = {{Field::Time, 0}};
    const auto count = size_t(m_content.series.size());
    const bool isRange =
        count == 1 && m_content.series.constFirst().shape == ChartSeries::Shape::Line;
    if (isRange)
        m_columns.insert(m_columns.end(), {{Field::Lowest, 0}, {Field::Highest, 0}});
    for (size_t i = 0; i < count; ++i)
        m_columns.push_back({Field::Last, i});
    if (!m_content.capacity.empty())
        m_columns.push_back({Field::Capacity, 0});
    if (isRange)
        m_columns.push_back({Field::Readings, 0});
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const Column &column = m_columns[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case RawRole:
        return rawText(row, column).toUtf8();
    case Qt::ToolTipRole:
        return column.field == Field::Time ? toIsoText(row.from) : QString();
    case Qt::TextAlignmentRole:
        return int((column.field == Field::Time ? Qt::AlignLeft : Qt::AlignRight)
                   | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
        || section >= columnCount())
        return {};
    const Column &column = m_columns[size_t(section)];
    switch (column.field) {
    case Field::Time:
        return tr("Time");
    case Field::Lowest:
        return tr("Lowest");
    case Field::Highest:
        return tr("Highest");
    case Field::Last:
        return m_columns.size() > 2 && m_columns[1].field == Field::Lowest
            ? tr("Last")
            : m_content.series[qsizetype(column.series)].title;
    case Field::Capacity:
        return tr("Capacity");
    case Field::Readings:
        return tr("Readings");
    }
    return {};
}

QString ChartTableModel::text(const Row &row, const Column &column) const
{
    const bool isGap = std::all_of(row.points.begin(), row.points.end(),
                                   [](const ChartPoint *point) { return !point; });
    if (column.field == Field::Time) {
        const QString from = timeText(row.from);
        return row.to > row.from ? from + u" – "_s + timeText(row.to) : from;
    }
    if (isGap)
        return column.field == Field::Last ? tr("Not recorded") : QString();
    const QString raw = rawText(row, column);
    return raw.isEmpty() ? u"–"_s : CellFormat(m_locale).decimal(raw);
}

QString ChartTableModel::rawText(const Row &row, const Column &column) const
{
    if (column.field == Field::Time)
        return toIsoText(row.from);
    if (column.field == Field::Capacity) {
        const auto step = m_content.capacityAt(row.to);
        return step ? step->text : QString();
    }
    const ChartPoint *point = row.points[column.series];
    if (!point)
        return {};
    switch (column.field) {
    case Field::Lowest:
        return point->lowestText;
    case Field::Highest:
        return point->highestText;
    case Field::Readings:
        return QString::number(point->readings);
    default:
        return point->finalText;
    }
}

QString ChartTableModel::timeText(Instant time) const
{
    const bool isBars = !m_content.series.isEmpty()
        && m_content.series.constFirst().shape == ChartSeries::Shape::Bars;
    if (isBars) // days of API use are UTC days
        return m_locale.toString(toQDateTime(time).date(), tr("d MMM yyyy"));
    const QDateTime local = toQDateTime(time).toLocalTime();
    return dateText(time, m_locale) + u' ' + local.toString(u"HH:mm");
}

ChartModel::ChartModel(HistoryStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    connect(&m_store, &HistoryStore::changed, this, &ChartModel::follow);
}

void ChartModel::setQuery(const ChartQuery &query)
{
    m_query = query;
    reload();
}

void ChartModel::reload()
{
    const quint64 generation = ++m_generation;
    m_isLoading = true;
    emit changed();
    loadChart(m_store, m_query, this, [this, generation](Result<ChartContent, StoreError> content) {
        if (generation != m_generation)
            return;
        m_isLoading = false;
        m_error.reset();
        if (content)
            m_table.setContent(std::move(*content));
        else
            m_error = content.error();
        emit changed();
    });
}

void ChartModel::follow(const QList<SeriesKey> &grown)
{
    const bool isShown = std::any_of(grown.cbegin(), grown.cend(), [this](const SeriesKey &key) {
        const auto hasKey = [&key](const ChartQuery::Part &part) { return part.key == key; };
        return m_query.capacity == key
            || std::any_of(m_query.parts.cbegin(), m_query.parts.cend(), hasKey);
    });
    if (isShown)
        reload();
}

} // namespace lc
