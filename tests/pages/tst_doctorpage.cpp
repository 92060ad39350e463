// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/doctorpage.h"

#include "api/control/control.h"
#include "monitoring/doctor.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// The doctor reads the embedded service by the real transport.
class TestDoctorPage : public QObject {
    Q_OBJECT

    std::unique_ptr<DoctorPage> examined()
    {
        auto page = std::make_unique<DoctorPage>(m_world->context);
        page->resize(1300, 700);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page is not active");
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        page->focusContent();
        return page;
    }
    /// Two licenses of the vendor for itself that a check-out cannot tell apart.
    QList<License> twins()
    {
        QList<License> made;
        for (const QString &name : {u"Twin"_s, u"Other twin"_s}) {
            auto request = test::licenseRequest(name, u"same"_s);
            request.beneficiary = m_world->local.session->identity(m_world->local.vendor()).account;
            const auto answer = m_world->local.call<licensemanager::CreateLicense>(
                m_world->local.vendor(), request);
            if (!answer)
                qFatal("%s", qPrintable(answer.error().message));
            License license;
            license.licenseArn = answer->licenseArn;
            license.version = answer->version;
            made += license;
        }
        return made;
    }
    static QStringList checksOf(DoctorPage &page)
    {
        QStringList checks;
        for (int row = 0; row < page.model().rowCount(); ++row)
            checks += page.model().record<DoctorFinding>(row).check;
        return checks;
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void findsAndLeadsToTheObject()
    {
        const License twin = twins().first();
        const QString arn = *twin.licenseArn;
        const auto page = examined();
        QCOMPARE(checksOf(*page).count(u"duplicate-sku"_s), 2);
        QSignalSpy opened(page.get(), &Page::openRequested);
        for (int row = 0; row < page->model().rowCount(); ++row) {
            const auto finding = page->model().record<DoctorFinding>(row);
            if (finding.check == u"duplicate-sku"_s && finding.objectId == arn)
                page->showRow(page->model().key(row));
        }
        QTest::keyClick(page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        const auto link = opened.first().first().value<PageLink>();
        QCOMPARE(link.page, u"issued-licenses"_s);
        QCOMPARE(link.row, arn.toUtf8());
    }
    void whatIsMendedIsFoundNoMore()
    {
        const License twin = twins().first();
        const QString arn = *twin.licenseArn;
        const auto page = examined();
        QVERIFY(checksOf(*page).contains(u"duplicate-sku"_s));
        QVERIFY(m_world->local.call<licensemanager::DeleteLicense>(m_world->local.vendor(),
                                                                   {arn, *twin.version}));
        const auto buttons = page->findChildren<QPushButton *>();
        const auto again = std::ranges::find_if(buttons, [](const QPushButton *button) {
            return button->isVisible() && button->text() == u"Examine again"_s;
        });
        QVERIFY(again != buttons.end());
        QTest::mouseClick(*again, Qt::LeftButton);
        QTRY_VERIFY(!checksOf(*page).contains(u"duplicate-sku"_s));
    }
    void everyCheckLeadsToAPageThatThereIs()
    {
        QStringList pages;
        for (const PageEntry &entry : pageEntries())
            pages += entry.id;
        for (const DoctorCheck *check : doctorChecks())
            QVERIFY2(pages.contains(QLatin1StringView(check->page)), check->id);
    }
    void aListThatFailsIsNamed()
    {
        control::AddFault::Request fault;
        fault.operation = u"ListTokens"_s;
        fault.status = 400;
        fault.code = u"AccessDeniedException"_s;
        fault.count = 0;
        QVERIFY(m_world->local.call<control::AddFault>(m_world->local.vendor(), fault));
        const auto page = examined();
        const auto labels = page->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"ListTokens"_s)
                && label->text().contains(u"AccessDeniedException"_s);
        }));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestDoctorPage)
#include "tst_doctorpage.moc"
