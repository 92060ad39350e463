// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <optional>

namespace lc {

/// A colour that people may give a connection. Red is kept for production.
struct ConnectionColor {
    QString name; ///< kept in settings: "green"
    QString word; ///< translated
    Token token;
};

QList<ConnectionColor> connectionColors();
/// Nothing for an empty or unknown name.
std::optional<Token> connectionColor(const QString &name);

} // namespace lc
