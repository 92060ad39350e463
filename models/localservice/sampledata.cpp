// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampledata.h"

#include "localservice/dispatcher.h"
#include "localservice/samplewriter.h"

namespace lc {

bool prepareSample(Dispatcher &dispatcher, SampleData sample)
{
    if (sample == SampleData::None)
        return true;
    const Instant now = dispatcher.clock().now();
    return dispatcher.change([sample, now](Store &store) {
        if (sample == SampleData::Reset)
            store.removeAll();
        else if (!store.isEmpty())
            return !store.failure();
        writeSample(store, makeSampleWorld(SampleStamp::at(now)));
        return !store.failure();
    });
}

} // namespace lc
