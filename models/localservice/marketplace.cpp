// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/marketplace.h"

namespace lc::marketplace {

using namespace Qt::StringLiterals;

namespace {

License licenseOf(Store &store, const QString &arn)
{
    const auto resource = store.find(kind::license, arn);
    if (!resource)
        return {};
    const LicenseEntry entry = licenseIn(*resource);
    return entry.isDeleted() ? License() : entry.record.license;
}

} // namespace

bool isSourceOf(const License &license)
{
    const QString fingerprint =
        license.issuer ? license.issuer->keyFingerprint.value_or(QString()) : QString();
    return fingerprint.startsWith(u"aws:294406891311:");
}

QList<GrantEntry> rivalsOf(Store &store, const GrantEntry &entry)
{
    const License license = licenseOf(store, entry.record.grant.licenseArn);
    if (!isSourceOf(license))
        return {};
    QList<GrantEntry> rivals;
    forEachGrantTo(store, entry.record.grantee, [&](const GrantEntry &other) {
        if (other.status() != GrantStatus::Active || other.resource.id == entry.resource.id)
            return;
        const License rival = licenseOf(store, other.record.grant.licenseArn);
        if (isSourceOf(rival) && rival.productSku == license.productSku)
            rivals.append(other);
    });
    return rivals;
}

void replace(Store &store, const QList<GrantEntry> &rivals, const QString &successorArn)
{
    for (GrantEntry rival : rivals) {
        Grant &grant = rival.record.grant;
        grant.grantStatus = GrantStatus::Disabled;
        grant.statusReason = u"Replaced by %1"_s.arg(successorArn);
        saveNextVersion(store, rival);
    }
}

bool replacesRivals(const std::optional<GrantOptions> &options)
{
    return options && options->activationOverrideBehavior
        && *options->activationOverrideBehavior
        == ActivationOverrideBehavior::AllGrantsPermittedByIssuer;
}

} // namespace lc::marketplace
