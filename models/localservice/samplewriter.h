// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/sampleworld.h"

#include <optional>

namespace lc {

struct CheckoutRecord;
class Store;

/// Index entry of check-outs that sample traffic may end or prolong (those of people have none), by
/// license and entitlement.
inline constexpr const char *sampleCheckout = "sample";
QString sampleCheckoutKey(const QString &licenseArn, const QString &entitlement);
/// Writes a check-out of one entitlement with its index entries.
void keepSampleCheckout(Store &store, const CheckoutRecord &record);

/// Writes the sample into an empty store, inside the caller's transaction.
void writeSample(Store &store, const SampleWorld &world);

/// Whether the stored sample has all parts that samples have now.
bool isSampleComplete(Store &store);
/// Writes the parts that samples did not have at first: REST APIs and databases.
void addLaterParts(Store &store, const SampleWorld &world);

/// The stamp of the sample that the store holds; nothing when it holds none.
std::optional<SampleStamp> storedSample(Store &store);

} // namespace lc
