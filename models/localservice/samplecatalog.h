// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choices.h"

#include <QString>

#include <span>

/// The invented companies and products of the sample data.
namespace lc::sample {

struct Company {
    QStringView name;
    QStringView slug;
    QStringView account;
};

inline constexpr Company vendor{u"Acme Software", u"acme", u"111122223333"};
inline constexpr Company customer{u"Kestrel Labs", u"kestrel", u"444455556666"};

/// The vendor's customers; the first one is `customer`.
std::span<const Company> customers();

/// What a license of a product entitles to; empty names are left out.
struct Product {
    QStringView name;
    QStringView sku;
    QStringView main; ///< entitlement that is held while in use
    EntitlementUnit mainUnit;
    QStringView second;
    EntitlementUnit secondUnit;
    bool secondDrawdown;
    QStringView feature;
    QStringView featureValue;
};

std::span<const Product> products();
const Product &productNamed(QStringView name);
const Company &customerNamed(QStringView slug);

/// Name of a license: "Render Pro – Kestrel".
QString licenseName(QStringView product, QStringView party);

} // namespace lc::sample
