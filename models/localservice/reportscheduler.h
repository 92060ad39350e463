// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/bucketfolder.h"

namespace lc {

class Dispatcher;

/// Makes the reports that are due by the service's clock.
class ReportScheduler {
public:
    /// The dispatcher must outlive it.
    ReportScheduler(Dispatcher &dispatcher, const QString &bucketsPath);

    /// Makes what is due now; callable from any thread.
    void tick() const;

private:
    Dispatcher *m_dispatcher;
    BucketFolder m_buckets;
};

} // namespace lc
