// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertrehearsal.h"

#include "monitoring/alertjudging.h"
#include "monitoring/forecasthistory.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr std::size_t subjectsAtOnce = 20;
/// For the readings of the first days too.
constexpr std::chrono::minutes usualInterval{15};

/// A recorded stretch as it was known at a time.
RangeAnswer knownAt(const RangeAnswer &answer, Instant time)
{
    RangeAnswer known;
    known.query = answer.query;
    known.before = answer.before;
    std::ranges::copy_if(answer.buckets, std::back_inserter(known.buckets),
                         [time](const Bucket &bucket) { return bucket.last <= time; });
    std::ranges::copy_if(answer.events, std::back_inserter(known.events),
                         [time](const HistoryEvent &event) { return event.time <= time; });
    return known;
}

qsizetype queryCount(const UsageState &state)
{
    return readingQueries(state, {}, {}).size();
}

} // namespace

struct AlertRehearsal::Run {
    AlertRule rule;
    Instant now{};
    std::vector<UsageSubject> subjects;
    std::size_t next = 0;
    QList<Alert> alerts;
};

AlertRehearsal::AlertRehearsal(HistoryStore &store, std::shared_ptr<const Clock> clock,
                               QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock)), m_thread(u"rehearsal"_s)
{
}

AlertRehearsal::~AlertRehearsal() = default;

void AlertRehearsal::start(const AlertRule &rule, const QList<AlertItem> &items)
{
    const auto run = std::make_shared<Run>();
    run->rule = rule;
    // Whether it is switched on, or waits, does not matter to a test.
    run->rule.enabled = true;
    run->now = m_clock->now();
    m_current = run;
    m_store.series(this, [this, run, items](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (run != m_current)
            return;
        if (!series) {
            m_current.reset();
            emit failed(series.error());
            return;
        }
        AlertFacts plain;
        plain.now = run->now;
        QSet<QString> counted;
        for (UsageSubject &subject : usageSubjectsOf(*series, items)) {
            if (isAbout(run->rule, subject.subject.item)
                && !counted.contains(alertItemKey(subject.subject.item))) {
                counted.insert(alertItemKey(subject.subject.item));
                run->subjects.push_back(std::move(subject));
            }
        }
        for (const AlertItem &item : items) {
            if (isAbout(run->rule, item) && !counted.contains(alertItemKey(item))) {
                counted.insert(alertItemKey(item));
                plain.subjects.push_back({item, {}, {}, {}});
            }
        }
        m_itemCount = int(counted.size());
        run->alerts = rehearse(run->rule, plain, run->now - period);
        readNext(run);
    });
}

void AlertRehearsal::readNext(const RunPointer &run)
{
    if (run->next >= run->subjects.size()) {
        m_current.reset();
        m_alerts = run->alerts;
        std::ranges::stable_sort(m_alerts, [](const Alert &left, const Alert &right) {
            return left.raised.instant() > right.raised.instant();
        });
        emit finished();
        return;
    }
    const std::size_t last = std::min(run->next + subjectsAtOnce, run->subjects.size());
    std::vector<UsageSubject> subjects(run->subjects.begin() + std::ptrdiff_t(run->next),
                                       run->subjects.begin() + std::ptrdiff_t(last));
    run->next = last;
    QList<RangeQuery> queries;
    for (const UsageSubject &subject : subjects) {
        queries +=
            readingQueries(subject.state, run->now - period - lookBackOf(run->rule, usualInterval),
                           run->now + std::chrono::milliseconds(1));
        if (needsForecast(run->rule))
            queries += forecastQueries(subject.state, run->now);
    }
    m_store.ranges(queries, this,
                   [this, run, subjects](Result<std::vector<RangeAnswer>, StoreError> answers) {
                       if (run != m_current)
                           return;
                       if (!answers) {
                           m_current.reset();
                           emit failed(answers.error());
                           return;
                       }
                       rehearseInThread(run, subjects, std::move(*answers));
                   });
}

void AlertRehearsal::rehearseInThread(const RunPointer &run, std::vector<UsageSubject> subjects,
                                      std::vector<RangeAnswer> answers)
{
    m_thread.post([this, run, subjects = std::move(subjects), answers = std::move(answers)] {
        QList<Alert> alerts;
        auto answer = answers.begin();
        for (const UsageSubject &subject : subjects) {
            const auto take = [&answer](qsizetype count) {
                const auto first = answer;
                answer += count;
                return std::vector<RangeAnswer>(first, answer);
            };
            AlertFacts facts;
            facts.now = run->now;
            facts.subjects.push_back(subject.subject);
            facts.subjects.front().readings =
                readingsOf(subject.state, take(queryCount(subject.state)));
            OutlookAt outlookAt;
            if (needsForecast(run->rule)) {
                const auto recorded = take(forecastQueries(subject.state, run->now).size());
                outlookAt = [recorded, &subject](const AlertSubject &,
                                                 std::span<const AlertReading> readings,
                                                 Instant now) {
                    std::vector<RangeAnswer> known;
                    for (const RangeAnswer &each : recorded)
                        known.push_back(knownAt(each, now));
                    ForecastSubject asked = forecastSubjectOf(subject, now);
                    // The next reset of today is not that of then.
                    asked.reset.reset();
                    if (!readings.empty())
                        asked.state.limit = readings.back().limit;
                    return outlookOf(forecast(forecastInput(asked, known, now)));
                };
            }
            alerts += rehearse(run->rule, facts, run->now - period, outlookAt);
        }
        QMetaObject::invokeMethod(
            this, [this, run, alerts] { take(run, alerts); }, Qt::QueuedConnection);
    });
}

void AlertRehearsal::take(const RunPointer &run, const QList<Alert> &alerts)
{
    if (run != m_current)
        return;
    run->alerts += alerts;
    readNext(run);
}

} // namespace lc
