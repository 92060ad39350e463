// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"

#include <QByteArray>
#include <QStringView>

#include <string_view>

namespace lc {

/// The key that makes rows of two connections of one account one row:
/// licenses and grants (partition, account, list kind, ARN), everything else with its Region.
QByteArray rowKey(const Identity &identity, std::string_view listKind, std::string_view arn);
QByteArray regionalRowKey(const Identity &identity, QStringView region, std::string_view listKind,
                          std::string_view arnOrId);

} // namespace lc
