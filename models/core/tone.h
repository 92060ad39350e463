// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

/// How a state is meant; views choose colour and icon from it and always add the word.
enum class Tone { Neutral, Info, Success, Warning, Danger };

} // namespace lc
