// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// A comparison of one property of an asset.
struct MatchingRuleStatement {
    QString keyToMatch;
    QString constraint;
    QList<QString> valueToMatch;

    bool operator==(const MatchingRuleStatement &) const = default;
    static const Type rows;
};

/// A script that judges one property of an asset.
struct ScriptRuleStatement {
    QString keyToMatch;
    QString script;

    bool operator==(const ScriptRuleStatement &) const = default;
    static const Type rows;
};

/// Conditions that must all hold.
struct AndRuleStatement {
    std::optional<QList<MatchingRuleStatement>> matchingRuleStatements;
    std::optional<QList<ScriptRuleStatement>> scriptRuleStatements;

    bool operator==(const AndRuleStatement &) const = default;
    static const Type rows;
};

/// Conditions of which one must hold.
struct OrRuleStatement {
    std::optional<QList<MatchingRuleStatement>> matchingRuleStatements;
    std::optional<QList<ScriptRuleStatement>> scriptRuleStatements;

    bool operator==(const OrRuleStatement &) const = default;
    static const Type rows;
};

/// A rule about self-managed licenses.
struct LicenseConfigurationRuleStatement {
    std::optional<AndRuleStatement> andRuleStatement;
    std::optional<OrRuleStatement> orRuleStatement;
    std::optional<MatchingRuleStatement> matchingRuleStatement;

    bool operator==(const LicenseConfigurationRuleStatement &) const = default;
    static const Type rows;
};

/// A rule about licenses.
struct LicenseRuleStatement {
    std::optional<AndRuleStatement> andRuleStatement;
    std::optional<OrRuleStatement> orRuleStatement;
    std::optional<MatchingRuleStatement> matchingRuleStatement;

    bool operator==(const LicenseRuleStatement &) const = default;
    static const Type rows;
};

/// A rule about instances.
struct InstanceRuleStatement {
    std::optional<AndRuleStatement> andRuleStatement;
    std::optional<OrRuleStatement> orRuleStatement;
    std::optional<MatchingRuleStatement> matchingRuleStatement;
    std::optional<ScriptRuleStatement> scriptRuleStatement;

    bool operator==(const InstanceRuleStatement &) const = default;
    static const Type rows;
};

/// What a rule is about, with its conditions.
struct RuleStatement {
    std::optional<LicenseConfigurationRuleStatement> licenseConfigurationRuleStatement;
    std::optional<LicenseRuleStatement> licenseRuleStatement;
    std::optional<InstanceRuleStatement> instanceRuleStatement;

    bool operator==(const RuleStatement &) const = default;
    static const Type rows;
};

/// One rule of a ruleset.
struct LicenseAssetRule {
    RuleStatement ruleStatement;

    bool operator==(const LicenseAssetRule &) const = default;
    static const Type rows;
};

/// Rules that say which assets belong to an asset group.
struct LicenseAssetRuleset {
    QString name;
    std::optional<QString> description;
    QList<LicenseAssetRule> rules;
    QString licenseAssetRulesetArn;

    bool operator==(const LicenseAssetRuleset &) const = default;
    static const Type rows;
};

} // namespace lc
