// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/servicesettings.h"
#include "localservice/examples.h"
#include "localservice/inventory.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

/// What an asset group sees beyond its account and Region. The vendor manages an organization.
class TestInventoryReach : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    void putIn(const QString &account, const QString &region)
    {
        const QString arn = u"arn:aws:ec2:%1:%2:instance/i-%1-%2"_s.arg(region, account);
        QVERIFY(m_world->dispatcher().change([&](Store &store) {
            InventoryResource machine = unknownResource(arn);
            machine.platform = u"Linux"_s;
            return inventory::put(store, {account, region, machine});
        }));
    }
    /// The ARN of a group of all machines with Linux.
    QString createGroup()
    {
        CreateLicenseAssetRuleset::Request ruleset;
        ruleset.name = u"Linux"_s;
        ruleset.clientToken = examples::newToken();
        LicenseAssetRule rule;
        rule.ruleStatement.instanceRuleStatement.emplace().matchingRuleStatement =
            MatchingRuleStatement{u"Platform"_s, u"EQUALS"_s, {u"Linux"_s}};
        ruleset.rules = {rule};
        const auto rules = m_world->call<CreateLicenseAssetRuleset>(m_vendor, ruleset);
        CreateLicenseAssetGroup::Request group;
        group.name = u"Linux"_s;
        group.clientToken = examples::newToken();
        group.licenseAssetGroupConfigurations = QList<LicenseAssetGroupConfiguration>{{u"vCPU"_s}};
        group.associatedLicenseAssetRulesetArNs = {rules->licenseAssetRulesetArn};
        const auto made = m_world->call<CreateLicenseAssetGroup>(m_vendor, group);
        return made ? made->licenseAssetGroupArn : made.error().message;
    }
    QStringList assets(const QString &group)
    {
        const auto listed =
            m_world->call<ListAssetsForLicenseAssetGroup>(m_vendor, {group, u"Instance"_s, {}, {}});
        QStringList found;
        for (const Asset &asset : *listed->assets)
            found += asset.assetArn->section(u'/', -1);
        return found;
    }

private slots:
    void membersAndSourceRegionsAreThere()
    {
        ServiceSetup setup;
        setup.organization = Organization();
        setup.organization->id = u"o-abcdefghij"_s;
        setup.organization->managementAccount = u"111122223333"_s;
        setup.organization->accounts = {{u"444455556666"_s}};
        m_world = std::make_unique<ServiceWorld>(setup);
        putIn(u"444455556666"_s, u"us-east-1"_s);
        putIn(u"111122223333"_s, u"eu-west-1"_s);
        putIn(u"777788889999"_s, u"us-east-1"_s);
        const QString group = createGroup();
        QCOMPARE(assets(group), QStringList());
        UpdateServiceSettings::Request settings;
        settings.enableCrossAccountsDiscovery = true;
        settings.enabledDiscoverySourceRegions = {{u"eu-west-1"_s}};
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, settings));
        QCOMPARE(assets(group),
                 (QStringList{u"i-us-east-1-444455556666"_s, u"i-eu-west-1-111122223333"_s}));
    }
};

QTEST_GUILESS_MAIN(TestInventoryReach)
#include "tst_inventoryreach.moc"
