// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgreshistorystore.h"

#include "store/historyfile.h"
#include "store/postgresschema.h"

#include <QDeadlineTimer>
#include <QTimer>

namespace lc {

namespace {

/// The connection, inside the thread.
class ServerKeeper final : public HistoryKeeper {
public:
    ServerKeeper(PostgresServer server, std::shared_ptr<AwaitedSecret> password,
                 std::shared_ptr<const Clock> clock, const ServerPatience &patience)
        : m_server(std::move(server)), m_password(std::move(password)), m_clock(std::move(clock)),
          m_patience(patience)
    {
    }

    HistoryState state() const override { return m_state; }
    Instant now() const override { return m_clock->now(); }
    bool isLost() const override { return m_database && m_database->isLost(); }

    void giveUp() override { m_password->giveUp(); }
    /// An export does not hold up what is asked meanwhile.
    std::unique_ptr<HistoryKeeper> reader() const override
    {
        return std::make_unique<ServerKeeper>(m_server, m_password, m_clock, m_patience);
    }

    void setListener(Listener listener) override
    {
        m_listener = std::move(listener);
        m_timers = std::make_unique<Timers>();
        m_timers->retry.setSingleShot(true);
        QObject::connect(&m_timers->retry, &QTimer::timeout, &m_timers->retry, [this] { retry(); });
        m_timers->look.setSingleShot(true);
        QObject::connect(&m_timers->look, &QTimer::timeout, &m_timers->look, [this] { look(); });
    }

    HistoryFile *history() override
    {
        if (isLost())
            lose();
        if (!m_history && isWorthTrying())
            open();
        return m_history ? &*m_history : nullptr;
    }

private:
    /// Of the thread, in which they are made.
    struct Timers {
        QTimer retry;
        QTimer look;
    };

    bool isWorthTrying() const
    {
        const bool isNewer = m_state.error && m_state.error->kind == StoreError::Kind::Newer;
        return !isNewer && m_pause.hasExpired();
    }

    void open()
    {
        auto opened = PostgresDatabase::open(m_server, m_password->wait(m_patience.password),
                                             m_patience.limits, postgresHistorySchema());
        if (!opened)
            return fail(StoreError::from(opened.error()));
        m_database = opened->get();
        auto history = HistoryFile::on(std::move(*opened));
        if (!history) {
            m_database = nullptr;
            return fail(history.error());
        }
        m_history.emplace(std::move(*history));
        if (m_timers) {
            m_database->listen([this] { m_timers->look.start(m_patience.settling); });
            m_timers->look.start(m_patience.heartbeat);
        }
        m_retryAfter = {};
        m_state.access = m_database->isReadOnly() ? HistoryState::Access::ReadOnly
                                                  : HistoryState::Access::Writable;
        m_state.error.reset();
    }

    void fail(const StoreError &error)
    {
        m_state.access = HistoryState::Access::Unavailable;
        m_state.error = error;
        m_retryAfter = m_retryAfter.count() == 0
            ? m_patience.firstRetry
            : std::min(m_retryAfter * 2, m_patience.longestRetry);
        m_pause = QDeadlineTimer(m_retryAfter);
        // Who is refused is not let in by asking again and again.
        if (m_timers && error.kind == StoreError::Kind::Unreachable)
            m_timers->retry.start(m_retryAfter);
    }

    void lose()
    {
        m_history.reset();
        m_database = nullptr;
        m_pause = QDeadlineTimer();
    }

    void retry()
    {
        m_pause = QDeadlineTimer();
        if (!history())
            return;
        // Nobody knows what others did meanwhile.
        QList<SeriesKey> keys;
        if (const auto series = m_history->series()) {
            for (const SeriesInfo &info : *series)
                keys.append(info.key);
        }
        m_listener(m_state, keys);
    }

    void look()
    {
        HistoryFile *known = history();
        if (known && !known->look() && isLost())
            known = history();
        if (known)
            m_timers->look.start(m_patience.heartbeat);
        m_listener(m_state, known ? known->takeNews() : QList<SeriesKey>());
    }

    const PostgresServer m_server;
    const std::shared_ptr<AwaitedSecret> m_password;
    const std::shared_ptr<const Clock> m_clock;
    const ServerPatience m_patience;
    Listener m_listener;
    std::unique_ptr<Timers> m_timers;
    std::optional<HistoryFile> m_history;
    PostgresDatabase *m_database = nullptr; ///< of m_history
    HistoryState m_state;
    std::chrono::milliseconds m_retryAfter{};
    QDeadlineTimer m_pause; ///< no attempt before it is over
};

} // namespace

std::shared_ptr<HistoryKeeper> makeServerKeeper(const PostgresServer &server,
                                                std::shared_ptr<AwaitedSecret> password,
                                                std::shared_ptr<const Clock> clock,
                                                const ServerPatience &patience)
{
    return std::make_shared<ServerKeeper>(server, std::move(password), std::move(clock), patience);
}

PostgresHistoryStore::PostgresHistoryStore(const PostgresServer &server, const Secret &password,
                                           std::shared_ptr<const Clock> clock,
                                           const Patience &patience, QObject *parent)
    : ThreadedHistoryStore(makeServerKeeper(server, std::make_shared<AwaitedSecret>(password),
                                            std::move(clock), patience),
                           parent)
{
}

} // namespace lc
