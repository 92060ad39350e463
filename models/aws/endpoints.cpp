// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/endpoints.h"

#include "aws/regions.h"
#include "aws/requestrules.h"

#include <QUrl>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

Result<Endpoint, QString> customEndpoint(const EndpointChoice &choice)
{
    if (choice.variants & EndpointChoice::Fips)
        return unexpected(u"Invalid Configuration: FIPS and custom endpoint are not supported"_s);
    if (choice.variants & EndpointChoice::DualStack)
        return unexpected(
            u"Invalid Configuration: Dualstack and custom endpoint are not supported"_s);
    const QUrl url(choice.custom, QUrl::StrictMode);
    Endpoint endpoint;
    endpoint.origin = url.adjusted(QUrl::RemovePath).toEncoded();
    endpoint.basePath = url.path(QUrl::FullyEncoded).toLatin1();
    while (endpoint.basePath.endsWith('/'))
        endpoint.basePath.chop(1);
    if (!url.isValid() || !isOrigin(endpoint.origin))
        return unexpected(u"Invalid endpoint: %1"_s.arg(choice.custom));
    // A signature needs some Region; AWS tools use this one where only an endpoint is known.
    endpoint.signingRegion =
        choice.region.isEmpty() ? QByteArray("us-east-1") : choice.region.toLatin1();
    return endpoint;
}

/// The Regions that were there before STS had endpoints of Regions.
bool isGlobalSts(const EndpointChoice &choice)
{
    static const QStringList regions =
        u"ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 "
        "eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 "
        "us-west-2"_s.split(u' ');
    return choice.variants == EndpointChoice::GlobalSts && regions.contains(choice.region);
}

} // namespace

Result<Endpoint, QString> findEndpoint(const Service &service, const EndpointChoice &choice)
{
    if (!choice.region.isEmpty() && !isRegionName(choice.region))
        return unexpected(u"Invalid Region: %1"_s.arg(choice.region));
    if (!choice.custom.isEmpty())
        return customEndpoint(choice);
    if (choice.region.isEmpty())
        return unexpected(u"Invalid Configuration: Missing Region"_s);

    const QByteArray name(service.signingName);
    const bool isSts = name == "sts";
    if (isSts && (choice.region == "aws-global"_L1 || isGlobalSts(choice)))
        return Endpoint{"https://sts.amazonaws.com", {}, "us-east-1"};

    const Partition &partition = partitionOf(choice.region);
    const bool isDualStack = choice.variants & EndpointChoice::DualStack;
    if (isDualStack && !*partition.dualStackSuffix)
        return unexpected(u"DualStack is enabled but this partition does not support DualStack"_s);
    // The plain endpoints of these in GovCloud are the FIPS ones.
    const bool signsIn = isSts || name == "portal.sso" || name == "oidc";
    const bool isPlainFips =
        signsIn && QByteArrayView(partition.name) == "aws-us-gov" && !isDualStack;
    const bool isFips = (choice.variants & EndpointChoice::Fips) && !isPlainFips;
    const QByteArray region = choice.region.toLatin1();
    return Endpoint{"https://" + name + (isFips ? "-fips." : ".") + region + '.'
                        + (isDualStack ? partition.dualStackSuffix : partition.dnsSuffix),
                    {},
                    region};
}

} // namespace lc
