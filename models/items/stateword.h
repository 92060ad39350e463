// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cell.h"

#include <span>

namespace lc {

/// How a column says one of its states.
struct StateWord {
    const char *state;
    const char *word; ///< source text, context "Column"
    Tone tone;
    const char *icon;
};

/// A state in words; one that none of them names is told as the last.
Badge badgeOf(std::string_view state, std::span<const StateWord> words, const QString &reason = {});

} // namespace lc
