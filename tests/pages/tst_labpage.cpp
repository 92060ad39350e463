// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"
#include "api/control/control.h"
#include "api/licensemanager/inventory.h"
#include "api/licensemanager/licenses.h"
#include "grids/emptynotice.h"
#include "grids/noticeband.h"
#include "pages/formpage.h"
#include "pages/labcard.h"
#include "pages/labpage.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Every card of the lab, by keyboard, against the embedded service with its sample data.
class TestLabPage : public QObject {
    Q_OBJECT

    /// Presses Tab until the control of this name has the focus.
    bool tabTo(const QString &name)
    {
        m_page->activateWindow();
        for (int presses = 0; presses < 80; ++presses) {
            QWidget *focused = QApplication::focusWidget();
            if (focused && focused->objectName() == name)
                return true;
            QTest::keyClick(focused ? focused : m_page.get(), Qt::Key_Tab);
        }
        return false;
    }
    void press(const QString &name)
    {
        QVERIFY2(QTest::qWaitFor([&] { return button(name)->isEnabled(); }), qPrintable(name));
        QVERIFY2(tabTo(name), qPrintable(name));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    }
    void type(const QString &name, const QString &text)
    {
        QVERIFY2(tabTo(name), qPrintable(name));
        QWidget *field = QApplication::focusWidget();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }
    void enter() { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); }
    QPushButton *button(const QString &name) { return m_page->findChild<QPushButton *>(name); }
    QTableWidget *table(const QString &name) { return m_page->findChild<QTableWidget *>(name); }
    /// Whether some band of the page says this, in this tone.
    bool says(const QString &headline, Tone tone)
    {
        const auto bands = m_page->findChildren<NoticeBand *>();
        return std::any_of(bands.begin(), bands.end(), [&](const NoticeBand *band) {
            return band->isVisible() && band->notice().tone == tone
                && band->notice().headline.contains(headline);
        });
    }
    bool isReady()
    {
        return test::LocalWorld::waitFor([this] {
            return button(u"setClock"_s)->isVisible() && button(u"setClock"_s)->isEnabled();
        });
    }
    qint64 ahead() { return call<control::GetClock>({}).aheadSeconds; }
    QList<Fault> faults() { return call<control::GetFaults>({}).faults; }
    QStringList inventory()
    {
        QStringList arns;
        licensemanager::ListResourceInventory::Request request;
        do {
            const auto page = call<licensemanager::ListResourceInventory>(request);
            for (const ResourceInventory &one :
                 page.resourceInventoryList.value_or(QList<ResourceInventory>()))
                arns += one.resourceArn.value_or(QString());
            request.nextToken = page.nextToken;
        } while (request.nextToken);
        return arns;
    }
    template <class Op> typename Op::Response call(const typename Op::Request &request)
    {
        const auto answer = m_world->local.call<Op>(test::LocalWorld::vendor(), request);
        if (!answer)
            qWarning("%s: %s", Op::operation.name, qPrintable(answer.error().message));
        return answer ? *answer : typename Op::Response();
    }
    /// Reviews and sends the form that was opened, by its keys.
    void sendForm()
    {
        QVERIFY(m_form);
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        m_form->review();
        QCOMPARE(m_form->reviewPanel().review().blockedBy, QString());
        QTest::keyClick(&m_form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        m_form.reset();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

private slots:
    void init()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        m_page = std::make_unique<LabPage>(m_world->context);
        m_page->setProperty("pageId", u"lab"_s);
        connect(m_page.get(), &Page::tabRequested, this, [this](Page *tab) {
            m_form.reset(qobject_cast<FormPage *>(tab));
            m_form->resize(1000, 800);
            m_form->show();
        });
        m_page->resize(1300, 1200);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QVERIFY(isReady());
        // Whatever reads would meet the faults of a test.
        const qsizetype resources = inventory().size();
        QTRY_COMPARE(table(u"labInventory"_s)->rowCount(), resources);
        QTRY_VERIFY(m_page->findChild<QComboBox *>(u"trafficKey"_s)->count() > 0);
        m_page->focusContent();
    }
    void cleanup()
    {
        m_form.reset();
        m_page.reset();
        m_world.reset();
    }

    void theClockMovesAndComesBack()
    {
        QCOMPARE(ahead(), 0);
        press(u"dayOn"_s);
        QTRY_VERIFY(says(u"1 day(s) ahead"_s, Tone::Warning));
        QTRY_COMPARE(ahead(), 86'400);
        press(u"hourOn"_s);
        QTRY_VERIFY(says(u"1 day(s), 1 hour(s) ahead"_s, Tone::Warning));
        press(u"monthOn"_s);
        QTRY_VERIFY(says(u"31 day(s), 1 hour(s) ahead"_s, Tone::Warning));
        QCOMPARE(ahead(), 31 * 86'400 + 3600);
        const QString time = m_page->findChild<QLabel *>(u"serviceTime"_s)->text();
        QTRY_VERIFY2(m_page->findChild<QLabel *>(u"serviceTime"_s)->text() != time, "it ticks");
        press(u"resetClock"_s);
        QTRY_COMPARE(ahead(), 0);
        QTRY_VERIFY(!says(u"ahead"_s, Tone::Warning));
    }

    void theClockIsSetToADayAndTime()
    {
        type(u"clockDay"_s, u"2031-02-28"_s);
        type(u"clockHour"_s, u"25:00"_s);
        enter();
        QTRY_VERIFY(saysText(u"time of day"_s));
        QCOMPARE(ahead(), 0);
        type(u"clockHour"_s, u"23:59"_s);
        enter();
        QTRY_VERIFY(says(u"ahead"_s, Tone::Warning));
        const QDateTime now = toQDateTime(call<control::GetClock>({}).time);
        QCOMPARE(now.toString(u"yyyy-MM-dd HH:mm"_s), u"2031-02-28 23:59"_s);
        // Who comes to the page later sees it at once.
        LabPage later(m_world->context);
        later.show();
        QTRY_VERIFY(later.findChild<NoticeBand *>()->notice().headline.contains(u"ahead"_s));
    }

    void usageIsToldLate()
    {
        auto *now = m_page->findChild<QLabel *>(u"usageLagNow"_s);
        QTRY_COMPARE(now->text(), u"Now: none"_s);
        type(u"usageLagMinutes"_s, u"1441"_s);
        enter();
        QTRY_VERIFY(saysText(u"whole minutes"_s));
        QCOMPARE(call<control::GetUsageLag>({}).seconds, 0);
        type(u"usageLagMinutes"_s, u"40"_s);
        enter();
        QTRY_COMPARE(now->text(), u"Now: 40 minute(s)"_s);
        QCOMPARE(call<control::GetUsageLag>({}).seconds, 2400);
        press(u"noUsageLag"_s);
        QTRY_COMPARE(now->text(), u"Now: none"_s);
        QCOMPARE(call<control::GetUsageLag>({}).seconds, 0);
    }

    void trafficCountsUpToTheQuota()
    {
        auto *plan = m_page->findChild<QComboBox *>(u"trafficPlan"_s);
        auto *key = m_page->findChild<QComboBox *>(u"trafficKey"_s);
        QTRY_VERIFY(plan->count() > 1 && key->count() > 0);
        const QString before = key->currentData().toString();
        QVERIFY(tabTo(u"trafficPlan"_s));
        QTest::keyClick(plan, Qt::Key_Down);
        QTRY_VERIFY(key->count() > 0 && key->currentData().toString() != before);
        type(u"trafficRequests"_s, u"none"_s);
        enter();
        QTRY_VERIFY(saysText(u"whole number of requests"_s));
        // A new day has all of its requests left.
        type(u"trafficRequests"_s, u"5"_s);
        enter();
        QTRY_VERIFY(says(u"5 request(s) of"_s, Tone::Success)
                    || says(u"went beyond"_s, Tone::Warning));
        type(u"trafficRequests"_s, u"1000000000"_s);
        press(u"makeTraffic"_s);
        QTRY_VERIFY(says(u"went beyond the quota"_s, Tone::Warning));
        control::MakeTraffic::Request more;
        more.usagePlanId = plan->currentData().toString();
        more.keyId = key->currentData().toString();
        more.requests = 1;
        QCOMPARE(call<control::MakeTraffic>(more).counted, 0);
    }

    void presetsMakeCallsFail()
    {
        press(u"throttleNext"_s);
        QTRY_COMPARE(table(u"faults"_s)->rowCount(), 1);
        QCOMPARE(faults().first().count, std::optional<qint64>(5));
        QCOMPARE(table(u"faults"_s)->item(0, 2)->text(), u"5"_s);
        press(u"clearFaults"_s);
        QTRY_COMPARE(table(u"faults"_s)->rowCount(), 0);
        QVERIFY(faults().isEmpty());
        press(u"cutNextChange"_s);
        QTRY_COMPARE(table(u"faults"_s)->rowCount(), 1);
        // It waits for a change: what only reads goes on.
        QVERIFY(m_world->local.call<licensemanager::ListLicenses>(test::LocalWorld::vendor(), {}));
        QCOMPARE(faults().size(), 1);
        press(u"slowDown"_s);
        QTRY_COMPARE(table(u"faults"_s)->rowCount(), 2);
        QCOMPARE(faults().last().delayMilliseconds, std::optional<qint64>(3000));
        QCOMPARE(table(u"faults"_s)->item(1, 2)->text(), u"Until cleared"_s);
    }

    void aFaultIsMadeByForm()
    {
        press(u"addFault"_s);
        QTRY_VERIFY(m_form);
        m_form->review();
        QCOMPARE(m_form->reviewPanel().review().blockedBy, u"Fix 1 error(s) first."_s);
        Fault fault;
        fault.operation = u"GetLicense"_s;
        fault.status = 503;
        fault.code = u"ServiceUnavailableException"_s;
        fault.count = 2;
        m_form->form().edit(fault);
        emit m_form->form().edited();
        QVERIFY(m_form->reviewPanel().review().call.cli.contains(u"curl"_s));
        sendForm();
        QTRY_COMPARE(table(u"faults"_s)->rowCount(), 1);
        QCOMPARE(table(u"faults"_s)->item(0, 0)->text(), u"GetLicense"_s);
        QCOMPARE(faults(), QList<Fault>{fault});
    }

    void theInventoryGrowsAndShrinks()
    {
        auto *list = table(u"labInventory"_s);
        const int before = list->rowCount();
        for (const QString &kind : {u"addMachine"_s, u"addImage"_s, u"addDatabase"_s}) {
            const int rows = list->rowCount();
            press(kind);
            QTRY_VERIFY(m_form);
            sendForm();
            QTRY_COMPARE(list->rowCount(), rows + 1);
        }
        QTRY_COMPARE(list->rowCount(), before + 3);
        QCOMPARE(inventory().size(), before + 3);

        press(u"removeResource"_s);
        QTRY_VERIFY(says(u"Choose a resource first"_s, Tone::Info));
        QVERIFY(tabTo(u"labInventory"_s));
        QTest::keyClick(list, Qt::Key_Down);
        const QString arn = list->item(list->currentRow(), 0)->data(Qt::UserRole).toString();
        QVERIFY(inventory().contains(arn));
        press(u"removeResource"_s);
        auto *confirm = m_page->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(confirm);
        confirm->setFocus();
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_COMPARE(list->rowCount(), before + 2);
        QVERIFY(!inventory().contains(arn));
    }

    void anotherAccountHasItsOwn()
    {
        auto *list = table(u"labInventory"_s);
        QTRY_VERIFY(list->rowCount() > 0);
        const QString mine = list->item(0, 0)->text();
        auto *place = m_page->findChild<QComboBox *>(u"place"_s);
        QVERIFY(tabTo(u"place"_s));
        QTest::keyClick(place, Qt::Key_End);
        QVERIFY(isReady());
        QTRY_VERIFY(list->rowCount() == 0 || list->item(0, 0)->text() != mine);
    }

    void callsAreCopiedAsTheyWouldBeSent()
    {
        type(u"usageLagMinutes"_s, u"15"_s);
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if (one->menu() && one->parentWidget() == button(u"setUsageLag"_s)->parentWidget())
                one->menu()->actions().first()->trigger();
        }
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"/_control/usage-lag"_s), qPrintable(copied));
        QVERIFY2(copied.contains(u"\"seconds\":900"_s), qPrintable(copied));
        if (QStandardPaths::findExecutable(u"curl"_s).isEmpty()
            || QStandardPaths::findExecutable(u"aws"_s).isEmpty())
            QSKIP("curl and the AWS CLI are not installed");
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, copied});
        QVERIFY(shell.waitForFinished());
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QCOMPARE(call<control::GetUsageLag>({}).seconds, 900);
    }

    void withoutALocalConnectionItTeaches()
    {
        Session &session = *m_world->local.session;
        session.close(test::LocalWorld::vendor());
        session.close(test::LocalWorld::customer());
        m_page->connectionsChanged();
        auto *notice = m_page->findChild<EmptyNotice *>();
        QVERIFY(notice->isVisible());
        QVERIFY(!button(u"setClock"_s)->isVisible());
        for (QAction *action : m_page->pageActions())
            QVERIFY(!action->isEnabled());
        // Its first button opens them.
        m_page->focusContent();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(session.state(test::LocalWorld::customer()), Session::State::Open);
        QTRY_COMPARE(session.state(test::LocalWorld::vendor()), Session::State::Open);
        m_page->connectionsChanged();
        QVERIFY(isReady());
    }

    void withoutTheControlsItTellsHowToServeThem()
    {
        Session &session = *m_world->local.session;
        session.close(test::LocalWorld::vendor());
        session.close(test::LocalWorld::customer());
        m_world->local.launcher.stop();
        m_world->local.launcher.control = ControlOperations::Off;
        session.open(test::LocalWorld::vendor());
        QTRY_COMPARE(session.state(test::LocalWorld::vendor()), Session::State::Open);
        m_page->connectionsChanged();
        auto *notice = m_page->findChild<EmptyNotice *>();
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->sentence().contains(u"license-console-service --control"_s));
        QVERIFY(!button(u"setClock"_s)->isVisible());
    }

    void readOnlyConnectionsAreLookedAtOnly()
    {
        Session &session = *m_world->local.session;
        Connection connection = *session.registry().byId(test::LocalWorld::vendor());
        connection.access = Connection::Access::ReadOnly;
        QVERIFY(ConnectionEditing(session).save(connection));
        QTRY_COMPARE(session.state(test::LocalWorld::vendor()), Session::State::Open);
        m_page->refresh();
        QTRY_VERIFY(button(u"setClock"_s)->isVisible() && !button(u"setClock"_s)->isEnabled());
        QVERIFY(button(u"setClock"_s)->toolTip().contains(u"read-only"_s));
    }

private:
    bool saysText(const QString &text)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<LabPage> m_page;
    std::unique_ptr<FormPage> m_form;
};

QTEST_MAIN(TestLabPage)
#include "tst_labpage.moc"
