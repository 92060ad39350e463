// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licenseediting.h"

#include "support/samplerequests.h"
#include "workflows/licenserequests.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

using GetLicense = licensemanager::GetLicense;
using ListVersions = licensemanager::ListLicenseVersions;

/// Against the embedded service through the real transport.
class TestLicenseEditing : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void createsALicense()
    {
        LicenseEditing editing(*m_world->session, m_world->vendor());
        auto request = test::licenseRequest(u"Created"_s);
        editing.create(request);
        QCOMPARE(editing.state(), Workflow::State::Working);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        const auto read = m_world->call<GetLicense>(m_world->vendor(), {editing.licenseArn(), {}});
        QVERIFY(read && read->license);
        QCOMPARE(read->license->licenseName, std::optional(u"Created"_s));
        QCOMPARE(editing.version(), u"1"_s);
    }

    void changesGoToTheHomeRegion()
    {
        auto request = test::licenseRequest(u"Abroad"_s);
        request.homeRegion = u"eu-west-1"_s;
        LicenseEditing making(*m_world->session, m_world->vendor());
        making.create(request);
        QTRY_COMPARE(making.state(), Workflow::State::Done);
        const auto read = m_world->call<GetLicense>(m_world->vendor(), {making.licenseArn(), {}});
        QVERIFY(read && read->license);
        QCOMPARE(read->license->homeRegion, std::optional(u"eu-west-1"_s));
        LicenseEditing editing(*m_world->session, m_world->vendor());
        editing.createVersion(*read->license, restatement(*read->license));
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
    }

    void makesTheNextVersion()
    {
        const License base = test::issued(*m_world, u"Versioned"_s);
        auto request = restatement(base);
        request.entitlements[0].maxCount = 120;
        LicenseEditing editing(*m_world->session, m_world->vendor());
        editing.createVersion(base, request);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        QCOMPARE(editing.version(), u"2"_s);
        const auto read = m_world->call<GetLicense>(m_world->vendor(), {*base.licenseArn, {}});
        QVERIFY(read && read->license);
        QCOMPARE(read->license->entitlements->first().maxCount, std::optional<qint64>(120));
    }

    void conflictShowsTheirsAndCanBeOverwritten()
    {
        const License base = test::issued(*m_world, u"Contested"_s);
        auto theirs = restatement(base);
        theirs.clientToken = newClientToken();
        theirs.productName = u"Theirs"_s;
        QVERIFY(m_world->call<licensemanager::CreateLicenseVersion>(m_world->vendor(), theirs));

        auto mine = restatement(base);
        mine.licenseName = u"Mine"_s;
        LicenseEditing editing(*m_world->session, m_world->vendor());
        editing.createVersion(base, mine);
        QTRY_COMPARE(editing.state(), Workflow::State::Conflict);
        QCOMPARE(editing.theirs().productName, std::optional(u"Theirs"_s));
        QCOMPARE(editing.theirs().version, std::optional(u"2"_s));
        QCOMPARE(editing.errorText().offer, Offer::ShowConflict);

        editing.overwriteTheirs();
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        QCOMPARE(editing.version(), u"3"_s);
        const auto versions =
            m_world->call<ListVersions>(m_world->vendor(), {*base.licenseArn, {}, {}});
        QVERIFY(versions);
        QCOMPARE(versions->licenses->size(), 3);
    }

    void deletesUnderItsVersion()
    {
        const License license = test::issued(*m_world, u"Doomed"_s);
        License stale = license;
        stale.version = u"7"_s;
        LicenseEditing refused(*m_world->session, m_world->vendor());
        refused.remove(stale);
        QTRY_VERIFY(!refused.isBusy());
        QVERIFY(refused.state() != Workflow::State::Done);

        LicenseEditing editing(*m_world->session, m_world->vendor());
        QSignalSpy finished(&editing, &Workflow::finished);
        editing.remove(license);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        QCOMPARE(finished.size(), 1);
        const auto read = m_world->call<GetLicense>(m_world->vendor(), {*license.licenseArn, {}});
        QVERIFY(read && read->license);
        QVERIFY(*read->license->status == LicenseStatus::PendingDelete
                || *read->license->status == LicenseStatus::Deleted);
    }

    void refusalSaysNothingWasChanged()
    {
        const License base = test::issued(*m_world, u"Guarded"_s);
        LicenseEditing editing(*m_world->session, m_world->customer());
        editing.createVersion(base, restatement(base));
        QTRY_COMPARE(editing.state(), Workflow::State::Failed);
        const ErrorText text = editing.errorText();
        QCOMPARE(text.whatIsKnown, u"Nothing was changed."_s);
        QCOMPARE(text.offer, Offer::SignIn);
        QCOMPARE(text.offerTarget, m_world->vendorAccount());
    }

    void aClosedConnectionFailsThroughTheEventLoop()
    {
        LicenseEditing editing(*m_world->session, u"profile:none"_s);
        editing.create(test::licenseRequest(u"Nowhere"_s));
        QCOMPARE(editing.state(), Workflow::State::Working);
        QTRY_COMPARE(editing.state(), Workflow::State::Failed);
        QCOMPARE(editing.error().executed, ApiError::Executed::No);
    }

private:
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestLicenseEditing)
#include "tst_licenseediting.moc"
