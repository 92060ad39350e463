// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tabletwin.h"

#include "charts/chartfeed.h"
#include "charts/chartscale.h"
#include "items/cellformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

enum class Unit { Sample, Hour, Day, Week };

QString translated(const char *text)
{
    return QCoreApplication::translate("TableTwin", text);
}

Unit unitFor(double span)
{
    return span <= 2 * dayMs  ? Unit::Sample
        : span <= 14 * dayMs  ? Unit::Hour
        : span <= 800 * dayMs ? Unit::Day
                              : Unit::Week;
}

QString unitName(Unit unit)
{
    switch (unit) {
    case Unit::Sample:
        return translated(QT_TRANSLATE_NOOP("TableTwin", "Time"));
    case Unit::Hour:
        return translated(QT_TRANSLATE_NOOP("TableTwin", "Hour"));
    case Unit::Day:
        return translated(QT_TRANSLATE_NOOP("TableTwin", "Day"));
    case Unit::Week:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("TableTwin", "Week from"));
}

Instant instantOf(double time)
{
    return Instant(std::chrono::milliseconds(qint64(time)));
}

/// The begin of the unit that holds a time.
double floorTo(double time, Unit unit, const QTimeZone &zone)
{
    if (unit == Unit::Sample)
        return time;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(qint64(time), zone);
    if (unit == Unit::Hour) {
        const QTime clock = moment.time();
        return time - clock.minute() * 60'000.0 - clock.second() * 1000.0 - clock.msec();
    }
    const qint64 day = moment.date().toJulianDay();
    const QDate first = QDate::fromJulianDay(unit == Unit::Week ? day / 7 * 7 : day);
    return double(first.startOfDay(zone).toMSecsSinceEpoch());
}

struct Row {
    double time = 0;
    double low = 0;
    double high = 0;
    double last = 0;
    double lastTime = 0;
    qint64 samples = 0;
};

QList<Row> rowsOf(const QList<PlotPoint> &points, const TimeRange &range, Unit unit,
                  const QTimeZone &zone)
{
    QList<Row> rows;
    for (const PlotPoint &point : points) {
        if (point.time < range.from || point.time > range.to)
            continue;
        const double time = floorTo(point.time, unit, zone);
        if (rows.isEmpty() || rows.last().time != time)
            rows.append({time, point.low, point.high, point.last, point.time, 0});
        Row &row = rows.last();
        row.low = std::min(row.low, point.low);
        row.high = std::max(row.high, point.high);
        row.last = point.last;
        row.lastTime = point.time;
        row.samples += point.count;
    }
    return rows;
}

TableCell cellOf(const std::optional<double> &value)
{
    return value ? figureCell(*value) : TableCell();
}

} // namespace

TableCell figureCell(double value)
{
    return TableCell::ofNumber(QString::number(std::round(value * 100) / 100, 'g', 15));
}

TableTwin tableOf(const ChartData &data, const TimeRange &range)
{
    const Unit unit = unitFor(range.span());
    const bool isUtc = data.days == ChartData::Days::Utc;
    const QTimeZone zone = isUtc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    const bool isDay = unit == Unit::Day || unit == Unit::Week;
    const bool isSingle = data.others.isEmpty();
    const bool isAhead = data.showsForecast && !data.forecast.isEmpty();
    std::vector<TableColumn> columns{{unitName(unit), false}};
    const auto add = [&columns](const QString &title) { columns.push_back({title, true}); };
    if (isSingle) {
        add(translated(QT_TRANSLATE_NOOP("TableTwin", "Lowest")));
        add(translated(QT_TRANSLATE_NOOP("TableTwin", "Highest")));
        add(translated(QT_TRANSLATE_NOOP("TableTwin", "Last")));
    } else {
        add(data.lineTitle);
        for (const ChartData::Line &line : data.others)
            add(line.title);
    }
    if (data.earlier)
        add(data.earlier->title);
    add(translated(QT_TRANSLATE_NOOP("TableTwin", "Capacity")));
    add(translated(QT_TRANSLATE_NOOP("TableTwin", "Samples")));
    if (isAhead) {
        add(translated(QT_TRANSLATE_NOOP("TableTwin", "Expected")));
        add(translated(QT_TRANSLATE_NOOP("TableTwin", "Likely from")));
        add(translated(QT_TRANSLATE_NOOP("TableTwin", "Likely to")));
    }
    auto table = std::make_shared<Table>(columns);
    const auto timeCell = [&](double time) {
        return isDay && isUtc ? TableCell::ofDay(instantOf(time))
                              : TableCell::ofInstant(instantOf(time));
    };
    for (const Row &row : rowsOf(data.points, range, unit, zone)) {
        std::vector<TableCell> cells{timeCell(row.time)};
        if (isSingle)
            cells.insert(cells.end(),
                         {figureCell(row.low), figureCell(row.high), figureCell(row.last)});
        else
            cells.push_back(figureCell(row.last));
        for (const ChartData::Line &line : data.others)
            cells.push_back(cellOf(valueAt(line.points, row.lastTime)));
        if (data.earlier)
            cells.push_back(cellOf(valueAt(data.earlier->points, row.lastTime)));
        cells.push_back(cellOf(data.capacityAt(row.lastTime)));
        cells.push_back(TableCell::ofNumber(row.samples));
        cells.resize(columns.size());
        table->addRow(std::move(cells));
    }
    for (const BandPoint &point : data.forecast) {
        if (!isAhead || point.time < range.from || point.time > range.to)
            continue;
        std::vector<TableCell> cells(columns.size());
        cells.front() = timeCell(floorTo(point.time, unit, zone));
        cells[columns.size() - 5] = cellOf(data.capacityAt(point.time));
        cells[columns.size() - 3] = figureCell(point.middle);
        cells[columns.size() - 2] = figureCell(point.low);
        cells[columns.size() - 1] = figureCell(point.high);
        table->addRow(std::move(cells));
    }
    return {table, isDay ? TableTwin::Times::Days : TableTwin::Times::Moments, data.days};
}

void TwinModel::setTwin(const TableTwin &twin)
{
    beginResetModel();
    m_twin = twin;
    endResetModel();
}

QString TwinModel::summary() const
{
    QStringList names;
    for (int column = 0; column < columnCount(); ++column)
        names.append(headerData(column, Qt::Horizontal).toString().toLower());
    //: %1: the columns
    return tr("%n row(s): %1", nullptr, rowCount()).arg(names.join(u", "_s));
}

int TwinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_twin.table ? 0 : int(m_twin.table->rowCount());
}

int TwinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_twin.table ? 0 : int(m_twin.table->columns().size());
}

QVariant TwinModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole)
        return {};
    std::vector<TableCell> cells;
    m_twin.table->readRow(index.row(), cells);
    return wordsOf(cells[size_t(index.column())]);
}

QString TwinModel::wordsOf(const TableCell &cell) const
{
    const QLocale locale;
    const QString text = QString::fromUtf8(cell.text.data(), qsizetype(cell.text.size()));
    switch (cell.kind) {
    case TableCell::Kind::Empty:
        return u"–"_s;
    case TableCell::Kind::Text:
        return text;
    case TableCell::Kind::Number:
        return CellFormat(locale).decimal(text);
    case TableCell::Kind::Percent:
        return chartPercent(cell.ratio, locale);
    case TableCell::Kind::Time:
    case TableCell::Kind::UtcDay: {
        const auto time = double(cell.time.time_since_epoch().count());
        return m_twin.times == TableTwin::Times::Days ? chartDayText(time, m_twin.days, locale)
                                                      : chartTimeText(time, m_twin.days, locale);
    }
    }
    return {};
}

QVariant TwinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_twin.table->columns()[size_t(section)];
    if (role == Qt::TextAlignmentRole)
        return int((column.isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? column.title : QVariant();
}

} // namespace lc
