// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

namespace lc::settings {

inline constexpr int longestHoldBack = 120; ///< seconds

/// Whether forms show the difference and the call before they send it; production always does.
inline const Setting<bool> reviewsChanges{"Changes/review", true};
/// How long a deletion or a rejection can be undone before it is sent; 0: not at all.
inline const Setting<int> holdBackSeconds{
    "Changes/holdBackSeconds", 10, [](const int &v) { return v >= 0 && v <= longestHoldBack; }};

} // namespace lc::settings
