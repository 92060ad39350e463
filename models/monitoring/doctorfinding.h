// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

namespace lc {

/// Something that a check of the license doctor found.
struct DoctorFinding {
    QString id; ///< check, Region and object: the same as long as it is found
    QString check; ///< "duplicate-sku"
    QString severity; ///< "error", "warning", "notice"
    QString title; ///< translated, as the next two
    QString explanation;
    QString advice;
    QString object; ///< its name
    QString objectId; ///< ARN or id
    QString page; ///< id of the page where it can be mended
    QString connection; ///< id
    QString connectionName;
    QString account;
    QString region;

    bool operator==(const DoctorFinding &) const = default;
    static const Type rows;
};

} // namespace lc
