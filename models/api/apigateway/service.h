// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

namespace lc::apigateway {

/// Amazon API Gateway, API version 2015-07-09: usage plans.
inline constexpr Service service{
    "apigateway", "API_GATEWAY", "api_gateway", "apigateway", Service::Protocol::RestJson,
    "",           "2015-07-09"};

} // namespace lc::apigateway
