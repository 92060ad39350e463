// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace lc {

/// Where the program keeps its own files; made readable for the user only.
struct ProgramFolders {
    QString settings; ///< settings.ini
    QString history; ///< history.db
    QString activity; ///< console.db
    QString snapshots; ///< folder of lists as they were last read
    QString service; ///< folder of the embedded service

    /// Everything in one folder, or in the places of the desktop when `data` is empty. The error is
    /// a sentence that names the folder.
    static Result<ProgramFolders, QString> make(const QString &data);
    /// The same without making anything.
    static ProgramFolders find(const QString &data);
};

} // namespace lc
