// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitehistorystore.h"

#include "core/setaside.h"
#include "store/historyfile.h"

#include <QLockFile>

using namespace Qt::StringLiterals;

namespace lc {

/// The file and its lock, inside the thread.
class SqliteHistoryStore::Keeper {
public:
    Keeper(QString path, std::shared_ptr<const Clock> clock)
        : m_path(std::move(path)), m_clock(std::move(clock)), m_lock(m_path + u".lock"_s)
    {
        // Only the end of its owner frees the lock, not its age.
        m_lock.setStaleLockTime(0);
    }

    const HistoryState &state() const { return m_state; }
    Instant now() const { return m_clock->now(); }

    /// The file, opened if it is not; nullptr when it cannot be (see state()).
    HistoryFile *file()
    {
        if (!m_file && isWorthTrying())
            open();
        return m_file ? &*m_file : nullptr;
    }

private:
    bool isWorthTrying() const
    {
        return !m_state.error
            || (m_state.error->kind != StoreError::Kind::Newer
                && m_state.error->kind != StoreError::Kind::Damaged);
    }

    void open()
    {
        const bool isWriter = m_lock.isLocked() || m_lock.tryLock(0);
        const auto access =
            isWriter ? OpenOptions::Access::ReadWrite : OpenOptions::Access::ReadOnly;
        auto opened = HistoryFile::open(m_path, access);
        if (!opened && isWriter && opened.error().kind == StoreError::Kind::Damaged) {
            auto moved = setAside(m_path, now(), {u"-wal"_s, u"-shm"_s});
            if (moved) {
                m_state.setAside = *moved;
                opened = HistoryFile::open(m_path, access);
            }
        }
        if (!opened) {
            m_state.access = HistoryState::Access::Unavailable;
            m_state.error = opened.error();
            return;
        }
        m_file.emplace(std::move(*opened));
        m_state.access = isWriter ? HistoryState::Access::Writable : HistoryState::Access::ReadOnly;
        m_state.error.reset();
    }

    QString m_path;
    std::shared_ptr<const Clock> m_clock;
    QLockFile m_lock; ///< released after the file is closed
    std::optional<HistoryFile> m_file;
    HistoryState m_state;
};

SqliteHistoryStore::SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock,
                                       QObject *parent)
    : HistoryStore(parent), m_keeper(std::make_shared<Keeper>(std::move(path), std::move(clock))),
      m_thread(std::make_unique<StoreThread>(u"history"_s))
{
    m_thread->post([this, keeper = m_keeper] {
        keeper->file();
        QMetaObject::invokeMethod(
            this, [this, state = keeper->state()] { take(state); }, Qt::QueuedConnection);
    });
}

SqliteHistoryStore::~SqliteHistoryStore()
{
    m_thread.reset();
}

void SqliteHistoryStore::take(const HistoryState &state)
{
    const bool isNew = state.access != m_state.access || state.error != m_state.error
        || state.setAside != m_state.setAside;
    m_state = state;
    if (isNew)
        emit stateChanged();
}

template <class T>
void SqliteHistoryStore::ask(std::function<Result<T, StoreError>(HistoryFile &)> work,
                             QObject *context, Done<T> done, QList<SeriesKey> changes)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, keeper = m_keeper, work = std::move(work),
                    context = QPointer<QObject>(context), done = std::move(done),
                    changes = std::move(changes)]() mutable {
        HistoryFile *file = keeper->file();
        auto outcome = std::make_shared<Result<T, StoreError>>(
            file ? work(*file) : unexpected(*keeper->state().error));
        QMetaObject::invokeMethod(
            this,
            [this, state = keeper->state(), outcome, context = std::move(context),
             done = std::move(done), changes = std::move(changes)] {
                take(state);
                if (*outcome && !changes.isEmpty())
                    emit changed(changes);
                if (context && done)
                    done(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
}

void SqliteHistoryStore::append(Poll poll, QObject *context, Done<void> done)
{
    QList<SeriesKey> keys;
    for (const auto &[key, value] : poll.values)
        keys.append(key);
    ask<void>([poll = std::move(poll)](HistoryFile &file) { return file.append(poll); }, context,
              std::move(done), std::move(keys));
}

void SqliteHistoryStore::merge(std::vector<SeriesSamples> series, QObject *context, Done<void> done)
{
    QList<SeriesKey> keys;
    for (const SeriesSamples &entry : series)
        keys.append(entry.key);
    ask<void>([series = std::move(series)](HistoryFile &file) { return file.merge(series); },
              context, std::move(done), std::move(keys));
}

void SqliteHistoryStore::addEvents(QList<HistoryEvent> events, QObject *context, Done<void> done)
{
    QList<SeriesKey> keys;
    for (const HistoryEvent &event : events)
        keys.append(event.series);
    ask<void>([events = std::move(events)](HistoryFile &file) { return file.addEvents(events); },
              context, std::move(done), std::move(keys));
}

void SqliteHistoryStore::importOnce(QString marker, std::vector<SeriesSamples> series,
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

void SqliteHistoryStore::removeSampleData(QObject *context, Done<void> done)
{
    ask<void>([](HistoryFile &file) { return file.removeSampleData(); }, context, std::move(done));
}

void SqliteHistoryStore::series(QObject *context, Done<QList<SeriesInfo>> done)
{
    ask<QList<SeriesInfo>>([](HistoryFile &file) { return file.series(); }, context,
                           std::move(done));
}

void SqliteHistoryStore::ranges(QList<RangeQuery> queries, QObject *context,
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

void SqliteHistoryStore::check(QObject *context, Done<void> done)
{
    ask<void>([](HistoryFile &file) { return file.check(); }, context, std::move(done));
}

} // namespace lc
