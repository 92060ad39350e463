// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/examples.h"

#include <QHash>

#include <random>

namespace lc {

/// A random life of the service beside a small model of what it must say. Each step does one thing
/// and compares; the first difference ends the life and is told in fault().
class RandomLife {
public:
    explicit RandomLife(unsigned seed) : m_dice(seed) { }

    void step();
    /// Everything at once: usages, pages, versions, other accounts.
    void compareAll();
    const QString &fault() const { return m_fault; }
    int checkouts() const { return int(m_tokens.size()); } ///< that succeeded

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
    void moveClock();

    int roll(int sides) { return std::uniform_int_distribution(0, sides - 1)(m_dice); }
    ModelLicense *anyLicense();
    bool isHeld(const ModelToken &token) const;
    qint64 consumed(int license) const;
    void settle(int license);
    void endAll(int license);
    void compareUsage(int license);
    void expect(bool isTrue, const QString &what);

    ServiceWorld m_world;
    std::mt19937 m_dice;
    QList<ModelLicense> m_licenses;
    QList<ModelToken> m_tokens;
    QList<ModelRefresh> m_refreshes;
    QHash<int, QList<Instant>> m_accesses; ///< when access tokens were made, by license
    std::optional<licensemanager::CheckoutLicense::Request> m_lastCheckout;
    QString m_lastToken;
    QString m_fault;
};

} // namespace lc
