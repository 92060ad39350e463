// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alertrule.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue kindValues[] = {
    {"level", QT_TRANSLATE_NOOP("Choice", "Percent used")},
    {"amount", QT_TRANSLATE_NOOP("Choice", "Amount used")},
    {"days-left", QT_TRANSLATE_NOOP("Choice", "Days until used up")},
    {"jump", QT_TRANSLATE_NOOP("Choice", "Jump, in percent of the limit")},
    {"rise", QT_TRANSLATE_NOOP("Choice", "Jump, in units")},
    {"unused", QT_TRANSLATE_NOOP("Choice", "Not used")},
    {"before-reset", QT_TRANSLATE_NOOP("Choice", "Used up before the reset")},
    {"held-too-long", QT_TRANSLATE_NOOP("Choice", "Checked out too long")},
    {"grant-pending", QT_TRANSLATE_NOOP("Choice", "Grant pending too long")},
    {"expiry", QT_TRANSLATE_NOOP("Choice", "Ends soon")},
    {"recorder-silent", QT_TRANSLATE_NOOP("Choice", "Nothing recorded")},
};

template <> const ChoiceType &choiceTypeOf<AlertKind>()
{
    static constexpr ChoiceType type{"AlertKind", kindValues};
    return type;
}

static constexpr ChoiceValue scopeValues[] = {
    {"all", QT_TRANSLATE_NOOP("Choice", "Everything")},
    {"item", QT_TRANSLATE_NOOP("Choice", "One item")},
    {"product", QT_TRANSLATE_NOOP("Choice", "One product")},
    {"connection", QT_TRANSLATE_NOOP("Choice", "One connection")},
};

template <> const ChoiceType &choiceTypeOf<AlertScope>()
{
    static constexpr ChoiceType type{"AlertScope", scopeValues};
    return type;
}

static constexpr ChoiceValue severityValues[] = {
    {"notice", QT_TRANSLATE_NOOP("Choice", "Notice")},
    {"warning", QT_TRANSLATE_NOOP("Choice", "Warning")},
    {"danger", QT_TRANSLATE_NOOP("Choice", "Danger")},
};

template <> const ChoiceType &choiceTypeOf<AlertSeverity>()
{
    static constexpr ChoiceType type{"AlertSeverity", severityValues};
    return type;
}

static constexpr ChoiceValue repeatValues[] = {
    {"once", QT_TRANSLATE_NOOP("Choice", "Once")},
    {"daily", QT_TRANSLATE_NOOP("Choice", "Once a day")},
    {"each-time", QT_TRANSLATE_NOOP("Choice", "With each reading")},
};

template <> const ChoiceType &choiceTypeOf<AlertRepeat>()
{
    static constexpr ChoiceType type{"AlertRepeat", repeatValues};
    return type;
}

static constexpr Field ruleRows[] = {
    field<&AlertRule::id>("Id").with(Key),
    field<&AlertRule::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).within(1, 200),
    field<&AlertRule::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Warns about")),
    field<&AlertRule::enabled>("Enabled").titled(QT_TRANSLATE_NOOP("Field", "Switched on")),
    field<&AlertRule::items>("Items").titled(QT_TRANSLATE_NOOP("Field", "Of")),
    field<&AlertRule::scope>("Scope").titled(QT_TRANSLATE_NOOP("Field", "Applies to")),
    field<&AlertRule::target>("Target").titled(QT_TRANSLATE_NOOP("Field", "Which one")),
    field<&AlertRule::part>("Part").titled(QT_TRANSLATE_NOOP("Field", "Entitlement or plan")),
    field<&AlertRule::targetName>("TargetName"),
    field<&AlertRule::threshold>("Threshold")
        .titled(QT_TRANSLATE_NOOP("Field", "Threshold"))
        .within(1, 20),
    field<&AlertRule::margin>("Margin")
        .titled(QT_TRANSLATE_NOOP("Field", "Margin to clear"))
        .within(1, 20),
    field<&AlertRule::leadDays>("LeadDays").titled(QT_TRANSLATE_NOOP("Field", "Days before")),
    field<&AlertRule::hours>("Hours")
        .titled(QT_TRANSLATE_NOOP("Field", "Within hours"))
        .within(1, 24 * 30),
    field<&AlertRule::samples>("Samples")
        .titled(QT_TRANSLATE_NOOP("Field", "For so many readings"))
        .within(1, 100),
    field<&AlertRule::severity>("Severity").titled(QT_TRANSLATE_NOOP("Field", "Severity")),
    field<&AlertRule::repeat>("Repeat").titled(QT_TRANSLATE_NOOP("Field", "Tell me")),
    field<&AlertRule::onDesktop>("OnDesktop")
        .titled(QT_TRANSLATE_NOOP("Field", "With a desktop notification")),
};

constinit const Type AlertRule::rows = describe<AlertRule>("AlertRule", ruleRows);

} // namespace lc
