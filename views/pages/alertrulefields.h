// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/recordform.h"
#include "monitoring/alertrules.h"

namespace lc {

class NamedChoiceEditor;

/// The fields of a rule, and among them the one that says what it is about.
struct AlertRuleFields {
    RecordForm *form;
    NamedChoiceEditor *target; ///< null where a rule is about nothing in particular
};

/// The form of a rule: the members that its kind has.
AlertRuleFields makeAlertRuleFields(const Theme &theme, const AlertRule &rule);
/// The rule as it stands in such a form.
AlertRule ruleIn(const RecordForm &form);

/// How the form calls a target that may have a part.
QString alertTargetOf(const QString &id, const std::optional<QString> &part);

AlertKind kindOf(const AlertRule &rule);

} // namespace lc
