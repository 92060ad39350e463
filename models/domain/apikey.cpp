// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/apikey.h"

#include <QtGlobal>

namespace lc {

static constexpr Field apiKeyRows[] = {
    field<&ApiKey::id>("id").titled(QT_TRANSLATE_NOOP("Field", "ID")).with(Key | ReadOnly),
    field<&ApiKey::value>("value").titled(QT_TRANSLATE_NOOP("Field", "Value")).with(Sensitive),
    field<&ApiKey::name>("name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&ApiKey::customerId>("customerId").titled(QT_TRANSLATE_NOOP("Field", "Customer ID")),
    field<&ApiKey::description>("description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&ApiKey::enabled>("enabled").titled(QT_TRANSLATE_NOOP("Field", "Enabled")),
    field<&ApiKey::createdDate>("createdDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Created"))
        .with(ReadOnly),
    field<&ApiKey::lastUpdatedDate>("lastUpdatedDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Updated"))
        .with(ReadOnly),
    field<&ApiKey::stageKeys>("stageKeys")
        .titled(QT_TRANSLATE_NOOP("Field", "Stage keys"))
        .with(ReadOnly),
    field<&ApiKey::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type ApiKey::rows = describe<ApiKey>("ApiKey", apiKeyRows);

} // namespace lc
