// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenserule.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

using Kind = LicenseRuleError::Kind;
Q_DECLARE_METATYPE(lc::LicenseCountingType)
Q_DECLARE_METATYPE(std::optional<lc::LicenseRuleError::Kind>)

class TestLicenseRule : public QObject {
    Q_OBJECT
private slots:
    void ruleReadsAsItIsWritten();
    void rules_data();
    void rules();
    void changes_data();
    void changes();
};

void TestLicenseRule::ruleReadsAsItIsWritten()
{
    const auto rule = parseLicenseRule(u"#allowedTenancy=EC2-DedicatedHost"_s);
    QVERIFY(rule);
    QCOMPARE(rule->name, u"allowedTenancy");
    QCOMPARE(rule->value, u"EC2-DedicatedHost");
    QCOMPARE(rule->text(), u"#allowedTenancy=EC2-DedicatedHost");
}

void TestLicenseRule::rules_data()
{
    QTest::addColumn<LicenseCountingType>("countingType");
    QTest::addColumn<QStringList>("rules");
    QTest::addColumn<std::optional<Kind>>("error");
    const auto row = [](const char *name, LicenseCountingType type, const QStringList &rules,
                        std::optional<Kind> error = {}) {
        QTest::newRow(name) << type << rules << error;
    };
    using enum LicenseCountingType;
    row("none", Vcpu, {});
    row("every rule of vCPU", Vcpu,
        {u"#minimumVcpus=2"_s, u"#maximumVcpus=8"_s, u"#allowedTenancy=EC2-Default"_s,
         u"#honorVcpuOptimization=True"_s});
    row("lower-case truth", Vcpu, {u"#honorVcpuOptimization=true"_s});
    row("every rule of Core", Core,
        {u"#licenseAffinityToHost=90"_s, u"#minimumCores=2"_s, u"#maximumCores=64"_s,
         u"#allowedTenancy=EC2-DedicatedHost"_s});
    row("every rule of Socket", Socket, {u"#licenseAffinityToHost=1"_s, u"#maximumSockets=2"_s});
    row("wide set of Instance", Instance,
        {u"#maximumVcpus=4"_s, u"#maximumCores=4"_s, u"#maximumSockets=1"_s});
    row("two tenancies", Instance, {u"#allowedTenancy=EC2-Default,EC2-DedicatedHost"_s});
    row("no hash", Vcpu, {u"maximumVcpus=4"_s}, Kind::Malformed);
    row("no equals", Vcpu, {u"#maximumVcpus"_s}, Kind::Malformed);
    row("no value", Vcpu, {u"#maximumVcpus="_s}, Kind::Malformed);
    row("no name", Vcpu, {u"#=4"_s}, Kind::Malformed);
    row("empty", Vcpu, {QString()}, Kind::Malformed);
    row("unknown", Vcpu, {u"#maximumGpus=4"_s}, Kind::UnknownName);
    row("case counts", Vcpu, {u"#maximumvcpus=4"_s}, Kind::UnknownName);
    row("cores for vCPU", Vcpu, {u"#maximumCores=4"_s}, Kind::NotForCountingType);
    row("affinity for Instance", Instance, {u"#licenseAffinityToHost=9"_s},
        Kind::NotForCountingType);
    row("optimization for Core", Core, {u"#honorVcpuOptimization=True"_s},
        Kind::NotForCountingType);
    row("181 days", Core, {u"#licenseAffinityToHost=181"_s}, Kind::BadValue);
    row("0 days", Core, {u"#licenseAffinityToHost=0"_s}, Kind::BadValue);
    row("not a number", Vcpu, {u"#maximumVcpus=many"_s}, Kind::BadValue);
    row("signed", Vcpu, {u"#maximumVcpus=+4"_s}, Kind::BadValue);
    row("shared tenancy for Core", Core, {u"#allowedTenancy=EC2-Default"_s}, Kind::BadValue);
    row("empty tenancy", Vcpu, {u"#allowedTenancy=EC2-Default,"_s}, Kind::BadValue);
    row("twice", Vcpu, {u"#maximumVcpus=4"_s, u"#maximumVcpus=8"_s}, Kind::Twice);
    row("minimum above maximum", Vcpu, {u"#maximumVcpus=4"_s, u"#minimumVcpus=8"_s},
        Kind::Contradiction);
}

void TestLicenseRule::rules()
{
    QFETCH(LicenseCountingType, countingType);
    QFETCH(QStringList, rules);
    QFETCH(std::optional<Kind>, error);
    const auto checked = checkLicenseRules(countingType, rules);
    QCOMPARE(checked.has_value(), !error.has_value());
    if (error)
        QCOMPARE(int(checked.error().kind), int(*error));
    else
        QCOMPARE(checked->size(), rules.size());
}

void TestLicenseRule::changes_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<bool>("allowed");
    const QString cores = u"#maximumCores=8"_s;
    const QString affinity = u"#licenseAffinityToHost=30"_s;
    QTest::newRow("same") << QStringList{cores} << QStringList{cores} << true;
    QTest::newRow("add affinity") << QStringList{cores} << QStringList{cores, affinity} << true;
    QTest::newRow("add the first") << QStringList{} << QStringList{affinity} << true;
    QTest::newRow("remove") << QStringList{cores} << QStringList{} << false;
    QTest::newRow("change") << QStringList{cores} << QStringList{u"#maximumCores=9"_s} << false;
    QTest::newRow("add another") << QStringList{} << QStringList{cores} << false;
    QTest::newRow("change affinity")
        << QStringList{affinity} << QStringList{u"#licenseAffinityToHost=31"_s} << false;
}

void TestLicenseRule::changes()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(bool, allowed);
    QCOMPARE(checkLicenseRulesChange(LicenseCountingType::Core, before, after).has_value(),
             allowed);
}

QTEST_GUILESS_MAIN(TestLicenseRule)
#include "tst_licenserule.moc"
