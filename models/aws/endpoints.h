// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace lc {

/// Where a service is called, and for which Region its requests are signed.
struct Endpoint {
    QByteArray origin; ///< "https://host[:port]"
    QByteArray basePath; ///< before every path; empty for AWS's own endpoints
    QByteArray signingRegion;

    bool operator==(const Endpoint &) const = default;
};

/// Which of a service's endpoints is wanted.
struct EndpointChoice {
    enum Variant : unsigned {
        Standard = 0,
        Fips = 1,
        DualStack = 2,
        GlobalSts = 4 ///< STS of the first Regions at its one global endpoint
    };

    QString region;
    unsigned variants = Standard;
    QString custom; ///< a URL that replaces the computed one
};

/// The endpoint of a service, or what is wrong with the choice.
Result<Endpoint, QString> findEndpoint(const Service &service, const EndpointChoice &choice);

} // namespace lc
