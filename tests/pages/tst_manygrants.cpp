// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/receiverseditor.h"
#include "items/sessionfeed.h"
#include "pages/jobpanel.h"
#include "pages/manygrantspage.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Grants for many accounts from a pasted list, by keyboard, against the embedded service.
class TestManyGrants : public QObject {
    Q_OBJECT

    std::unique_ptr<ManyGrantsPage> opened(const License &license)
    {
        auto page = std::make_unique<ManyGrantsPage>(
            m_world->context, license, originOf(*m_world->local.session, m_world->local.vendor()));
        page->resize(1300, 900);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page is not active");
        return page;
    }
    QList<Grant> grantsOf(const License &license)
    {
        licensemanager::ListDistributedGrants::Request request;
        request.filters = QList<Filter>{{u"LicenseArn"_s, QList<QString>{*license.licenseArn}}};
        request.maxResults = 100;
        const auto read = m_world->local.call<licensemanager::ListDistributedGrants>(
            m_world->local.vendor(), request);
        return read ? read->grants.value_or(QList<Grant>()) : QList<Grant>();
    }
    static QPlainTextEdit *fieldOf(ManyGrantsPage &page)
    {
        return page.findChild<QPlainTextEdit *>(u"receivers"_s);
    }
    static void paste(ManyGrantsPage &page, const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        page.form().focusField(u"Receivers"_s);
        QTest::keyClick(fieldOf(page), Qt::Key_V, Qt::ControlModifier);
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void aPastedListIsGranted()
    {
        const License license = test::issued(m_world->local, u"Orbit"_s);
        const auto page = opened(license);
        paste(*page,
              u"000000000012, 000000000013\n000000000014\n000000000012\n"_s
                  + m_world->local.vendorAccount());
        QCOMPARE(page->findChild<QLabel *>(u"receiverCounts"_s)->text(),
                 u"3 grant(s), 2 left out"_s);
        QVERIFY(page->hasUnsentChanges());
        QTest::keyClick(fieldOf(*page), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(page->reviewPanel().isVisible());
        const Review &review = page->reviewPanel().review();
        QCOMPARE(review.sendText, u"Create 3 grant(s)"_s);
        QVERIFY2(review.blockedBy.isEmpty(), qPrintable(review.blockedBy));
        QCOMPARE(review.call.cli.count(u"create-grant"_s), 3);
        QVERIFY(review.call.cli.contains(u"arn:aws:iam::000000000012:root"_s));
        QSignalSpy finished(&page->jobs(), &JobPanel::finished);
        QTest::keyClick(&page->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(page->jobs().job()->progress().done, 3);
        QVERIFY(page->jobs().isVisible());
        QVERIFY(!page->hasUnsentChanges());
        const QList<Grant> grants = grantsOf(license);
        QCOMPARE(grants.size(), 3);
        QStringList names;
        for (const Grant &grant : grants)
            names.append(grant.grantName);
        QVERIFY(names.contains(u"Orbit for 000000000013"_s));
        // The same list again has nobody left.
        QTRY_VERIFY(!page->receivers().grantees().isEmpty()
                    && page->receivers().grantees().first().verdict == GranteeVerdict::HasGrant);
        QTest::keyClick(&page->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!page->jobs().isRunning());
    }

    void wrongEntriesAreNotSent()
    {
        const License license = test::issued(m_world->local, u"Careful"_s);
        const auto page = opened(license);
        paste(*page, u"000000000012\n12\nnobody"_s);
        page->review();
        QVERIFY(!page->reviewPanel().review().blockedBy.isEmpty());
        QTest::keyClick(&page->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!page->jobs().isRunning());
        // Taking them out is one key, and can be undone.
        auto *remove = page->findChild<QPushButton *>(u"removeInvalid"_s);
        QTest::keyClick(remove, Qt::Key_Space);
        QCOMPARE(fieldOf(*page)->toPlainText(), u"000000000012"_s);
        QVERIFY(page->reviewPanel().review().blockedBy.isEmpty());
        QTest::keyClick(fieldOf(*page), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(fieldOf(*page)->toPlainText().contains(u"nobody"_s));
        QVERIFY(grantsOf(license).isEmpty());
    }

    void whoHasAGrantIsMarked()
    {
        const License license = test::issued(m_world->local, u"Known"_s);
        test::granted(m_world->local, license, u"earlier"_s);
        const auto page = opened(license);
        paste(*page, m_world->local.customerAccount() + u"\n000000000012"_s);
        QTRY_VERIFY(page->receivers().grantees().first().verdict == GranteeVerdict::HasGrant);
        QVERIFY(page->receivers().grantees().first().reason->contains(u"earlier"_s));
        QVERIFY(page->receivers().grantees().last().isReady());
    }

    void failuresStayAndAreTriedAgain()
    {
        License license = test::issued(m_world->local, u"Gone"_s);
        const auto page = opened(license);
        paste(*page, u"000000000012\n000000000013"_s);
        // Somebody deletes the license meanwhile.
        QVERIFY(m_world->local.call<licensemanager::DeleteLicense>(
            m_world->local.vendor(), {*license.licenseArn, *license.version}));
        page->review();
        QSignalSpy finished(&page->jobs(), &JobPanel::finished);
        QTest::keyClick(&page->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(page->jobs().job()->progress().failed, 2);
        auto *retry = page->jobs().findChild<QPushButton *>(u"retryFailed"_s);
        QVERIFY(retry->isVisible());
        QTest::keyClick(retry, Qt::Key_Space);
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(page->jobs().job()->progress().failed, 2);
        QTest::keyClick(page->jobs().findChild<QPushButton *>(u"copySummary"_s), Qt::Key_Space);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"0 of 2 done"_s));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestManyGrants)
#include "tst_manygrants.moc"
