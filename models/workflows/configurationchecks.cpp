// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/configurationchecks.h"

#include "domain/licenserule.h"
#include "domain/productfilter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class RuleWords {
    Q_DECLARE_TR_FUNCTIONS(RuleWords)

public:
    static QString of(LicenseRuleError::Kind kind, const QString &name)
    {
        using Kind = LicenseRuleError::Kind;
        switch (kind) {
        case Kind::Malformed:
            return tr("A rule needs a name and a value, for example maximumCores and 8.");
        case Kind::UnknownName:
            return tr("There is no rule %1.").arg(name);
        case Kind::NotForCountingType:
            return tr("%1 does not go with this counting type.").arg(name);
        case Kind::BadValue:
            return tr("%1 cannot have this value.").arg(name);
        case Kind::Twice:
            return tr("%1 is there twice.").arg(name);
        case Kind::Contradiction:
            return tr("%1 is above its maximum.").arg(name);
        case Kind::Fixed:
            return tr("Rules stay as they were made: only licenseAffinityToHost can be added.");
        }
        return {};
    }
};

QString nameOf(const QString &rule)
{
    const auto parsed = parseLicenseRule(rule);
    return parsed ? parsed->name : rule;
}

class DiscoveryWords {
    Q_DECLARE_TR_FUNCTIONS(DiscoveryWords)

public:
    static QString noType()
    {
        return tr("Discovery knows managed servers (SSM_MANAGED) and databases (RDS).");
    }
    static QString noFilter() { return tr("Say what to look for."); }
    static QString unknown(const QString &name) { return tr("%1 cannot be looked for.").arg(name); }
    static QString comparator(const QStringList &comparators)
    {
        return tr("Enter %1.").arg(comparators.join(tr(" or ")));
    }
    static QString noValue() { return tr("Enter at least one value."); }
    static QString noSuchValue(const QString &value, const QStringList &values)
    {
        return tr("%1 is not one of %2.").arg(value, values.join(u", "_s));
    }
    static QString databasesAlone()
    {
        return tr("Databases cannot be combined with other products.");
    }
    static QString databasesByVcpu() { return tr("Databases are counted by vCPU only."); }
    static QString databasesWithoutRules() { return tr("Databases cannot have rules."); }
    static QString databasesWithoutLimit() { return tr("Databases cannot have a hard limit."); }
};

void checkFilter(const QString &path, const QString &resourceType,
                 const ProductInformationFilter &filter, QList<FieldProblem> &problems)
{
    const QString &name = filter.productInformationFilterName;
    const ProductFilterFacts *facts = findProductFilter(resourceType, name);
    if (!facts) {
        problems.append({path + u".ProductInformationFilterName"_s, DiscoveryWords::unknown(name)});
        return;
    }
    if (!facts->comparators.contains(filter.productInformationFilterComparator))
        problems.append({path + u".ProductInformationFilterComparator"_s,
                         DiscoveryWords::comparator(facts->comparators)});
    const QStringList values = filter.productInformationFilterValue.value_or(QList<QString>());
    const QString valuePath = path + u".ProductInformationFilterValue"_s;
    if (values.isEmpty() && facts->needsValue)
        problems.append({valuePath, DiscoveryWords::noValue()});
    for (const QString &value : values) {
        if (facts->values.isEmpty() || facts->values.contains(value))
            continue;
        problems.append({valuePath, DiscoveryWords::noSuchValue(value, facts->values)});
        return;
    }
}

void checkDatabases(const LicenseConfiguration &configuration, const QString &path,
                    QList<FieldProblem> &problems)
{
    if (configuration.licenseCountingType != LicenseCountingType::Vcpu)
        problems.append({path, DiscoveryWords::databasesByVcpu()});
    else if (!configuration.licenseRules.value_or(QList<QString>()).isEmpty())
        problems.append({path, DiscoveryWords::databasesWithoutRules()});
    else if (configuration.licenseCountHardLimit.value_or(false))
        problems.append({path, DiscoveryWords::databasesWithoutLimit()});
    else if (configuration.productInformationList->size() > 1)
        problems.append({path, DiscoveryWords::databasesAlone()});
}

} // namespace

QList<FieldProblem> ruleProblems(const Open<LicenseCountingType> &countingType,
                                 const QList<QString> &rules,
                                 const std::optional<QList<QString>> &before)
{
    QList<FieldProblem> problems;
    const auto add = [&](qsizetype rule, LicenseRuleError::Kind kind) {
        problems.append(
            {u"LicenseRules[%1]"_s.arg(rule), RuleWords::of(kind, nameOf(rules[rule]))});
    };
    const auto known = countingType.known();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (const auto parsed = parseLicenseRule(rules[i]); !parsed) {
            add(i, parsed.error().kind);
        } else if (known) {
            if (const auto alone = checkLicenseRules(*known, {rules[i]}); !alone)
                add(i, alone.error().kind);
        }
    }
    if (!problems.isEmpty() || !known)
        return problems;
    if (const auto together = checkLicenseRules(*known, rules); !together)
        add(rules.lastIndexOf(together.error().rule), together.error().kind);
    if (!problems.isEmpty() || !before)
        return problems;
    if (const auto change = checkLicenseRulesChange(*known, *before, rules); !change)
        problems.append({u"LicenseRules"_s, RuleWords::of(change.error().kind, {})});
    return problems;
}

QList<FieldProblem> discoveryProblems(const LicenseConfiguration &configuration)
{
    QList<FieldProblem> problems;
    const auto products =
        configuration.productInformationList.value_or(QList<ProductInformation>());
    for (qsizetype i = 0; i < products.size(); ++i) {
        const ProductInformation &product = products[i];
        const QString path = u"ProductInformationList[%1]"_s.arg(i);
        if (product.resourceType != "SSM_MANAGED"_L1 && product.resourceType != "RDS"_L1)
            problems.append({path, DiscoveryWords::noType()});
        if (product.productInformationFilterList.isEmpty())
            problems.append({path, DiscoveryWords::noFilter()});
        if (product.resourceType == "RDS"_L1)
            checkDatabases(configuration, path, problems);
        for (qsizetype j = 0; j < product.productInformationFilterList.size(); ++j)
            checkFilter(path + u".ProductInformationFilterList[%1]"_s.arg(j), product.resourceType,
                        product.productInformationFilterList[j], problems);
    }
    return problems;
}

} // namespace lc
