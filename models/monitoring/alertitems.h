// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/estate.h"
#include "store/alertitemlist.h"

namespace lc {

/// What alerts can be about in an account and Region, a list for each that was read whole. `before`
/// are the lists of earlier: since when a grant waits is known only from there.
QList<AlertItemList> alertItemsOf(const Estate &estate, const QList<AlertItemList> &before,
                                  Instant now);

} // namespace lc
