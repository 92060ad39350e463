// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/recordform.h"
#include "pages/connectionformpage.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// A connection described by keyboard.
class TestConnectionForm : public QObject {
    Q_OBJECT

    void open(const Connection &connection)
    {
        m_page = std::make_unique<ConnectionFormPage>(m_world->context, connection);
        m_page->resize(900, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->focusContent();
    }
    Session &session() { return *m_world->local.session; }
    static QString nameOf(QWidget *widget)
    {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        return spoken ? spoken->text(QAccessible::Name) : QString();
    }
    /// Tab until a field of this name has the focus.
    bool tabTo(const QString &name)
    {
        for (int presses = 0; presses < 60; ++presses) {
            QWidget *focused = m_page->focusWidget();
            if (focused && nameOf(focused).contains(name))
                return true;
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        return false;
    }
    void type(const QString &text) { QTest::keyClicks(m_page->focusWidget(), text); }
    void save() { QTest::keyClick(m_page->focusWidget(), Qt::Key_S, Qt::ControlModifier); }
    bool says(const QString &text)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void addsAnEndpointByKeyboard()
    {
        open(ConnectionEditing::draft(Connection::Kind::Endpoint));
        QSignalSpy saved(m_page.get(), &ConnectionFormPage::saved);
        QVERIFY(tabTo(u"Name"_s));
        type(u"Lab"_s);
        QVERIFY(tabTo(u"Address"_s));
        type(u"localhost:4566"_s);
        QVERIFY(tabTo(u"Read-only"_s));
        type(u" "_s);
        QVERIFY(m_page->hasUnsentChanges());
        save();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().first().toString(), u"endpoint:Lab"_s);
        const auto connection = session().registry().byId(u"endpoint:Lab"_s);
        QVERIFY(connection);
        QCOMPARE(connection->endpoint, QUrl(u"http://localhost:4566"_s));
        QVERIFY(connection->isReadOnly());
        QVERIFY(!m_page->hasUnsentChanges());
        // It outlives the program.
        QCOMPARE(ConnectionBook(m_world->settings).own().size(), 1);
    }
    void marksWhatIsWrongAndLosesNothing()
    {
        open(ConnectionEditing::draft(Connection::Kind::Endpoint));
        QSignalSpy saved(m_page.get(), &ConnectionFormPage::saved);
        QVERIFY(tabTo(u"Name"_s));
        type(u"Lab"_s);
        QVERIFY(tabTo(u"Address"_s));
        type(u"http://[::1"_s);
        QVERIFY(tabTo(u"Proxy"_s));
        type(u"ftp://proxy"_s);
        save();
        QCOMPARE(saved.size(), 0);
        QVERIFY(says(u"2 error"_s) || says(u"errors"_s));
        QVERIFY(says(u"no address"_s));
        QCOMPARE(nameOf(m_page->focusWidget()), u"Address"_s);
        const auto draft = m_page->form().value<ConnectionDraft>();
        QCOMPARE(draft.name, u"Lab"_s);
        QCOMPARE(draft.endpoint, u"http://[::1"_s);
        QCOMPARE(draft.proxy, u"ftp://proxy"_s);
        // Corrected, the mark goes while typing.
        QTest::keyClick(m_page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        type(u"http://localhost:1"_s);
        QVERIFY(!says(u"no address"_s));
    }
    void choosesRegionsByName()
    {
        open(ConnectionEditing::draft(Connection::Kind::Endpoint));
        QVERIFY(tabTo(u"The configured one"_s)); // a box is called by its choice here
        QTest::keyClick(m_page->focusWidget(), Qt::Key_End);
        QVERIFY(tabTo(u"Names of Regions"_s));
        type(u"eu-west-1, us-east-1 eu-west-1"_s);
        QCOMPARE(m_page->form().value<ConnectionDraft>().regions,
                 QStringList({u"eu-west-1"_s, u"us-east-1"_s}));
    }
    void choosesEveryRegion()
    {
        open(ConnectionEditing::draft(Connection::Kind::Endpoint));
        QVERIFY(tabTo(u"The configured one"_s)); // a box is called by its choice here
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Down);
        QCOMPARE(m_page->form().value<ConnectionDraft>().regions, QStringList(u"*"_s));
    }
    void aFoundOneKeepsItsIdUnderAnotherName()
    {
        const QString id = test::LocalWorld::vendor();
        open(*session().registry().byId(id));
        QVERIFY(!tabTo(u"Proxy"_s)); // means nothing for the local service
        QVERIFY(tabTo(u"Name"_s));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        type(u"Vendor & Co"_s);
        QVERIFY(tabTo(u"Production"_s));
        type(u" "_s);
        save();
        const auto connection = session().registry().byId(id);
        QCOMPARE(connection->name, u"Vendor & Co"_s);
        QVERIFY(connection->isProduction());
        QTRY_VERIFY(session().state(id) == Session::State::Open);
        QVERIFY(session().connection(id).isProduction());
    }
    void testsStepByStep()
    {
        open(*session().registry().byId(test::LocalWorld::vendor()));
        m_page->findChild<QPushButton *>(u"test"_s)->click();
        QVERIFY(says(u"Testing"_s));
        QTRY_VERIFY(says(u"The connection works."_s));
        QVERIFY(says(m_world->local.vendorAccount()));
        QVERIFY(!m_page->hasUnsentChanges());
    }
    void explainsWhatDoesNotWork()
    {
        open(ConnectionEditing::draft(Connection::Kind::Endpoint));
        QVERIFY(tabTo(u"Name"_s));
        type(u"Lab"_s);
        QVERIFY(tabTo(u"Address"_s));
        type(u"localhost:9"_s);
        m_page->findChild<QPushButton *>(u"test"_s)->click();
        QTRY_VERIFY(says(u"does not work"_s));
        QTRY_VERIFY(says(u"Settings and keys: Failed"_s));
        QVERIFY(says(u"Neither the environment"_s));
        // Nothing was kept.
        QVERIFY(!session().registry().byId(u"endpoint:Lab"_s));
    }
    void aTestCanBeStopped()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Environment environment;
        environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIAIOSFODNN7EXAMPLE"_s);
        environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"secret"_s);
        environment.insert(u"AWS_REGION"_s, u"us-east-1"_s);
        session().registry() = ConnectionRegistry(environment, {}, &m_world->book);
        Connection lab = ConnectionEditing::draft(Connection::Kind::Endpoint);
        lab.name = u"Silent"_s;
        lab.endpoint = QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort()));
        open(lab);
        m_page->findChild<QPushButton *>(u"test"_s)->click();
        QTRY_VERIFY(silent.hasPendingConnections());
        QPushButton *stop = nullptr;
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == u"Stop"_s && button->isVisible())
                stop = button;
        }
        QVERIFY(stop);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY(says(u"does not work"_s));
        QVERIFY(!stop->isVisible());
    }
    void wrongInputIsNotTested()
    {
        open(ConnectionEditing::draft(Connection::Kind::Endpoint));
        m_page->findChild<QPushButton *>(u"test"_s)->click();
        QVERIFY(!says(u"Testing"_s));
        QVERIFY(says(u"name"_s));
    }
    void discardBringsBackWhatWasKept()
    {
        open(*session().registry().byId(test::LocalWorld::vendor()));
        QVERIFY(tabTo(u"Name"_s));
        type(u" changed"_s);
        QVERIFY(m_page->title().endsWith(u'*'));
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == u"Discard changes"_s)
                button->click();
        }
        QCOMPARE(m_page->form().value<ConnectionDraft>().name, u"Local (vendor)"_s);
        QVERIFY(!m_page->title().endsWith(u'*'));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<ConnectionFormPage> m_page;
};

QTEST_MAIN(TestConnectionForm)
#include "tst_connectionform.moc"
