// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/grantentry.h"

/// Licenses sold by AWS Marketplace: an account can have one of each product active.
namespace lc::marketplace {

bool isSourceOf(const License &license);

/// The active grants by which the grantee of `entry` has another license of the same product; none
/// where its license is not from AWS Marketplace.
QList<GrantEntry> rivalsOf(Store &store, const GrantEntry &entry);

/// Disables them, as another grant takes their place.
void replace(Store &store, const QList<GrantEntry> &rivals, const QString &successorArn);

/// Whether this grant's activation disables its rivals.
bool replacesRivals(const std::optional<GrantOptions> &options);

} // namespace lc::marketplace
