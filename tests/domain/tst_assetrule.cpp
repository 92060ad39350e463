// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "domain/assetrule.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

class TestAssetRule : public QObject {
    Q_OBJECT
private slots:
    void staysTheSame_data();
    void staysTheSame();
    void severalAreNeverSingle();
    void keysBelongToTheirType();
};

void TestAssetRule::staysTheSame_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray match =
        R"({"KeyToMatch":"Platform","Constraint":"EQUALS","ValueToMatch":["a"]})";
    const QByteArray script = R"({"KeyToMatch":"Platform","Script":"win.*"})";
    const auto rule = [](const char *subject, const QByteArray &statement) {
        return R"({"RuleStatement":{")" + QByteArray(subject) + R"(":)" + statement + "}}";
    };
    for (const char *subject :
         {"InstanceRuleStatement", "LicenseRuleStatement", "LicenseConfigurationRuleStatement"}) {
        QTest::addRow("%s, one", subject)
            << rule(subject, R"({"MatchingRuleStatement":)" + match + "}");
        QTest::addRow("%s, all", subject) << rule(
            subject,
            R"({"AndRuleStatement":{"MatchingRuleStatements":[)" + match + "," + match + "]}}");
        QTest::addRow("%s, any", subject)
            << rule(subject, R"({"OrRuleStatement":{"MatchingRuleStatements":[)" + match + "]}}");
    }
    QTest::newRow("script") << rule("InstanceRuleStatement",
                                    R"({"ScriptRuleStatement":)" + script + "}");
    QTest::newRow("scripts and matches")
        << rule("InstanceRuleStatement",
                R"({"OrRuleStatement":{"MatchingRuleStatements":[)" + match
                    + R"(],"ScriptRuleStatements":[)" + script + "]}}");
}

void TestAssetRule::staysTheSame()
{
    QFETCH(QByteArray, json);
    const auto read = readJson<LicenseAssetRule>(json);
    QVERIFY(read);
    QCOMPARE(writeJson(ruleOf(conditionsOf(*read))), json);
}

void TestAssetRule::severalAreNeverSingle()
{
    AssetConditions conditions;
    conditions.combination = AssetConditions::Combination::Single;
    conditions.matching = {{u"Platform"_s, u"EQUALS"_s, {u"a"_s}},
                           {u"HostId"_s, u"EQUALS"_s, {u"b"_s}}};
    const auto rule = ruleOf(conditions);
    QVERIFY(rule.ruleStatement.instanceRuleStatement->andRuleStatement);
    QCOMPARE(rule.ruleStatement.instanceRuleStatement->andRuleStatement->matchingRuleStatements,
             conditions.matching);
}

void TestAssetRule::keysBelongToTheirType()
{
    QVERIFY(findAssetKey(AssetType::Instance, u"Platform"));
    QVERIFY(!findAssetKey(AssetType::License, u"Platform"));
    QVERIFY(findAssetKey(AssetType::License, u"LicenseStatus")->values.size() > 0);
}

QTEST_GUILESS_MAIN(TestAssetRule)
#include "tst_assetrule.moc"
