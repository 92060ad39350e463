// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alertstore.h"

#include "core/json.h"
#include "database/database.h"
#include "database/transaction.h"
#include "store/consoledatabase.h"
#include "store/consolefile.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// Past alerts that are shown; the rest stays in the file.
constexpr int shownPast = 1000;

/// Since this version there are tables of alerts.
constexpr int versionWithAlerts = 5;

/// The records of a query's first column; what cannot be read is left out.
template <class T> Result<QList<T>, DatabaseError> recordsOf(Database &database, const char *sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return unexpected(statement.error());
    QList<T> records;
    for (;;) {
        auto row = statement->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return records;
        if (auto record = readJson<T>(statement->view(0)))
            records.append(std::move(*record));
    }
}

Result<QList<AlertMute>, DatabaseError> mutesOf(Database &database)
{
    auto statement = database.prepare("SELECT connection, until FROM alert_mutes");
    if (!statement)
        return unexpected(statement.error());
    return readRows(*statement, [](const Statement &row) {
        AlertMute mute{row.text(0), std::nullopt};
        if (!row.isNull(1))
            mute.until = instant(row.integer(1));
        return mute;
    });
}

Result<AlertBook, DatabaseError> bookOf(Database &database)
{
    const QByteArray alerts = "SELECT alert FROM alerts WHERE cleared IS NULL UNION ALL "
                              "SELECT alert FROM (SELECT alert FROM alerts WHERE cleared IS NOT "
                              "NULL ORDER BY raised DESC LIMIT "
        + QByteArray::number(shownPast) + ")";
    AlertBook book;
    auto rules = recordsOf<AlertRule>(database, "SELECT rule FROM alert_rules ORDER BY id");
    if (!rules)
        return unexpected(rules.error());
    auto past = recordsOf<Alert>(database, alerts.constData());
    if (!past)
        return unexpected(past.error());
    auto mutes = mutesOf(database);
    if (!mutes)
        return unexpected(mutes.error());
    auto items = recordsOf<AlertItemList>(database, "SELECT items FROM alert_items ORDER BY place");
    if (!items)
        return unexpected(items.error());
    book.rules = std::move(*rules);
    book.alerts = std::move(*past);
    book.mutes = std::move(*mutes);
    book.items = std::move(*items);
    return book;
}

template <class T> void bindJson(Statement &statement, int parameter, const T &record)
{
    statement.bindText(parameter, writeJson(record));
}

} // namespace

/// The file, inside the thread.
class AlertStore::Keeper {
public:
    Keeper(QString path, std::shared_ptr<const Clock> clock)
        : m_file(std::move(path), std::move(clock))
    {
    }

    Result<AlertBook, DatabaseError> read()
    {
        const auto database = m_file.open();
        if (!database)
            return unexpected(database.error());
        return bookOf(**database);
    }

    Result<void, DatabaseError> keepRule(const AlertRule &rule)
    {
        return run("INSERT OR REPLACE INTO alert_rules(id, rule) VALUES(?1, ?2)",
                   [&](Statement &statement) {
                       statement.bind(1, rule.id);
                       bindJson(statement, 2, rule);
                   });
    }
    Result<void, DatabaseError> removeRule(const QString &id)
    {
        return run("DELETE FROM alert_rules WHERE id = ?1",
                   [&](Statement &statement) { statement.bind(1, id); });
    }
    Result<void, DatabaseError> keepMute(const AlertMute &mute)
    {
        return run("INSERT OR REPLACE INTO alert_mutes(connection, until) VALUES(?1, ?2)",
                   [&](Statement &statement) {
                       statement.bind(1, mute.connection);
                       statement.bind(
                           2, mute.until ? std::optional(milliseconds(*mute.until)) : std::nullopt);
                   });
    }
    Result<void, DatabaseError> removeMute(const QString &connection)
    {
        return run("DELETE FROM alert_mutes WHERE connection = ?1",
                   [&](Statement &statement) { statement.bind(1, connection); });
    }

    Result<void, DatabaseError> keepAlerts(const QList<Alert> &alerts)
    {
        return inTransaction([&]() -> Result<void, DatabaseError> {
            auto statement = m_file.prepare(
                "INSERT OR REPLACE INTO alerts(id, raised, cleared, alert) VALUES(?1, ?2, ?3, ?4)");
            if (!statement)
                return unexpected(statement.error());
            for (const Alert &alert : alerts) {
                const auto cleared = alert.cleared ? alert.cleared->instant() : std::nullopt;
                statement->bind(1, alert.id);
                statement->bind(2, milliseconds(alert.raised.instant().value_or(Instant())));
                statement->bind(3, cleared ? std::optional(milliseconds(*cleared)) : std::nullopt);
                bindJson(*statement, 4, alert);
                if (auto kept = statement->run(); !kept)
                    return kept;
            }
            return forgetOldOnes();
        });
    }

    Result<void, DatabaseError> keepItems(const QList<AlertItemList> &lists)
    {
        return inTransaction([&]() -> Result<void, DatabaseError> {
            auto statement =
                m_file.prepare("INSERT OR REPLACE INTO alert_items(place, items) VALUES(?1, ?2)");
            if (!statement)
                return unexpected(statement.error());
            for (const AlertItemList &list : lists) {
                statement->bind(1, list.place);
                bindJson(*statement, 2, list);
                if (auto kept = statement->run(); !kept)
                    return kept;
            }
            return {};
        });
    }

private:
    Result<void, DatabaseError> run(const char *sql, const std::function<void(Statement &)> &bind)
    {
        auto statement = m_file.prepare(sql);
        if (!statement)
            return unexpected(statement.error());
        bind(*statement);
        return statement->run();
    }
    Result<void, DatabaseError>
    inTransaction(const std::function<Result<void, DatabaseError>()> &work)
    {
        const auto database = m_file.open();
        if (!database)
            return unexpected(database.error());
        auto transaction = Transaction::begin(**database);
        if (!transaction)
            return unexpected(transaction.error());
        if (auto outcome = work(); !outcome)
            return outcome;
        return transaction->commit();
    }
    Result<void, DatabaseError> forgetOldOnes()
    {
        auto old = m_file.prepare("DELETE FROM alerts WHERE cleared < ?1");
        if (!old)
            return unexpected(old.error());
        old->bind(1, milliseconds(m_file.now() - keptFor));
        if (auto outcome = old->run(); !outcome)
            return outcome;
        auto many = m_file.prepare(
            "DELETE FROM alerts WHERE id IN (SELECT id FROM alerts WHERE cleared IS NOT NULL "
            "ORDER BY raised DESC, id LIMIT -1 OFFSET ?1)");
        if (!many)
            return unexpected(many.error());
        many->bind(1, keptAlerts);
        return many->run();
    }

    ConsoleDatabase m_file;
};

AlertStore::AlertStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_keeper(std::make_shared<Keeper>(path, std::move(clock))),
      m_thread(std::make_unique<StoreThread>(u"alerts"_s))
{
}

AlertStore::~AlertStore()
{
    m_thread.reset();
}

void AlertStore::post(Work work)
{
    m_thread->post([this, keeper = m_keeper, work = std::move(work)] {
        const auto outcome = work(*keeper);
        if (!outcome)
            QMetaObject::invokeMethod(
                this, [this, error = StoreError::from(outcome.error())] { emit failed(error); },
                Qt::QueuedConnection);
    });
}

void AlertStore::read(QObject *context, std::function<void(Result<AlertBook, StoreError>)> done)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, keeper = m_keeper, context = QPointer<QObject>(context),
                    done = std::move(done)]() mutable {
        auto book = keeper->read();
        const auto tell = [book = std::move(book), context = std::move(context),
                           done = std::move(done)] {
            if (!context)
                return;
            if (book)
                done(*book);
            else
                done(unexpected(StoreError::from(book.error())));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void AlertStore::keepRule(const AlertRule &rule)
{
    post([rule](Keeper &keeper) { return keeper.keepRule(rule); });
}

void AlertStore::removeRule(const QString &id)
{
    post([id](Keeper &keeper) { return keeper.removeRule(id); });
}

void AlertStore::keepAlerts(const QList<Alert> &alerts)
{
    if (!alerts.isEmpty())
        post([alerts](Keeper &keeper) { return keeper.keepAlerts(alerts); });
}

void AlertStore::keepMute(const AlertMute &mute)
{
    post([mute](Keeper &keeper) { return keeper.keepMute(mute); });
}

void AlertStore::removeMute(const QString &connection)
{
    post([connection](Keeper &keeper) { return keeper.removeMute(connection); });
}

void AlertStore::keepItems(const QList<AlertItemList> &lists)
{
    if (!lists.isEmpty())
        post([lists](Keeper &keeper) { return keeper.keepItems(lists); });
}

Result<AlertBook, StoreError> AlertStore::readFile(const QString &path)
{
    auto database = openConsoleFileToRead(path);
    if (!database)
        return unexpected(StoreError::from(database.error()));
    const auto version = database->userVersion();
    if (!version)
        return unexpected(StoreError::from(version.error()));
    if (*version < versionWithAlerts)
        return AlertBook();
    auto book = bookOf(*database);
    if (!book)
        return unexpected(StoreError::from(book.error()));
    return *book;
}

} // namespace lc
