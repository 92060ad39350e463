// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampledata.h"

#include "localservice/dispatcher.h"
#include "localservice/sampleresources.h"
#include "localservice/samplewriter.h"

namespace lc {

bool prepareSample(Dispatcher &dispatcher, SampleData sample)
{
    if (sample == SampleData::None)
        return true;
    const Instant now = dispatcher.clock().now();
    return dispatcher.change([sample, now, &dispatcher](Store &store) {
        if (sample == SampleData::Reset)
            store.removeAll();
        else if (!store.isEmpty())
            return !store.failure();
        const SampleWorld world = makeSampleWorld(SampleStamp::at(now));
        writeSample(store, world);
        return writeSampleResources(dispatcher, store, world) && !store.failure();
    });
}

bool completeSample(Store &store)
{
    const auto stamp = storedSample(store);
    if (!stamp || isSampleComplete(store))
        return false;
    addLaterParts(store, makeSampleWorld(*stamp));
    return true;
}

std::optional<SampleTraffic> sampleTraffic(Dispatcher &dispatcher, int times)
{
    std::optional<SampleStamp> stamp;
    dispatcher.change([&stamp](Store &store) {
        stamp = storedSample(store);
        return false;
    });
    if (!stamp)
        return std::nullopt;
    SampleTraffic traffic(dispatcher, *stamp, times);
    // A sample made just now is at the present already.
    if (dispatcher.clock().now() - stamp->madeAt > std::chrono::minutes(15))
        traffic.catchUp();
    return traffic;
}

} // namespace lc
