// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tag.h"

#include <QtGlobal>

namespace lc {

static constexpr Field tagRows[] = {
    field<&Tag::key>("Key").titled(QT_TRANSLATE_NOOP("Field", "Key")).with(Key),
    field<&Tag::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
};

constinit const Type Tag::rows = describe<Tag>("Tag", tagRows);

static constexpr Field filterRows[] = {
    field<&Filter::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&Filter::values>("Values").titled(QT_TRANSLATE_NOOP("Field", "Values")),
};

constinit const Type Filter::rows = describe<Filter>("Filter", filterRows);

} // namespace lc
