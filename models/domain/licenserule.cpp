// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenserule.h"

#include <algorithm>
#include <iterator>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using Kind = LicenseRuleError::Kind;

constexpr unsigned vcpu = 1U << unsigned(LicenseCountingType::Vcpu);
constexpr unsigned instance = 1U << unsigned(LicenseCountingType::Instance);
constexpr unsigned core = 1U << unsigned(LicenseCountingType::Core);
constexpr unsigned socket = 1U << unsigned(LicenseCountingType::Socket);

enum class Value { Days, Number, Tenancy, TrueOrFalse };

struct RuleFacts {
    QStringView name;
    unsigned countingTypes;
    Value value;
};

// Minimum and maximum of cores and sockets for Instance: older documentation allows them.
constexpr RuleFacts knownRules[] = {
    {u"licenseAffinityToHost", core | socket, Value::Days},
    {u"maximumCores", core | instance, Value::Number},
    {u"minimumCores", core | instance, Value::Number},
    {u"maximumSockets", socket | instance, Value::Number},
    {u"minimumSockets", socket | instance, Value::Number},
    {u"maximumVcpus", vcpu | instance, Value::Number},
    {u"minimumVcpus", vcpu | instance, Value::Number},
    {u"allowedTenancy", vcpu | instance | core | socket, Value::Tenancy},
    {u"honorVcpuOptimization", vcpu, Value::TrueOrFalse},
};

const RuleFacts *factsOf(QStringView name)
{
    const auto found = std::ranges::find(knownRules, name, &RuleFacts::name);
    return found == std::end(knownRules) ? nullptr : &*found;
}

bool isWithin(const QString &text, qint64 low, qint64 high)
{
    const bool digitsOnly =
        std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && digitsOnly && number >= low && number <= high;
}

bool isTenancy(const QString &text, LicenseCountingType countingType)
{
    const bool onHosts =
        countingType == LicenseCountingType::Core || countingType == LicenseCountingType::Socket;
    const QStringList tenancies = text.split(u',');
    return std::ranges::all_of(tenancies, [onHosts](const QString &tenancy) {
        return tenancy == u"EC2-DedicatedHost"
            || (!onHosts && (tenancy == u"EC2-Default" || tenancy == u"EC2-DedicatedInstance"));
    });
}

bool isValue(const QString &text, Value value, LicenseCountingType countingType)
{
    switch (value) {
    case Value::Days:
        return isWithin(text, 1, 180);
    case Value::Number:
        return isWithin(text, 1, 10'000'000);
    case Value::Tenancy:
        return isTenancy(text, countingType);
    case Value::TrueOrFalse:
        return text.compare(u"true", Qt::CaseInsensitive) == 0
            || text.compare(u"false", Qt::CaseInsensitive) == 0;
    }
    return false;
}

const LicenseRule *named(const QList<LicenseRule> &rules, const QString &name)
{
    const auto found = std::ranges::find(rules, name, &LicenseRule::name);
    return found == rules.end() ? nullptr : &*found;
}

/// The minimum rule that is above its maximum.
const LicenseRule *contradiction(const QList<LicenseRule> &rules)
{
    for (const QString &unit : {u"Cores"_s, u"Sockets"_s, u"Vcpus"_s}) {
        const LicenseRule *low = named(rules, u"minimum"_s + unit);
        const LicenseRule *high = named(rules, u"maximum"_s + unit);
        if (low && high && low->value.toLongLong() > high->value.toLongLong())
            return low;
    }
    return nullptr;
}

} // namespace

QStringList licenseRuleNames(std::optional<LicenseCountingType> countingType)
{
    QStringList names;
    for (const RuleFacts &facts : knownRules) {
        if (!countingType || (facts.countingTypes & (1U << unsigned(*countingType))) != 0)
            names.append(facts.name.toString());
    }
    return names;
}

QStringList licenseRuleValues(const QString &name, std::optional<LicenseCountingType> countingType)
{
    const RuleFacts *facts = factsOf(name);
    if (!facts)
        return {};
    if (facts->value == Value::TrueOrFalse)
        return {u"True"_s, u"False"_s};
    if (facts->value != Value::Tenancy)
        return {};
    QStringList tenancies{u"EC2-Default"_s, u"EC2-DedicatedHost"_s, u"EC2-DedicatedInstance"_s};
    if (countingType)
        tenancies.removeIf(
            [&](const QString &tenancy) { return !isTenancy(tenancy, *countingType); });
    return tenancies;
}

QString LicenseRule::text() const
{
    return u'#' + name + u'=' + value;
}

Result<LicenseRule, LicenseRuleError> parseLicenseRule(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (!text.startsWith(u'#') || equals < 2 || equals + 1 == text.size())
        return unexpected(LicenseRuleError{Kind::Malformed, text});
    return LicenseRule{text.mid(1, equals - 1), text.mid(equals + 1)};
}

Result<QList<LicenseRule>, LicenseRuleError> checkLicenseRules(LicenseCountingType countingType,
                                                               const QList<QString> &rules)
{
    QList<LicenseRule> checked;
    for (const QString &text : rules) {
        auto rule = parseLicenseRule(text);
        if (!rule)
            return unexpected(rule.error());
        const RuleFacts *facts = factsOf(rule->name);
        if (!facts)
            return unexpected(LicenseRuleError{Kind::UnknownName, text});
        if ((facts->countingTypes & (1U << unsigned(countingType))) == 0)
            return unexpected(LicenseRuleError{Kind::NotForCountingType, text});
        if (!isValue(rule->value, facts->value, countingType))
            return unexpected(LicenseRuleError{Kind::BadValue, text});
        if (named(checked, rule->name))
            return unexpected(LicenseRuleError{Kind::Twice, text});
        checked.append(*rule);
    }
    if (const LicenseRule *rule = contradiction(checked))
        return unexpected(LicenseRuleError{Kind::Contradiction, rule->text()});
    return checked;
}

Result<void, LicenseRuleError> checkLicenseRulesChange(LicenseCountingType countingType,
                                                       const QList<QString> &before,
                                                       const QList<QString> &after)
{
    const auto checked = checkLicenseRules(countingType, after);
    if (!checked)
        return unexpected(checked.error());
    for (const QString &rule : before) {
        if (!after.contains(rule))
            return unexpected(LicenseRuleError{Kind::Fixed, rule});
    }
    for (const QString &rule : after) {
        if (!before.contains(rule) && !rule.startsWith(u"#licenseAffinityToHost="))
            return unexpected(LicenseRuleError{Kind::Fixed, rule});
    }
    return {};
}

} // namespace lc
