// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listchunk.h"
#include "core/apierror.h"
#include "core/result.h"
#include "core/retrywait.h"
#include "items/column.h"
#include "items/rowfilter.h"

#include <QAbstractTableModel>

#include <memory>

namespace lc {

/// How far the rows of a table (or of one of its sources) have come.
enum class LoadState { Idle, Loading, Failed, Complete };

/// Whoever fetches the rows of a table; told by the model what people ask for.
class RowFeed {
public:
    virtual ~RowFeed() = default;
    virtual void refresh() = 0; ///< list every source again
    virtual void retry() = 0; ///< list again only what failed
    virtual void cancel() = 0; ///< stop listing
};

/// What is known about one source.
struct SourceStatus {
    QString id;
    RowOrigin origin;
    LoadState state = LoadState::Idle;
    std::optional<ApiError> error;
    std::optional<Instant> asOf; ///< when the rows shown were complete
    std::optional<RetryWait> wait; ///< what loading waits for
};

/// The rows of one table from any number of sources: sorted and filtered by an own index vector,
/// merged by row key. GUI thread; pages are indexed where they are decoded and orders are prepared
/// in a worker.
class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Overlays named by the definition must outlive the model.
    explicit RecordTableModel(TableDefinition definition, std::shared_ptr<const Clock> clock,
                              QObject *parent = nullptr);
    ~RecordTableModel() override;

    const TableDefinition &definition() const;

    // Sources: lists that feed the table, one for each connection in a Region (and each parent
    // record).
    /// Prepares a page where it is decoded; for ListOptions::prepare. Callable on any thread, also
    /// after the model's end.
    PageIndexer indexer() const;
    /// Chunks of this source follow; its present rows stay until completeSource().
    void beginSource(const QString &id, const RowOrigin &origin);
    void appendChunk(const QString &id, const ListChunk &chunk);
    /// The list goes on later.
    void delaySource(const QString &id, const RetryWait &wait);
    /// The list came to its end: rows that it did not bring this time leave.
    void completeSource(const QString &id);
    /// The list broke off: all rows stay.
    void failSource(const QString &id, const ApiError &error);
    /// Rows as they were last known, for a source that failed before it brought any.
    void recallSource(const QString &id, const RowOrigin &origin, const ListChunk &chunk,
                      Instant takenAt);
    /// Listing was stopped: what has arrived stays, and the former state returns.
    void stopSource(const QString &id);
    /// The source is gone, and the rows that only it has.
    void removeSource(const QString &id);
    /// Not owned; refresh(), retry() and cancel() go to it.
    void setFeed(RowFeed *feed);
    void refresh();
    void retry();
    void cancel();
    /// Rows that are at hand: replaces those of `origin` by merging on the key. For lists of a
    /// details pane.
    template <class T> void setRecords(const QList<T> &records, const RowOrigin &origin = {})
    {
        auto block = std::make_shared<RecordBlock>(typeOf<T>());
        for (const T &record : records)
            block->append(&record);
        block->finish();
        setBlock(std::move(block), origin);
    }
    void setBlock(std::shared_ptr<const RecordBlock> block, const RowOrigin &origin);
    /// Puts one changed record in the place of the row with its key, or adds it: after an edit,
    /// before the next refresh.
    void putRecord(const void *record, const RowOrigin &origin);
    /// Takes a row away at once: after a delete, before the next refresh.
    void removeKey(const QByteArray &key);

    LoadState loadState() const;
    /// The first source's error; sources() has them all.
    std::optional<ApiError> error() const;
    QList<SourceStatus> sources() const;
    /// Rows that have arrived, hidden ones included.
    int totalCount() const;
    /// "Loading…, 140 so far", "19 of 310", "310".
    QString countText() const;
    /// The oldest time at which the rows of a source were complete.
    std::optional<Instant> asOf() const;

    Instant now() const; ///< by the table's clock

    // What is shown.
    /// Text looked for in one column, or in every shown column when `columnId` is empty.
    void setFilterText(const QString &text, const QString &columnId = {});
    QString filterText() const;
    void setFilterRules(const QList<FilterRule> &rules);
    QList<FilterRule> filterRules() const;
    void clearFilters();
    /// How many of all rows a chip would leave.
    int countMatching(const FilterRule &rule) const;
    /// The different raw values of a column, in display order, for the choices of a chip.
    QList<QPair<QByteArray, QString>> distinctValues(const QString &columnId) const;
    /// The columns that free text looks into and whose orders are prepared.
    void setShownColumns(const QStringList &columnIds);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;

    // Check marks, kept by key. Only tables that turn them on have them, in their first column.
    enum class Checkable { No, Yes };
    void setCheckable(Checkable checkable);
    QList<QByteArray> checkedKeys() const;
    void setChecked(const QList<QByteArray> &keys, Qt::CheckState state);
    void clearChecked();

    // Rows.
    QByteArray key(int row) const;
    int rowOf(const QByteArray &key) const; ///< -1 when hidden or unknown
    bool holds(const QByteArray &key) const; ///< hidden or not
    QByteArray id(int row) const; ///< the ARN or id in its key
    /// The key of a row whose ARN or id this is, hidden or not; empty: none.
    QByteArray keyWithId(const QByteArray &id) const;
    struct Found {
        QByteArray key;
        QString name;
        QString id; ///< ARN or id
    };
    /// Rows whose name or id has all these words, hidden ones too, in order of arrival.
    QList<Found> find(const QStringList &words, qsizetype most) const;
    const RowOrigin &origin(int row) const;
    /// The record behind a row; made for this call.
    template <class T> T record(int row) const
    {
        T object;
        readRecord(row, &object);
        return object;
    }
    void readRecord(int row, void *object) const;
    /// Visits every row that has arrived, hidden ones too, in order of arrival.
    void forEachRecord(const std::function<void(const RecordBlock &block, int record,
                                                const RowOrigin &origin)> &visit) const;
    Cell cell(int row, int column) const;
    /// Exact UTF-8 of a cell for files: one codec for CSV and XLSX.
    std::string rawText(int row, int column) const;
    int columnIndex(QStringView columnId) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// State, error or count of a source changed.
    void stateChanged();
    /// The rows in view, their number or their order changed for another reason than new rows.
    void filterChanged();
    void checkedChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lc
