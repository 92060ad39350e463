// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/tags.h"
#include "domain/resourceinventory.h"
#include "pages/associationpage.h"
#include "pages/attachedlicenses.h"
#include "pages/bulktagpage.h"
#include "pages/configurationdetails.h"
#include "pages/configurationspage.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/inventorypage.h"
#include "pages/jobpanel.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

using Update = licensemanager::UpdateLicenseSpecificationsForResource;
using test::LocalWorld;

/// Attaching, detaching and tagging in bulk, by keyboard, against the embedded service.
class TestAssociationPages : public QObject {
    Q_OBJECT

    void start(SampleData sample = SampleData::None)
    {
        m_world = std::make_unique<test::PageWorld>(sample);
    }
    template <class P> std::unique_ptr<P> loaded()
    {
        auto page = std::make_unique<P>(m_world->context);
        page->resize(1300, 700);
        page->show();
        page->details()->resize(368, 700);
        page->details()->show();
        LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        connect(page.get(), &Page::tabRequested, page.get(), [this](Page *tab) {
            m_tab.reset(qobject_cast<BulkPage *>(tab));
            m_tab->resize(1100, 700);
            m_tab->show();
            m_tab->activateWindow();
            m_tab->focusContent();
        });
        page->activateWindow();
        page->focusContent();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("no active window");
        return page;
    }
    QString license(const QString &name, std::optional<qint64> hardLimit = {})
    {
        licensemanager::CreateLicenseConfiguration::Request request;
        request.name = name;
        request.licenseCountingType = LicenseCountingType::Instance;
        request.licenseCount = hardLimit;
        request.licenseCountHardLimit = hardLimit.has_value();
        const auto made = m_world->local.call<licensemanager::CreateLicenseConfiguration>(
            LocalWorld::vendor(), request);
        return made ? *made->licenseConfigurationArn : QString();
    }
    QString instance(int number) const
    {
        return u"arn:aws:ec2:us-east-1:%1:instance/i-%2"_s.arg(m_world->local.vendorAccount())
            .arg(number);
    }
    bool attach(const QString &resource, const QString &license)
    {
        Update::Request request;
        request.resourceArn = resource;
        request.addLicenseSpecifications = QList<LicenseSpecification>{{license, {}}};
        return m_world->local.call<Update>(LocalWorld::vendor(), request).has_value();
    }
    QStringList attachedTo(const QString &license)
    {
        QStringList arns;
        const auto answer =
            m_world->local.call<licensemanager::ListAssociationsForLicenseConfiguration>(
                LocalWorld::vendor(), {license, {}, {}});
        if (!answer)
            return {u"not read"_s};
        for (const auto &each : answer->licenseConfigurationAssociations.value_or(
                 QList<LicenseConfigurationAssociation>()))
            arns.append(each.resourceArn.value_or(QString()));
        arns.sort();
        return arns;
    }
    QString tagOf(const QString &arn, const QString &key)
    {
        const auto answer =
            m_world->local.call<licensemanager::ListTagsForResource>(LocalWorld::vendor(), {arn});
        for (const Tag &tag : answer ? answer->tags.value_or(QList<Tag>()) : QList<Tag>()) {
            if (tag.key == key)
                return tag.value.value_or(QString());
        }
        return {};
    }
    static QStringList tabsOf(const QWidget *details)
    {
        const auto *bar = details->findChild<UnderlineTabBar *>();
        QStringList titles;
        for (int i = 0; i < bar->count(); ++i)
            titles.append(bar->tabText(i));
        return titles;
    }
    static DetailList *listNamed(const QWidget *details, const QString &title)
    {
        for (auto *list : details->findChildren<DetailList *>()) {
            if (list->table().view()->accessibleName().startsWith(title))
                return list;
        }
        return nullptr;
    }
    QList<BulkState> states() const
    {
        QList<BulkState> states;
        for (int row = 0; row < m_tab->model().rowCount(); ++row)
            states.append(*m_tab->model().record<BulkLine>(row).state.known());
        return states;
    }
    BulkJob::Progress progress() const { return m_tab->jobPanel().job()->progress(); }
    QPushButton *startButton() const { return m_tab->findChild<QPushButton *>(u"start"_s); }
    void send()
    {
        QTRY_VERIFY(startButton()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    }
    static void confirmIn(const QWidget *page, int count = 1)
    {
        auto *button = page->window()->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(button);
        if (auto *typed = page->window()->findChild<QLineEdit *>(u"typed"_s)) {
            QVERIFY(!button->isEnabled());
            QTest::keyClicks(typed, QString::number(count));
        }
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }

private slots:
    void cleanup()
    {
        m_tab.reset();
        m_world.reset();
    }

    void showsWhatALicenseIsAttachedToUsedByAndRefused()
    {
        start();
        const QString arn = license(u"desks"_s, 1);
        QVERIFY(attach(instance(1), arn));
        QVERIFY(!attach(instance(2), arn)); // over the limit
        const auto page = loaded<ConfigurationsPage>();
        const QStringList all{u"Attached 1"_s, u"Usage 1"_s, u"Failures 1"_s, u"Tags 0"_s,
                              u"JSON"_s};
        QTRY_COMPARE(tabsOf(page->details()), all);
        auto *bar = page->details()->findChild<UnderlineTabBar *>();
        page->details()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page->details()));
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Right);
        QTest::keyClick(bar, Qt::Key_Right);
        QCOMPARE(bar->currentIndex(), 2);
        auto *failures = listNamed(page->details(), u"Failures"_s);
        QVERIFY(failures && failures->isVisible());
        const auto failure = failures->model().record<LicenseOperationFailure>(0);
        QCOMPARE(failure.resourceArn, instance(2));
        QVERIFY(!failure.errorMessage.value_or(QString()).isEmpty());
        // Tab goes from the tabs into the list, whose rows are copied.
        QTest::keyClick(bar, Qt::Key_Tab);
        QVERIFY(failures->isAncestorOf(QApplication::focusWidget()));
        failures->table().setCurrentRow(0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(*failure.errorMessage));
    }

    void attachesAPastedList()
    {
        start();
        const QString arn = license(u"desks"_s, 3);
        QVERIFY(attach(instance(1), arn));
        const auto page = loaded<ConfigurationsPage>();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_tab && QTest::qWaitForWindowActive(m_tab.get()));
        QVERIFY(!startButton()->isEnabled());
        auto *resources = m_tab->findChild<QPlainTextEdit *>(u"resources"_s);
        QTRY_COMPARE(m_tab->findChild<QComboBox *>(u"license"_s)->currentText(), u"desks"_s);
        QVERIFY(resources->hasFocus());
        QStringList pasted{instance(1), instance(2), u"i-3"_s,
                           instance(4), instance(2), instance(5)};
        QTest::keyClicks(resources, pasted.join(u' '));
        using enum BulkState;
        QTRY_COMPARE(states(), QList<BulkState>({LeftOut, Ready, LeftOut, Ready, LeftOut, Ready}));
        QVERIFY(startButton()->text().startsWith(u"Attach 3 "_s));
        QVERIFY(!m_tab->findChild<QCheckBox *>(u"scope"_s)->isEnabled());
        QVERIFY(m_tab->hasUnsentChanges());

        // The calls can be copied before they are made.
        QTest::keyClick(resources, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString cli = QGuiApplication::clipboard()->text();
        QCOMPARE(cli.count(u"update-license-specifications-for-resource"_s), 3);
        QVERIFY(!cli.contains(instance(1)));

        // Only two have room: the third says why.
        QSignalSpy changed(m_tab.get(), &BulkPage::changed);
        send();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(progress().done, 2);
        QCOMPARE(progress().failed, 1);
        QVERIFY(m_tab->jobPanel().job()->summary().contains(u"hard limit"_s));
        QCOMPARE(attachedTo(arn).size(), 3);
        QTRY_VERIFY(tabsOf(page->details()).contains(u"Attached 3"_s));

        licensemanager::UpdateLicenseConfiguration::Request more;
        more.licenseConfigurationArn = arn;
        more.licenseCount = 9;
        QVERIFY(m_world->local.call<licensemanager::UpdateLicenseConfiguration>(
            LocalWorld::vendor(), more));
        auto *retry = m_tab->findChild<QPushButton *>(u"retryFailed"_s);
        retry->setFocus();
        QTest::keyClick(retry, Qt::Key_Space);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(attachedTo(arn),
                 QStringList({instance(1), instance(2), instance(4), instance(5)}));
    }

    void countsImagesInOtherAccountsWhenAsked()
    {
        start();
        const QString arn = license(u"images"_s);
        const auto page = loaded<ConfigurationsPage>();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_tab && QTest::qWaitForWindowActive(m_tab.get()));
        auto *resources = m_tab->findChild<QPlainTextEdit *>(u"resources"_s);
        QTest::keyClicks(resources, u"arn:aws:ec2:us-east-1::image/ami-1"_s);
        auto *scope = m_tab->findChild<QCheckBox *>(u"scope"_s);
        QTRY_VERIFY(scope->isEnabled());
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Space);
        QSignalSpy changed(m_tab.get(), &BulkPage::changed);
        send();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(progress().done, 1);
        const auto answer =
            m_world->local.call<licensemanager::ListAssociationsForLicenseConfiguration>(
                LocalWorld::vendor(), {arn, {}, {}});
        QCOMPARE(answer->licenseConfigurationAssociations->first().amiAssociationScope,
                 u"cross-account"_s);
    }

    void detachesWhatIsChosen()
    {
        start();
        const QString arn = license(u"desks"_s);
        for (int i = 1; i <= 4; ++i)
            QVERIFY(attach(instance(i), arn));
        const auto page = loaded<ConfigurationsPage>();
        auto *attached = listNamed(page->details(), u"Attached"_s);
        QTRY_COMPARE(attached->model().rowCount(), 4);
        page->details()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page->details()));
        attached->table().setFocus();
        attached->table().setCurrentRow(0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::ShiftModifier);
        QPushButton *detach = nullptr;
        for (auto *button : attached->findChildren<QPushButton *>()) {
            if (button->text().contains(u"3 resource"_s))
                detach = button;
        }
        QVERIFY(detach && detach->isEnabled());
        detach->setFocus();
        QTest::keyClick(detach, Qt::Key_Space);
        QVERIFY(m_tab && QTest::qWaitForWindowActive(m_tab.get()));
        QTRY_COMPARE(states(), QList<BulkState>(3, BulkState::Ready));
        QSignalSpy changed(m_tab.get(), &BulkPage::changed);
        send();
        QCOMPARE(attachedTo(arn).size(), 4); // nothing before the answer
        confirmIn(m_tab.get(), 3);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(attachedTo(arn).size(), 1);
        QTRY_COMPARE(attached->model().rowCount(), 1);
    }

    void attachesALicenseToRowsOfTheInventory()
    {
        start(SampleData::IfEmpty);
        m_world->local.session->close(LocalWorld::customer());
        const QString arn = license(u"aa of the inventory"_s);
        const auto page = loaded<InventoryPage>();
        QVERIFY(page->model().rowCount() > 3);
        page->pane().table().setCurrentRow(0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_tab && QTest::qWaitForWindowActive(m_tab.get()));
        auto *combo = m_tab->findChild<QComboBox *>(u"license"_s);
        QTRY_VERIFY(combo->count() > 1);
        QVERIFY(combo->hasFocus());
        QTest::keyClicks(combo, u"aa of"_s);
        QCOMPARE(combo->currentText(), u"aa of the inventory"_s);
        QTRY_COMPARE(states(), QList<BulkState>(2, BulkState::Ready));
        QSignalSpy changed(m_tab.get(), &BulkPage::changed);
        send();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(attachedTo(arn).size(), 2);
        m_tab.reset();

        // The details of a row show it, and detach it.
        auto *licenses = page->details()->findChild<AttachedLicenses *>();
        auto *list = licenses->findChild<DetailList *>();
        page->showRow(page->model().key(0));
        int row = -1;
        QTRY_VERIFY([&] {
            for (int i = 0; i < list->model().rowCount(); ++i) {
                if (list->model().index(i, 0).data().toString() == u"aa of the inventory"_s)
                    row = i;
            }
            return row >= 0;
        }());
        list->table().setCurrentRow(row);
        QSignalSpy led(page.get(), &Page::openRequested);
        emit list->table().rowActivated(row);
        QCOMPARE(led.size(), 1);
        QCOMPARE(led.first().first().value<PageLink>().page, u"self-managed-licenses"_s);
        for (QAction *action : page->pageActions()) {
            if (action->text().startsWith(u"De&tach"_s)) {
                QVERIFY(action->isEnabled());
                action->trigger();
            }
        }
        confirmIn(page.get());
        QTRY_COMPARE(attachedTo(arn).size(), 1);
    }

    void tagsManyAtOnce()
    {
        start();
        const QStringList arns{license(u"one"_s), license(u"two"_s), license(u"three"_s)};
        QVERIFY(m_world->local.call<licensemanager::TagResource>(
            LocalWorld::vendor(), {arns[0], {{u"team"_s, u"old"_s}, {u"gone"_s, u"x"_s}}}));
        QVERIFY(m_world->local.call<licensemanager::TagResource>(
            LocalWorld::vendor(), {arns[1], {{u"team"_s, u"new"_s}}}));
        const auto page = loaded<ConfigurationsPage>();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        for (QAction *action : page->pageActions()) {
            if (action->text() == u"&Tags…"_s)
                action->trigger();
        }
        QVERIFY(m_tab && QTest::qWaitForWindowActive(m_tab.get()));
        QTest::keyClicks(QApplication::focusWidget(), u"team"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"new"_s);
        auto *removed = m_tab->findChild<QLineEdit *>(u"removed"_s);
        removed->setFocus();
        QTest::keyClicks(removed, u"gone, never"_s);
        QTRY_COMPARE(states().count(BulkState::Ready), 2);
        QMap<QString, QString> changes;
        for (int row = 0; row < 3; ++row) {
            const auto line = m_tab->model().record<BulkLine>(row);
            changes.insert(line.object, line.change.value_or(QString()));
        }
        QCOMPARE(changes.value(u"one"_s), u"team = new (was old), − gone"_s);
        QCOMPARE(changes.value(u"two"_s), QString());
        QCOMPARE(changes.value(u"three"_s), u"+ team = new"_s);
        QSignalSpy changed(m_tab.get(), &BulkPage::changed);
        send();
        QTRY_COMPARE(changed.size(), 1);
        for (const QString &arn : arns)
            QCOMPARE(tagOf(arn, u"team"_s), u"new"_s);
        QCOMPARE(tagOf(arns[0], u"gone"_s), QString());

        // What AWS keeps to itself is refused before anything is sent.
        QTest::keyClicks(removed, u" "_s);
        removed->clear();
        auto *key = m_tab->findChildren<QLineEdit *>().value(0);
        for (auto *edit : m_tab->findChildren<QLineEdit *>()) {
            if (edit->text() == u"team"_s)
                key = edit;
        }
        key->setFocus();
        key->selectAll();
        QTest::keyClicks(key, u"aws:x"_s);
        QTRY_COMPARE(states().count(BulkState::LeftOut), 3);
        QVERIFY(m_tab->model().record<BulkLine>(0).note->contains(u"aws:"_s));
        QVERIFY(!startButton()->isEnabled());
    }

    void editsTagsWhereTheyStand()
    {
        start();
        const QString arn = license(u"one"_s);
        const auto page = loaded<ConfigurationsPage>();
        auto *bar = page->details()->findChild<UnderlineTabBar *>();
        QTRY_COMPARE(bar->tabText(3), u"Tags 0"_s);
        page->details()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page->details()));
        bar->setCurrentIndex(3);
        auto *save = page->details()->findChild<QPushButton *>(u"saveTags"_s);
        QVERIFY(save && !save->isEnabled());
        QLineEdit *key = nullptr;
        for (auto *edit : page->details()->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"Name of new entry"_s)
                key = edit;
        }
        QVERIFY(key);
        key->setFocus();
        QTest::keyClicks(key, u"team"_s);
        QTest::keyClick(key, Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"desks"_s);
        QVERIFY(save->isEnabled());
        save->setFocus();
        QTest::keyClick(save, Qt::Key_Space);
        QTRY_COMPARE(tagOf(arn, u"team"_s), u"desks"_s);
        QTRY_COMPARE(bar->tabText(3), u"Tags 1"_s);
        QVERIFY(!save->isEnabled());
    }

    void aReadOnlyConnectionAttachesNothing()
    {
        start();
        license(u"desks"_s);
        Connection vendor = *m_world->local.session->registry().byId(LocalWorld::vendor());
        vendor.access = Connection::Access::ReadOnly;
        QVERIFY(ConnectionEditing(*m_world->local.session).save(vendor));
        const auto page = loaded<ConfigurationsPage>();
        AssociationPage bulk(m_world->context,
                             {Association::Attach, {LocalWorld::vendor(), u"us-east-1"_s}, {}, {}});
        bulk.show();
        auto *button = bulk.findChild<QPushButton *>(u"start"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"read-only"_s));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<BulkPage> m_tab;
};

QTEST_MAIN(TestAssociationPages)
#include "tst_associationpages.moc"
