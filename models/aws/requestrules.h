// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/transport.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace lc {

/// An RFC 9110 token.
bool isHeaderName(QByteArrayView name);
/// Printable ASCII and blanks only: Qt would put CR, LF and NUL on the wire as they are.
bool isHeaderValue(QByteArrayView value);
/// "https://host[:port]" with an ASCII host and nothing else.
bool isOrigin(QByteArrayView origin);
/// Whether the host of an origin is this machine.
bool isLoopback(const QUrl &url);
/// The value of the Host header for an origin: with the port unless it is the scheme's own.
QByteArray hostHeader(QByteArrayView origin);

/// The URL of a request, or why it must not be sent: what is signed has to be what goes over the
/// wire.
Result<QUrl, QString> strictUrl(const TransportRequest &request);

} // namespace lc
