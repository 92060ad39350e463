// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/assetrulejson.h"

#include "localservice/examples.h"

namespace lc::assetrules {

using namespace Qt::StringLiterals;

QByteArray instanceRule(const QByteArray &statement)
{
    return R"({"RuleStatement":{"InstanceRuleStatement":)" + statement + "}}";
}
QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}
QByteArray matching(const QByteArray &key, const QByteArray &constraint, const QByteArray &values)
{
    return R"({"KeyToMatch":)" + quoted(key) + R"(,"Constraint":)" + quoted(constraint)
        + R"(,"ValueToMatch":[)" + values + "]}";
}

QByteArray single(const QByteArray &key, const QByteArray &constraint, const QByteArray &values)
{
    return R"({"MatchingRuleStatement":)" + matching(key, constraint, values) + '}';
}

QByteArray about(const QByteArray &subject, const QByteArray &statement)
{
    return R"([{"RuleStatement":{)" + quoted(subject) + ':' + statement + "}}]";
}

QByteArray createRequest(const QByteArray &rules)
{
    return R"({"Name":"x","ClientToken":"x","Rules":)" + rules + '}';
}

QByteArray updateRequest(const QString &arn, const QByteArray &rules)
{
    return R"({"Name":"n","LicenseAssetRulesetArn":)" + quoted(arn.toLatin1())
        + R"(,"ClientToken":)" + quoted(examples::newToken().toLatin1()) + R"(,"Rules":)" + rules
        + '}';
}

QList<BadRules> badRules()
{
    QList<BadRules> all;
    const auto add = [&all](const char *name, const char *member, const QByteArray &json) {
        all.append({name, member, json});
    };
    const QByteArray good = matching("Platform", "EQUALS", R"("x")");
    const QByteArray rule = instanceRule(R"({"MatchingRuleStatement":)" + good + '}');
    add("none", "Rules", "[]");
    add("six", "Rules", '[' + QByteArrayList(6, rule).join(',') + ']');
    add("no statement", "Rules[0].RuleStatement", R"([{"RuleStatement":{}}])");
    add("two subjects", "Rules[0].RuleStatement",
        R"([{"RuleStatement":{"InstanceRuleStatement":{"MatchingRuleStatement":)" + good
            + R"(},"LicenseRuleStatement":{"MatchingRuleStatement":)"
            + matching("ProductSKU", "EQUALS", R"("x")") + "}}}]");
    add("empty statement", "InstanceRuleStatement", '[' + instanceRule("{}") + ']');
    add("two members", "InstanceRuleStatement",
        '['
            + instanceRule(R"({"MatchingRuleStatement":)" + good
                           + R"(,"OrRuleStatement":{"MatchingRuleStatements":[)" + good + "]}}")
            + ']');
    add("second rule", "Rules[1].RuleStatement", '[' + rule + R"(,{"RuleStatement":{}}])");
    add("empty and", "AndRuleStatement", '[' + instanceRule(R"({"AndRuleStatement":{}})") + ']');
    add("unknown key", "KeyToMatch",
        '['
            + instanceRule(R"({"MatchingRuleStatement":)" + matching("Color", "EQUALS", R"("x")")
                           + '}')
            + ']');
    add("key of licenses", "KeyToMatch",
        '['
            + instanceRule(R"({"MatchingRuleStatement":)"
                           + matching("ProductSKU", "EQUALS", R"("x")") + '}')
            + ']');
    add("unknown constraint", "Constraint",
        '['
            + instanceRule(R"({"MatchingRuleStatement":)" + matching("Platform", "LIKE", R"("x")")
                           + '}')
            + ']');
    add("no value", "ValueToMatch",
        '['
            + instanceRule(R"({"MatchingRuleStatement":)" + matching("Platform", "EQUALS", "")
                           + '}')
            + ']');
    add("unknown product", "ValueToMatch",
        '['
            + instanceRule(R"({"MatchingRuleStatement":)"
                           + matching("EC2BillingProduct", "EQUALS", R"("dos")") + '}')
            + ']');
    add("unknown status", "ValueToMatch",
        R"([{"RuleStatement":{"LicenseRuleStatement":{"MatchingRuleStatement":)"
            + matching("LicenseStatus", "EQUALS", R"("GONE")") + "}}}]");
    add("script that is none", "Script",
        '[' + instanceRule(R"({"ScriptRuleStatement":{"KeyToMatch":"Platform","Script":"(["}})")
            + ']');
    add("script for licenses", "ScriptRuleStatements",
        R"([{"RuleStatement":{"LicenseRuleStatement":{"AndRuleStatement":{"ScriptRuleStatements":[{"KeyToMatch":"ProductSKU","Script":"x"}]}}}}])");
    add("in a list", "MatchingRuleStatements[1].KeyToMatch",
        '['
            + instanceRule(R"({"OrRuleStatement":{"MatchingRuleStatements":[)" + good + ','
                           + matching("Color", "EQUALS", R"("x")") + "]}}")
            + ']');
    add("missing key", "KeyToMatch",
        '[' + instanceRule(R"({"MatchingRuleStatement":{"Constraint":"EQUALS","ValueToMatch":[]}})")
            + ']');
    add("not a list", "Rules", "{}");

    return all;
}

QList<InstanceStatement> instanceStatements()
{
    QList<InstanceStatement> all;
    const auto add = [&all](const char *name, const QByteArray &json, const QStringList &chosen) {
        all.append({name, json, chosen});
    };
    const QString one = u"i-1"_s, two = u"i-2"_s, three = u"mi-3"_s;
    add("platform", single("Platform", "EQUALS", R"("Windows Server")"), {one, three});
    add("not platform", single("Platform", "NOT_EQUALS", R"("Windows Server")"), {two});
    add("one of", single("Platform", "EQUALS", R"("Windows Server","Amazon Linux")"),
        {one, two, three});
    add("none of", single("Platform", "NOT_EQUALS", R"("Windows Server","Amazon Linux")"), {});
    add("product", single("EC2BillingProduct", "EQUALS", R"("sql-server-standard")"), {one});
    add("not product", single("EC2BillingProduct", "NOT_EQUALS", R"("sql-server-standard")"),
        {two, three});
    add("Marketplace", single("MarketPlaceProductCode", "EQUALS", R"("code2")"), {one});
    add("not Marketplace", single("MarketPlaceProductCode", "NOT_EQUALS", R"("code2")"),
        {two, three});
    add("image", single("AMIId", "EQUALS", R"("ami-1")"), {one});
    add("type", single("InstanceType", "EQUALS", R"("m5.large")"), {two});
    add("id", single("InstanceId", "EQUALS", R"("mi-3","i-2")"), {two, three});
    add("host", single("HostId", "EQUALS", R"("h-1")"), {two});
    add("account", single("AccountId", "EQUALS", R"("111122223333")"), {one, two, three});
    add("another account", single("AccountId", "EQUALS", R"("444455556666")"), {});
    add("letter case", single("Platform", "EQUALS", R"("windows server")"), {});
    const QByteArray windows = matching("Platform", "EQUALS", R"("Windows Server")");
    const QByteArray large = matching("InstanceType", "EQUALS", R"("m5.large")");
    const QByteArray xlarge = matching("InstanceType", "EQUALS", R"("m5.xlarge")");
    add("and",
        R"({"AndRuleStatement":{"MatchingRuleStatements":[)" + windows + ',' + xlarge + "]}}",
        {one});
    add("and of what excludes",
        R"({"AndRuleStatement":{"MatchingRuleStatements":[)" + windows + ',' + large + "]}}", {});
    add("or", R"({"OrRuleStatement":{"MatchingRuleStatements":[)" + windows + ',' + large + "]}}",
        {one, two, three});
    add("script", R"({"ScriptRuleStatement":{"KeyToMatch":"InstanceType","Script":"m5\\..*"}})",
        {one, two});
    add("script is whole", R"({"ScriptRuleStatement":{"KeyToMatch":"InstanceType","Script":"m5"}})",
        {});
    add("and with script",
        R"({"AndRuleStatement":{"MatchingRuleStatements":[)" + windows
            + R"(],"ScriptRuleStatements":[{"KeyToMatch":"InstanceId","Script":"mi-\\d"}]}})",
        {three});
    add("or with script",
        R"({"OrRuleStatement":{"MatchingRuleStatements":[)" + large
            + R"(],"ScriptRuleStatements":[{"KeyToMatch":"InstanceId","Script":"mi-\\d"}]}})",
        {two, three});

    return all;
}

} // namespace lc::assetrules
