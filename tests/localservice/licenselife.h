// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/examples.h"
#include "localservice/randomlife.h"

#include <QHash>

namespace lc {

/// Seller-issued licenses: versions, grants, check-outs, borrowing and tokens.
class LicenseLife final : public RandomLife {
public:
    LicenseLife(const LifePlace &place, unsigned seed);

    void compareAll() override;

private:
    struct ModelLicense {
        QString arn;
        QString sku;
        qint64 version = 1;
        qint64 maxCount = 0;
        bool overage = false;
        bool isDeleted = false;
        bool isBorrowable = false;
        bool allowsEarlyCheckIn = false;
        QString grant;
        GrantStatus grantStatus = GrantStatus::Deleted;
        qint64 grantVersion = 0;
    };
    struct ModelToken {
        QString token;
        int license = 0;
        qint64 amount = 0;
        bool isPerpetual = false;
        bool isBorrowed = false; ///< by the vendor; else checked out by the customer
        Instant expiresAt{};
        std::optional<Instant> extendedAt;
        bool isDead = false; ///< ended by check-in, reset, or by a write after its expiry
    };

    /// A refresh token of the vendor.
    struct ModelRefresh {
        QString id;
        QString token;
        int license = 0;
    };

    void createLicense();
    void createVersion();
    void deleteLicense();
    void changeGrant();
    void checkOut();
    void borrow();
    void checkIn();
    void extend();
    void createToken();
    void deleteToken();
    void accessToken();
    void repeatRequest();

    ModelLicense *anyLicense();
    bool isHeld(const ModelToken &token) const;
    qint64 consumed(int license) const;
    void settle(int license);
    void endAll(int license);
    void compareUsage(int license);
    void compareTokens();

    QList<ModelLicense> m_licenses;
    QList<ModelToken> m_tokens;
    QList<ModelRefresh> m_refreshes;
    QHash<int, QList<Instant>> m_accesses; ///< when access tokens were made, by license
    std::optional<licensemanager::CheckoutLicense::Request> m_lastCheckout;
    QString m_lastToken;
};

} // namespace lc
