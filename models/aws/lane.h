// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

/// Which connections a request may use: bulk work never delays what the user just asked for.
enum class Lane {
    User, ///< the user's own action
    Bulk ///< lists, recording, reports
};

} // namespace lc
