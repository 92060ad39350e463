// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/comparisonpage.h"
#include "pages/distributedgrantspage.h"
#include "pages/issuedlicensespage.h"
#include "pages/licenseformpage.h"
#include "pages/versionlist.h"
#include "reports/document.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"
#include "workflows/licenserequests.h"

#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Versions of licenses and grants: compared, copied, exported, restored; by keyboard.
class TestVersions : public QObject {
    Q_OBJECT

    static void show(QWidget &widget)
    {
        widget.resize(1200, 700);
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }
    template <class P> std::unique_ptr<P> loaded()
    {
        auto page = std::make_unique<P>(m_world->context);
        show(*page);
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        return page;
    }
    /// A license with two versions: the second has another name and more seats.
    License twoVersions(const QString &name)
    {
        const License first = test::issued(m_world->local, name, name);
        auto next = restatement(first);
        next.clientToken = newClientToken();
        next.licenseName = name + u" 2"_s;
        next.entitlements.first().maxCount = 500;
        if (!m_world->local.call<licensemanager::CreateLicenseVersion>(m_world->local.vendor(),
                                                                       next))
            qFatal("no second version");
        return first;
    }
    template <class T, class Page> static void makeCurrent(Page &page, const QString &arn)
    {
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (page.model().rawText(row, page.model().columnIndex(u"arn")) == arn.toStdString())
                page.showRow(page.model().key(row));
        }
    }
    /// The versions in the details of a page, once they are read.
    static VersionList *versionsOf(Page &page, int count)
    {
        auto *list = page.details()->findChild<VersionList *>();
        return list && test::LocalWorld::waitFor([&] {
                   return list->list().model().rowCount() == count;
               })
            ? list
            : nullptr;
    }
    static int rowOf(VersionList &versions, const std::string &name)
    {
        RecordTableModel &rows = versions.list().model();
        for (int row = 0; row < rows.rowCount(); ++row) {
            if (rows.rawText(row, rows.columnIndex(u"version")) == name)
                return row;
        }
        return -1;
    }
    static QStringList pathsIn(ComparisonPage &page)
    {
        QStringList titles;
        const RecordTableModel &rows = page.pane().model();
        for (int row = 0; row < rows.rowCount(); ++row)
            titles.append(rows.index(row, 0).data().toString());
        return titles;
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void twoVersionsOfALicenseAreCompared()
    {
        const License license = twoVersions(u"Mesh"_s);
        const auto page = loaded<IssuedLicensesPage>();
        makeCurrent<License>(*page, *license.licenseArn);
        VersionList *versions = versionsOf(*page, 2);
        QVERIFY(versions);
        Page *tab = nullptr;
        connect(page.get(), &Page::tabRequested, this, [&](Page *opened) { tab = opened; });
        // Both are chosen, by keyboard.
        std::unique_ptr<QWidget> dock(page->details());
        show(*dock);
        QTableView *view = versions->list().table().view();
        versions->list().table().setCurrentRow(0);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(versions->list().table().selectedRows().size(), 2);
        auto *compare = versions->findChild<QPushButton *>(u"compareVersions"_s);
        QVERIFY2(compare->isEnabled(), qPrintable(compare->toolTip()));
        QTest::keyClick(compare, Qt::Key_Space);
        const std::unique_ptr<ComparisonPage> comparison(qobject_cast<ComparisonPage *>(tab));
        QVERIFY(comparison);
        show(*comparison);
        QCOMPARE(comparison->title(), u"Mesh 2: 1 and 2"_s);
        QCOMPARE(pathsIn(*comparison), (QStringList{u"License name"_s, u"Seats, Maximum"_s}));
        dock.release();

        // All fields, then the other way round.
        const RecordTableModel &rows = comparison->pane().model();
        for (QPushButton *chip : comparison->findChildren<QPushButton *>()) {
            if (chip->text().startsWith(u"All fields"_s))
                QTest::keyClick(chip, Qt::Key_Space);
        }
        QTRY_VERIFY(rows.rowCount() > 2);
        auto *before = comparison->findChild<QComboBox *>(u"before"_s);
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Up);
        QTRY_COMPARE(before->currentText(), u"Version 2"_s);
        for (int row = 0; row < rows.rowCount(); ++row)
            QCOMPARE(rows.rawText(row, rows.columnIndex(u"difference")), std::string("SAME"));
    }

    void aComparisonIsCopiedAndExported()
    {
        License first;
        first.licenseName = u"A"_s;
        License second;
        second.licenseName = u"B"_s;
        ComparisonPage page(m_world->context, {u"Thing"_s, &typeOf<License>(), {}},
                            {namedVersion(u"2"_s, second), namedVersion(u"1"_s, first)}, u"1"_s,
                            u"2"_s);
        show(page);
        QTest::keyClick(page.findChild<QPushButton *>(u"copyComparison"_s), Qt::Key_Space);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"License name\tA\tB\tChanged"_s), qPrintable(text));
        QVERIFY(page.isExportable());
        const auto document = page.exportDocument();
        QCOMPARE(document->sections.at(0).tables.at(0).rows->rowCount(), qint64(1));
    }

    void anOldVersionIsRestored()
    {
        const License license = twoVersions(u"Back"_s);
        const auto page = loaded<IssuedLicensesPage>();
        makeCurrent<License>(*page, *license.licenseArn);
        VersionList *versions = versionsOf(*page, 2);
        QVERIFY(versions);
        auto *restore = versions->findChild<QPushButton *>(u"restoreVersion"_s);
        versions->list().table().setCurrentRow(rowOf(*versions, "2"));
        QVERIFY(!restore->isEnabled()); // it is the newest
        versions->list().table().setCurrentRow(rowOf(*versions, "1"));
        QVERIFY2(restore->isEnabled(), qPrintable(restore->toolTip()));
        Page *tab = nullptr;
        connect(page.get(), &Page::tabRequested, this, [&](Page *opened) { tab = opened; });
        restore->click();
        const std::unique_ptr<EditLicensePage> form(qobject_cast<EditLicensePage *>(tab));
        QVERIFY(form);
        show(*form);
        QVERIFY(form->hasUnsentChanges());
        QCOMPARE(form->reviewPanel().review().changes.size(), 2);
        QCOMPARE(form->reviewPanel().review().sendText, u"Create version 3"_s);
        QSignalSpy sent(form.get(), &FormPage::sent);
        QTest::keyClick(&form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        const auto read = m_world->local.call<licensemanager::GetLicense>(
            m_world->local.vendor(), {*license.licenseArn, {}});
        QCOMPARE(read->license->version, std::optional(u"3"_s));
        QCOMPARE(read->license->licenseName, license.licenseName);
        QCOMPARE(read->license->entitlements, license.entitlements);
    }

    void twoVersionsOfAGrantAreCompared()
    {
        const Grant grant = test::granted(m_world->local, test::issued(m_world->local, u"Shared"_s),
                                          u"to customer"_s);
        licensemanager::CreateGrantVersion::Request request;
        request.clientToken = newClientToken();
        request.grantArn = grant.grantArn;
        request.grantName = u"to our customer"_s;
        QVERIFY(m_world->local.call<licensemanager::CreateGrantVersion>(m_world->local.vendor(),
                                                                        request));
        const auto page = loaded<DistributedGrantsPage>();
        makeCurrent<Grant>(*page, grant.grantArn);
        VersionList *versions = versionsOf(*page, 2);
        QVERIFY(versions);
        Page *tab = nullptr;
        connect(page.get(), &Page::tabRequested, this, [&](Page *opened) { tab = opened; });
        versions->findChild<QPushButton *>(u"compareVersions"_s)->click();
        const std::unique_ptr<ComparisonPage> comparison(qobject_cast<ComparisonPage *>(tab));
        QVERIFY(comparison);
        QCOMPARE(pathsIn(*comparison).size(), 1);
    }

    void anOldGrantVersionIsRestored()
    {
        const License license = test::issued(m_world->local, u"Named"_s, u"named"_s);
        const Grant grant = test::granted(m_world->local, license, u"first name"_s);
        licensemanager::CreateGrantVersion::Request rename;
        rename.clientToken = u"rename"_s;
        rename.grantArn = grant.grantArn;
        rename.grantName = u"second name"_s;
        QVERIFY(m_world->local.call<licensemanager::CreateGrantVersion>(m_world->local.vendor(),
                                                                        rename));
        const auto page = loaded<DistributedGrantsPage>();
        makeCurrent<Grant>(*page, grant.grantArn);
        VersionList *versions = versionsOf(*page, 2);
        QVERIFY(versions);
        auto *restore = versions->findChild<QPushButton *>(u"restoreVersion"_s);
        versions->list().table().setCurrentRow(rowOf(*versions, "1"));
        QVERIFY2(restore->isEnabled(), qPrintable(restore->toolTip()));
        Page *tab = nullptr;
        connect(page.get(), &Page::tabRequested, this, [&](Page *opened) { tab = opened; });
        restore->click();
        const std::unique_ptr<FormPage> form(qobject_cast<FormPage *>(tab));
        QVERIFY(form);
        show(*form);
        QCOMPARE(form->reviewPanel().review().changes.size(), 1);
        QSignalSpy sent(form.get(), &FormPage::sent);
        QTest::keyClick(&form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        const auto read = m_world->local.call<licensemanager::GetGrant>(m_world->local.vendor(),
                                                                        {grant.grantArn, {}});
        QCOMPARE(read->grant->grantName, u"first name"_s);
        QCOMPARE(read->grant->version, u"3"_s);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestVersions)
#include "tst_versions.moc"
