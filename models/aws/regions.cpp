// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/regions.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

// Suffixes and Regions: endpoints.json of botocore 1.43.
constexpr Partition partitions[] = {
    {"aws", "amazonaws.com", "api.aws", "us- eu- ap- sa- ca- me- af- il- mx-"},
    {"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-"},
    {"aws-us-gov", "amazonaws.com", "api.aws", "us-gov-"},
    {"aws-iso", "c2s.ic.gov", "", "us-iso-"},
    {"aws-iso-b", "sc2s.sgov.gov", "", "us-isob-"},
    {"aws-iso-e", "cloud.adc-e.uk", "", "eu-isoe-"},
    {"aws-iso-f", "csp.hci.ic.gov", "", "us-isof-"},
    {"aws-eusc", "amazonaws.eu", "", "eusc-"},
};

} // namespace

const Partition &partitionOf(const QString &region)
{
    const Partition *best = &partitions[0];
    qsizetype longest = 0;
    for (const Partition &partition : partitions) {
        for (const QString &prefix : QString::fromLatin1(partition.prefixes).split(u' ')) {
            if (region.startsWith(prefix) && prefix.size() > longest) {
                best = &partition;
                longest = prefix.size();
            }
        }
    }
    return *best;
}

bool isRegionName(const QString &region)
{
    return !region.isEmpty() && region.size() <= 63 && !region.startsWith(u'-')
        && !region.endsWith(u'-') && std::all_of(region.begin(), region.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
           });
}

QStringList knownRegions()
{
    return u"us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 "
           "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 "
           "ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 "
           "ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 "
           "eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 "
           "mx-central-1 sa-east-1 cn-north-1 cn-northwest-1 us-gov-east-1 us-gov-west-1 "
           "us-iso-east-1 us-iso-west-1 us-isob-east-1 eu-isoe-west-1 us-isof-east-1 "
           "us-isof-south-1 eusc-de-east-1"_s.split(u' ');
}

} // namespace lc
