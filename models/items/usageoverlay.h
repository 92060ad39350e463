// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entitlement.h"
#include "items/rowoverlay.h"

#include <QHash>

namespace lc {

/// The latest GetLicenseUsage figures of each license, shared by every table that shows them.
class UsageOverlay : public RowOverlay {
    Q_OBJECT

public:
    /// What a row's looked-up member is.
    enum Part {
        OfLicense, ///< a license ARN: the entitlement closest to its limit
        OfEntitlement ///< an entitlement's name; the row hangs under the license
    };

    using RowOverlay::RowOverlay;
    void setUsage(const QString &account, const QString &licenseArn, const LicenseUsage &usage,
                  Instant asOf);
    /// The latest attempt to read it failed: what is known stays and is marked as stale.
    void setStale(const QString &account, const QString &licenseArn);
    /// By entitlement, in the service's order; empty when nothing is known.
    QList<UsageFigure> figures(const QString &account, const QString &licenseArn) const;
    std::optional<Instant> asOf(const QString &account, const QString &licenseArn) const;

    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;

private:
    QHash<QByteArray, QList<UsageFigure>> m_figures; ///< by account and license
};

/// The figure closest to its limit; one without a limit only if there is no other.
const UsageFigure *tightestOf(const QList<UsageFigure> &figures);

} // namespace lc
