// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "localservice/sampleworld.h"

#include <memory>

namespace lc {

class Dispatcher;

namespace sampletraffic {

/// How much of a day's traffic has come by that time of the UTC day, in thousandths.
int shareOfDay(Instant instant);

} // namespace sampletraffic

} // namespace lc
