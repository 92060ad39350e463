// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"
#include "localservice/httpmessage.h"

#include <QList>

namespace lc {

/// A key, as a client has it.
struct SigningIdentity {
    QByteArray accessKeyId;
    Secret secret;
    QByteArray sessionToken; ///< empty: a key without one
};

/// A request that its signature does not allow.
struct Forgery {
    QByteArray kind; ///< what was done to it
    HttpRequest request;
    QByteArrayList codes; ///< with one of which it is refused, in the words of the JSON services
};

/// A rightly signed request and what signs it.
struct SignedRequest {
    HttpRequest request; ///< every header but Authorization, which is last, is signed
    SigningIdentity identity;
    QByteArray service;
    QByteArray region;
    Instant time{};
};

/// Signs again whatever the request is now: with these headers only, and as if its body had this
/// hash.
HttpRequest signedAgain(const SignedRequest &original, const HttpRequest &changed,
                        const QByteArrayList &unsignedNames = {}, const QByteArray &bodyHash = {});

/// Every byte of a signed request changed, left out, put in twice; headers added, left out, signed
/// in another order or not at all; other times, Regions and services; unsigned payloads; signatures
/// in the query. Changes that mean the same (the case of a header's name) are not among them.
QList<Forgery> forgeriesOf(const SignedRequest &original);
/// What comes of exchanging the parts of two rightly signed requests.
QList<Forgery> exchangesOf(const SignedRequest &left, const SignedRequest &right);

} // namespace lc
