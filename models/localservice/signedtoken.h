// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/records.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace lc {

/// Tokens that prove a check-out offline: JSON web tokens signed with PS384. The service keeps an
/// RSA key for each SignKey ARN, made when it is first needed; it stands for the KMS key that only
/// AWS has.
namespace signedtoken {

/// Nothing when OpenSSL fails.
std::optional<QString> sign(Call &call, const QString &signKey, QByteArrayView payload);
/// The payload of a token that was signed here with that key; nothing for any other text.
std::optional<QByteArray> verified(Store &store, const QString &signKey, QByteArrayView token);
/// What a check-out's token says.
QByteArray payloadOf(const CheckoutRecord &record);
/// The key that verifies tokens of that SignKey, in PEM form; nothing before the first token.
std::optional<QByteArray> publicKey(Store &store, const QString &signKey);

} // namespace signedtoken
} // namespace lc
