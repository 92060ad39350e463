// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantversions.h"

#include "support/samplerequests.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

using CreateVersion = licensemanager::CreateGrantVersion;

/// The versions of a grant, through the real transport.
class TestGrantVersions : public QObject {
    Q_OBJECT

    /// A grant with this many versions, each with a name of its own.
    Grant grantOf(int versions)
    {
        const License license = test::issued(m_world, u"Versioned"_s, newClientToken());
        Grant grant = test::granted(m_world, license, u"name 1"_s);
        for (int number = 2; number <= versions; ++number) {
            CreateVersion::Request request;
            request.clientToken = newClientToken();
            request.grantArn = grant.grantArn;
            request.grantName = u"name %1"_s.arg(number);
            const auto made = m_world.call<CreateVersion>(m_world.vendor(), request);
            if (!made)
                qFatal("%s", qPrintable(made.error().message));
        }
        return *m_world.call<licensemanager::GetGrant>(m_world.vendor(), {grant.grantArn, {}})
                    ->grant;
    }

private slots:
    void readsEveryVersion()
    {
        GrantVersions versions(*m_world.session);
        versions.start(m_world.vendor(), grantOf(3));
        QVERIFY(test::LocalWorld::waitFor([&] { return !versions.isReading(); }));
        QCOMPARE(versions.versions().size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(versions.versions().at(i).grantName, u"name %1"_s.arg(3 - i));
        QVERIFY(!versions.hasMore());
        QVERIFY(!versions.error());
    }

    void readsManyInTurns()
    {
        constexpr int all = GrantVersions::mostAtOnce + 5;
        GrantVersions versions(*m_world.session);
        versions.start(m_world.vendor(), grantOf(all));
        QVERIFY(test::LocalWorld::waitFor([&] { return !versions.isReading(); }));
        QCOMPARE(versions.versions().size(), GrantVersions::mostAtOnce + 1);
        QVERIFY(versions.hasMore());
        versions.readMore();
        QVERIFY(test::LocalWorld::waitFor([&] { return !versions.isReading(); }));
        QCOMPARE(versions.versions().size(), all);
        QCOMPARE(versions.versions().last().version, u"1"_s);
        QVERIFY(!versions.hasMore());
    }

    void whatCannotBeReadIsAnError()
    {
        Grant unknown = grantOf(1);
        unknown.version = u"7"_s;
        GrantVersions versions(*m_world.session);
        versions.start(m_world.vendor(), unknown);
        QVERIFY(test::LocalWorld::waitFor([&] { return !versions.isReading(); }));
        QCOMPARE(versions.versions().size(), 1);
        QVERIFY(versions.error());
    }

    void aVersionThatIsNoNumberStandsAlone()
    {
        Grant strange = grantOf(1);
        strange.version = u"latest"_s;
        GrantVersions versions(*m_world.session);
        versions.start(m_world.vendor(), strange);
        QVERIFY(!versions.isReading());
        QCOMPARE(versions.versions().size(), 1);
    }

private:
    test::LocalWorld m_world;
};

QTEST_GUILESS_MAIN(TestGrantVersions)
#include "tst_grantversions.moc"
