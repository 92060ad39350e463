// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alertitem.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue itemKindValues[] = {
    {"entitlement", QT_TRANSLATE_NOOP("Choice", "Entitlement")},
    {"configuration", QT_TRANSLATE_NOOP("Choice", "Self-managed license")},
    {"api-key", QT_TRANSLATE_NOOP("Choice", "API key")},
    {"license", QT_TRANSLATE_NOOP("Choice", "License")},
    {"grant", QT_TRANSLATE_NOOP("Choice", "Grant")},
    {"token", QT_TRANSLATE_NOOP("Choice", "Token")},
    {"check-out", QT_TRANSLATE_NOOP("Choice", "Check-out")},
    {"recorder", QT_TRANSLATE_NOOP("Choice", "Recording")},
};

template <> const ChoiceType &choiceTypeOf<AlertItemKind>()
{
    static constexpr ChoiceType type{"AlertItemKind", itemKindValues};
    return type;
}

static constexpr Field itemRows[] = {
    field<&AlertItem::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Kind")),
    field<&AlertItem::id>("Id").titled(QT_TRANSLATE_NOOP("Field", "ARN or ID")),
    field<&AlertItem::part>("Part").titled(QT_TRANSLATE_NOOP("Field", "Entitlement or plan")),
    field<&AlertItem::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&AlertItem::product>("Product").titled(QT_TRANSLATE_NOOP("Field", "Product SKU")),
    field<&AlertItem::partition>("Partition"),
    field<&AlertItem::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&AlertItem::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
    field<&AlertItem::connection>("Connection").titled(QT_TRANSLATE_NOOP("Field", "Connection")),
    field<&AlertItem::ends>("Ends").titled(QT_TRANSLATE_NOOP("Field", "Ends")),
    field<&AlertItem::since>("Since").titled(QT_TRANSLATE_NOOP("Field", "Since")),
    field<&AlertItem::resets>("Resets").titled(QT_TRANSLATE_NOOP("Field", "Resets")),
};

constinit const Type AlertItem::rows = describe<AlertItem>("AlertItem", itemRows);

} // namespace lc
