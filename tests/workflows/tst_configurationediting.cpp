// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/configurationediting.h"

#include "support/localworld.h"
#include "workflows/tagging.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

using Get = licensemanager::GetLicenseConfiguration;
using List = licensemanager::ListLicenseConfigurations;

/// Against the embedded service through the real transport.
class TestConfigurationEditing : public QObject {
    Q_OBJECT

    LicenseConfiguration made(const QString &name)
    {
        licensemanager::CreateLicenseConfiguration::Request request;
        request.name = name;
        request.licenseCountingType = LicenseCountingType::Vcpu;
        request.licenseCount = 50;
        const auto answer =
            m_world->call<licensemanager::CreateLicenseConfiguration>(m_world->vendor(), request);
        if (!answer)
            qFatal("%s", qPrintable(answer.error().message));
        return now(*answer->licenseConfigurationArn);
    }
    LicenseConfiguration now(const QString &arn)
    {
        const auto read = m_world->call<Get>(m_world->vendor(), {arn});
        return read ? LicenseConfiguration(*read) : LicenseConfiguration();
    }

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void createsOnce()
    {
        ConfigurationEditing editing(*m_world->session, m_world->vendor());
        ConfigurationEditing::Create::Request request;
        request.name = u"Cores"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        QVERIFY(problemsOf(request).isEmpty());
        editing.create(request);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        QCOMPARE(now(editing.configurationArn()).name, std::optional(u"Cores"_s));
    }

    void sendsOnlyWhatChanged()
    {
        const LicenseConfiguration base = made(u"Before"_s);
        auto edited = restatement(base);
        edited.licenseCount = 60;
        const auto changes = changesOnly(base, edited);
        QVERIFY(!changes.name && !changes.licenseRules && changes.licenseCount);
        ConfigurationEditing editing(*m_world->session, m_world->vendor());
        editing.update(base, edited);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        QCOMPARE(now(*base.licenseConfigurationArn).licenseCount, std::optional<qint64>(60));
    }

    void nothingChangedIsDoneAtOnce()
    {
        const LicenseConfiguration base = made(u"Same"_s);
        ConfigurationEditing editing(*m_world->session, m_world->vendor());
        editing.update(base, restatement(base));
        QCOMPARE(editing.state(), Workflow::State::Done);
    }

    void aChangeOfTheSameFieldIsAConflict()
    {
        const LicenseConfiguration base = made(u"Contested"_s);
        ConfigurationEditing::Update::Request theirs;
        theirs.licenseConfigurationArn = *base.licenseConfigurationArn;
        theirs.licenseCount = 70;
        QVERIFY(m_world->call<ConfigurationEditing::Update>(m_world->vendor(), theirs));
        auto mine = restatement(base);
        mine.licenseCount = 80;
        ConfigurationEditing editing(*m_world->session, m_world->vendor());
        editing.update(base, mine);
        QTRY_COMPARE(editing.state(), Workflow::State::Conflict);
        QCOMPARE(editing.theirs().licenseCount, std::optional<qint64>(70));
        editing.overwriteTheirs();
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        QCOMPARE(now(*base.licenseConfigurationArn).licenseCount, std::optional<qint64>(80));
    }

    void aChangeOfAnotherFieldIsNone()
    {
        const LicenseConfiguration base = made(u"Shared"_s);
        ConfigurationEditing::Update::Request theirs;
        theirs.licenseConfigurationArn = *base.licenseConfigurationArn;
        theirs.description = u"theirs"_s;
        QVERIFY(m_world->call<ConfigurationEditing::Update>(m_world->vendor(), theirs));
        auto mine = restatement(base);
        mine.licenseCount = 80;
        ConfigurationEditing editing(*m_world->session, m_world->vendor());
        editing.update(base, mine);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        const LicenseConfiguration both = now(*base.licenseConfigurationArn);
        QCOMPARE(both.description, std::optional(u"theirs"_s));
        QCOMPARE(both.licenseCount, std::optional<qint64>(80));
    }

    void deletes()
    {
        const LicenseConfiguration base = made(u"Doomed"_s);
        ConfigurationEditing editing(*m_world->session, m_world->vendor());
        editing.remove(base);
        QTRY_COMPARE(editing.state(), Workflow::State::Done);
        List::Request request;
        request.licenseConfigurationArns = QList<QString>{*base.licenseConfigurationArn};
        const auto listed = m_world->call<List>(m_world->vendor(), request);
        QVERIFY(!listed || listed->licenseConfigurations->isEmpty());
    }

    void hardLimitNeedsACount()
    {
        ConfigurationEditing::Create::Request request;
        request.name = u"Hard"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        request.licenseCountHardLimit = true;
        request.licenseRules = QList<QString>{u"maximumCores"_s};
        const auto problems = problemsOf(request);
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems[0].path, u"LicenseCount"_s);
        QCOMPARE(problems[1].path, u"LicenseRules[0]"_s);
    }

    void tagsAreSetAndTakenAway()
    {
        const LicenseConfiguration base = made(u"Tagged"_s);
        const QString arn = *base.licenseConfigurationArn;
        Tagging tagging(*m_world->session, m_world->vendor());
        tagging.apply(arn, u"Tagged"_s, {}, {{u"team"_s, u"a"_s}, {u"stage"_s, u"test"_s}});
        QTRY_COMPARE(tagging.state(), Workflow::State::Done);
        QCOMPARE(tagging.tags().size(), 2);
        Tagging changing(*m_world->session, m_world->vendor());
        changing.apply(arn, u"Tagged"_s, tagging.tags(), {{u"team"_s, u"b"_s}});
        QTRY_COMPARE(changing.state(), Workflow::State::Done);
        QCOMPARE(changing.tags(), (QList<Tag>{{u"team"_s, u"b"_s}}));
    }

private:
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestConfigurationEditing)
#include "tst_configurationediting.moc"
