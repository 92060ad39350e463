// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tone.h"
#include "domain/grant.h"
#include "domain/license.h"

#include <QList>

namespace lc {

/// Who would answer a grant.
struct GrantCaller {
    QString account;
    QString region;

    bool operator==(const GrantCaller &) const = default;
};

/// A grant that is active now, with the product of its license.
struct ActiveGrant {
    QString grantArn;
    QString account; ///< the grantee
    QString productSku;

    bool operator==(const ActiveGrant &) const = default;
};

/// What will happen when a pending grant is accepted and activated, found without asking the
/// service.
struct PreCheck {
    enum class Kind {
        Ready,
        Replaces, ///< another grant for the product is active in the account
        OtherProfile, ///< made to another account than the caller's
        WrongRegion, ///< can be answered in its home Region only
        NotPending ///< answered already
    };

    Kind kind = Kind::Ready;
    QString replacedGrantArn;
    QString account; ///< OtherProfile: who may answer
    QString region; ///< WrongRegion: where

    bool canBeAnswered() const { return kind == Kind::Ready || kind == Kind::Replaces; }
    QString word() const; ///< "Replaces g-77c1…"
    QString reason() const; ///< why, and what to do; empty when ready
    Tone tone() const;
    bool operator==(const PreCheck &) const = default;
};

/// Whether AWS Marketplace sold it: the service knows its products by the issuer's fingerprint.
bool isFromMarketplace(const License &license);
/// Whether a grant goes to an organization or a unit, whose members share it.
bool isForOrganization(const Grant &grant);
/// The account a grant was made to; that of the management account for an organization.
QString granteeAccount(const Grant &grant);
/// The account that made a grant.
QString grantorAccount(const Grant &grant);

/// `productSku` is that of the grant's license, empty when it is not known.
PreCheck preCheck(const Grant &grant, const GrantCaller &caller, const QString &productSku,
                  const QList<ActiveGrant> &active);

} // namespace lc
