// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

namespace lc::sts {

/// AWS Security Token Service, API version 2011-06-15.
inline constexpr Service service{"sts", "STS",       "sts", "sts", Service::Protocol::Query,
                                 "",    "2011-06-15"};

} // namespace lc::sts
