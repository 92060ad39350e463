// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/exhaustion.h"

#include "monitoring/forecasthistory.h"
#include "store/metrics.h"

#include <atomic>

namespace lc {

namespace {

constexpr qsizetype subjectsAtOnce = 50;
constexpr std::chrono::hours longestKept{1};

bool isSameQuestion(const ForecastSubject &one, const ForecastSubject &other)
{
    return one.state.kind == other.state.kind && one.state.used == other.state.used
        && one.state.limit == other.state.limit && one.state.asOf == other.state.asOf
        && one.end == other.end && one.reset == other.reset;
}

} // namespace

struct Exhaustion::Kept {
    ForecastSubject asked;
    Expectation answer;
    Instant madeAt{};
};

struct Exhaustion::Reading {
    QList<ForecastSubject> subjects;
    QList<Expectation> answers; ///< in their order
    QList<qsizetype> open; ///< indices still to be made, the next one last
    QList<qsizetype> underWay;
    Instant now{};
    Done done;
    bool couldRead = true; ///< what is under way
    std::atomic<bool> isEnded = false;
};

Exhaustion::Exhaustion(HistoryStore &store, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock)),
      m_thread(QStringLiteral("forecast"))
{
    connect(&store, &HistoryStore::changed, this, [this](const QList<SeriesKey> &grown) {
        for (SeriesKey key : grown) {
            m_kept.remove(key);
            // Keys are asked for by what they have left.
            if (key.metric == metric::apiUsed) {
                key.metric = metric::apiRemaining.toString();
                m_kept.remove(key);
            }
        }
    });
}

Exhaustion::~Exhaustion() = default;

Ticket Exhaustion::read(const QList<ForecastSubject> &subjects, Done done)
{
    const auto reading = std::make_shared<Reading>();
    reading->subjects = subjects;
    reading->answers.resize(subjects.size());
    reading->now = m_clock->now();
    reading->done = std::move(done);
    for (qsizetype i = subjects.size(); i-- > 0;) {
        const auto kept = m_kept.constFind(subjects[i].state.series);
        const bool isKnown = kept != m_kept.constEnd() && isSameQuestion(kept->asked, subjects[i])
            && reading->now >= kept->madeAt && reading->now - kept->madeAt < longestKept;
        if (isKnown) {
            reading->answers[i] = kept->answer;
            reading->answers[i].subject.state = subjects[i].state;
        } else {
            reading->open.append(i);
        }
    }
    QMetaObject::invokeMethod(
        this, [this, reading] { readNext(reading); }, Qt::QueuedConnection);
    return Ticket([reading] {
        reading->isEnded = true;
        reading->done = nullptr;
    });
}

void Exhaustion::readNext(const ReadingPointer &reading)
{
    if (reading->isEnded)
        return;
    if (reading->open.isEmpty()) {
        reading->isEnded = true;
        const Done done = std::exchange(reading->done, nullptr);
        return done(reading->answers);
    }
    QList<RangeQuery> queries;
    reading->underWay.clear();
    while (!reading->open.isEmpty() && reading->underWay.size() < subjectsAtOnce) {
        reading->underWay.append(reading->open.takeLast());
        queries += forecastQueries(reading->subjects[reading->underWay.last()].state, reading->now);
    }
    m_store.ranges(
        queries, this, [this, reading](Result<std::vector<RangeAnswer>, StoreError> answers) {
            reading->couldRead = answers.has_value();
            calculate(reading, answers ? std::move(*answers) : std::vector<RangeAnswer>());
        });
}

void Exhaustion::calculate(const ReadingPointer &reading, std::vector<RangeAnswer> answers)
{
    if (reading->isEnded)
        return;
    QList<ForecastSubject> subjects;
    for (const qsizetype index : reading->underWay)
        subjects.append(reading->subjects[index]);
    m_thread.post([this, reading, subjects, answers = std::move(answers), now = reading->now] {
        QList<Expectation> made;
        auto answer = answers.begin();
        for (const ForecastSubject &subject : subjects) {
            if (reading->isEnded)
                return;
            Expectation expectation;
            expectation.subject = subject;
            std::vector<RangeAnswer> own;
            const auto wanted = forecastQueries(subject.state, now).size();
            for (qsizetype i = 0; i < wanted && answer != answers.end(); ++i)
                own.push_back(*answer++);
            const ForecastInput input = forecastInput(expectation.subject, own, now);
            expectation.forecast = forecast(input);
            expectation.trend = dailyTrend(input.samples, now, Expectation::trendDays);
            made.append(expectation);
        }
        QMetaObject::invokeMethod(
            this, [this, reading, made] { take(reading, made); }, Qt::QueuedConnection);
    });
}

void Exhaustion::take(const ReadingPointer &reading, const QList<Expectation> &made)
{
    if (reading->isEnded)
        return;
    m_madeCount += int(made.size());
    for (qsizetype i = 0; i < made.size(); ++i) {
        const qsizetype index = reading->underWay[i];
        const ForecastSubject &asked = reading->subjects[index];
        reading->answers[index] = made[i];
        if (reading->couldRead)
            m_kept.insert(asked.state.series, {asked, made[i], reading->now});
    }
    readNext(reading);
}

} // namespace lc
