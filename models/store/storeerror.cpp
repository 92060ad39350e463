// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storeerror.h"

#include "database/databaseerror.h"

namespace lc {

StoreError StoreError::from(const DatabaseError &error)
{
    switch (error.kind) {
    case DatabaseError::Kind::Damaged:
        return {Kind::Damaged, error.message};
    case DatabaseError::Kind::Full:
        return {Kind::Full, error.message};
    case DatabaseError::Kind::Newer:
        return {Kind::Newer, error.message};
    case DatabaseError::Kind::Unreachable:
        return {Kind::Unreachable, error.message};
    case DatabaseError::Kind::Refused:
        return {Kind::Refused, error.message};
    default:
        return {Kind::Io, error.message};
    }
}

} // namespace lc
