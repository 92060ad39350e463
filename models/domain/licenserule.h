// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/choices.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace lc {

/// One rule of a self-managed license, written `#name=value`.
struct LicenseRule {
    QString name;
    QString value;

    QString text() const;
    bool operator==(const LicenseRule &) const = default;
};

/// What is wrong with a rule.
struct LicenseRuleError {
    enum class Kind {
        Malformed, ///< not `#name=value`
        UnknownName,
        NotForCountingType,
        BadValue,
        Twice, ///< the same name again
        Contradiction, ///< a minimum above its maximum
        Fixed ///< a rule that cannot change after creation
    };

    Kind kind = Kind::Malformed;
    QString rule; ///< as written

    bool operator==(const LicenseRuleError &) const = default;
};

/// The rules that go with a counting type, or all of them.
QStringList licenseRuleNames(std::optional<LicenseCountingType> countingType);
/// The values that a rule can have; none where it is a number or not known.
QStringList licenseRuleValues(const QString &name, std::optional<LicenseCountingType> countingType);

/// Reads one rule; does not look at its value.
Result<LicenseRule, LicenseRuleError> parseLicenseRule(const QString &text);

/// Checks the rules of a self-managed license of this counting type as a whole.
Result<QList<LicenseRule>, LicenseRuleError> checkLicenseRules(LicenseCountingType countingType,
                                                               const QList<QString> &rules);

/// Checks what an update may do: keep every rule as it is, and add licenseAffinityToHost.
Result<void, LicenseRuleError> checkLicenseRulesChange(LicenseCountingType countingType,
                                                       const QList<QString> &before,
                                                       const QList<QString> &after);

} // namespace lc
