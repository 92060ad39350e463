// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history beside one SQLite row a sample: raw sqlite3, prepared statements, WITHOUT ROWID, a
// write-ahead log and synchronous FULL on both sides, in one folder and run.
// bench_history [points a series] [series] [polls]; measure the release preset. It says so and ends
// with 1 when the two do not answer the same.
#include "bench/memory.h"
#include "store/historyfile.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

constexpr auto interval = std::chrono::milliseconds(15min);
const Instant start = Instant(std::chrono::milliseconds(1'700'006'400'000)); // a UTC midnight

struct Size {
    int points = 10'000;
    int series = 1'000;
    int polls = 1024;
};

Instant timeOf(int point)
{
    return start + point * interval;
}

SeriesKey keyOf(int series)
{
    return {
        u"aws"_s,
        u"111122223333"_s,
        u""_s,
        u"arn:aws:license-manager::111122223333:license:l-%1"_s.arg(series, 32, 16, QChar(u'0')),
        u"entitlement.consumed"_s,
        u"Users"_s};
}

/// Rises and falls by a few, from a few hundred on; the same for both sides.
int valueOf(int series, int point)
{
    const auto hash = quint32(series * 2'654'435'761U) ^ quint32(point * 40'503U);
    return 200 + series % 700 + int((hash >> 7) % 25) + point / 300;
}

/// The obvious history.
class Rows {
public:
    explicit Rows(const QString &path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_database));
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "CREATE TABLE sample(series INTEGER NOT NULL, time INTEGER NOT NULL,"
            " value INTEGER NOT NULL, PRIMARY KEY(series, time)) WITHOUT ROWID");
        m_insert = prepare("INSERT INTO sample(series, time, value) VALUES(?1, ?2, ?3)");
        m_range = prepare("SELECT time, value FROM sample WHERE series = ?1 AND time >= ?2"
                          " AND time < ?3 ORDER BY time");
        m_buckets = prepare("SELECT min(time), max(time), min(value), max(value), count(*)"
                            " FROM sample WHERE series = ?1 AND time >= ?2 AND time < ?3"
                            " GROUP BY (time - ?2) / ?4");
        m_days = prepare("SELECT time / 86400000, count(*), sum(value) FROM sample GROUP BY 1"
                         " ORDER BY 1");
    }
    ~Rows()
    {
        for (sqlite3_stmt *statement : {m_insert, m_range, m_buckets, m_days})
            sqlite3_finalize(statement);
        sqlite3_close(m_database);
    }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    void begin() { run("BEGIN IMMEDIATE"); }
    void commit() { run("COMMIT"); }

    void insert(int series, Instant time, qint64 value)
    {
        sqlite3_bind_int64(m_insert, 1, series);
        sqlite3_bind_int64(m_insert, 2, time.time_since_epoch().count());
        sqlite3_bind_int64(m_insert, 3, value);
        check(sqlite3_step(m_insert));
        sqlite3_reset(m_insert);
    }

    std::vector<std::pair<qint64, qint64>> range(int series, Instant from, Instant to)
    {
        std::vector<std::pair<qint64, qint64>> points;
        sqlite3_bind_int64(m_range, 1, series);
        sqlite3_bind_int64(m_range, 2, from.time_since_epoch().count());
        sqlite3_bind_int64(m_range, 3, to.time_since_epoch().count());
        while (sqlite3_step(m_range) == SQLITE_ROW)
            points.emplace_back(sqlite3_column_int64(m_range, 0), sqlite3_column_int64(m_range, 1));
        sqlite3_reset(m_range);
        return points;
    }

    /// So many buckets of the range: first and last time, extremes, number; by SQL.
    qint64 buckets(int series, Instant from, Instant to, int count)
    {
        qint64 sum = 0;
        sqlite3_bind_int64(m_buckets, 1, series);
        sqlite3_bind_int64(m_buckets, 2, from.time_since_epoch().count());
        sqlite3_bind_int64(m_buckets, 3, to.time_since_epoch().count());
        sqlite3_bind_int64(m_buckets, 4, (to - from).count() / count);
        while (sqlite3_step(m_buckets) == SQLITE_ROW)
            sum += sqlite3_column_int64(m_buckets, 4);
        sqlite3_reset(m_buckets);
        return sum;
    }

    std::vector<DaySum> days()
    {
        std::vector<DaySum> days;
        while (sqlite3_step(m_days) == SQLITE_ROW) {
            const Instant day{std::chrono::days(sqlite3_column_int64(m_days, 0))};
            days.push_back({day, sqlite3_column_int64(m_days, 1),
                            Quantity(qint64(sqlite3_column_int64(m_days, 2)))});
        }
        sqlite3_reset(m_days);
        return days;
    }

private:
    void check(int code)
    {
        if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
            std::fprintf(stderr, "sqlite3: %s\n", sqlite3_errmsg(m_database));
            std::exit(1);
        }
    }
    void run(const char *script)
    {
        check(sqlite3_exec(m_database, script, nullptr, nullptr, nullptr));
    }
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr));
        return statement;
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_range = nullptr;
    sqlite3_stmt *m_buckets = nullptr;
    sqlite3_stmt *m_days = nullptr;
};

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

void print(const char *what, double rows, double history)
{
    std::printf("%-44s rows %10.3f ms   history %9.3f ms   ratio %7.1f\n", what, rows, history,
                rows / history);
    std::fflush(stdout);
}

template <class T> T taken(Result<T, StoreError> result)
{
    if (!result) {
        std::fprintf(stderr, "history: %s\n", qPrintable(result.error().message));
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

qint64 sizeOf(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size();
}

/// Both sides have so many points of so many series.
void fill(const Size &size, Rows &rows, HistoryFile &history)
{
    double rowTime = 0;
    double historyTime = 0;
    for (int series = 0; series < size.series; ++series) {
        rowTime += milliseconds([&] {
            rows.begin();
            for (int point = 0; point < size.points; ++point)
                rows.insert(series, timeOf(point), valueOf(series, point));
            rows.commit();
        });
        SeriesSamples samples{keyOf(series), interval, {}};
        for (int point = 0; point < size.points; ++point)
            samples.samples.push_back({timeOf(point), Quantity(valueOf(series, point))});
        historyTime += milliseconds([&] { taken(history.merge(std::span(&samples, 1))); });
    }
    print("fill, a commit each series", rowTime, historyTime);
}

/// Rounds of as many polls as are packed at once, by turns.
void append(const Size &size, Rows &rows, HistoryFile &history)
{
    constexpr int inRound = HistoryFile::pollsBeforePacking;
    std::vector<double> rowTimes, historyTimes;
    for (int first = 0; first < size.polls; first += inRound) {
        std::vector<Poll> polls;
        for (int i = first; i < first + inRound; ++i) {
            Poll poll{timeOf(size.points + i), interval, {}};
            for (int series = 0; series < size.series; ++series)
                poll.values.emplace_back(keyOf(series), Quantity(valueOf(series, size.points + i)));
            polls.push_back(std::move(poll));
        }
        rowTimes.push_back(milliseconds([&] {
                               for (const Poll &poll : polls) {
                                   rows.begin();
                                   for (int series = 0; series < size.series; ++series) {
                                       rows.insert(series, poll.time,
                                                   poll.values[size_t(series)].second.units());
                                   }
                                   rows.commit();
                               }
                           })
                           / inRound);
        historyTimes.push_back(milliseconds([&] {
                                   for (const Poll &poll : polls)
                                       taken(history.append(poll));
                               })
                               / inRound);
    }
    print("append a poll, median of rounds", median(rowTimes), median(historyTimes));
}

bool readSeries(const Size &size, Rows &rows, HistoryFile &history)
{
    QRandomGenerator random(1);
    std::vector<double> rowTimes, rowCharts, readTimes, rangeTimes, chartTimes;
    bool areSame = true;
    const Instant to = timeOf(size.points);
    for (int round = 0; round < 60; ++round) {
        const int series = random.bounded(size.series);
        const SeriesKey key = keyOf(series);
        std::vector<std::pair<qint64, qint64>> points;
        rowTimes.push_back(milliseconds([&] { points = rows.range(series, start, to); }));
        std::vector<SampleColumns> parts;
        readTimes.push_back(milliseconds([&] { parts = taken(history.readings(key, start, to)); }));
        RangeAnswer answer;
        rangeTimes.push_back(milliseconds([&] {
            answer = taken(history.range({key, start, to, size.points}));
        }));
        qint64 counted = 0;
        rowCharts.push_back(milliseconds([&] { counted = rows.buckets(series, start, to, 1000); }));
        chartTimes.push_back(milliseconds([&] { taken(history.range({key, start, to, 1000})); }));

        areSame = areSame && answer.buckets.size() == points.size() && counted == size.points;
        size_t next = 0;
        for (const SampleColumns &part : parts) {
            for (size_t i = 0; areSame && i < part.size(); ++i, ++next) {
                areSame = next < points.size() && part.times[i] == points[next].first
                    && part.units[i] == points[next].second && part.scale == 0
                    && answer.buckets[next].final == Quantity(points[next].second);
            }
        }
        areSame = areSame && next == points.size();
    }
    print("one series, every point", median(rowTimes), median(readTimes));
    print("the same as buckets with gaps and neighbours", median(rowTimes), median(rangeTimes));
    print("one series in 1,000 buckets (SQL groups)", median(rowCharts), median(chartTimes));
    return areSame;
}

bool sumDays(Rows &rows, HistoryFile &history)
{
    std::vector<double> rowTimes, historyTimes;
    bool areSame = true;
    for (int round = 0; round < 5; ++round) {
        std::vector<DaySum> one, other;
        rowTimes.push_back(milliseconds([&] { one = rows.days(); }));
        historyTimes.push_back(milliseconds([&] {
            other = taken(
                history.dailySums({u"entitlement.consumed"_s, Instant::min(), Instant::max()}));
        }));
        areSame = areSame && one == other;
    }
    print("daily sum over all series", median(rowTimes), median(historyTimes));
    return areSame;
}

} // namespace

int main(int argc, char *argv[])
{
    Size size;
    if (argc > 1)
        size.points = std::max(1, std::atoi(argv[1]));
    if (argc > 2)
        size.series = std::max(1, std::atoi(argv[2]));
    if (argc > 3)
        size.polls = std::max(HistoryFile::pollsBeforePacking, std::atoi(argv[3]));
    QTemporaryDir folder;
    const QString rowPath = folder.filePath(u"rows.db"_s);
    const QString historyPath = folder.filePath(u"history.db"_s);
    std::printf("%d series of %d points, %lld samples; folder %s\n", size.series, size.points,
                static_cast<long long>(size.series) * size.points, qPrintable(folder.path()));
    bool areSame = true;
    {
        Rows rows(rowPath);
        auto history = taken(HistoryFile::open(historyPath, OpenOptions::Access::ReadWrite));
        fill(size, rows, history);
        append(size, rows, history);
        areSame = readSeries(size, rows, history);
        areSame = sumDays(rows, history) && areSame;
    }
    print("bytes a sample, not ms", double(sizeOf(rowPath)) / size.series / size.points,
          double(sizeOf(historyPath)) / size.series / size.points);
    const double opening = milliseconds([&] {
        auto history = taken(HistoryFile::open(historyPath, OpenOptions::Access::ReadWrite));
        taken(history.series());
    });
    std::printf("open and check the file: %.0f ms; most memory: %ld MiB\n", opening,
                peakResidentKib() / 1024);
    if (!areSame)
        std::printf("the two do not answer the same\n");
    return areSame ? 0 : 1;
}
