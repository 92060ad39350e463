// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lc {

/// One key of an API key file.
struct ApiKeyLine {
    int line = 0; ///< where it begins; the header is line 1
    QString name;
    QString value;
    std::optional<QString> description;
    bool enabled = true;
    QStringList usagePlanIds;

    bool operator==(const ApiKeyLine &) const = default;
};

/// What an API key file says. Lines that cannot be used are left out and warned of.
struct ApiKeyFile {
    QList<ApiKeyLine> keys;
    QStringList warnings;
};

/// Reads comma-separated values with the columns Name, Key, Description, Enabled and UsagePlanIds
/// in any order and letter case. The error is a sentence about the whole file.
Result<ApiKeyFile, QString> readApiKeyFile(const QString &text);

} // namespace lc
