// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

namespace lc {

/// Grants of one license to many receivers, before any of them is made.
struct GrantPlan {
    QString grantName; ///< "{account}" stands for the receiver's account or unit
    QString licenseArn;
    QString homeRegion;
    QList<Open<AllowedOperation>> allowedOperations;
    QString receivers; ///< as typed: for judgeGrantees()

    bool operator==(const GrantPlan &) const = default;
    static const Type rows;
};

} // namespace lc
