// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/alertitem.h"

namespace lc {

/// The items of one list as it was last read whole, and where it was read.
struct AlertItemList {
    QString place; ///< list, partition, account and Region: "grants|aws|111122223333|"
    DateText asOf;
    QList<AlertItem> items;

    bool operator==(const AlertItemList &) const = default;
    static const Type rows;
};

} // namespace lc
