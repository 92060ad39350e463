// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/tokenrecord.h"

namespace lc {

static constexpr Field tokenRecordRows[] = {
    field<&TokenRecord::tokenId>("TokenId").with(Required),
    field<&TokenRecord::licenseArn>("LicenseArn").with(Required),
    field<&TokenRecord::roleArns>("RoleArns"),
    field<&TokenRecord::tokenProperties>("TokenProperties"),
    field<&TokenRecord::expiresAt>("ExpiresAt").with(Required),
};

constinit const Type TokenRecord::rows = describe<TokenRecord>("TokenRecord", tokenRecordRows);

static constexpr Field tokenClaimsRows[] = {
    field<&TokenClaims::issuer>("iss").with(Required),
    field<&TokenClaims::subject>("sub").with(Required),
    field<&TokenClaims::audience>("aud").with(Required),
    field<&TokenClaims::methods>("amr").with(Required),
    field<&TokenClaims::issuedAt>("iat").with(Required),
    field<&TokenClaims::expiresAt>("exp").with(Required),
    field<&TokenClaims::use>("token_use").with(Required),
    field<&TokenClaims::roleArns>("roles"),
};

constinit const Type TokenClaims::rows = describe<TokenClaims>("TokenClaims", tokenClaimsRows);

} // namespace lc
