// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampleworld.h"

namespace lc {

SampleWorld makeSampleWorld(const SampleStamp &stamp)
{
    SampleWorld world;
    world.stamp = stamp;
    world.licenses = sampleLicenses(stamp);
    world.grants = sampleGrants(stamp, world.licenses);
    addSampleConfigurations(world);
    addSampleInventory(world);
    addSampleUsagePlans(world);
    return world;
}

} // namespace lc
