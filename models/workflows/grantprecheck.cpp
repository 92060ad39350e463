// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantprecheck.h"

#include "domain/arn.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString accountOf(const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    return parsed ? parsed->account : QString();
}

/// "g-77c1…": enough to tell it apart in a pill.
QString shortId(const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    const QString id = parsed ? parsed->id() : arn;
    constexpr int shown = 6;
    return id.size() > shown ? id.left(shown) + u'…' : id;
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(PreCheck)

public:
    static QString word(const PreCheck &check)
    {
        switch (check.kind) {
        case PreCheck::Kind::Ready:
            return tr("Ready");
        case PreCheck::Kind::Replaces:
            return tr("Replaces %1").arg(shortId(check.replacedGrantArn));
        case PreCheck::Kind::OtherProfile:
            return tr("Needs other profile");
        case PreCheck::Kind::WrongRegion:
            return tr("Needs %1").arg(check.region);
        case PreCheck::Kind::NotPending:
            return tr("Answered");
        }
        return {};
    }

    static QString reason(const PreCheck &check)
    {
        switch (check.kind) {
        case PreCheck::Kind::Ready:
            return {};
        case PreCheck::Kind::Replaces:
            return tr("Grant %1 for this product is active in the account. Two licenses of one "
                      "Marketplace product cannot be active at once: keep it, or replace it.")
                .arg(check.replacedGrantArn);
        case PreCheck::Kind::OtherProfile:
            return tr("This grant was made to account %1. Open a connection that signs for it.")
                .arg(check.account);
        case PreCheck::Kind::WrongRegion:
            return tr("A grant is answered in its home Region. Open the connection in %1.")
                .arg(check.region);
        case PreCheck::Kind::NotPending:
            return tr("This grant was answered already.");
        }
        return {};
    }
};

} // namespace

QString PreCheck::word() const
{
    return Words::word(*this);
}

QString PreCheck::reason() const
{
    return Words::reason(*this);
}

Tone PreCheck::tone() const
{
    switch (kind) {
    case Kind::Ready:
        return Tone::Success;
    case Kind::Replaces:
        return Tone::Warning;
    case Kind::OtherProfile:
    case Kind::WrongRegion:
        return Tone::Danger;
    case Kind::NotPending:
        break;
    }
    return Tone::Neutral;
}

bool isFromMarketplace(const License &license)
{
    const IssuerDetails issuer = license.issuer.value_or(IssuerDetails{});
    return issuer.keyFingerprint.value_or(QString()).startsWith("aws:294406891311:"_L1);
}

bool isForOrganization(const Grant &grant)
{
    const auto arn = Arn::parse(grant.granteePrincipalArn);
    return arn && arn->service == "organizations"_L1;
}

QString granteeAccount(const Grant &grant)
{
    return accountOf(grant.granteePrincipalArn);
}

QString grantorAccount(const Grant &grant)
{
    return accountOf(grant.grantArn);
}

PreCheck preCheck(const Grant &grant, const GrantCaller &caller, const QString &productSku,
                  const QList<ActiveGrant> &active)
{
    if (!(grant.grantStatus == GrantStatus::PendingAccept))
        return {PreCheck::Kind::NotPending, {}, {}, {}};
    const QString grantee = granteeAccount(grant);
    if (!grantee.isEmpty() && grantee != caller.account)
        return {PreCheck::Kind::OtherProfile, {}, grantee, {}};
    if (!grant.homeRegion.isEmpty() && !caller.region.isEmpty()
        && grant.homeRegion != caller.region)
        return {PreCheck::Kind::WrongRegion, {}, {}, grant.homeRegion};
    for (const ActiveGrant &other : active) {
        if (!productSku.isEmpty() && other.productSku == productSku && other.account == grantee
            && other.grantArn != grant.grantArn)
            return {PreCheck::Kind::Replaces, other.grantArn, {}, {}};
    }
    return {};
}

} // namespace lc
