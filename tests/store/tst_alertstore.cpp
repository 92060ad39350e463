// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alertstore.h"

#include "database/database.h"
#include "store/activitystore.h"
#include "support/fakeclock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

class TestAlertStore : public QObject {
    Q_OBJECT

    QString path() const { return m_folder->filePath(u"console.db"_s); }
    std::unique_ptr<AlertStore> open() const
    {
        return std::make_unique<AlertStore>(path(), m_clock);
    }
    AlertBook bookOf(AlertStore &store)
    {
        std::optional<Result<AlertBook, StoreError>> book;
        store.read(this, [&](const auto &answer) { book = answer; });
        [&] { QTRY_VERIFY(book.has_value()); }();
        return book && *book ? **book : AlertBook();
    }
    Alert alert(const QString &id, std::chrono::minutes ago = 0min) const
    {
        Alert alert;
        alert.id = id;
        alert.rule = u"ready:level-80"_s;
        alert.itemKey = u"entitlement|arn|Seats"_s;
        alert.item.id = u"arn:aws:license-manager::111122223333:license:l-1"_s;
        alert.item.name = u"Ä “x” \U0001F514"_s;
        alert.item.part = u"Seats"_s;
        alert.value = u"80.5"_s;
        alert.raised = DateText(m_clock->now() - ago);
        alert.seen = DateText(m_clock->now());
        return alert;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
    }

    void survivesARestart()
    {
        AlertRule rule;
        rule.id = u"mine"_s;
        rule.name = u"Half"_s;
        rule.threshold = u"50.25"_s;
        rule.scope = AlertScope::Product;
        rule.target = u"acme-1"_s;
        Alert active = alert(u"1"_s);
        active.acknowledged = DateText(m_clock->now());
        Alert snoozed = alert(u"2"_s, 1min);
        snoozed.snoozedUntil = DateText(m_clock->now() + 24h);
        Alert past = alert(u"3"_s, 2min);
        past.cleared = DateText(m_clock->now());
        AlertItem item;
        item.kind = AlertItemKind::Grant;
        item.id = u"arn:aws:license-manager::111122223333:grant:g-1"_s;
        item.since = DateText(m_clock->now());
        const AlertItemList list{u"grants|aws|111122223333|"_s, DateText(m_clock->now()), {item}};
        const AlertMute always{u"local:vendor"_s, std::nullopt};
        const AlertMute forAnHour{u"local:customer"_s, m_clock->now() + 1h};
        {
            const auto store = open();
            store->keepRule(rule);
            store->keepAlerts({active, snoozed, past});
            store->keepMute(always);
            store->keepMute(forAnHour);
            store->keepItems({list});
        }
        const auto store = open();
        const AlertBook book = bookOf(*store);
        QCOMPARE(book.rules, {rule});
        QCOMPARE(book.alerts, (QList<Alert>{active, snoozed, past}));
        QCOMPARE(book.mutes, (QList<AlertMute>{forAnHour, always}));
        QCOMPARE(book.items, {list});
    }
    void replacesAndRemoves()
    {
        const auto store = open();
        AlertRule rule;
        rule.id = u"mine"_s;
        store->keepRule(rule);
        rule.enabled = false;
        store->keepRule(rule);
        Alert one = alert(u"1"_s);
        store->keepAlerts({one});
        one.cleared = DateText(m_clock->now());
        store->keepAlerts({one});
        store->keepMute({u"local:vendor"_s, {}});
        store->keepItems({{u"a"_s, DateText(m_clock->now()), {AlertItem()}}});
        store->keepItems({{u"a"_s, DateText(m_clock->now()), {}}});
        AlertBook book = bookOf(*store);
        QCOMPARE(book.rules, {rule});
        QCOMPARE(book.alerts, {one});
        QCOMPARE(book.items.size(), 1);
        QVERIFY(book.items.first().items.isEmpty());
        store->removeRule(u"mine"_s);
        store->removeMute(u"local:vendor"_s);
        book = bookOf(*store);
        QVERIFY(book.rules.isEmpty());
        QVERIFY(book.mutes.isEmpty());
    }
    void forgetsWhatIsLongPast()
    {
        const auto store = open();
        Alert old = alert(u"old"_s);
        old.cleared = DateText(m_clock->now());
        const Alert active = alert(u"active"_s);
        store->keepAlerts({old, active});
        QCOMPARE(bookOf(*store).alerts.size(), 2);
        m_clock->advance(AlertStore::keptFor + 1ms);
        store->keepAlerts({alert(u"new"_s)});
        const AlertBook book = bookOf(*store);
        QCOMPARE(book.alerts.size(), 2);
        QVERIFY(std::ranges::none_of(book.alerts,
                                     [](const Alert &each) { return each.id == u"old"_s; }));
    }
    void keepsOnlySoMany()
    {
        const auto store = open();
        QList<Alert> many;
        for (int i = 0; i < AlertStore::keptAlerts + 20; ++i) {
            many += alert(QString::number(i), std::chrono::minutes(i));
            many.last().cleared = DateText(m_clock->now());
        }
        store->keepAlerts(many);
        bookOf(*store);
        auto database = Database::open(path());
        QVERIFY(database);
        auto count = database->prepare("SELECT count(*), max(raised) - min(raised) FROM alerts");
        QVERIFY(count && *count->step());
        QCOMPARE(count->integer(0), AlertStore::keptAlerts);
        QCOMPARE(count->integer(1), (AlertStore::keptAlerts - 1) * 60'000);
    }

    void readsWhatAnotherProcessKeeps()
    {
        const auto store = open();
        store->keepAlerts({alert(u"1"_s)});
        bookOf(*store);
        const auto book = AlertStore::readFile(path());
        QVERIFY(book);
        QCOMPARE(book->alerts.size(), 1);
        const auto none = AlertStore::readFile(m_folder->filePath(u"none.db"_s));
        QVERIFY(!none);
        QVERIFY(!QFile::exists(m_folder->filePath(u"none.db"_s)));
    }
    void readsAFileOfAnEarlierVersion()
    {
        {
            auto database = Database::open(path());
            QVERIFY(database);
            QVERIFY(database->execute("CREATE TABLE activity(id INTEGER); PRAGMA user_version=4"));
        }
        const auto book = AlertStore::readFile(path());
        QVERIFY(book);
        QVERIFY(book->alerts.isEmpty());
    }
    void saysWhenItCannotWrite()
    {
        AlertStore store(m_folder->filePath(u"none/console.db"_s), m_clock);
        QSignalSpy failed(&store, &AlertStore::failed);
        store.keepAlerts({alert(u"1"_s)});
        QTRY_COMPARE(failed.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
};

QTEST_GUILESS_MAIN(TestAlertStore)
#include "tst_alertstore.moc"
