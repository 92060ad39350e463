// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/recorder.h"

#include "connections/session.h"
#include "monitoring/sourcerecording.h"
#include "store/historystore.h"
#include "store/metrics.h"

#include <QSet>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr std::chrono::milliseconds usualPace(20);

/// Series of days and of versions have times of their own, which say nothing about polls.
bool isPolled(const SeriesKey &key)
{
    return key.metric == metric::entitlementConsumed || key.metric == metric::configurationConsumed
        || key.metric == metric::planLimit;
}

std::optional<Instant> newestPoll(const QList<SeriesInfo> &series)
{
    std::optional<Instant> newest;
    for (const SeriesInfo &info : series) {
        const bool isOwn = !info.sampleDataUntil || info.newest.time > *info.sampleDataUntil;
        if (isOwn && isPolled(info.key))
            newest = std::max(newest.value_or(info.newest.time), info.newest.time);
    }
    return newest;
}

} // namespace

struct Recorder::Private {
    Private(Session &openSession, HistoryStore &history, std::shared_ptr<const Clock> time)
        : session(openSession), store(history), clock(std::move(time))
    {
    }

    bool isAnyOpen() const
    {
        const QStringList ids = session.opened();
        return std::ranges::any_of(ids, [this](const QString &id) { return session.client(id); });
    }
    bool isAnyOpening() const
    {
        const QStringList ids = session.opened();
        return std::ranges::any_of(ids, [this](const QString &id) {
            return session.state(id) == Session::State::Opening;
        });
    }

    Session &session;
    HistoryStore &store;
    std::shared_ptr<const Clock> clock;
    std::chrono::milliseconds interval{};
    Instant earliest{};
    std::chrono::milliseconds pace = usualPace;
    QTimer timer;
    bool isDue = false; ///< the time has come, but nothing is open
    std::optional<Instant> lastSampleTime;
    std::optional<Recording> last;
    std::optional<Recording> running;
    std::map<QString, std::unique_ptr<SourceRecording>> sources; ///< that still run, by connection
    int doneBefore = 0; ///< calls of sources that have ended
};

Recorder::Recorder(Session &session, HistoryStore &store, std::shared_ptr<const Clock> clock,
                   QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(session, store, std::move(clock)))
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &Recorder::recordWhenOpen);
    connect(&session, &Session::stateChanged, this, &Recorder::followConnections);
    connect(&session, &Session::openedChanged, this, &Recorder::followConnections);
    store.series(this, [this](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (series && !d->lastSampleTime) {
            d->lastSampleTime = newestPoll(*series);
            emit lastSampleTimeChanged();
            plan();
        }
    });
}

Recorder::~Recorder() = default;

void Recorder::setInterval(std::chrono::milliseconds interval)
{
    d->interval = interval;
    plan();
}

std::chrono::milliseconds Recorder::interval() const
{
    return d->interval;
}

void Recorder::waitUntil(Instant earliest)
{
    d->earliest = earliest;
    plan();
}

void Recorder::setPace(std::chrono::milliseconds pace)
{
    d->pace = pace;
}

bool Recorder::isRunning() const
{
    return d->running.has_value();
}

std::optional<Recording> Recorder::lastRecording() const
{
    return d->last;
}

std::optional<Instant> Recorder::lastSampleTime() const
{
    return d->lastSampleTime;
}

void Recorder::plan()
{
    d->timer.stop();
    if (d->interval.count() <= 0) {
        d->isDue = false;
        return;
    }
    if (isRunning())
        return;
    std::optional<Instant> before = d->lastSampleTime;
    if (d->last)
        before = std::max(before.value_or(d->last->startedAt), d->last->startedAt);
    const Instant now = d->clock->now();
    const Instant due = std::max(before ? *before + d->interval : now, d->earliest);
    const auto wait = std::clamp<std::chrono::milliseconds>(
        due - now, std::chrono::milliseconds(0),
        std::min(std::max(d->interval, d->earliest - now),
                 std::chrono::milliseconds(std::numeric_limits<int>::max())));
    d->timer.start(wait);
}

void Recorder::recordWhenOpen()
{
    d->isDue = d->isAnyOpening() || !d->isAnyOpen();
    if (!d->isDue)
        recordNow();
}

void Recorder::followConnections()
{
    dropClosed();
    if (d->isDue)
        recordWhenOpen();
}

void Recorder::recordNow()
{
    if (isRunning())
        return;
    d->timer.stop();
    d->isDue = false;
    d->running = Recording{};
    d->running->startedAt = d->clock->now();
    d->doneBefore = 0;
    emit started();
    d->store.series(this, [this](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (isRunning())
            begin(series);
    });
}

void Recorder::begin(const Result<QList<SeriesInfo>, StoreError> &series)
{
    if (!series) {
        d->running->storeError = series.error();
    } else if (d->store.state().access == HistoryState::Access::ReadOnly) {
        d->running->storeError =
            StoreError{StoreError::Kind::ReadOnly, u"another process records"_s};
    }
    if (d->running->storeError) {
        finishIfDone();
        return;
    }
    auto known = std::make_shared<KnownSeries>();
    for (const SeriesInfo &info : *series)
        known->insert(info.key, info);

    // Two connections of one account would read the same twice.
    QSet<QString> accounts;
    QSet<QString> regions;
    for (const QString &id : d->session.opened()) {
        Client *client = d->session.client(id);
        const Identity identity = d->session.identity(id);
        if (!client || !identity.isKnown())
            continue;
        const QString account = identity.partition + u'/' + identity.account;
        const QString region = account + u'/' + client->region();
        if (regions.contains(region))
            continue;
        regions.insert(region);
        const auto scope =
            accounts.contains(account) ? RecordingScope::Regional : RecordingScope::Everything;
        accounts.insert(account);
        auto sink = std::make_unique<RecordingSink>(d->store, d->clock, d->interval, known);
        auto source =
            std::make_unique<SourceRecording>(*client, identity, scope, d->pace, std::move(sink));
        connect(source.get(), &SourceRecording::progressed, this, [this] {
            int done = d->doneBefore;
            int total = d->doneBefore;
            for (const auto &entry : d->sources) {
                done += entry.second->done();
                total += entry.second->total();
            }
            emit progressed(done, total);
        });
        connect(source.get(), &SourceRecording::finished, this, [this, id] { finishSource(id); });
        d->sources.emplace(id, std::move(source));
        ++d->running->connections;
    }
    for (const auto &entry : d->sources)
        entry.second->begin();
    finishIfDone();
}

void Recorder::cancel()
{
    if (!isRunning())
        return;
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    for (const auto &entry : d->sources)
        d->running->failures.append({entry.first, std::nullopt, {}, error});
    d->sources.clear();
    finishIfDone();
}

void Recorder::dropClosed()
{
    if (d->sources.empty())
        return;
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    for (auto source = d->sources.begin(); source != d->sources.end();) {
        if (d->session.client(source->first)) {
            ++source;
            continue;
        }
        d->running->failures += source->second->failures();
        d->running->failures.append({source->first, std::nullopt, {}, error});
        source = d->sources.erase(source);
    }
    finishIfDone();
}

void Recorder::finishSource(const QString &connectionId)
{
    const auto found = d->sources.find(connectionId);
    if (found == d->sources.end())
        return;
    SourceRecording &source = *found->second;
    d->doneBefore += source.done();
    d->running->samples += source.storedSamples();
    d->running->failures += source.failures();
    if (const auto error = source.storeError())
        d->running->storeError = error;
    // It is the one that emits the signal.
    found->second.release()->deleteLater();
    d->sources.erase(found);
    finishIfDone();
}

void Recorder::finishIfDone()
{
    if (!isRunning() || !d->sources.empty())
        return;
    d->running->finishedAt = d->clock->now();
    d->last = std::exchange(d->running, std::nullopt);
    if (d->last->samples > 0) {
        d->lastSampleTime = d->last->finishedAt;
        emit lastSampleTimeChanged();
    }
    plan();
    emit finished(*d->last);
}

} // namespace lc
