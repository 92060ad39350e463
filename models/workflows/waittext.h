// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrywait.h"

#include <QString>

namespace lc {

/// What a call waits for and until when, in words.
struct WaitText {
    QString headline; ///< "Throttled by the service: next try at 10:42:07."
    QString text; ///< what happens then, and what can be done
};

WaitText explain(const RetryWait &wait);

/// Whether a wait lasts long enough to be told.
bool isWorthTelling(const RetryWait &wait, Instant now);

} // namespace lc
