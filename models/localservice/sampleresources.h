// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class Dispatcher;
class Store;
struct SampleWorld;

/// Gives the sample's vendor tokens, report generators, asset groups and conversions: made by the
/// rules that make those of people, now, inside the caller's transaction. False when one refuses.
bool writeSampleResources(Dispatcher &dispatcher, Store &store, const SampleWorld &world);

} // namespace lc
