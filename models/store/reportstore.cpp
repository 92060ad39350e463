// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reportstore.h"

#include "store/consoledatabase.h"
#include "store/storedtime.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr const char *allSql = "SELECT id, definition, saved, last_run, last_file, last_problem"
                               " FROM reports ORDER BY saved, id";
constexpr const char *keepSql =
    "INSERT INTO reports(id, definition, saved, last_run, last_file, last_problem)"
    " VALUES(?1, ?2, ?3, NULL, '', '')"
    " ON CONFLICT(id) DO UPDATE SET definition = ?2, saved = ?3";
constexpr const char *claimSql =
    "UPDATE reports SET last_run = ?2 WHERE id = ?1 AND ifnull(last_run, -1) = ?3";
constexpr const char *settleSql =
    "UPDATE reports SET last_file = ?2, last_problem = ?3 WHERE id = ?1";

SavedReport readReport(const Statement &row)
{
    SavedReport report;
    report.id = row.text(0);
    report.definition = row.bytes(1);
    report.savedAt = instant(row.integer(2));
    if (!row.isNull(3))
        report.lastRun = instant(row.integer(3));
    report.lastFile = row.text(4);
    report.lastProblem = row.text(5);
    return report;
}

} // namespace

/// The file, inside the thread.
class ReportStore::Keeper {
public:
    Keeper(QString path, std::shared_ptr<const Clock> clock)
        : m_file(std::move(path), std::move(clock))
    {
    }

    Result<QList<SavedReport>, DatabaseError> all()
    {
        auto statement = m_file.prepare(allSql);
        if (!statement)
            return unexpected(statement.error());
        return readRows(*statement, readReport);
    }

    Result<void, DatabaseError> keep(const SavedReport &report)
    {
        auto statement = m_file.prepare(keepSql);
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, report.id);
        statement->bind(2, report.definition);
        statement->bind(3, milliseconds(report.savedAt));
        return statement->run();
    }

    Result<void, DatabaseError> remove(const QString &id)
    {
        auto statement = m_file.prepare("DELETE FROM reports WHERE id = ?1");
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, id);
        return statement->run();
    }

    Result<bool, DatabaseError> claim(const QString &id, std::optional<Instant> knownRun,
                                      Instant now)
    {
        auto statement = m_file.prepare(claimSql);
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, id);
        statement->bind(2, milliseconds(now));
        statement->bind(3, knownRun ? milliseconds(*knownRun) : qint64(-1));
        if (auto outcome = statement->run(); !outcome)
            return unexpected(outcome.error());
        return (*m_file.open())->changes() > 0;
    }

    Result<void, DatabaseError> settle(const QString &id, const QString &file,
                                       const QString &problem)
    {
        auto statement = m_file.prepare(settleSql);
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, id);
        statement->bind(2, file);
        statement->bind(3, problem);
        return statement->run();
    }

private:
    ConsoleDatabase m_file;
};

ReportStore::ReportStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_keeper(std::make_shared<Keeper>(path, std::move(clock))),
      m_thread(std::make_unique<StoreThread>(u"reports"_s))
{
}

ReportStore::~ReportStore()
{
    m_thread.reset();
}

template <class T, class Work> void ReportStore::run(Work work, QObject *context, Done<T> done)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, keeper = m_keeper, work = std::move(work),
                    context = QPointer<QObject>(context), done = std::move(done)]() mutable {
        auto outcome = work(*keeper);
        const auto tell = [outcome = std::move(outcome), context = std::move(context),
                           done = std::move(done)] {
            if (!context || !done)
                return;
            if (!outcome)
                done(unexpected(StoreError::from(outcome.error())));
            else if constexpr (std::is_void_v<T>)
                done({});
            else
                done(*outcome);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void ReportStore::all(QObject *context, Done<QList<SavedReport>> done)
{
    run<QList<SavedReport>>([](Keeper &keeper) { return keeper.all(); }, context, std::move(done));
}

void ReportStore::keep(const SavedReport &report, QObject *context, Done<void> done)
{
    run<void>([report](Keeper &keeper) { return keeper.keep(report); }, context, std::move(done));
}

void ReportStore::remove(const QString &id, QObject *context, Done<void> done)
{
    run<void>([id](Keeper &keeper) { return keeper.remove(id); }, context, std::move(done));
}

void ReportStore::claim(const QString &id, std::optional<Instant> knownRun, Instant now,
                        QObject *context, Done<bool> done)
{
    run<bool>([id, knownRun, now](Keeper &keeper) { return keeper.claim(id, knownRun, now); },
              context, std::move(done));
}

void ReportStore::settle(const QString &id, const QString &file, const QString &problem,
                         QObject *context, Done<void> done)
{
    run<void>([id, file, problem](Keeper &keeper) { return keeper.settle(id, file, problem); },
              context, std::move(done));
}

} // namespace lc
