// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/historystore.h"
#include "store/rollup.h"

#include <QByteArray>
#include <QFile>
#include <QSaveFile>

#include <optional>
#include <variant>

namespace lc {

/// Up to when a series holds imported sample data.
struct SampleDataMark {
    SeriesKey key;
    Instant until{};
};

/// That sample data was imported under this marker.
struct ImportMarker {
    QString marker;
    Instant time{};
};

/// What one line of a history document holds.
using HistoryPart =
    std::variant<SeriesSamples, SeriesRollups, HistoryEvent, SampleDataMark, ImportMarker>;

/// Writes the whole history as text: UTF-8, one JSON object a line. Times are milliseconds since
/// 1970, UTC; amounts are exact decimal text; `series` is always an object of partition, account,
/// region, resource, metric and dimension (see SeriesKey).
///
///   {"format":"license-console-history","version":1,"written":"2026-03-19T08:14:00Z"}  first
///   {"series":{},"interval":900000,"times":[],"values":[]}                   readings, ascending
///   {"series":{},"interval":900000,"grain":"hour","rollups":[{"first":0,"last":0,"minimum":"1",
///     "maximum":"2","final":"2","count":4,"sum":"6"}]}                 or "day": what is rolled up
///   {"series":{},"event":"LimitChange","time":0,"before":"100","after":"120"}
///   {"series":{},"sampleDataUntil":0}      up to then the series holds imported sample data
///   {"imported":"marker","time":0}         sample data that is not to be imported again
///   {"end":true,"series":1,"readings":2,"events":3}       last: without it the file is not whole
///
/// A reader skips members that it does not know and refuses a version that it does not know.
class HistoryDocumentWriter {
public:
    /// A file that exists is replaced by finish().
    static Result<std::unique_ptr<HistoryDocumentWriter>, StoreError> begin(const QString &path,
                                                                            Instant now);

    void write(const HistoryPart &part);
    /// Its file then has everything and its name; without it nothing was changed.
    Result<TransferOutcome, StoreError> finish();

private:
    explicit HistoryDocumentWriter(const QString &path) : m_file(path) { }
    void writeLine(const QByteArray &json);

    QSaveFile m_file;
    TransferOutcome m_written;
    std::optional<SeriesKey> m_series; ///< of the last readings
};

/// Reads what HistoryDocumentWriter wrote, part by part.
class HistoryDocumentReader {
public:
    static Result<std::unique_ptr<HistoryDocumentReader>, StoreError> begin(const QString &path);

    /// The next part; nothing after the last. Anything that is not a whole history gives an error
    /// of Kind::Foreign that names the line.
    Result<std::optional<HistoryPart>, StoreError> next();
    /// How much was read, from 0 to 1.
    double share() const;

private:
    explicit HistoryDocumentReader(const QString &path) : m_file(path) { }
    Result<QByteArray, StoreError> readLine();
    StoreError foreign(const QString &what) const;

    QFile m_file;
    qint64 m_line = 0;
    bool m_isAtEnd = false;
};

} // namespace lc
