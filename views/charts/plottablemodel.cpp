// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plottablemodel.h"

#include "charts/chartscale.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

void PlotTableModel::setData(const ChartData &data, const TimeRange &range)
{
    beginResetModel();
    m_rows.clear();
    const double span = range.span();
    m_unit = span <= 2 * dayMs ? Unit::Sample
        : span <= 14 * dayMs   ? Unit::Hour
        : span <= 800 * dayMs  ? Unit::Day
                               : Unit::Week;
    const QTimeZone zone =
        data.days == ChartData::Days::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    const QLocale locale;
    qint64 current = -1;
    for (const PlotPoint &point : data.points) {
        if (point.time < range.from || point.time > range.to)
            continue;
        const QDateTime moment =
            QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(point.time), zone);
        const qint64 day = moment.date().toJulianDay();
        qint64 slot = static_cast<qint64>(point.time);
        QString label;
        switch (m_unit) {
        case Unit::Sample:
            label = chartTimeText(point.time, data.days, locale);
            break;
        case Unit::Hour:
            slot = day * 24 + moment.time().hour();
            label = locale.toString(moment.date(), tr("d MMM yyyy")) + u", "_s
                + locale.toString(QTime(moment.time().hour(), 0), u"HH:mm"_s);
            break;
        case Unit::Day:
            slot = day;
            label = locale.toString(moment.date(), tr("d MMM yyyy"));
            break;
        case Unit::Week:
            slot = day / 7;
            label = locale.toString(QDate::fromJulianDay(slot * 7), tr("d MMM yyyy"));
            break;
        }
        if (slot != current) {
            m_rows.append({label, point.low, point.high, point.last, {}, 0});
            current = slot;
        }
        Row &row = m_rows.last();
        row.low = std::min(row.low, point.low);
        row.high = std::max(row.high, point.high);
        row.last = point.last;
        row.capacity = data.capacityAt(point.time);
        row.samples += point.count;
    }
    endResetModel();
}

QString PlotTableModel::unitName() const
{
    switch (m_unit) {
    case Unit::Sample:
        return tr("Time");
    case Unit::Hour:
        return tr("Hour");
    case Unit::Day:
        return tr("Day");
    case Unit::Week:
        break;
    }
    return tr("Week from");
}

QString PlotTableModel::summary() const
{
    QStringList names;
    for (int column = 0; column < ColumnCount; ++column)
        names.append(headerData(column, Qt::Horizontal).toString().toLower());
    //: %1: the columns
    return tr("%n row(s): %1", nullptr, static_cast<int>(m_rows.size())).arg(names.join(u", "_s));
}

int PlotTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlotTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlotTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Time ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows.at(index.row());
    const QLocale locale;
    const auto number = [&](double value) {
        return locale.toString(value, 'f', value == std::floor(value) ? 0 : 2);
    };
    switch (index.column()) {
    case Time:
        return row.label;
    case Lowest:
        return number(row.low);
    case Highest:
        return number(row.high);
    case Last:
        return number(row.last);
    case Capacity:
        return row.capacity ? number(*row.capacity) : u"–"_s;
    case Samples:
        return locale.toString(row.samples);
    default:
        return {};
    }
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Time ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return unitName();
    case Lowest:
        return tr("Lowest");
    case Highest:
        return tr("Highest");
    case Last:
        return tr("Last");
    case Capacity:
        return tr("Capacity");
    case Samples:
        return tr("Samples");
    default:
        return {};
    }
}

} // namespace lc
