// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/dailysum.h"
#include "store/retention.h"
#include "store/samples.h"
#include "store/storeerror.h"
#include "store/storejob.h"

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

/// What was written to a file of the whole history, or read from one.
struct TransferOutcome {
    qint64 series = 0;
    qint64 readings = 0;
    qint64 events = 0;
    qint64 known = 0; ///< of the readings, those that an import found here already

    bool operator==(const TransferOutcome &) const = default;
};

/// What was saved from a damaged file.
struct Salvage {
    qint64 series = 0;
    qint64 readings = 0;
    qint64 events = 0;
    qint64 lost = 0; ///< parts of the file that could not be read

    bool operator==(const Salvage &) const = default;
};

/// How the history can be used.
struct HistoryState {
    enum class Access { Opening, Writable, ReadOnly, Unavailable };

    Access access = Access::Opening;
    std::optional<StoreError> error; ///< when Unavailable
    QString setAside; ///< where a damaged file was moved to; empty: none was
    std::optional<Salvage> salvage; ///< what the new file has of the damaged one
};

/// Remembers consumption over time. Lives on the GUI thread; work is done elsewhere, answers come
/// through the event loop and only while `context` lives. Requests are carried out in their order.
class HistoryStore : public QObject {
    Q_OBJECT
public:
    template <class T> using Done = std::function<void(Result<T, StoreError>)>;
    using Progress = std::function<void(double share)>; ///< from 0 to 1

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
    virtual void dailySums(DailySumQuery query, QObject *context,
                           Done<std::vector<DaySum>> done) = 0;

    /// Rolls up and removes what the rules keep no longer; sums of whole UTC days stay exact as
    /// long as anything of the day is kept. Goes in small steps, between which other requests are
    /// carried out; what was done before it is stopped stays, and the next pass does the rest.
    virtual StoreJob applyRetention(RetentionRules rules, Instant now, QObject *context,
                                    Progress progress, Done<RetentionOutcome> done) = 0;
    /// Writes the whole history to a file as store/historydocument.h states; one that exists is
    /// replaced when everything is written.
    virtual StoreJob exportTo(QString path, QObject *context, Progress progress,
                              Done<TransferOutcome> done) = 0;
    /// Adds the history of such a file: all of it or, after an error, nothing. What is here
    /// already stays as it is.
    virtual StoreJob importFrom(QString path, QObject *context, Progress progress,
                                Done<TransferOutcome> done) = 0;
    /// Reads everything that is stored. A damaged file is then set aside, as at the start, and what
    /// can be read of it is kept (see state()); what was saved is checked in its place.
    virtual StoreJob check(QObject *context, Progress progress, Done<void> done) = 0;

signals:
    void stateChanged();
    /// Samples or events of these series were added or rolled up, by this process.
    void changed(const QList<lc::SeriesKey> &series);
};

} // namespace lc
