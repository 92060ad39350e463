// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftstore.h"

#include "store/consoledatabase.h"
#include "store/storedtime.h"

#include <QPointer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr const char *keepSql =
    "INSERT OR REPLACE INTO drafts(id, run, title, page, action, row, connection, region, type,"
    " base, edited, changed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

constexpr const char *leftSql =
    "SELECT id, title, page, action, row, connection, region, type, base, edited, changed"
    " FROM drafts WHERE run <> ?1 ORDER BY changed DESC, id";

Draft readDraft(const Statement &row)
{
    Draft draft;
    draft.id = row.text(0);
    draft.title = row.text(1);
    draft.page = row.text(2);
    draft.action = row.text(3);
    draft.row = row.bytes(4);
    draft.connection = row.text(5);
    draft.region = row.text(6);
    draft.type = row.text(7);
    draft.base = row.bytes(8);
    draft.edited = row.bytes(9);
    draft.changedAt = instant(row.integer(10));
    return draft;
}

} // namespace

/// The file, inside the thread.
class DraftStore::Keeper {
public:
    Keeper(QString path, std::shared_ptr<const Clock> clock)
        : m_file(std::move(path), std::move(clock))
    {
    }

    Result<void, DatabaseError> keep(const Draft &draft, const QString &run)
    {
        auto statement = m_file.prepare(keepSql);
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, draft.id);
        statement->bind(2, run);
        statement->bind(3, draft.title);
        statement->bind(4, draft.page);
        statement->bind(5, draft.action);
        statement->bind(6, draft.row);
        statement->bind(7, draft.connection);
        statement->bind(8, draft.region);
        statement->bind(9, draft.type);
        statement->bind(10, draft.base);
        statement->bind(11, draft.edited);
        statement->bind(12, milliseconds(draft.changedAt));
        return statement->run();
    }

    Result<void, DatabaseError> remove(const QString &id)
    {
        auto statement = m_file.prepare("DELETE FROM drafts WHERE id = ?1");
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, id);
        return statement->run();
    }

    Result<QList<Draft>, DatabaseError> left(const QString &run)
    {
        auto statement = m_file.prepare(leftSql);
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, run);
        return readRows(*statement, readDraft);
    }

private:
    ConsoleDatabase m_file;
};

DraftStore::DraftStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent)
    : Drafts(parent), m_clock(clock), m_run(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_keeper(std::make_shared<Keeper>(path, std::move(clock))),
      m_thread(std::make_unique<StoreThread>(u"drafts"_s))
{
}

DraftStore::~DraftStore()
{
    m_thread.reset();
}

void DraftStore::keep(Draft draft)
{
    draft.changedAt = m_clock->now();
    m_thread->post([this, keeper = m_keeper, draft = std::move(draft), run = m_run] {
        const auto outcome = keeper->keep(draft, run);
        const auto tell = [this, outcome, id = draft.id, at = draft.changedAt] {
            if (outcome)
                emit kept(id, at);
            else
                emit failed(StoreError::from(outcome.error()));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void DraftStore::remove(const QString &id)
{
    m_thread->post([this, keeper = m_keeper, id] {
        const auto outcome = keeper->remove(id);
        if (!outcome)
            QMetaObject::invokeMethod(
                this, [this, error = StoreError::from(outcome.error())] { emit failed(error); },
                Qt::QueuedConnection);
    });
}

void DraftStore::readLeft(QObject *context, std::function<void(const QList<Draft> &)> done)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, keeper = m_keeper, run = m_run, context = QPointer<QObject>(context),
                    done = std::move(done)]() mutable {
        auto drafts = keeper->left(run);
        const auto tell = [this, drafts = std::move(drafts), context = std::move(context),
                           done = std::move(done)] {
            if (!drafts)
                emit failed(StoreError::from(drafts.error()));
            else if (context)
                done(*drafts);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace lc
