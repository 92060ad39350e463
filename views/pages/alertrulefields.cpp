// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertrulefields.h"

#include "forms/namedchoiceeditor.h"
#include "monitoring/alerttext.h"
#include "pages/alertruleformpage.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr QChar partMark = u'\x1f'; ///< between the id and the part of a target in the form

QList<FormSection> sectionsFor(AlertKind kind)
{
    FormSection when{AlertRuleFormPage::tr("When"), {}, {}};
    if (hasThreshold(kind))
        when.paths += u"Threshold"_s;
    if (kind == AlertKind::Expiry)
        when.paths += u"LeadDays"_s;
    if (hasHours(kind))
        when.paths += u"Hours"_s;
    if (hasSamples(kind))
        when.paths += u"Samples"_s;
    if (hasMargin(kind))
        when.paths += u"Margin"_s;
    QList<FormSection> sections;
    if (!when.paths.isEmpty())
        sections += when;
    if (kind != AlertKind::RecorderSilent) {
        FormSection scope{AlertRuleFormPage::tr("Of what"), {}, {}};
        if (suitingItems(kind).size() > 1)
            scope.paths += u"Items"_s;
        scope.paths += {u"Scope"_s, u"Target"_s};
        sections += scope;
    }
    sections += {AlertRuleFormPage::tr("How"),
                 {},
                 {u"Severity"_s, u"Repeat"_s, u"OnDesktop"_s, u"Name"_s, u"Enabled"_s}};
    return sections;
}

/// What the threshold is called for a kind.
QString thresholdLabel(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Level:
        return AlertRuleFormPage::tr("Is at or above (% used)");
    case AlertKind::Amount:
        return AlertRuleFormPage::tr("Is at or above (units used)");
    case AlertKind::DaysLeft:
        return AlertRuleFormPage::tr("Is used up within (days)");
    case AlertKind::Jump:
        return AlertRuleFormPage::tr("Rises by (% of the limit)");
    case AlertKind::Rise:
        return AlertRuleFormPage::tr("Rises by (units)");
    case AlertKind::Unused:
        return AlertRuleFormPage::tr("Is not used for (days)");
    case AlertKind::HeldTooLong:
        return AlertRuleFormPage::tr("Is checked out for (hours)");
    case AlertKind::GrantPending:
        return AlertRuleFormPage::tr("Is pending for (days)");
    case AlertKind::RecorderSilent:
        return AlertRuleFormPage::tr("Nothing is recorded for (hours)");
    default:
        return AlertRuleFormPage::tr("Threshold");
    }
}

} // namespace

AlertKind kindOf(const AlertRule &rule)
{
    return rule.kind.known().value_or(AlertKind::Level);
}

QString alertTargetOf(const QString &id, const std::optional<QString> &part)
{
    return part ? id + partMark + *part : id;
}

AlertRuleFields makeAlertRuleFields(const Theme &theme, const AlertRule &rule)
{
    const AlertKind kind = kindOf(rule);
    AlertRuleFields made{new RecordForm(theme, typeOf<AlertRule>(), sectionsFor(kind)), nullptr};
    RecordForm *form = made.form;
    form->setAutoFillBackground(true);
    form->setBackgroundRole(QPalette::Base);
    form->setAccessibleName(AlertRuleFormPage::tr("Alert rule"));
    if (kind != AlertKind::RecorderSilent) {
        made.target = new NamedChoiceEditor;
        form->setEditor(u"Target"_s, made.target);
    }
    form->setLabel(u"Threshold"_s, thresholdLabel(kind));
    form->setHint(u"Margin"_s,
                  kind == AlertKind::DaysLeft
                      ? AlertRuleFormPage::tr("It clears once so many days more are left")
                      : AlertRuleFormPage::tr(
                          "It clears once it is so much below, so that it does not flap"));
    form->setHint(u"Items"_s, AlertRuleFormPage::tr("Not set: all that such a rule can be about"));
    form->setHint(u"LeadDays"_s,
                  AlertRuleFormPage::tr("Such as 30, 14, 7: you are told at each of them"));
    form->setHint(u"Name"_s,
                  AlertRuleFormPage::tr("Empty: %1").arg(alertRuleTitle(rule, QLocale())));
    AlertRule shown = rule;
    if (shown.target)
        shown.target = alertTargetOf(*shown.target, shown.part);
    form->load(shown);
    return made;
}

AlertRule ruleIn(const RecordForm &form)
{
    auto rule = form.value<AlertRule>();
    rule.part.reset();
    if (rule.scope == AlertScope::All) {
        rule.target.reset();
        rule.targetName.reset();
    } else if (const qsizetype mark = rule.target ? rule.target->indexOf(partMark) : -1;
               mark >= 0) {
        rule.part = rule.target->mid(mark + 1);
        rule.target->truncate(mark);
    }
    return rule;
}

} // namespace lc
