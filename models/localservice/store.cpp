// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/store.h"

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr Migration migrations[] = {{1, R"(
CREATE TABLE resource (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (kind, id));
CREATE INDEX resource_by_owner ON resource (kind, account, region, sequence);
CREATE TABLE resource_key (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    resource INTEGER NOT NULL REFERENCES resource (sequence) ON DELETE CASCADE,
    PRIMARY KEY (name, value, resource)) WITHOUT ROWID;
CREATE INDEX resource_key_by_resource ON resource_key (resource, name);
CREATE TABLE resource_version (
    resource INTEGER NOT NULL REFERENCES resource (sequence) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (resource, version)) WITHOUT ROWID;
CREATE TABLE tag (
    arn TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (arn, name)) WITHOUT ROWID;
CREATE TABLE kept_answer (
    scope TEXT NOT NULL,
    token TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    answer BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (scope, token)) WITHOUT ROWID;
CREATE INDEX kept_answer_by_age ON kept_answer (made_at);
CREATE TABLE day_count (
    member TEXT NOT NULL,
    day INTEGER NOT NULL, -- since 1970-01-01
    used INTEGER NOT NULL,
    extension INTEGER NOT NULL,
    PRIMARY KEY (member, day)) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
)"},
                                    {2, R"(
CREATE INDEX resource_by_account ON resource (kind, account, sequence);
)"}};

constexpr char columns[] =
    "SELECT r.sequence, r.kind, r.account, r.region, r.id, r.version, r.document";

} // namespace

Result<std::unique_ptr<Store>, DatabaseError> Store::open(const QString &path,
                                                          OpenOptions::Access access)
{
    const bool isReader = access == OpenOptions::Access::ReadOnly;
    OpenOptions options;
    options.access = access;
    options.check = isReader ? OpenOptions::Check::None : OpenOptions::Check::Quick;
    options.migrations = migrations;
    auto database = Database::open(path, options);
    if (!database)
        return unexpected(database.error());
    return std::unique_ptr<Store>(new Store(std::move(*database)));
}

bool Store::begin()
{
    m_failure.reset();
    m_hasMark = false;
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        m_failure = transaction.error();
        return false;
    }
    m_transaction.emplace(std::move(*transaction));
    return true;
}

bool Store::commit()
{
    if (m_failure || !m_transaction) {
        rollBack();
        return false;
    }
    const auto outcome = m_transaction->commit();
    m_transaction.reset();
    if (!outcome)
        m_failure = outcome.error();
    return outcome.has_value();
}

void Store::rollBack()
{
    for (const auto &statement : std::as_const(m_statements))
        statement->reset();
    m_transaction.reset();
}

void Store::setMark()
{
    // A savepoint of the same name would nest.
    if (Statement *release = m_hasMark ? statement("RELEASE mark") : nullptr)
        run(release);
    if (Statement *mark = statement("SAVEPOINT mark"))
        run(mark);
    m_hasMark = true;
}

void Store::rollBackToMark()
{
    for (const auto &statement : std::as_const(m_statements))
        statement->reset();
    if (Statement *back = statement("ROLLBACK TO mark"))
        run(back);
}

void Store::insert(Resource &resource)
{
    Statement *insert = statement("INSERT INTO resource (kind, account, region, id, version, "
                                  "document) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert)
        return;
    insert->bind(1, resource.kind);
    insert->bind(2, resource.account);
    insert->bind(3, resource.region);
    insert->bind(4, resource.id);
    insert->bind(5, resource.version);
    insert->bindText(6, resource.document);
    run(insert);
    resource.sequence = m_database.lastInsertId();
}

std::optional<Resource> Store::find(const QString &kind, const QString &id)
{
    Statement *find =
        statement(QByteArray(columns) + " FROM resource r WHERE r.kind = ?1 AND r.id = ?2");
    if (!find)
        return std::nullopt;
    find->bind(1, kind);
    find->bind(2, id);
    if (!step(find))
        return std::nullopt;
    Resource found = read(*find);
    find->reset();
    return found;
}

void Store::update(const Resource &resource)
{
    Statement *update =
        statement("UPDATE resource SET version = ?2, document = ?3 WHERE sequence = ?1");
    if (!update)
        return;
    update->bind(1, resource.sequence);
    update->bind(2, resource.version);
    update->bindText(3, resource.document);
    run(update);
}

void Store::remove(const Resource &resource)
{
    if (Statement *tags = statement("DELETE FROM tag WHERE arn = ?1")) {
        tags->bind(1, resource.id);
        run(tags);
    }
    if (Statement *remove = statement("DELETE FROM resource WHERE sequence = ?1")) {
        remove->bind(1, resource.sequence);
        run(remove);
    }
}

QByteArray Store::conditions(const ResourceQuery &query)
{
    // By its index entries in their order, or by its owner: a page never costs a sorted table.
    QByteArray sql = query.keyName.isEmpty()
        ? " FROM resource r WHERE r.kind = ?1"
        : " FROM resource_key k CROSS JOIN resource r ON r.sequence = k.resource "
          "WHERE k.name = ?4 AND k.value = ?5 AND r.kind = ?1";
    if (!query.account.isEmpty())
        sql += " AND r.account = ?2";
    if (!query.region.isEmpty())
        sql += " AND r.region = ?3";
    return sql;
}

int Store::bindConditions(Statement &statement, const ResourceQuery &query)
{
    statement.bind(1, query.kind);
    if (!query.account.isEmpty())
        statement.bind(2, query.account);
    if (!query.region.isEmpty())
        statement.bind(3, query.region);
    if (!query.keyName.isEmpty()) {
        statement.bindText(4, query.keyName);
        statement.bind(5, query.keyValue);
    }
    return 6;
}

QList<Resource> Store::list(const ResourceQuery &query)
{
    const bool forward = query.order == ResourceQuery::Order::OldestFirst;
    const QByteArray sequence = query.keyName.isEmpty() ? "r.sequence" : "k.resource";
    QByteArray sql = columns + conditions(query);
    if (query.after != 0)
        sql += " AND " + sequence + (forward ? " > ?6" : " < ?6");
    sql += " ORDER BY " + sequence + (forward ? "" : " DESC");
    Statement *list = statement(sql + " LIMIT ?7");
    if (!list)
        return {};
    const int next = bindConditions(*list, query);
    if (query.after != 0)
        list->bind(next, query.after);
    list->bind(next + 1, query.limit);
    QList<Resource> found;
    while (step(list))
        found.append(read(*list));
    return found;
}

int Store::count(const ResourceQuery &query)
{
    Statement *count = statement("SELECT count(*)" + conditions(query));
    if (!count)
        return 0;
    bindConditions(*count, query);
    if (!step(count))
        return 0;
    const int found = int(count->integer(0));
    count->reset();
    return found;
}

void Store::addKey(const Resource &resource, QByteArrayView name, const QString &value)
{
    Statement *add = statement("INSERT OR IGNORE INTO resource_key VALUES (?1, ?2, ?3)");
    if (!add)
        return;
    add->bindText(1, name);
    add->bind(2, value);
    add->bind(3, resource.sequence);
    run(add);
}

void Store::removeKeys(const Resource &resource, QByteArrayView name)
{
    Statement *remove = statement("DELETE FROM resource_key WHERE resource = ?1 AND name = ?2");
    if (!remove)
        return;
    remove->bind(1, resource.sequence);
    remove->bindText(2, name);
    run(remove);
}

void Store::keepVersion(const Resource &resource)
{
    Statement *keep = statement("INSERT OR REPLACE INTO resource_version VALUES (?1, ?2, ?3)");
    if (!keep)
        return;
    keep->bind(1, resource.sequence);
    keep->bind(2, resource.version);
    keep->bindText(3, resource.document);
    run(keep);
}

std::optional<QByteArray> Store::documentOf(const Resource &resource, qint64 version)
{
    Statement *find =
        statement("SELECT document FROM resource_version WHERE resource = ?1 AND version = ?2");
    if (!find)
        return std::nullopt;
    find->bind(1, resource.sequence);
    find->bind(2, version);
    if (!step(find))
        return std::nullopt;
    const QByteArray document = find->bytes(0);
    find->reset();
    return document;
}

QList<std::pair<qint64, QByteArray>> Store::versions(const Resource &resource, qint64 before,
                                                     int limit)
{
    Statement *list = statement("SELECT version, document FROM resource_version WHERE resource = "
                                "?1 AND (?2 = 0 OR version < ?2) ORDER BY version DESC LIMIT ?3");
    if (!list)
        return {};
    list->bind(1, resource.sequence);
    list->bind(2, before);
    list->bind(3, limit);
    QList<std::pair<qint64, QByteArray>> found;
    while (step(list))
        found.emplaceBack(list->integer(0), list->bytes(1));
    return found;
}

QList<std::pair<QString, QString>> Store::tags(const QString &arn)
{
    Statement *list = statement("SELECT name, value FROM tag WHERE arn = ?1 ORDER BY name");
    if (!list)
        return {};
    list->bind(1, arn);
    QList<std::pair<QString, QString>> found;
    while (step(list))
        found.emplaceBack(list->text(0), list->text(1));
    return found;
}

void Store::setTag(const QString &arn, const QString &key, const QString &value)
{
    Statement *set = statement("INSERT OR REPLACE INTO tag VALUES (?1, ?2, ?3)");
    if (!set)
        return;
    set->bind(1, arn);
    set->bind(2, key);
    set->bind(3, value);
    run(set);
}

void Store::removeTag(const QString &arn, const QString &key)
{
    Statement *remove = statement("DELETE FROM tag WHERE arn = ?1 AND name = ?2");
    if (!remove)
        return;
    remove->bind(1, arn);
    remove->bind(2, key);
    run(remove);
}

std::optional<KeptAnswer> Store::keptAnswer(const QString &scope, const QString &token)
{
    Statement *find = statement("SELECT request_hash, answer, made_at FROM kept_answer WHERE scope "
                                "= ?1 AND token = ?2");
    if (!find)
        return std::nullopt;
    find->bind(1, scope);
    find->bind(2, token);
    if (!step(find))
        return std::nullopt;
    const KeptAnswer kept{find->bytes(0), find->bytes(1),
                          Instant(std::chrono::milliseconds(find->integer(2)))};
    find->reset();
    return kept;
}

void Store::keepAnswer(const QString &scope, const QString &token, const KeptAnswer &answer)
{
    Statement *keep = statement("INSERT OR REPLACE INTO kept_answer VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!keep)
        return;
    keep->bind(1, scope);
    keep->bind(2, token);
    keep->bind(3, QByteArrayView(answer.requestHash));
    keep->bind(4, QByteArrayView(answer.answer));
    keep->bind(5, answer.madeAt.time_since_epoch().count());
    run(keep);
}

void Store::forgetAnswersBefore(Instant instant)
{
    Statement *forget = statement("DELETE FROM kept_answer WHERE made_at < ?1");
    if (!forget)
        return;
    forget->bind(1, instant.time_since_epoch().count());
    run(forget);
}

QList<DayCount> Store::dayCounts(const QString &member, std::chrono::sys_days first,
                                 std::chrono::sys_days last)
{
    Statement *list = statement("SELECT day, used, extension FROM day_count WHERE member = ?1 AND "
                                "day BETWEEN ?2 AND ?3 ORDER BY day");
    if (!list)
        return {};
    list->bind(1, member);
    list->bind(2, first.time_since_epoch().count());
    list->bind(3, last.time_since_epoch().count());
    QList<DayCount> found;
    while (step(list))
        found.append({std::chrono::sys_days(std::chrono::days(list->integer(0))), list->integer(1),
                      list->integer(2)});
    return found;
}

void Store::addToDay(const QString &member, const DayCount &count)
{
    Statement *add =
        statement("INSERT INTO day_count VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE "
                  "SET used = used + ?3, extension = extension + ?4");
    if (!add)
        return;
    add->bind(1, member);
    add->bind(2, count.day.time_since_epoch().count());
    add->bind(3, count.used);
    add->bind(4, count.extension);
    run(add);
}

bool Store::isEmpty()
{
    Statement *any = statement("SELECT 1 FROM resource LIMIT 1");
    if (!any)
        return false;
    const bool found = step(any);
    any->reset();
    return !found && !m_failure;
}

void Store::removeAll()
{
    for (const char *sql :
         {"DELETE FROM resource", "DELETE FROM tag", "DELETE FROM kept_answer",
          "DELETE FROM day_count",
          "DELETE FROM setting WHERE name NOT IN ('page-token-key', 'session-key')"}) {
        if (Statement *remove = statement(sql))
            run(remove);
    }
}

std::optional<QByteArray> Store::value(const QString &name)
{
    Statement *find = statement("SELECT value FROM setting WHERE name = ?1");
    if (!find)
        return std::nullopt;
    find->bind(1, name);
    if (!step(find))
        return std::nullopt;
    const QByteArray found = find->bytes(0);
    find->reset();
    return found;
}

void Store::setValue(const QString &name, QByteArrayView value)
{
    Statement *set = statement("INSERT OR REPLACE INTO setting VALUES (?1, ?2)");
    if (!set)
        return;
    set->bind(1, name);
    set->bind(2, value);
    run(set);
}

Statement *Store::statement(const QByteArray &sql)
{
    if (m_failure)
        return nullptr;
    const auto found = m_statements.constFind(sql);
    if (found != m_statements.cend())
        return found->get();
    auto prepared = m_database.prepare(sql.constData());
    if (!prepared) {
        fail(prepared.error());
        return nullptr;
    }
    auto kept = std::make_shared<Statement>(std::move(*prepared));
    m_statements.insert(sql, kept);
    return kept.get();
}

bool Store::step(Statement *statement)
{
    const auto outcome = statement->step();
    if (!outcome) {
        fail(outcome.error());
        return false;
    }
    return *outcome;
}

void Store::run(Statement *statement)
{
    if (const auto outcome = statement->run(); !outcome)
        fail(outcome.error());
}

void Store::fail(const DatabaseError &error)
{
    if (!m_failure)
        m_failure = error;
}

Resource Store::read(const Statement &statement) const
{
    return {statement.integer(0), statement.text(1),    statement.text(2), statement.text(3),
            statement.text(4),    statement.integer(5), statement.bytes(6)};
}

} // namespace lc
