// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "database/database.h"
#include "database/transaction.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace lc {

/// A stored thing: where it belongs, and its document written by the rows of its type.
struct Resource {
    qint64 sequence = 0; ///< order of creation; given by Store::insert
    QString kind; ///< "license", "grant", "checkout", "usage-plan", ...
    QString account; ///< the owner
    QString region; ///< empty for global resources
    QString id; ///< ARN or id; unique within its kind
    qint64 version = 1;
    QByteArray document;
};

/// Which resources to read, a slice at a time; empty members do not restrict.
struct ResourceQuery {
    enum class Order { OldestFirst, NewestFirst };

    QString kind;
    QString account;
    QString region;
    QByteArray keyName; ///< of an index entry made by Store::addKey
    QString keyValue;
    qint64 after = 0; ///< sequence of the last one already read; 0 begins
    Order order = Order::OldestFirst;
    int limit = 200;
};

/// An answer kept so that the same ClientToken gives it again.
struct KeptAnswer {
    QByteArray requestHash;
    QByteArray answer;
    Instant madeAt{};
};

/// What one key of a usage plan did on one UTC day.
struct DayCount {
    std::chrono::sys_days day;
    qint64 used = 0;
    qint64 extension = 0; ///< what the remaining quota was changed by
};

/// Everything the service has acknowledged, in one SQLite file. One caller at a time (the
/// dispatcher sees to it). A failing statement is remembered in failure(), makes every further
/// read empty, and the transaction around it cannot be committed.
class Store {
public:
    static Result<std::unique_ptr<Store>, DatabaseError>
    open(const QString &path, OpenOptions::Access access = OpenOptions::Access::ReadWrite);

    [[nodiscard]] bool begin();
    /// True when everything since begin() is on the disk.
    [[nodiscard]] bool commit();
    void rollBack();
    /// A place inside the transaction that it can go back to; there is one at a time.
    void setMark();
    void rollBackToMark();
    const std::optional<DatabaseError> &failure() const { return m_failure; }

    void insert(Resource &resource);
    std::optional<Resource> find(const QString &kind, const QString &id);
    /// Writes version and document.
    void update(const Resource &resource);
    /// Takes it away with its versions, index entries and tags.
    void remove(const Resource &resource);
    QList<Resource> list(const ResourceQuery &query);
    int count(const ResourceQuery &query); ///< `after`, `order` and `limit` are ignored

    /// Makes the resource findable by a further value, e.g. ("grantee", account).
    void addKey(const Resource &resource, QByteArrayView name, const QString &value);
    void removeKeys(const Resource &resource, QByteArrayView name);

    /// Keeps the present document as that of its version, replacing an earlier one.
    void keepVersion(const Resource &resource);
    std::optional<QByteArray> documentOf(const Resource &resource, qint64 version);
    /// Newest first; `before` 0 begins with the newest.
    QList<std::pair<qint64, QByteArray>> versions(const Resource &resource, qint64 before,
                                                  int limit);

    /// Tags by resource ARN, sorted by key.
    QList<std::pair<QString, QString>> tags(const QString &arn);
    void setTag(const QString &arn, const QString &key, const QString &value);
    void removeTag(const QString &arn, const QString &key);

    /// `scope` tells account, Region and operation apart.
    std::optional<KeptAnswer> keptAnswer(const QString &scope, const QString &token);
    void keepAnswer(const QString &scope, const QString &token, const KeptAnswer &answer);
    void forgetAnswersBefore(Instant instant);

    /// Counters by `member` (see usageplans::memberId), ascending days, both ends included.
    QList<DayCount> dayCounts(const QString &member, std::chrono::sys_days first,
                              std::chrono::sys_days last);
    /// Adds to what was counted that day.
    void addToDay(const QString &member, const DayCount &count);

    /// Whether no resource is kept.
    bool isEmpty();
    /// Takes everything away but the keys that seal page tokens and sessions.
    void removeAll();

    /// Small values of the service itself, e.g. the key that seals page tokens.
    std::optional<QByteArray> value(const QString &name);
    void setValue(const QString &name, QByteArrayView value);

private:
    explicit Store(Database database) : m_database(std::move(database)) { }

    /// Made on first use and kept; nullptr after a failure.
    Statement *statement(const QByteArray &sql);
    bool step(Statement *statement);
    void run(Statement *statement);
    void fail(const DatabaseError &error);
    Resource read(const Statement &statement) const;
    static QByteArray conditions(const ResourceQuery &query);
    static int bindConditions(Statement &statement, const ResourceQuery &query);

    Database m_database;
    QHash<QByteArray, std::shared_ptr<Statement>> m_statements;
    std::optional<Transaction> m_transaction;
    std::optional<DatabaseError> m_failure;
    bool m_hasMark = false;
};

} // namespace lc
