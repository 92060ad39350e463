// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace lc {

/// A JSON web token taken apart; nothing in it is trusted before its signature is verified.
struct JsonWebToken {
    QByteArray header; ///< JSON
    QByteArray payload; ///< JSON
    QByteArray signedText; ///< what the signature is over
    QByteArray signature;

    /// Nothing for a text that is not three parts of base64url.
    static std::optional<JsonWebToken> read(QByteArrayView token);
    /// Whether the signature is PS384 (RSA-PSS with SHA-384) by this public key in PEM form; false
    /// for keys that cannot be read.
    bool isSignedBy(const QByteArray &publicKeyPem) const;
};

} // namespace lc
