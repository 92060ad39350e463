// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/chartseries.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace lc {

/// The same data as a chart, as a table: for screen readers, for copying and for the export of
/// figures. One series: time, lowest, highest, last, capacity, readings. Several: time and the last
/// value of each.
class ChartTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ChartTableModel(QObject *parent = nullptr);

    void setContent(ChartContent content);
    const ChartContent &content() const { return m_content; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    enum class Field { Time, Lowest, Highest, Last, Capacity, Readings };
    /// Points of all series that begin at one time; a row without any says "Not recorded".
    struct Row {
        Instant from{};
        Instant to{};
        std::vector<const ChartPoint *> points; ///< by series; null where it has none
    };
    struct Column {
        Field field = Field::Time;
        size_t series = 0;
    };
    void buildRows();
    void buildColumns();
    QString text(const Row &row, const Column &column) const;
    QString rawText(const Row &row, const Column &column) const;
    QString timeText(Instant time) const;

    ChartContent m_content;
    std::vector<Row> m_rows;
    std::vector<Column> m_columns;
    QLocale m_locale;
};

/// A chart that follows the history: reads its range, and again when its series grow. Store
/// outlives it; GUI thread.
class ChartModel : public QObject {
    Q_OBJECT

public:
    explicit ChartModel(HistoryStore &store, QObject *parent = nullptr);

    /// Shows another chart or another range of it; an answer to an older query is dropped.
    void setQuery(const ChartQuery &query);
    const ChartQuery &query() const { return m_query; }
    const ChartContent &content() const { return m_table.content(); }
    bool isLoading() const { return m_isLoading; }
    std::optional<StoreError> error() const { return m_error; }
    void reload();
    ChartTableModel *table() { return &m_table; }

signals:
    /// New content, an error, or loading began or ended.
    void changed();

private:
    void follow(const QList<SeriesKey> &grown);

    HistoryStore &m_store;
    ChartQuery m_query;
    ChartTableModel m_table;
    std::optional<StoreError> m_error;
    quint64 m_generation = 0;
    bool m_isLoading = false;
};

} // namespace lc
