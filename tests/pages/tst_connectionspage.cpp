// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/keychain.h"
#include "grids/noticeband.h"
#include "items/connectiontable.h"
#include "pages/configurationspage.h"
#include "pages/connectionspage.h"
#include "pages/keysdialog.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

/// The keychain of a desktop, while it says that it is locked.
class LockedKeychain final : public Keychain {
public:
    void read(const QString &, QObject *context, ReadDone done) override
    {
        later(context, [done = std::move(done)] { done(unexpected(locked())); });
    }
    void write(const QString &, const Secret &, QObject *context, Done done) override
    {
        later(context, [done = std::move(done)] { done(unexpected(locked())); });
    }
    void remove(const QString &, QObject *context, Done done) override
    {
        later(context, [this, done = std::move(done)] {
            removed += isLocked ? 0 : 1;
            done(isLocked ? Result<void, Error>(unexpected(locked())) : Result<void, Error>());
        });
    }

    bool isLocked = true;
    int removed = 0;

private:
    static Error locked() { return {Failure::Unavailable, u"It is locked."_s}; }
    template <class Work> static void later(QObject *context, Work work)
    {
        QMetaObject::invokeMethod(context, std::move(work), Qt::QueuedConnection);
    }
};

} // namespace

/// What can be opened, opened and closed by key.
class TestConnectionsPage : public QObject {
    Q_OBJECT

    int rowOf(const QString &id)
    {
        for (int row = 0; row < m_page->model().rowCount(); ++row) {
            if (m_page->model().record<ConnectionRecord>(row).id == id)
                return row;
        }
        return -1;
    }
    ConnectionRecord recordOf(const QString &id)
    {
        return m_page->model().record<ConnectionRecord>(rowOf(id));
    }
    void choose(const QString &id) { m_page->showRow(m_page->model().key(rowOf(id))); }
    QAction *action(const QString &text)
    {
        for (QAction *each : m_page->pageActions()) {
            if (each->iconText().startsWith(text))
                return each;
        }
        return nullptr;
    }
    template <class W> W *inDetails(const QString &name)
    {
        return m_page->details()->findChild<W *>(name);
    }

    /// The band over the table that says this; null when none does.
    NoticeBand *bandWith(const QString &words)
    {
        for (NoticeBand *band : m_page->findChildren<NoticeBand *>()) {
            const Notice &notice = band->notice();
            if (band->isVisible() && (notice.headline + u' ' + notice.text).contains(words))
                return band;
        }
        return nullptr;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<test::PageWorld>();
        m_page = std::make_unique<ConnectionsPage>(m_world->context);
        m_page->resize(1300, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->focusContent();
    }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void listsWhatCanBeOpened()
    {
        QCOMPARE(m_page->model().rowCount(), 3);
        const ConnectionRecord vendor = recordOf(test::LocalWorld::vendor());
        QCOMPARE(vendor.state, u"open"_s);
        QCOMPARE(vendor.account.value_or(QString()), m_world->local.vendorAccount());
        QVERIFY(vendor.arn.value_or(QString()).contains(m_world->local.vendorAccount()));
        QVERIFY(!vendor.problem);
        // No keys are named there: it says so before it is tried.
        QCOMPARE(recordOf(u"environment"_s).state, u"unusable"_s);
        QVERIFY(recordOf(u"environment"_s).problem);
    }
    void closesAndOpensByKey()
    {
        const QString id = test::LocalWorld::vendor();
        choose(id);
        QVERIFY(!action(u"Open"_s)->isEnabled());
        action(u"Close"_s)->trigger();
        QCOMPARE(recordOf(id).state, u"closed"_s);
        QVERIFY(!action(u"Close"_s)->isEnabled());
        choose(id);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(recordOf(id).state, u"open"_s);
        QCOMPARE(m_world->local.session->opened().last(), id);
    }
    void explainsWhyOneFailed()
    {
        choose(u"environment"_s);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(recordOf(u"environment"_s).state, u"failed"_s);
        choose(u"environment"_s);
        auto *happened = inDetails<QLabel>(u"whatHappened"_s);
        QVERIFY(!happened->isHidden());
        QVERIFY(happened->text().contains(u"Region"_s));
        QVERIFY(!inDetails<QLabel>(u"whatToDo"_s)->text().isEmpty());
        // It may be tried again.
        QVERIFY(action(u"Open"_s)->isEnabled());
        QCOMPARE(recordOf(test::LocalWorld::vendor()).state, u"open"_s);
    }
    void aRegionIsChosenThereAndThen()
    {
        Session &session = *m_world->local.session;
        const auto endpoint = m_world->local.launcher.endpoint();
        QVERIFY(endpoint);
        QTemporaryFile config;
        QVERIFY(config.open());
        const QByteArray written = "[profile vendor]\nendpoint_url = " + endpoint->url.toEncoded()
            + "\n[profile other]\nregion = eu-west-1\n";
        config.write(written);
        config.close();
        const QHash<QString, QString> variables{
            {u"AWS_CONFIG_FILE"_s, config.fileName()},
            {u"AWS_SHARED_CREDENTIALS_FILE"_s, m_world->local.launcher.credentialsPath()}};
        session.registry() = ConnectionRegistry(Environment(variables), {}, &m_world->book);
        session.reload();
        auto *region = inDetails<QComboBox>(u"region"_s);
        auto *use = inDetails<QPushButton>(u"useRegion"_s);
        choose(u"profile:other"_s);
        QVERIFY(!use->isVisibleTo(m_page->details()));
        const QString id = u"profile:vendor"_s;
        choose(id);
        session.open(id);
        QTRY_COMPARE(recordOf(id).state, u"failed"_s);
        choose(id);
        QVERIFY(use->isVisibleTo(m_page->details()));
        QVERIFY(!use->isEnabled());
        // What is no Region is refused, and nothing is kept.
        region->setEditText(u"no region"_s);
        use->click();
        QVERIFY(bandWith(u"no Region"_s));
        QVERIFY(session.connection(id).region.isEmpty());
        region->setEditText(u"eu-central-1"_s);
        use->click();
        QTRY_COMPARE(recordOf(id).state, u"open"_s);
        QCOMPARE(session.client(id)->region(), u"eu-central-1"_s);
        QVERIFY(!use->isVisibleTo(m_page->details()));
        QVERIFY(!bandWith(u"no Region"_s));
        // Kept here, not in the user's file.
        QVERIFY(config.open());
        QCOMPARE(config.readAll(), written);
        QCOMPARE(ConnectionBook(m_world->settings).applied(*session.registry().asFound(id)).region,
                 u"eu-central-1"_s);
    }
    void keysThatStayInTheKeychainAreReported()
    {
        LockedKeychain keychain;
        m_world->local.session->setKeychain(&keychain);
        Connection own = ConnectionEditing::draft(Connection::Kind::Keys);
        own.name = u"Ops"_s;
        own.region = u"us-east-1"_s;
        const auto id = ConnectionEditing(*m_world->local.session).save(own);
        QVERIFY(id);
        choose(*id);
        action(u"Remove"_s)->trigger();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"confirmation"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_COMPARE(rowOf(*id), -1);
        QTRY_VERIFY(bandWith(u"may still be in the keychain"_s));
        NoticeBand *band = bandWith(u"may still be in the keychain"_s);
        QVERIFY(band->notice().text.contains(u"It is locked."_s));
        keychain.isLocked = false;
        auto *again = band->findChild<QPushButton *>();
        QCOMPARE(again->text(), u"Try again"_s);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(keychain.removed, 1);
        QVERIFY(!bandWith(u"may still be in the keychain"_s));
        m_world->local.session->setKeychain(nullptr);
    }
    void keysOfOneRunAreReported()
    {
        Connection own = ConnectionEditing::draft(Connection::Kind::Keys);
        own.name = u"Ops"_s;
        own.region = u"us-east-1"_s;
        const auto id = ConnectionEditing(*m_world->local.session).save(own);
        QVERIFY(id);
        choose(*id);
        action(u"Enter access keys"_s)->trigger();
        const auto dialog = [this] { return m_page->window()->findChild<KeysDialog *>(); };
        QTRY_VERIFY(dialog());
        Credentials keys;
        keys.accessKeyId = u"AKIAIOSFODNN7EXAMPLE"_s;
        keys.secretAccessKey = Secret::fromText(u"EXAMPLEKEY"_s);
        emit dialog()->entered(keys);
        dialog()->reject();
        QTRY_VERIFY(bandWith(u"for this run only"_s));
        QVERIFY(bandWith(u"for this run only"_s)->notice().text.contains(u"enter them again"_s));
    }
    void marksStandInTheTable()
    {
        const int marks = m_page->model().columnIndex(u"marks"_s);
        QVERIFY(!m_page->pane().table().isColumnShown(marks));
        Connection vendor = *m_world->local.session->registry().byId(test::LocalWorld::vendor());
        vendor.stage = Connection::Stage::Production;
        vendor.access = Connection::Access::ReadOnly;
        QVERIFY(ConnectionEditing(*m_world->local.session).save(vendor));
        QCOMPARE(recordOf(vendor.id).marks.value_or(QString()), u"production read-only"_s);
        const int column = m_page->model().columnIndex(u"marks"_s);
        const QModelIndex cell = m_page->model().index(rowOf(vendor.id), column);
        QCOMPARE(cell.data().toString(), u"Production, read-only"_s);
        QVERIFY(m_page->pane().table().isColumnShown(marks));
    }
    void setsBackWhatWasSet()
    {
        const QString id = test::LocalWorld::vendor();
        choose(id);
        QVERIFY(!action(u"Remove"_s)->isEnabled());
        Connection vendor = *m_world->local.session->registry().byId(id);
        vendor.name = u"My vendor"_s;
        QVERIFY(ConnectionEditing(*m_world->local.session).save(vendor));
        choose(id);
        QCOMPARE(recordOf(id).name, u"My vendor"_s);
        action(u"Set back"_s)->trigger();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_COMPARE(recordOf(id).name, u"Local (vendor)"_s);
    }
    void removesOnesOwn()
    {
        Connection lab = ConnectionEditing::draft(Connection::Kind::Endpoint);
        lab.name = u"Lab"_s;
        lab.endpoint = QUrl(u"http://127.0.0.1:9"_s);
        const auto id = ConnectionEditing(*m_world->local.session).save(lab);
        QVERIFY(id);
        choose(*id);
        action(u"Remove"_s)->trigger();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"confirmation"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_COMPARE(rowOf(*id), -1);
    }
    void whoAsksForARowThatIsFilteredGetsIt()
    {
        const QByteArray key = m_page->model().key(rowOf(test::LocalWorld::vendor()));
        m_page->pane().addRule(u"Failed"_s,
                               {u"state"_s, FilterRule::Test::AnyOf, {u"failed"_s}, 0});
        QTRY_COMPARE(m_page->model().rowCount(), 0);
        m_page->showRow(key);
        QTRY_COMPARE(m_page->model().rowCount(), 3);
        QTRY_COMPARE(m_page->pane().table().currentIndex().row(),
                     rowOf(test::LocalWorld::vendor()));
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"cleared"_s);
        }));
    }
    void aReadOnlyConnectionGreysWhatChanges()
    {
        const auto page = std::make_unique<ConfigurationsPage>(m_world->context);
        const auto create = [&] {
            for (QAction *each : page->pageActions()) {
                if (each->iconText().startsWith(u"New"_s))
                    return each;
            }
            return static_cast<QAction *>(nullptr);
        };
        QTRY_VERIFY(create()->isEnabled());
        for (const QString &id : {test::LocalWorld::vendor(), test::LocalWorld::customer()}) {
            Connection connection = *m_world->local.session->registry().byId(id);
            connection.access = Connection::Access::ReadOnly;
            QVERIFY(ConnectionEditing(*m_world->local.session).save(connection));
            QTRY_COMPARE(recordOf(id).state, u"open"_s);
        }
        page->connectionsChanged();
        QTRY_VERIFY(!create()->isEnabled());
        QVERIFY(create()->statusTip().contains(u"read-only"_s));
    }
    void filtersByState()
    {
        m_page->pane().addRule(u"Connected"_s,
                               {u"state"_s, FilterRule::Test::AnyOf, {u"open"_s}, 0});
        QTRY_COMPARE(m_page->model().rowCount(), 2);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<ConnectionsPage> m_page;
};

QTEST_MAIN(TestConnectionsPage)
#include "tst_connectionspage.moc"
