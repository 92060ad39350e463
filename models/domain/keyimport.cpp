// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/keyimport.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue keyImportStateValues[] = {
    {"NEW", QT_TRANSLATE_NOOP("Choice", "New")},
    {"OVERWRITES", QT_TRANSLATE_NOOP("Choice", "Overwrites")},
    {"WRONG_VALUE", QT_TRANSLATE_NOOP("Choice", "Wrong value")},
    {"UNKNOWN_PLAN", QT_TRANSLATE_NOOP("Choice", "Unknown plan")},
    {"DUPLICATE", QT_TRANSLATE_NOOP("Choice", "Duplicate")},
    {"UNUSABLE", QT_TRANSLATE_NOOP("Choice", "Unusable")},
    {"IMPORTED", QT_TRANSLATE_NOOP("Choice", "Imported")},
    {"WARNED", QT_TRANSLATE_NOOP("Choice", "Warning")},
};

template <> const ChoiceType &choiceTypeOf<KeyImportState>()
{
    static constexpr ChoiceType type{"KeyImportState", keyImportStateValues};
    return type;
}

static constexpr Field keyImportLineRows[] = {
    field<&KeyImportLine::line>("Line").titled(QT_TRANSLATE_NOOP("Field", "Line")).with(Key),
    field<&KeyImportLine::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&KeyImportLine::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
    field<&KeyImportLine::state>("State").titled(QT_TRANSLATE_NOOP("Field", "State")),
    field<&KeyImportLine::note>("Note").titled(QT_TRANSLATE_NOOP("Field", "Note")),
    field<&KeyImportLine::plans>("UsagePlanIds").titled(QT_TRANSLATE_NOOP("Field", "Usage plans")),
    field<&KeyImportLine::enabled>("Enabled").titled(QT_TRANSLATE_NOOP("Field", "Enabled")),
    field<&KeyImportLine::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description")),
    field<&KeyImportLine::keyId>("KeyId").titled(QT_TRANSLATE_NOOP("Field", "Key ID")),
};

constinit const Type KeyImportLine::rows =
    describe<KeyImportLine>("KeyImportLine", keyImportLineRows);

} // namespace lc
