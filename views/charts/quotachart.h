// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotview.h"

#include <QDate>

class QBarSet;
class QLabel;
class QLineSeries;
class QStandardItemModel;
class QTableView;
class QToolButton;

namespace lc {

class ChartLegend;

/// Use of one API key in one quota period; days are UTC days, as the service counts.
struct QuotaChartData {
    struct Day {
        QDate day;
        qint64 used = 0;
        qint64 remaining = 0; ///< at the end of the day

        bool operator==(const Day &) const = default;
    };

    QString title; ///< "orchard-prod in plan Gold"
    QDate begin;
    QDate reset; ///< the day on which the next period begins; invalid: no quota
    std::optional<qint64> limit;
    QList<Day> days; ///< ascending
    QDate today;

    bool operator==(const QuotaChartData &) const = default;
};

/// Remaining requests of a quota period as a line down to the reset, and the use of each day as
/// bars under it.
class QuotaChart : public QWidget {
    Q_OBJECT
public:
    explicit QuotaChart(const Theme &theme, QWidget *parent = nullptr);

    void setPeriod(const QuotaChartData &period);
    const QuotaChartData &period() const { return m_period; }
    void setTableShown(bool shown);
    void paintTo(QPainter &painter, const QRectF &target);
    bool savePng(const QString &path);
    bool saveSvg(const QString &path);

private:
    void recolour();
    QString dayText(int slot) const;
    void describe(int slot);

    const Theme &m_theme;
    QuotaChartData m_period;
    QLabel *m_upperTitle;
    QLabel *m_lowerTitle;
    ChartLegend *m_legend;
    PlotView *m_remaining;
    PlotView *m_perDay;
    QLineSeries *m_line;
    QLineSeries *m_even;
    QBarSet *m_bars;
    QBarSet *m_counting; ///< today, which is still counting
    QToolButton *m_tableToggle;
    QTableView *m_table;
    QStandardItemModel *m_tableModel;
};

} // namespace lc
