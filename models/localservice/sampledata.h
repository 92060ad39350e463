// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/localservice.h"
#include "localservice/sampletraffic.h"

#include <optional>

namespace lc {

class Dispatcher;
class Store;

/// Gives the store its sample data, or takes everything away first and gives it anew, in one
/// transaction. False when nothing could be written.
bool prepareSample(Dispatcher &dispatcher, SampleData sample);

/// Adds what the sample of an earlier version of this program lacks: REST APIs and databases. True
/// when something was written.
bool completeSample(Store &store);

/// The traffic that goes on with the sample in the store, brought up to the present when it has
/// paused; nothing without sample data.
std::optional<SampleTraffic> sampleTraffic(Dispatcher &dispatcher, int times = 1);

} // namespace lc
