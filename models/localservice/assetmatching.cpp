// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/assetmatching.h"

#include <QRegularExpression>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression scriptOf(const ScriptRuleStatement &statement)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(statement.script));
}

QString matchingProblem(AssetType type, const MatchingRuleStatement &statement,
                        const QString &where)
{
    const AssetKey *key = findAssetKey(type, statement.keyToMatch);
    if (!key)
        return u"%1.KeyToMatch: %2 is not supported."_s.arg(where, statement.keyToMatch);
    if (statement.constraint != u"EQUALS" && statement.constraint != u"NOT_EQUALS")
        return u"%1.Constraint: %2 is neither EQUALS nor NOT_EQUALS."_s.arg(where,
                                                                            statement.constraint);
    if (statement.valueToMatch.isEmpty())
        return u"%1.ValueToMatch needs a value."_s.arg(where);
    for (const QString &value : statement.valueToMatch) {
        const bool known = key->values.size() == 0
            || std::ranges::find(key->values, QStringView(value)) != key->values.end();
        if (value.isEmpty() || !known)
            return u"%1.ValueToMatch: %2 is not a value of %3."_s.arg(where, value,
                                                                      statement.keyToMatch);
    }
    return {};
}

QString scriptProblem(AssetType type, const ScriptRuleStatement &statement, const QString &where)
{
    if (type != AssetType::Instance)
        return u"%1: scripts judge instances only."_s.arg(where);
    if (!findAssetKey(type, statement.keyToMatch))
        return u"%1.KeyToMatch: %2 is not supported."_s.arg(where, statement.keyToMatch);
    if (statement.script.isEmpty() || !scriptOf(statement).isValid())
        return u"%1.Script is not a regular expression."_s.arg(where);
    return {};
}

/// AND and OR have the same members.
template <class Group>
QString groupProblem(AssetType type, const Group &group, const QString &where)
{
    const auto matching = group.matchingRuleStatements.value_or(QList<MatchingRuleStatement>());
    const auto scripts = group.scriptRuleStatements.value_or(QList<ScriptRuleStatement>());
    if (matching.isEmpty() && scripts.isEmpty())
        return u"%1 needs a statement."_s.arg(where);
    for (qsizetype i = 0; i < matching.size(); ++i) {
        const QString problem = matchingProblem(
            type, matching[i], u"%1.MatchingRuleStatements[%2]"_s.arg(where).arg(i));
        if (!problem.isEmpty())
            return problem;
    }
    for (qsizetype i = 0; i < scripts.size(); ++i) {
        const QString problem =
            scriptProblem(type, scripts[i], u"%1.ScriptRuleStatements[%2]"_s.arg(where).arg(i));
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

template <class Statement> std::optional<ScriptRuleStatement> scriptIn(const Statement &statement)
{
    if constexpr (requires { statement.scriptRuleStatement; })
        return statement.scriptRuleStatement;
    else
        return std::nullopt;
}

template <class Statement>
QString statementProblem(AssetType type, const Statement &statement, const QString &where)
{
    const auto script = scriptIn(statement);
    const int members = int(statement.andRuleStatement.has_value())
        + int(statement.orRuleStatement.has_value())
        + int(statement.matchingRuleStatement.has_value()) + int(script.has_value());
    if (members != 1)
        return u"%1 must have exactly one member."_s.arg(where);
    if (statement.andRuleStatement)
        return groupProblem(type, *statement.andRuleStatement, where + u".AndRuleStatement"_s);
    if (statement.orRuleStatement)
        return groupProblem(type, *statement.orRuleStatement, where + u".OrRuleStatement"_s);
    if (script)
        return scriptProblem(type, *script, where + u".ScriptRuleStatement"_s);
    return matchingProblem(type, *statement.matchingRuleStatement,
                           where + u".MatchingRuleStatement"_s);
}

QString ruleProblem(const RuleStatement &rule, const QString &where)
{
    const int members = int(rule.instanceRuleStatement.has_value())
        + int(rule.licenseRuleStatement.has_value())
        + int(rule.licenseConfigurationRuleStatement.has_value());
    if (members != 1)
        return u"%1 must have exactly one member."_s.arg(where);
    if (rule.instanceRuleStatement)
        return statementProblem(AssetType::Instance, *rule.instanceRuleStatement,
                                where + u".InstanceRuleStatement"_s);
    if (rule.licenseRuleStatement)
        return statementProblem(AssetType::License, *rule.licenseRuleStatement,
                                where + u".LicenseRuleStatement"_s);
    return statementProblem(AssetType::LicenseConfiguration,
                            *rule.licenseConfigurationRuleStatement,
                            where + u".LicenseConfigurationRuleStatement"_s);
}

bool holds(const MatchingRuleStatement &statement, const AssetValues &values)
{
    const QStringList present = values(statement.keyToMatch);
    const bool equal = std::ranges::any_of(present, [&statement](const QString &value) {
        return statement.valueToMatch.contains(value);
    });
    return equal == (statement.constraint == u"EQUALS");
}

bool holds(const ScriptRuleStatement &statement, const AssetValues &values)
{
    const QRegularExpression script = scriptOf(statement);
    return std::ranges::any_of(values(statement.keyToMatch), [&script](const QString &value) {
        return script.match(value).hasMatch();
    });
}

template <class Statement>
bool statementHolds(const Statement &statement, const AssetValues &values)
{
    const auto each = [&values](const auto &member) { return holds(member, values); };
    if (const auto &all = statement.andRuleStatement)
        return std::ranges::all_of(
                   all->matchingRuleStatements.value_or(QList<MatchingRuleStatement>()), each)
            && std::ranges::all_of(all->scriptRuleStatements.value_or(QList<ScriptRuleStatement>()),
                                   each);
    if (const auto &any = statement.orRuleStatement)
        return std::ranges::any_of(
                   any->matchingRuleStatements.value_or(QList<MatchingRuleStatement>()), each)
            || std::ranges::any_of(any->scriptRuleStatements.value_or(QList<ScriptRuleStatement>()),
                                   each);
    if (const auto script = scriptIn(statement))
        return each(*script);
    return statement.matchingRuleStatement && each(*statement.matchingRuleStatement);
}

bool ruleHolds(const RuleStatement &rule, AssetType type, const AssetValues &values)
{
    switch (type) {
    case AssetType::Instance:
        return rule.instanceRuleStatement && statementHolds(*rule.instanceRuleStatement, values);
    case AssetType::License:
        return rule.licenseRuleStatement && statementHolds(*rule.licenseRuleStatement, values);
    case AssetType::LicenseConfiguration:
        return rule.licenseConfigurationRuleStatement
            && statementHolds(*rule.licenseConfigurationRuleStatement, values);
    }
    return false;
}

} // namespace

std::optional<AssetType> assetTypeNamed(const QString &name)
{
    if (name == u"Instance")
        return AssetType::Instance;
    if (name == u"License")
        return AssetType::License;
    if (name == u"LicenseConfiguration")
        return AssetType::LicenseConfiguration;
    return std::nullopt;
}

QString rulesProblem(const QList<LicenseAssetRule> &rules)
{
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QString problem =
            ruleProblem(rules[i].ruleStatement, u"Rules[%1].RuleStatement"_s.arg(i));
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

bool anyMatches(const QList<LicenseAssetRule> &rules, AssetType type, const AssetValues &values)
{
    return std::ranges::any_of(rules, [&](const LicenseAssetRule &rule) {
        return ruleHolds(rule.ruleStatement, type, values);
    });
}

} // namespace lc
