// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertfactsreader.h"

#include "monitoring/alertjudging.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr std::size_t subjectsAtOnce = 100;

} // namespace

struct AlertFactsReader::Reading {
    AlertFactsQuery query;
    Done done;
    AlertFacts facts;
    std::vector<UsageSubject> subjects;
    std::vector<std::chrono::milliseconds> lookBacks; ///< of the subjects
    std::size_t next = 0; ///< subject whose range is not read yet
    std::vector<std::size_t> underWay;
};

AlertFactsReader::AlertFactsReader(HistoryStore &store, std::shared_ptr<const Clock> clock,
                                   QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_exhaustion(store, std::move(clock))
{
}

AlertFactsReader::~AlertFactsReader() = default;

void AlertFactsReader::read(const AlertFactsQuery &query, Done done)
{
    const auto reading = std::make_shared<Reading>();
    reading->query = query;
    reading->done = std::move(done);
    reading->facts.now = m_clock->now();
    m_current = reading;
    m_forecasts.end();
    m_store.series(this, [this, reading](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (reading != m_current)
            return;
        if (!series)
            return reading->done(unexpected(series.error()));
        takeSeries(reading, *series);
    });
}

void AlertFactsReader::takeSeries(const ReadingPointer &reading, const QList<SeriesInfo> &series)
{
    const auto polled = newestPoll(series);
    const auto since = reading->query.recordingSince;
    if (since && (polled || *since > Instant())) {
        AlertSubject recorder;
        recorder.item.kind = AlertItemKind::Recorder;
        recorder.item.id = u"recorder"_s;
        recorder.readings.push_back({std::max(polled.value_or(*since), *since), {}, {}, {}});
        reading->facts.subjects.push_back(std::move(recorder));
    }
    QHash<SeriesKey, std::chrono::milliseconds> intervals;
    for (const SeriesInfo &info : series)
        intervals.insert(info.key, info.interval);
    reading->subjects = usageSubjectsOf(series, reading->query.items, reading->query.unnamed);
    for (const UsageSubject &subject : reading->subjects) {
        std::chrono::milliseconds lookBack{};
        for (const AlertRule &rule : reading->query.rules) {
            if (isAbout(rule, subject.subject.item))
                lookBack =
                    std::max(lookBack, lookBackOf(rule, intervals.value(subject.subject.series)));
        }
        reading->lookBacks.push_back(lookBack);
    }
    readRanges(reading);
}

void AlertFactsReader::readRanges(const ReadingPointer &reading)
{
    QList<RangeQuery> queries;
    reading->underWay.clear();
    for (; reading->next < reading->subjects.size() && reading->underWay.size() < subjectsAtOnce;
         ++reading->next) {
        const UsageSubject &subject = reading->subjects[reading->next];
        const auto lookBack = reading->lookBacks[reading->next];
        // The newest value is known already.
        if (lookBack.count() <= 0)
            continue;
        const Instant newest = subject.state.asOf;
        queries +=
            readingQueries(subject.state, newest - lookBack, newest + std::chrono::milliseconds(1));
        reading->underWay.push_back(reading->next);
    }
    if (reading->underWay.empty())
        return readForecasts(reading);
    m_store.ranges(queries, this,
                   [this, reading](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                       if (reading != m_current)
                           return;
                       if (!answers)
                           return reading->done(unexpected(answers.error()));
                       auto answer = answers->begin();
                       for (const std::size_t index : reading->underWay) {
                           UsageSubject &subject = reading->subjects[index];
                           const auto count = readingQueries(subject.state, {}, {}).size();
                           std::vector<RangeAnswer> own(answer, answer + count);
                           answer += count;
                           if (auto readings = readingsOf(subject.state, own); !readings.empty())
                               subject.subject.readings = std::move(readings);
                       }
                       readRanges(reading);
                   });
}

void AlertFactsReader::readForecasts(const ReadingPointer &reading)
{
    QList<ForecastSubject> asked;
    std::vector<std::size_t> askedFor;
    for (std::size_t i = 0; i < reading->subjects.size(); ++i) {
        const UsageSubject &subject = reading->subjects[i];
        const bool isWanted = std::ranges::any_of(reading->query.rules, [&](const AlertRule &rule) {
            return needsForecast(rule) && isAbout(rule, subject.subject.item);
        });
        if (!isWanted || !subject.state.limit)
            continue;
        asked += forecastSubjectOf(subject, reading->facts.now);
        askedFor.push_back(i);
    }
    if (asked.isEmpty())
        return end(reading);
    m_forecasts =
        m_exhaustion.read(asked, [this, reading, askedFor](const QList<Expectation> &expectations) {
            if (reading != m_current)
                return;
            for (std::size_t i = 0; i < askedFor.size(); ++i)
                reading->subjects[askedFor[i]].subject.outlook =
                    outlookOf(expectations.at(qsizetype(i)).forecast);
            end(reading);
        });
}

void AlertFactsReader::end(const ReadingPointer &reading)
{
    // Of what has recorded consumption there is a subject already.
    QSet<QString> recorded;
    for (UsageSubject &subject : reading->subjects) {
        recorded.insert(alertItemKey(subject.subject.item));
        reading->facts.subjects.push_back(std::move(subject.subject));
    }
    for (const AlertItem &item : reading->query.items) {
        if (!recorded.contains(alertItemKey(item)))
            reading->facts.subjects.push_back({item, {}, {}, {}});
    }
    m_current.reset();
    reading->done(reading->facts);
}

} // namespace lc
