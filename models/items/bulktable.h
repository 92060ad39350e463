// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "items/column.h"

#include <optional>

namespace lc {

/// Whether one object takes part in a bulk change.
enum class BulkState { Ready, LeftOut };

/// One object of the preview of a bulk change: what will be done with it, or why nothing is.
struct BulkLine {
    QString key; ///< unique in its table
    QString object; ///< name, id or ARN
    std::optional<QString> kind; ///< its type in words, or its id
    std::optional<QString> change; ///< "owner = platform"
    Open<BulkState> state = BulkState::Ready;
    std::optional<QString> note; ///< why it is left out, or what is unusual

    bool operator==(const BulkLine &) const = default;
    static const Type rows;
};

/// Of BulkLine.
TableDefinition bulkTable(const QString &id);

} // namespace lc
