// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/assetrulechecks.h"

#include "domain/assetrule.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int mostRules = 5; // user guide

class RuleWords {
    Q_DECLARE_TR_FUNCTIONS(AssetRuleWords)

public:
    static QString noRule() { return tr("A ruleset needs a rule."); }
    static QString tooMany() { return tr("A ruleset has at most 5 rules."); }
    static QString noCondition() { return tr("Say what has to hold."); }
    static QString unknown(const QString &name)
    {
        return name.isEmpty() ? tr("Enter a property.") : tr("There is no property %1.").arg(name);
    }
    static QString comparison() { return tr("Enter EQUALS or NOT_EQUALS."); }
    static QString noValue() { return tr("Enter at least one value."); }
    static QString noSuchValue(const QString &value, const QStringList &values)
    {
        return tr("%1 is not one of %2.").arg(value, values.join(u", "_s));
    }
    static QString script() { return tr("Enter a regular expression."); }
};

void checkMatching(const QString &path, AssetType type, const MatchingRuleStatement &statement,
                   QList<FieldProblem> &problems)
{
    const AssetKey *key = findAssetKey(type, statement.keyToMatch);
    if (!key)
        problems.append({path + u".KeyToMatch"_s, RuleWords::unknown(statement.keyToMatch)});
    if (statement.constraint != "EQUALS"_L1 && statement.constraint != "NOT_EQUALS"_L1)
        problems.append({path + u".Constraint"_s, RuleWords::comparison()});
    if (statement.valueToMatch.isEmpty())
        problems.append({path + u".ValueToMatch"_s, RuleWords::noValue()});
    if (!key || key->values.size() == 0)
        return;
    QStringList known;
    for (const QStringView value : key->values)
        known.append(value.toString());
    for (const QString &value : statement.valueToMatch) {
        if (!known.contains(value))
            problems.append({path + u".ValueToMatch"_s, RuleWords::noSuchValue(value, known)});
    }
}

void checkRule(const QString &path, const AssetConditions &conditions,
               QList<FieldProblem> &problems)
{
    if (conditions.matching.isEmpty() && conditions.scripts.isEmpty())
        problems.append({path, RuleWords::noCondition()});
    for (qsizetype i = 0; i < conditions.matching.size(); ++i)
        checkMatching(path + u".MatchingRuleStatements[%1]"_s.arg(i), conditions.type,
                      conditions.matching[i], problems);
    for (qsizetype i = 0; i < conditions.scripts.size(); ++i) {
        const ScriptRuleStatement &script = conditions.scripts[i];
        const QString place = path + u".ScriptRuleStatements[%1]"_s.arg(i);
        if (!findAssetKey(conditions.type, script.keyToMatch))
            problems.append({place + u".KeyToMatch"_s, RuleWords::unknown(script.keyToMatch)});
        if (script.script.isEmpty() || !QRegularExpression(script.script).isValid())
            problems.append({place + u".Script"_s, RuleWords::script()});
    }
}

} // namespace

QList<FieldProblem> assetRuleProblems(const QList<LicenseAssetRule> &rules)
{
    QList<FieldProblem> problems;
    if (rules.isEmpty())
        problems.append({u"Rules"_s, RuleWords::noRule()});
    else if (rules.size() > mostRules)
        problems.append({u"Rules"_s, RuleWords::tooMany()});
    for (qsizetype i = 0; i < rules.size(); ++i)
        checkRule(u"Rules[%1]"_s.arg(i), conditionsOf(rules[i]), problems);
    return problems;
}

} // namespace lc
