// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

/// The metrics of the history; the words are stored and never change.
namespace lc::metric {

// Resource: license ARN; dimension: entitlement name.
inline constexpr QStringView entitlementConsumed = u"entitlement.consumed";
inline constexpr QStringView entitlementCapacity = u"entitlement.capacity";
// Resource: license ARN; a sample only when it changed.
inline constexpr QStringView licenseVersion = u"license.version";
// Resource: license configuration ARN; dimension: empty, or a resource type such as "EC2_INSTANCE".
inline constexpr QStringView configurationConsumed = u"configuration.consumed";
inline constexpr QStringView configurationCapacity = u"configuration.capacity";
// Resource: license configuration ARN; dimension: the account that owns resources, the ARN of a
// resource. Only the largest have series of their own; an empty dimension is what all others come
// to, and has a sample in every poll. A part that is gone, or counted among the others now, ends
// with one sample of 0 and stays there until its next one.
inline constexpr QStringView configurationOwnerConsumed = u"configuration.owner.consumed";
inline constexpr QStringView configurationResourceConsumed = u"configuration.resource.consumed";
// Resource: API key id; dimension: usage plan id. One sample a UTC day, at its first instant.
inline constexpr QStringView apiUsed = u"api.used";
inline constexpr QStringView apiRemaining = u"api.remaining";
// Resource: usage plan id.
inline constexpr QStringView planLimit = u"plan.limit";

} // namespace lc::metric
