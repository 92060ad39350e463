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
#include <tuple>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// Of one recording, so that a connection with every Region leaves room for what people ask for.
constexpr int sourcesAtOnce = 6;

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

/// A connection in one of its Regions.
struct Recorder::Place {
    QString connection;
    QString region;

    bool operator==(const Place &) const = default;
    bool operator<(const Place &other) const
    {
        return std::tie(connection, region) < std::tie(other.connection, other.region);
    }
};

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
    std::chrono::milliseconds spacing{};
    Instant earliest{};
    RecordingBounds bounds;
    QTimer timer;
    bool isDue = false; ///< the time has come, but nothing is open
    std::optional<Instant> lastSampleTime;
    std::optional<Recording> last;
    std::optional<Recording> running;
    std::map<Place, std::unique_ptr<SourceRecording>> sources; ///< that have not ended
    QList<Place> waiting; ///< those of them that have not begun
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

void Recorder::setSpacing(std::chrono::milliseconds spacing)
{
    d->spacing = spacing;
}

void Recorder::waitUntil(Instant earliest)
{
    d->earliest = earliest;
    plan();
}

void Recorder::setPace(std::chrono::milliseconds pace)
{
    d->bounds.pace = pace;
}

void Recorder::setMostParts(int parts)
{
    d->bounds.mostParts = parts;
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
        const Identity identity = d->session.identity(id);
        if (!d->session.client(id) || !identity.isKnown())
            continue;
        bool takesPart = false;
        const QString account = identity.partition + u'/' + identity.account;
        for (const QString &name : d->session.regions(id)) {
            Client *client = d->session.clientIn(id, name);
            if (!client || regions.contains(account + u'/' + client->region()))
                continue;
            regions.insert(account + u'/' + client->region());
            const auto scope =
                accounts.contains(account) ? RecordingScope::Regional : RecordingScope::Everything;
            accounts.insert(account);
            auto sink = std::make_unique<RecordingSink>(
                d->store, d->clock, d->interval.count() > 0 ? d->interval : d->spacing, known);
            auto source = std::make_unique<SourceRecording>(*client, identity, scope, d->bounds,
                                                            std::move(sink));
            add({id, client->region()}, std::move(source));
            takesPart = true;
        }
        d->running->connections += takesPart ? 1 : 0;
    }
    beginWaiting();
    finishIfDone();
}

void Recorder::add(const Place &place, std::unique_ptr<SourceRecording> source)
{
    connect(source.get(), &SourceRecording::progressed, this, [this] {
        int done = d->doneBefore;
        int total = d->doneBefore;
        for (const auto &entry : d->sources) {
            done += entry.second->done();
            total += entry.second->total();
        }
        emit progressed(done, total);
    });
    connect(source.get(), &SourceRecording::finished, this, [this, place] { finishSource(place); });
    d->sources.emplace(place, std::move(source));
    d->waiting.append(place);
}

void Recorder::beginWaiting()
{
    while (!d->waiting.isEmpty()
           && qsizetype(d->sources.size()) - d->waiting.size() < sourcesAtOnce)
        d->sources.at(d->waiting.takeFirst())->begin();
}

void Recorder::cancel()
{
    if (!isRunning())
        return;
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    for (const auto &entry : d->sources)
        d->running->failures.append(
            {entry.first.connection, entry.first.region, std::nullopt, {}, error});
    d->sources.clear();
    d->waiting.clear();
    finishIfDone();
}

void Recorder::dropClosed()
{
    if (d->sources.empty())
        return;
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    for (auto source = d->sources.begin(); source != d->sources.end();) {
        const Place place = source->first;
        if (d->session.client(place.connection)) {
            ++source;
            continue;
        }
        d->running->failures += source->second->failures();
        d->running->failures.append({place.connection, place.region, std::nullopt, {}, error});
        d->waiting.removeAll(place);
        source = d->sources.erase(source);
    }
    beginWaiting();
    finishIfDone();
}

void Recorder::finishSource(const Place &place)
{
    const auto found = d->sources.find(place);
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
    beginWaiting();
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
