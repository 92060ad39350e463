// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/samples.h"
#include "store/storeerror.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lc {

/// A stretch of one series, for a chart of so many points.
struct RangeQuery {
    SeriesKey key;
    Instant from{}; ///< included
    Instant to{}; ///< excluded
    int maxBuckets = 1000; ///< the answer has never more

    bool operator==(const RangeQuery &) const = default;
};

/// The answer; an unknown series gives one without buckets.
struct RangeAnswer {
    RangeQuery query;
    std::vector<Bucket> buckets; ///< ascending; single samples when they fit
    std::optional<Sample> before; ///< the last one before the range, from which a line may enter
    std::optional<Sample> after;
    QList<HistoryEvent> events; ///< inside the range, of every series of the same resource
    std::optional<Instant> sampleDataUntil;
};

/// How the history can be used.
struct HistoryState {
    enum class Access { Opening, Writable, ReadOnly, Unavailable };

    Access access = Access::Opening;
    std::optional<StoreError> error; ///< when Unavailable
    QString setAside; ///< where a damaged file was moved to; empty: none was
};

/// Remembers consumption over time. Lives on the GUI thread; work is done elsewhere, answers come
/// through the event loop and only while `context` lives. Requests are carried out in their order.
class HistoryStore : public QObject {
    Q_OBJECT
public:
    template <class T> using Done = std::function<void(Result<T, StoreError>)>;

    using QObject::QObject;

    virtual HistoryState state() const = 0;

    /// Keeps one reading of many series; `done` comes after it is safe on the disk.
    virtual void append(Poll poll, QObject *context, Done<void> done) = 0;
    /// Merges readings of any age; one with the time of an older one replaces it.
    virtual void merge(std::vector<SeriesSamples> series, QObject *context, Done<void> done) = 0;
    virtual void addEvents(QList<HistoryEvent> events, QObject *context, Done<void> done) = 0;

    /// Merges sample data and marks its series so, unless the marker was imported before; tells
    /// whether it did.
    virtual void importOnce(QString marker, std::vector<SeriesSamples> series,
                            QList<HistoryEvent> events, QObject *context, Done<bool> done) = 0;
    /// Removes every series that holds imported sample data, and all import markers.
    virtual void removeSampleData(QObject *context, Done<void> done) = 0;

    /// Every series with its newest value; answered from memory.
    virtual void series(QObject *context, Done<QList<SeriesInfo>> done) = 0;
    virtual void ranges(QList<RangeQuery> queries, QObject *context,
                        Done<std::vector<RangeAnswer>> done) = 0;
    /// Reads every page of the file.
    virtual void check(QObject *context, Done<void> done) = 0;

signals:
    void stateChanged();
    /// Samples or events of these series were added, by this process.
    void changed(const QList<lc::SeriesKey> &series);
};

} // namespace lc
