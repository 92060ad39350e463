// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/lives.h"

#include "localservice/assetlife.h"
#include "localservice/fleetlife.h"
#include "localservice/gatewaylife.h"
#include "localservice/licenselife.h"
#include "localservice/machinelife.h"
#include "localservice/organizationlife.h"

namespace lc::lives {

using namespace Qt::StringLiterals;

template <class Life>
static std::unique_ptr<RandomLife> begin(const LifePlace &place, unsigned seed)
{
    return std::make_unique<Life>(place, seed);
}

std::span<const Kind> kinds()
{
    static constexpr Kind all[] = {
        {"licenses", Kind::Clock::Any, begin<LicenseLife>},
        {"fleet", Kind::Clock::Any, begin<FleetLife>},
        {"gateway", Kind::Clock::Any, begin<GatewayLife>},
        {"assets", Kind::Clock::Any, begin<AssetLife>},
        {"machines", Kind::Clock::Any, begin<MachineLife>},
        {"organization", Kind::Clock::Own, begin<OrganizationLife>},
    };
    return all;
}

ServiceSetup setup()
{
    Organization organization;
    organization.id = u"o-exampleorg1"_s;
    organization.managementAccount = u"444455556666"_s;
    organization.accounts = QList{u"777788889999"_s};
    return {organization, Quotas::Enforced};
}

} // namespace lc::lives
