// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/database.h"
#include "database/transaction.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <limits>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

constexpr Migration first[] = {{1,
                                "CREATE TABLE item(id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                                " size INTEGER, share REAL, body BLOB) STRICT"}};
constexpr Migration both[] = {first[0],
                              {2,
                               "ALTER TABLE item ADD COLUMN note TEXT;"
                               "UPDATE item SET note = 'from ' || name"}};
constexpr Migration broken[] = {first[0],
                                {2, "CREATE TABLE second(id INTEGER) STRICT; CREATE nonsense"}};

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 number(Database &database, const char *sql)
{
    auto statement = database.prepare(sql);
    if (!statement || !statement->step().value_or(false))
        return -1;
    return statement->integer(0);
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(u"test.db"_s);
    }

    void keepsEveryKindOfValue()
    {
        auto database = Database::open(m_path, {.migrations = first});
        QVERIFY(database);
        auto insert =
            database->prepare("INSERT INTO item(name, size, share, body) VALUES(?1, ?2, ?3, ?4)");
        QVERIFY(insert);
        const QString name = u"Zoë \u0000 日本 \U0001F511"_s;
        insert->bind(1, name);
        insert->bind(2, std::numeric_limits<qint64>::min());
        insert->bind(3, 0.1);
        insert->bind(4, QByteArrayView("\0\xff", 2));
        QVERIFY(insert->run());
        QCOMPARE(database->lastInsertId(), 1);
        insert->bind(1, u""_s);
        insert->bind(2, std::optional<int>());
        insert->bind(3, nullptr);
        insert->bind(4, QByteArrayView());
        QVERIFY(insert->run());

        auto select = database->prepare("SELECT name, size, share, body FROM item ORDER BY id");
        QVERIFY(select);
        QVERIFY(*select->step());
        QCOMPARE(select->text(0), name);
        QCOMPARE(select->integer(1), std::numeric_limits<qint64>::min());
        QCOMPARE(select->real(2), 0.1);
        QCOMPARE(select->bytes(3), QByteArray("\0\xff", 2));
        QVERIFY(*select->step());
        QVERIFY(!select->isNull(0));
        QVERIFY(select->isNull(1));
        QVERIFY(select->isNull(2));
        QVERIFY(!select->isNull(3));
        QVERIFY(!*select->step());
        QVERIFY2(*select->step(), "a finished statement starts again");
    }

    void setsDurability()
    {
        auto database = Database::open(m_path);
        QVERIFY(database);
        QCOMPARE(number(*database, "PRAGMA synchronous"), 2);
        QCOMPARE(number(*database, "PRAGMA foreign_keys"), 1);
        auto mode = database->prepare("PRAGMA journal_mode");
        QVERIFY(*mode->step());
        QCOMPARE(mode->text(0), u"wal"_s);
    }

    void letsSeveralProcessesWriteWithARollbackJournal()
    {
        const OpenOptions options{.journal = OpenOptions::Journal::Rollback, .migrations = first};
        auto one = Database::open(m_path, options);
        auto two = Database::open(m_path, options);
        QVERIFY(one && two);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(one->execute("INSERT INTO item(name) VALUES('one')"));
            QVERIFY(two->execute("INSERT INTO item(name) VALUES('two')"));
        }
        QCOMPARE(number(*one, "SELECT count(*) FROM item"), 20);
        QCOMPARE(number(*one, "PRAGMA synchronous"), 2);
        auto mode = one->prepare("PRAGMA journal_mode");
        QVERIFY(*mode->step());
        QCOMPARE(mode->text(0), u"truncate"_s);
    }

    void reportsErrors()
    {
        auto database = Database::open(m_path, {.migrations = first});
        QVERIFY(database);
        QVERIFY(!database->prepare("SELECT nothing FROM nowhere"));
        auto insert = database->prepare("INSERT INTO item(name) VALUES(?1)");
        insert->bind(1, nullptr);
        auto outcome = insert->run();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, DatabaseError::Kind::Constraint);
        QCOMPARE(outcome.error().code, int(SQLITE_CONSTRAINT_NOTNULL));
        insert->bind(7, 1);
        QVERIFY2(!insert->run(), "a parameter that does not exist");
        insert->bind(1, u"fine"_s);
        QVERIFY2(insert->run(), "the error of the earlier bind is over");
    }

    void rollsBackWhatIsNotCommitted()
    {
        auto database = Database::open(m_path, {.migrations = first});
        {
            auto transaction = Transaction::begin(*database);
            QVERIFY(transaction);
            QVERIFY(database->execute("INSERT INTO item(name) VALUES('lost')"));
        }
        QCOMPARE(number(*database, "SELECT count(*) FROM item"), 0);
        auto transaction = Transaction::begin(*database);
        QVERIFY(database->execute("INSERT INTO item(name) VALUES('kept')"));
        QVERIFY(transaction->commit());
        QCOMPARE(number(*database, "SELECT count(*) FROM item"), 1);
    }

    void saysBusyWhenAnotherConnectionWrites()
    {
        auto one = Database::open(m_path, {.migrations = first});
        auto two = Database::open(m_path, {.busyTimeout = std::chrono::milliseconds(10)});
        QVERIFY(one && two);
        auto transaction = Transaction::begin(*one);
        QVERIFY(transaction);
        auto second = Transaction::begin(*two);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, DatabaseError::Kind::Busy);
        QCOMPARE(number(*two, "SELECT count(*) FROM item"), 0);
    }

#ifdef Q_OS_UNIX
    void keepsFilesPrivateUnderAnyUmask_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("open") << 0;
        QTest::newRow("usual") << 022;
        QTest::newRow("closed") << 0777;
    }
    void keepsFilesPrivateUnderAnyUmask()
    {
        QFETCH(int, mask);
        const auto before = ::umask(mode_t(mask));
        auto database = Database::open(m_path, {.migrations = first});
        const bool wrote = database && database->execute("INSERT INTO item(name) VALUES('x')");
        ::umask(before);
        QVERIFY(wrote);
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
            struct stat status { };
            QCOMPARE(::stat(QFile::encodeName(m_path + suffix).constData(), &status), 0);
            QCOMPARE(int(status.st_mode & 0777), 0600);
        }
    }

    void takesRightsAwayFromAnOpenFile()
    {
        {
            QVERIFY(Database::open(m_path));
        }
        QVERIFY(QFile::setPermissions(m_path, QFile::Permissions(0x6644)));
        {
            QVERIFY(Database::open(m_path));
        }
        struct stat status { };
        QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
    }
#endif

    void migratesStepByStep()
    {
        {
            auto database = Database::open(m_path, {.migrations = first});
            QVERIFY(database);
            QVERIFY(database->execute("INSERT INTO item(name) VALUES('old')"));
        }
        auto database = Database::open(m_path, {.migrations = both});
        QVERIFY(database);
        QCOMPARE(*database->userVersion(), 2);
        QCOMPARE(number(*database, "SELECT count(*) FROM item WHERE note = 'from old'"), 1);
        QVERIFY(migrate(*database, both));
    }

    void leavesAFailedStepUndone()
    {
        auto database = Database::open(m_path, {.migrations = broken});
        QVERIFY(!database);
        auto again = Database::open(m_path, {.migrations = first});
        QVERIFY(again);
        QCOMPARE(*again->userVersion(), 1);
        QCOMPARE(number(*again, "SELECT count(*) FROM sqlite_schema WHERE name = 'second'"), 0);
    }

    void refusesANewerFileWithoutWriting()
    {
        {
            QVERIFY(Database::open(m_path, {.migrations = both}));
        }
        const QByteArray before = readAll(m_path);
        for (const auto access : {OpenOptions::Access::ReadWrite, OpenOptions::Access::ReadOnly}) {
            auto database = Database::open(m_path, {.access = access, .migrations = first});
            QVERIFY(!database);
            QCOMPARE(database.error().kind, DatabaseError::Kind::Newer);
        }
        QCOMPARE(readAll(m_path), before);
    }

    void leavesTheLogOfANewerFileAlone()
    {
        auto writer = Database::open(m_path, {.migrations = both});
        QVERIFY(writer->execute("INSERT INTO item(name) VALUES('in the log')"));
        const QString copy = m_folder->filePath(u"copy.db"_s);
        QVERIFY(QFile::copy(m_path, copy) && QFile::copy(m_path + "-wal"_L1, copy + "-wal"_L1));
        const QByteArray before = readAll(copy);
        const QByteArray log = readAll(copy + "-wal"_L1);
        QVERIFY(!Database::open(copy, {.migrations = first}));
        QCOMPARE(readAll(copy), before);
        QCOMPARE(readAll(copy + "-wal"_L1), log);
    }

    void readsOnly()
    {
        QVERIFY2(!Database::open(m_path, {.access = OpenOptions::Access::ReadOnly}),
                 "reading does not make a file");
        QVERIFY(!QFile::exists(m_path));
        auto writer = Database::open(m_path, {.migrations = first});
        auto reader = Database::open(m_path, {.access = OpenOptions::Access::ReadOnly});
        QVERIFY(writer && reader);
        QVERIFY(writer->execute("INSERT INTO item(name) VALUES('seen')"));
        QCOMPARE(number(*reader, "SELECT count(*) FROM item"), 1);
        auto outcome = reader->execute("DELETE FROM item");
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, DatabaseError::Kind::Denied);
    }

    void tellsDamagedFiles_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("text") << u"text"_s;
        QTest::newRow("short") << u"short"_s;
        QTest::newRow("page") << u"page"_s;
    }
    void tellsDamagedFiles()
    {
        QFETCH(QString, damage);
        {
            auto database = Database::open(m_path, {.migrations = first});
            QVERIFY(database->execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                " WHERE i < 2000) INSERT INTO item(name) SELECT 'item ' || i FROM n"));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (damage == "text"_L1) {
            file.resize(0);
            file.write(QByteArray("this is not a database\n").repeated(100));
        } else if (damage == "short"_L1) {
            file.resize(5000);
        } else {
            file.seek(4096 * 3);
            file.write(QByteArray(4096, '\x5a'));
        }
        file.close();
        auto database =
            Database::open(m_path, {.check = OpenOptions::Check::Quick, .migrations = first});
        QVERIFY(!database);
        QCOMPARE(database.error().kind, DatabaseError::Kind::Damaged);
        QVERIFY(database.error().message.contains(m_path));
    }

    void opensAnEmptyFileAndRefusesAFolder()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(Database::open(m_path, {.check = OpenOptions::Check::Quick, .migrations = first}));
        auto folder = Database::open(m_folder->path());
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, DatabaseError::Kind::Io);
        auto missing = Database::open(m_folder->filePath(u"no/such/folder.db"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, DatabaseError::Kind::Io);
    }

    void closesBeforeItsStatements()
    {
        std::optional<Statement> statement;
        {
            auto database = Database::open(m_path, {.migrations = first});
            statement = std::move(*database->prepare("SELECT count(*) FROM item"));
        }
        QVERIFY(*statement->step());
        QCOMPARE(statement->integer(0), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
