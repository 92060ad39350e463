// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/threadedhistorystore.h"

#include "store/historyfile.h"

using namespace Qt::StringLiterals;

namespace lc {

ThreadedHistoryStore::ThreadedHistoryStore(std::shared_ptr<HistoryKeeper> keeper, QObject *parent)
    : HistoryStore(parent), m_keeper(std::move(keeper)),
      m_isEnding(std::make_shared<std::atomic<bool>>(false)),
      m_thread(std::make_unique<StoreThread>(u"history"_s))
{
    openInThread();
}

void ThreadedHistoryStore::openInThread()
{
    const auto tell = [this](const HistoryState &state, const QList<SeriesKey> &news) {
        QMetaObject::invokeMethod(
            this, [this, state, news] { take(state, news); }, Qt::QueuedConnection);
    };
    m_thread->post([keeper = m_keeper, tell] {
        keeper->setListener(tell);
        keeper->history();
        tell(keeper->state(), {});
    });
}

void ThreadedHistoryStore::moveTo(std::shared_ptr<HistoryKeeper> keeper)
{
    // What people see of the former one has to go.
    tellAllChanged();
    m_keeper->giveUp();
    m_thread->post(
        [former = std::exchange(m_keeper, std::move(keeper))]() mutable { former.reset(); });
    take({}, {});
    openInThread();
    tellAllChanged();
}

ThreadedHistoryStore::~ThreadedHistoryStore()
{
    m_keeper->giveUp();
    // What holds a file or a connection ends in its own thread.
    m_thread->post([keeper = std::move(m_keeper)]() mutable { keeper.reset(); });
    *m_isEnding = true;
    m_thread.reset(); // it hands exports on to the other one
    m_exporting.reset();
}

void ThreadedHistoryStore::take(const HistoryState &state, const QList<SeriesKey> &changes)
{
    const bool isNew = state.access != m_state.access || state.error != m_state.error
        || state.setAside != m_state.setAside || state.salvage != m_state.salvage;
    m_state = state;
    if (isNew)
        emit stateChanged();
    if (!changes.isEmpty())
        emit changed(changes);
}

template <class T>
void ThreadedHistoryStore::ask(std::function<Result<T, StoreError>(HistoryFile &)> work,
                               QObject *context, Done<T> done, QList<SeriesKey> changes)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, keeper = m_keeper, work = std::move(work),
                    context = QPointer<QObject>(context), done = std::move(done),
                    changes = std::move(changes)]() mutable {
        const auto attempt = [&]() -> Result<T, StoreError> {
            HistoryFile *history = keeper->history();
            return history ? work(*history) : unexpected(*keeper->state().error);
        };
        auto outcome = std::make_shared<Result<T, StoreError>>(attempt());
        // Whatever is asked for can be done twice: samples go by series and time.
        if (!*outcome && keeper->isLost())
            *outcome = attempt();
        if (!*outcome && outcome->error().kind == StoreError::Kind::Damaged && keeper->repair())
            *outcome = attempt();
        if (!*outcome)
            changes.clear();
        if (HistoryFile *history = keeper->isLost() ? nullptr : keeper->history())
            changes += history->takeNews();
        QMetaObject::invokeMethod(
            this,
            [this, state = keeper->state(), outcome, context = std::move(context),
             done = std::move(done), changes = std::move(changes)] {
                take(state, changes);
                if (context && done)
                    done(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
}

void ThreadedHistoryStore::append(Poll poll, QObject *context, Done<void> done)
{
    QList<SeriesKey> keys;
    for (const auto &[key, value] : poll.values)
        keys.append(key);
    ask<void>([poll = std::move(poll)](HistoryFile &file) { return file.append(poll); }, context,
              std::move(done), std::move(keys));
}

void ThreadedHistoryStore::merge(std::vector<SeriesSamples> series, QObject *context,
                                 Done<void> done)
{
    QList<SeriesKey> keys;
    for (const SeriesSamples &entry : series)
        keys.append(entry.key);
    ask<void>([series = std::move(series)](HistoryFile &file) { return file.merge(series); },
              context, std::move(done), std::move(keys));
}

void ThreadedHistoryStore::addEvents(QList<HistoryEvent> events, QObject *context, Done<void> done)
{
    QList<SeriesKey> keys;
    for (const HistoryEvent &event : events)
        keys.append(event.series);
    ask<void>([events = std::move(events)](HistoryFile &file) { return file.addEvents(events); },
              context, std::move(done), std::move(keys));
}

void ThreadedHistoryStore::importOnce(QString marker, std::vector<SeriesSamples> series,
                                      QList<HistoryEvent> events, QObject *context, Done<bool> done)
{
    QList<SeriesKey> keys;
    for (const SeriesSamples &entry : series)
        keys.append(entry.key);
    ask<bool>(
        [marker = std::move(marker), series = std::move(series), events = std::move(events),
         keeper = m_keeper](HistoryFile &file) {
            return file.importOnce(marker, series, events, keeper->now());
        },
        context, std::move(done), std::move(keys));
}

void ThreadedHistoryStore::removeSampleData(QObject *context, Done<void> done)
{
    ask<void>([](HistoryFile &file) { return file.removeSampleData(); }, context, std::move(done));
}

void ThreadedHistoryStore::series(QObject *context, Done<QList<SeriesInfo>> done)
{
    ask<QList<SeriesInfo>>([](HistoryFile &file) { return file.series(); }, context,
                           std::move(done));
}

void ThreadedHistoryStore::ranges(QList<RangeQuery> queries, QObject *context,
                                  Done<std::vector<RangeAnswer>> done)
{
    using Answers = std::vector<RangeAnswer>;
    ask<Answers>(
        [queries = std::move(queries)](HistoryFile &file) -> Result<Answers, StoreError> {
            Answers answers;
            answers.reserve(size_t(queries.size()));
            for (const RangeQuery &query : queries) {
                auto answer = file.range(query);
                if (!answer)
                    return unexpected(answer.error());
                answers.push_back(std::move(*answer));
            }
            return answers;
        },
        context, std::move(done));
}

void ThreadedHistoryStore::dailySums(DailySumQuery query, QObject *context,
                                     Done<std::vector<DaySum>> done)
{
    ask<std::vector<DaySum>>(
        [query = std::move(query)](HistoryFile &file) { return file.dailySums(query); }, context,
        std::move(done));
}

/// A pass of retention on its way.
struct ThreadedHistoryStore::Retaining {
    RetentionRules rules;
    Instant now{};
    std::shared_ptr<HistoryKeeper> keeper; ///< the history that it began with
    std::optional<RetentionPass> pass; ///< used in the thread only
    std::function<bool(double)> goesOn; ///< used in the thread only
    QPointer<QObject> context;
    Done<RetentionOutcome> done;
};

StoreJob ThreadedHistoryStore::applyRetention(RetentionRules rules, Instant now, QObject *context,
                                              Progress progress, Done<RetentionOutcome> done)
{
    Q_ASSERT(context && context->thread() == thread());
    auto flag = std::make_shared<std::atomic<bool>>(false);
    retain(std::make_shared<Retaining>(Retaining{std::move(rules),
                                                 now,
                                                 m_keeper,
                                                 {},
                                                 progressOf(flag, context, std::move(progress)),
                                                 context,
                                                 std::move(done)}));
    return StoreJob(flag);
}

void ThreadedHistoryStore::retain(std::shared_ptr<Retaining> work)
{
    using Changed = std::optional<QList<SeriesKey>>; // nothing: it is over
    const auto step = [work](HistoryFile &file) -> Result<Changed, StoreError> {
        if (!work->goesOn(work->pass ? work->pass->share() : 0))
            return unexpected(StoreError{StoreError::Kind::Cancelled, {}});
        if (!work->pass) {
            auto begun = file.beginRetention(work->rules, work->now);
            if (!begun)
                return unexpected(begun.error());
            work->pass = std::move(*begun);
            return Changed(std::in_place);
        }
        if (work->pass->isOver())
            return Changed();
        auto keys = file.retain(*work->pass);
        if (!keys)
            return unexpected(keys.error());
        return Changed(std::move(*keys));
    };
    const auto finish = [this, work](const Result<Changed, StoreError> &outcome) {
        const bool isOver = !outcome || !*outcome;
        if (!isOver && !(*outcome)->isEmpty())
            emit changed(**outcome);
        if (!work->context)
            return;
        if (!isOver && work->keeper == m_keeper)
            return retain(work);
        if (!work->done)
            return;
        if (!outcome)
            work->done(unexpected(outcome.error()));
        else if (!isOver) // the history moved to another place
            work->done(unexpected(StoreError{StoreError::Kind::Cancelled, {}}));
        else
            work->done(work->pass->outcome);
    };
    ask<Changed>(step, this, finish);
}

void ThreadedHistoryStore::tellAllChanged()
{
    series(this, [this](const Result<QList<SeriesInfo>, StoreError> &list) {
        QList<SeriesKey> keys;
        if (list) {
            for (const SeriesInfo &info : *list)
                keys.append(info.key);
        }
        if (!keys.isEmpty())
            emit changed(keys);
    });
}

std::function<bool(double)> ThreadedHistoryStore::progressOf(const StoreJob::StopFlag &flag,
                                                             QObject *context, Progress progress)
{
    return [this, flag, isEnding = m_isEnding, context = QPointer<QObject>(context),
            progress = std::move(progress), told = 0.0](double share) mutable {
        constexpr double step = 0.005;
        if (progress && share >= told + step) {
            told = share;
            QMetaObject::invokeMethod(
                this,
                [context, progress, share] {
                    if (context)
                        progress(share);
                },
                Qt::QueuedConnection);
        }
        return !*flag && !*isEnding;
    };
}

StoreJob ThreadedHistoryStore::exportTo(QString path, QObject *context, Progress progress,
                                        Done<TransferOutcome> done)
{
    Q_ASSERT(context && context->thread() == thread());
    auto flag = std::make_shared<std::atomic<bool>>(false);
    if (!m_exporting)
        m_exporting = std::make_unique<StoreThread>(u"history export"_s);
    auto work = [path = std::move(path), now = m_keeper->now(),
                 progress = progressOf(flag, context, std::move(progress))](HistoryFile &file) {
        return file.exportTo(path, now, progress);
    };
    auto deliver = [this, context = QPointer<QObject>(context),
                    done = std::move(done)](Result<TransferOutcome, StoreError> outcome) mutable {
        QMetaObject::invokeMethod(
            this,
            [outcome = std::move(outcome), context = std::move(context), done = std::move(done)] {
                if (context && done)
                    done(outcome);
            },
            Qt::QueuedConnection);
    };
    // Through the thread of the file, so that everything asked for before is in it.
    m_thread->post(
        [this, keeper = m_keeper, work = std::move(work), deliver = std::move(deliver)]() mutable {
            HistoryFile *file = keeper->history();
            if (!file)
                return deliver(unexpected(*keeper->state().error));
            auto reader = std::shared_ptr<HistoryKeeper>(keeper->reader());
            if (!reader)
                return deliver(work(*file));
            m_exporting->post([reader = std::move(reader), work = std::move(work),
                               deliver = std::move(deliver)]() mutable {
                HistoryFile *opened = reader->history();
                deliver(opened ? work(*opened) : unexpected(*reader->state().error));
                reader.reset(); // what it holds ends in its own thread
            });
        });
    return StoreJob(flag);
}

StoreJob ThreadedHistoryStore::importFrom(QString path, QObject *context, Progress progress,
                                          Done<TransferOutcome> done)
{
    auto flag = std::make_shared<std::atomic<bool>>(false);
    auto finish = [this, context = QPointer<QObject>(context),
                   done = std::move(done)](Result<TransferOutcome, StoreError> outcome) {
        if (outcome)
            tellAllChanged();
        if (context && done)
            done(std::move(outcome));
    };
    ask<TransferOutcome>(
        [path = std::move(path), progress = progressOf(flag, context, std::move(progress))](
            HistoryFile &file) { return file.importFrom(path, progress); },
        this, std::move(finish));
    return StoreJob(flag);
}

StoreJob ThreadedHistoryStore::check(QObject *context, Progress progress, Done<void> done)
{
    auto flag = std::make_shared<std::atomic<bool>>(false);
    ask<void>([progress = progressOf(flag, context, std::move(progress))](
                  HistoryFile &file) { return file.check(progress); },
              context, std::move(done));
    return StoreJob(flag);
}

} // namespace lc
