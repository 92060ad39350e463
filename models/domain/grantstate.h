// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choices.h"

#include <QList>

namespace lc {

/// Whether a grant can go from one status to the other.
bool mayBecome(GrantStatus from, GrantStatus to);

/// A grant that neither ended nor was refused: it takes the place of another one.
bool isOpen(GrantStatus status);

/// How the grantee sees it.
ReceivedStatus receivedStatus(GrantStatus status);

/// Whether every operation of `part` is in `whole`.
bool isSubset(const QList<Open<AllowedOperation>> &part,
              const QList<Open<AllowedOperation>> &whole);

} // namespace lc
