// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/token.h"

#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field tokenDataRows[] = {
    field<&TokenData::tokenId>("TokenId").titled(QT_TRANSLATE_NOOP("Field", "ID")).with(Key),
    field<&TokenData::tokenType>("TokenType").titled(QT_TRANSLATE_NOOP("Field", "Type")),
    field<&TokenData::licenseArn>("LicenseArn").titled(QT_TRANSLATE_NOOP("Field", "License ARN")),
    field<&TokenData::expirationTime>("ExpirationTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&TokenData::tokenProperties>("TokenProperties")
        .titled(QT_TRANSLATE_NOOP("Field", "Properties"))
        .within(0, 3),
    field<&TokenData::roleArns>("RoleArns")
        .titled(QT_TRANSLATE_NOOP("Field", "Roles"))
        .matching(arnPattern),
    field<&TokenData::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
};

constinit const Type TokenData::rows = describe<TokenData>("TokenData", tokenDataRows);

} // namespace lc
