// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/assetrule.h"

#include <algorithm>

namespace lc {

namespace {

const AssetKey keys[] = {
    {AssetType::Instance, u"Platform"},
    {AssetType::Instance,
     u"EC2BillingProduct",
     {u"windows-server-enterprise", u"windows-byol", u"rhel", u"rhel-byol",
      u"rhel-high-availability", u"ubuntu-pro", u"suse-linux", u"sql-server-standard",
      u"sql-server-enterprise"}},
    {AssetType::Instance, u"MarketPlaceProductCode"},
    {AssetType::Instance, u"AMIId"},
    {AssetType::Instance, u"InstanceType"},
    {AssetType::Instance, u"InstanceId"},
    {AssetType::Instance, u"HostId"},
    {AssetType::Instance, u"AccountId"},
    {AssetType::License, u"LicenseArn"},
    {AssetType::License, u"ProductSKU"},
    {AssetType::License, u"Issuer"},
    {AssetType::License, u"Beneficiary"},
    {AssetType::License,
     u"LicenseStatus",
     {u"AVAILABLE", u"PENDING_AVAILABLE", u"DEACTIVATED", u"SUSPENDED", u"EXPIRED",
      u"PENDING_DELETE", u"DELETED"}},
    {AssetType::License, u"HomeRegion"},
    {AssetType::LicenseConfiguration, u"LicenseConfigurationArn"},
    {AssetType::LicenseConfiguration, u"AccountId"},
};

/// The statements of the three subjects have the same members, but for the script of instances.
template <class Statement> AssetConditions conditionsIn(AssetType type, const Statement &statement)
{
    using Combination = AssetConditions::Combination;
    AssetConditions conditions;
    conditions.type = type;
    const auto take = [&](const auto &group, Combination combination) {
        conditions.combination = combination;
        conditions.matching = group.matchingRuleStatements.value_or(conditions.matching);
        conditions.scripts = group.scriptRuleStatements.value_or(conditions.scripts);
    };
    if (statement.andRuleStatement)
        take(*statement.andRuleStatement, Combination::All);
    else if (statement.orRuleStatement)
        take(*statement.orRuleStatement, Combination::Any);
    else {
        conditions.combination = Combination::Single;
        if (statement.matchingRuleStatement)
            conditions.matching.append(*statement.matchingRuleStatement);
        if constexpr (requires { statement.scriptRuleStatement; }) {
            if (statement.scriptRuleStatement)
                conditions.scripts.append(*statement.scriptRuleStatement);
        }
    }
    return conditions;
}

template <class Group> Group groupOf(const AssetConditions &conditions)
{
    Group group;
    if (!conditions.matching.isEmpty())
        group.matchingRuleStatements = conditions.matching;
    if (!conditions.scripts.isEmpty())
        group.scriptRuleStatements = conditions.scripts;
    return group;
}

template <class Statement> Statement statementOf(const AssetConditions &conditions)
{
    using Combination = AssetConditions::Combination;
    Statement statement;
    const qsizetype count = conditions.matching.size() + conditions.scripts.size();
    if (conditions.combination == Combination::Any)
        statement.orRuleStatement = groupOf<OrRuleStatement>(conditions);
    else if (conditions.combination == Combination::Single && count == 1) {
        if constexpr (requires { statement.scriptRuleStatement; }) {
            if (!conditions.scripts.isEmpty())
                statement.scriptRuleStatement = conditions.scripts.first();
        }
        if (!conditions.matching.isEmpty())
            statement.matchingRuleStatement = conditions.matching.first();
    } else
        statement.andRuleStatement = groupOf<AndRuleStatement>(conditions);
    return statement;
}

} // namespace

std::span<const AssetKey> assetKeys()
{
    return keys;
}

const AssetKey *findAssetKey(AssetType type, QStringView name)
{
    const auto *found = std::ranges::find_if(
        keys, [&](const AssetKey &key) { return key.type == type && name == key.name; });
    return found == std::end(keys) ? nullptr : found;
}

AssetConditions conditionsOf(const LicenseAssetRule &rule)
{
    const RuleStatement &statement = rule.ruleStatement;
    if (statement.licenseRuleStatement)
        return conditionsIn(AssetType::License, *statement.licenseRuleStatement);
    if (statement.licenseConfigurationRuleStatement)
        return conditionsIn(AssetType::LicenseConfiguration,
                            *statement.licenseConfigurationRuleStatement);
    return conditionsIn(AssetType::Instance,
                        statement.instanceRuleStatement.value_or(InstanceRuleStatement()));
}

LicenseAssetRule ruleOf(const AssetConditions &conditions)
{
    LicenseAssetRule rule;
    RuleStatement &statement = rule.ruleStatement;
    switch (conditions.type) {
    case AssetType::Instance:
        statement.instanceRuleStatement = statementOf<InstanceRuleStatement>(conditions);
        break;
    case AssetType::License:
        statement.licenseRuleStatement = statementOf<LicenseRuleStatement>(conditions);
        break;
    case AssetType::LicenseConfiguration:
        statement.licenseConfigurationRuleStatement =
            statementOf<LicenseConfigurationRuleStatement>(conditions);
        break;
    }
    return rule;
}

} // namespace lc
