// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/httpmessage.h"

#include <QByteArray>

#include <optional>

namespace lc {

/// What the listener takes at most.
namespace limits {
inline constexpr qsizetype requestTarget = 8 * 1024; ///< bytes of path and query
inline constexpr qsizetype headerLine = 8 * 1024;
inline constexpr qsizetype headerBlock = 16 * 1024;
inline constexpr qsizetype headerCount = 100;
inline constexpr qsizetype body = 1024 * 1024;
inline constexpr unsigned connections = 2000;
} // namespace limits

/// Refuses what no AWS client sends: pages of a browser (Origin, Referer, Sec-Fetch-*), other
/// names for this host (DNS rebinding), and every request that two readers could understand
/// differently. `target` is path and query as sent. Nothing when the request may be read on.
std::optional<HttpAnswer> refusal(const HttpRequest &request, const QByteArray &target,
                                  quint16 port);

} // namespace lc
