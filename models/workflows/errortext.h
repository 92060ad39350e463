// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"

#include <QString>

namespace lc {

/// What was tried when a call failed: the facts that the program knows and the answer does not say.
struct Attempt {
    QString operation; ///< "AcceptGrant"
    QString object; ///< what people call the thing: "orbit-ci-40"; may be empty
    QString connection; ///< the connection's name
    QString account; ///< who signed
    QString region; ///< where it was sent
    QString rightfulAccount; ///< who may do it, where that is known: the grantee, the owner
    QString homeRegion; ///< of the resource, where it has one
    QString license; ///< that a check-out asks for: a product SKU or an ARN
    bool changesState = true;
    bool isRepeatable = false; ///< sent again with its ClientToken it cannot take effect twice

    bool operator==(const Attempt &) const = default;
};

/// What can be offered beside an error.
enum class Offer {
    None,
    Retry,
    Reload, ///< read the newest state, then decide
    SignIn, ///< as the account in `offerTarget`, or again when it is empty
    UseRegion, ///< the Region in `offerTarget`
    ShowConflict, ///< mine, theirs and what both began from
    ShowResources, ///< what still uses the object
    ShowCheckouts, ///< what is held, to give something back
    ActivateGrant, ///< an accepted grant of the license in `offerTarget`, a product SKU or an ARN
    NameBeneficiary ///< in the form of the check-out
};

/// An error in three sentences, for windows and the command line alike.
struct ErrorText {
    QString title; ///< "orbit-ci-40 was not accepted"
    QString whatHappened;
    QString whatIsKnown; ///< done, not done or unknown
    QString whatToDo;
    Offer offer = Offer::None;
    QString offerTarget;
    QString details; ///< the service's own words with code and request id; plain text

    /// Everything, a line each, for the clipboard and the terminal.
    QString text() const;
    bool operator==(const ErrorText &) const = default;
};

/// Explains an error. Decides by codes and by the facts of the attempt, never by the service's
/// wording.
ErrorText explain(const ApiError &error, const Attempt &attempt);

/// The button for an offer: "Retry", "Sign in to 444455556666"; empty for None.
QString offerWords(const ErrorText &text);

} // namespace lc
