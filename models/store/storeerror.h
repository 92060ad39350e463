// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace lc {

struct DatabaseError;

/// Why what the program keeps was not read or written; nothing was changed by the attempt.
struct StoreError {
    enum class Kind {
        ReadOnly, ///< another process of this user writes the file
        Damaged, ///< the file contradicts itself
        Full, ///< no space is left
        Newer, ///< written by a later version of the program
        Unreachable, ///< no way to the server
        Refused, ///< the server does not let this user in
        Cancelled, ///< the user stopped it
        Foreign, ///< what was to be imported is no history, or not a whole one
        Io ///< any other failure
    };

    Kind kind = Kind::Io;
    QString message; ///< technical; shown under "Details"

    static StoreError from(const DatabaseError &error);
    bool operator==(const StoreError &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::StoreError)
