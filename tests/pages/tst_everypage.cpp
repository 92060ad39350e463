// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/formpage.h"
#include "pages/tablepage.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QAction>
#include <QDialog>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What holds for every page that the navigation knows, asked of each.
class TestEveryPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::Reset);
        HeldCheckout held;
        held.licenseArn = u"arn:aws:license-manager::111122223333:license:l-1"_s;
        held.product = u"orbit"_s;
        held.expiration = DateText(m_world->local.clock->now() + std::chrono::hours(1));
        held.consumptionToken = u"token"_s;
        m_world->checkouts.add(
            held,
            {test::LocalWorld::vendor(), u"aws"_s, m_world->local.vendorAccount(), u"us-east-1"_s});
    }
    void cleanupTestCase() { m_world.reset(); }

    void placesStandInMergedTables_data() { listPages(); }
    void placesStandInMergedTables()
    {
        const auto page = open();
        auto *table = qobject_cast<TablePage *>(page.get());
        if (!table || table->model().columnIndex(u"connection") < 0)
            QSKIP("nothing is merged here");
        // Licenses and grants are the same in every Region: theirs is the home Region.
        const QStringView region = table->model().columnIndex(u"region") >= 0 ? u"region" : u"home";
        for (const QStringView id : {QStringView(u"account"), region}) {
            const int column = table->model().columnIndex(id);
            QVERIFY2(column >= 0, qPrintable(id.toString()));
            QVERIFY(table->pane().table().isColumnShown(column));
            for (int row = 0; row < table->model().rowCount(); ++row)
                QVERIFY(!table->model().cell(row, column).isAbsent());
            if (table->model().rowCount() == 0)
                continue;
            const auto values = table->model().distinctValues(id.toString());
            QVERIFY(!values.isEmpty());
            const FilterRule rule{id.toString(),
                                  FilterRule::Test::AnyOf,
                                  {QString::fromUtf8(values.first().first)},
                                  0};
            const int matching = table->model().countMatching(rule);
            QVERIFY(matching > 0);
            table->pane().addRule(values.first().second, rule);
            QTRY_COMPARE(table->model().rowCount(), matching);
            table->pane().clearFilters();
        }
        const int account = table->model().columnIndex(u"account");
        const int regionColumn = table->model().columnIndex(u"region");
        Session &session = *m_world->local.session;
        session.close(test::LocalWorld::customer());
        table->connectionsChanged();
        QVERIFY(!table->pane().table().isColumnShown(account));
        QVERIFY(regionColumn < 0 || !table->pane().table().isColumnShown(regionColumn));
        // One connection with several Regions is merged as well.
        session.close(test::LocalWorld::vendor());
        session.open(test::LocalWorld::vendor(), Connection::everyRegion);
        QTRY_COMPARE(session.state(test::LocalWorld::vendor()), Session::State::Open);
        table->connectionsChanged();
        QVERIFY(table->pane().table().isColumnShown(account));
        QVERIFY(regionColumn < 0 || table->pane().table().isColumnShown(regionColumn));
        session.close(test::LocalWorld::vendor());
        session.open(test::LocalWorld::vendor());
        session.open(test::LocalWorld::customer());
        QTRY_COMPARE(session.state(test::LocalWorld::vendor()), Session::State::Open);
        QTRY_COMPARE(session.state(test::LocalWorld::customer()), Session::State::Open);
    }

    void readOnlyConnectionsAreNotChanged_data() { listPages(); }
    void readOnlyConnectionsAreNotChanged()
    {
        makeReadOnly();
        QFETCH(QString, id);
        const auto page = open();
        auto *table = qobject_cast<TablePage *>(page.get());
        const bool isAboutSettings = id == u"connections"_s;
        for (QAction *action : page->pageActions()) {
            const QByteArray name = action->text().toUtf8();
            if (table && table->isChangeAction(action)) {
                QVERIFY2(!action->isEnabled(), name.constData());
                QVERIFY2(action->toolTip().contains(u"read-only"_s), name.constData());
                QVERIFY2(action->statusTip().contains(u"read-only"_s), name.constData());
                continue;
            }
            if (!action->isEnabled()) {
                QVERIFY2(action->toolTip() != action->iconText(), name.constData());
                continue;
            }
            if (isAboutSettings)
                continue;
            // What is still offered neither opens a form that sends something nor asks whether to.
            QSignalSpy tabs(page.get(), &Page::tabRequested);
            action->trigger();
            for (const QList<QVariant> &tab : tabs) {
                const std::unique_ptr<Page> opened(tab.first().value<Page *>());
                QVERIFY2(!qobject_cast<FormPage *>(opened.get()), name.constData());
            }
            for (QDialog *dialog : page->findChildren<QDialog *>()) {
                const QStringList harmless{u"signedTokenDialog"_s, u"templateNameDialog"_s,
                                           u"inventorySearch"_s};
                QVERIFY2(harmless.contains(dialog->objectName()), name.constData());
                dialog->reject();
            }
        }
    }

private:
    void listPages()
    {
        QTest::addColumn<QString>("id");
        for (const PageEntry &entry : pageEntries())
            QTest::newRow(qPrintable(entry.id)) << entry.id;
    }

    /// The page of the row, with its first record current.
    std::unique_ptr<Page> open()
    {
        QFETCH(QString, id);
        for (const PageEntry &entry : pageEntries()) {
            if (entry.id != id)
                continue;
            std::unique_ptr<Page> page(entry.create(m_world->context, nullptr));
            page->resize(1300, 700);
            page->show();
            if (auto *table = qobject_cast<TablePage *>(page.get()))
                test::LocalWorld::waitFor([table] {
                    return table->model().loadState() == LoadState::Complete
                        || table->model().sources().isEmpty();
                });
            return page;
        }
        return nullptr;
    }

    void makeReadOnly()
    {
        Session &session = *m_world->local.session;
        for (const QString &id : {test::LocalWorld::vendor(), test::LocalWorld::customer()}) {
            Connection connection = *session.registry().byId(id);
            connection.access = Connection::Access::ReadOnly;
            QVERIFY(ConnectionEditing(session).save(connection));
            QTRY_COMPARE(session.state(id), Session::State::Open);
        }
    }

    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestEveryPage)
#include "tst_everypage.moc"
