// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenseassetruleset.h"

#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field matchingRuleStatementRows[] = {
    field<&MatchingRuleStatement::keyToMatch>("KeyToMatch")
        .titled(QT_TRANSLATE_NOOP("Field", "Key"))
        .with(Required),
    field<&MatchingRuleStatement::constraint>("Constraint")
        .titled(QT_TRANSLATE_NOOP("Field", "Constraint"))
        .with(Required),
    field<&MatchingRuleStatement::valueToMatch>("ValueToMatch")
        .titled(QT_TRANSLATE_NOOP("Field", "Values"))
        .with(Required),
};

constinit const Type MatchingRuleStatement::rows =
    describe<MatchingRuleStatement>("MatchingRuleStatement", matchingRuleStatementRows);

static constexpr Field scriptRuleStatementRows[] = {
    field<&ScriptRuleStatement::keyToMatch>("KeyToMatch")
        .titled(QT_TRANSLATE_NOOP("Field", "Key"))
        .with(Required),
    field<&ScriptRuleStatement::script>("Script")
        .titled(QT_TRANSLATE_NOOP("Field", "Script"))
        .with(Required),
};

constinit const Type ScriptRuleStatement::rows =
    describe<ScriptRuleStatement>("ScriptRuleStatement", scriptRuleStatementRows);

static constexpr Field andRuleStatementRows[] = {
    field<&AndRuleStatement::matchingRuleStatements>("MatchingRuleStatements")
        .titled(QT_TRANSLATE_NOOP("Field", "Matching rule statements")),
    field<&AndRuleStatement::scriptRuleStatements>("ScriptRuleStatements")
        .titled(QT_TRANSLATE_NOOP("Field", "Script rule statements")),
};

constinit const Type AndRuleStatement::rows =
    describe<AndRuleStatement>("AndRuleStatement", andRuleStatementRows);

static constexpr Field orRuleStatementRows[] = {
    field<&OrRuleStatement::matchingRuleStatements>("MatchingRuleStatements")
        .titled(QT_TRANSLATE_NOOP("Field", "Matching rule statements")),
    field<&OrRuleStatement::scriptRuleStatements>("ScriptRuleStatements")
        .titled(QT_TRANSLATE_NOOP("Field", "Script rule statements")),
};

constinit const Type OrRuleStatement::rows =
    describe<OrRuleStatement>("OrRuleStatement", orRuleStatementRows);

static constexpr Field licenseConfigurationRuleStatementRows[] = {
    field<&LicenseConfigurationRuleStatement::andRuleStatement>("AndRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "And rule statement")),
    field<&LicenseConfigurationRuleStatement::orRuleStatement>("OrRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Or rule statement")),
    field<&LicenseConfigurationRuleStatement::matchingRuleStatement>("MatchingRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Matching rule statement")),
};

constinit const Type LicenseConfigurationRuleStatement::rows =
    describe<LicenseConfigurationRuleStatement>("LicenseConfigurationRuleStatement",
                                                licenseConfigurationRuleStatementRows);

static constexpr Field licenseRuleStatementRows[] = {
    field<&LicenseRuleStatement::andRuleStatement>("AndRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "And rule statement")),
    field<&LicenseRuleStatement::orRuleStatement>("OrRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Or rule statement")),
    field<&LicenseRuleStatement::matchingRuleStatement>("MatchingRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Matching rule statement")),
};

constinit const Type LicenseRuleStatement::rows =
    describe<LicenseRuleStatement>("LicenseRuleStatement", licenseRuleStatementRows);

static constexpr Field instanceRuleStatementRows[] = {
    field<&InstanceRuleStatement::andRuleStatement>("AndRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "And rule statement")),
    field<&InstanceRuleStatement::orRuleStatement>("OrRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Or rule statement")),
    field<&InstanceRuleStatement::matchingRuleStatement>("MatchingRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Matching rule statement")),
    field<&InstanceRuleStatement::scriptRuleStatement>("ScriptRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Script rule statement")),
};

constinit const Type InstanceRuleStatement::rows =
    describe<InstanceRuleStatement>("InstanceRuleStatement", instanceRuleStatementRows);

static constexpr Field ruleStatementRows[] = {
    field<&RuleStatement::licenseConfigurationRuleStatement>("LicenseConfigurationRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration rule statement")),
    field<&RuleStatement::licenseRuleStatement>("LicenseRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "License rule statement")),
    field<&RuleStatement::instanceRuleStatement>("InstanceRuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Instance rule statement")),
};

constinit const Type RuleStatement::rows =
    describe<RuleStatement>("RuleStatement", ruleStatementRows);

static constexpr Field licenseAssetRuleRows[] = {
    field<&LicenseAssetRule::ruleStatement>("RuleStatement")
        .titled(QT_TRANSLATE_NOOP("Field", "Rule statement"))
        .with(Required),
};

constinit const Type LicenseAssetRule::rows =
    describe<LicenseAssetRule>("LicenseAssetRule", licenseAssetRuleRows);

static constexpr Field licenseAssetRulesetRows[] = {
    field<&LicenseAssetRuleset::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&LicenseAssetRuleset::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&LicenseAssetRuleset::rules>("Rules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules"))
        .with(Required),
    field<&LicenseAssetRuleset::licenseAssetRulesetArn>("LicenseAssetRulesetArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required | Key)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type LicenseAssetRuleset::rows =
    describe<LicenseAssetRuleset>("LicenseAssetRuleset", licenseAssetRulesetRows);

} // namespace lc
