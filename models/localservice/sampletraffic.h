// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/sampleworld.h"

#include <vector>

namespace lc {

class Dispatcher;
class Store;
struct Call;
struct LicenseEntry;

/// What the sample companies go on doing while the service runs: seats are taken and given back on
/// sample licenses, API keys are used. Driven by the dispatcher's clock alone; each tick is one
/// transaction of bounded work. Check-outs of people are left alone.
class SampleTraffic {
public:
    /// API keys are used so many times as much as usual.
    SampleTraffic(Dispatcher &dispatcher, const SampleStamp &stamp, int times = 1);

    /// What happened since the last tick, of the API keys, and of some licenses in turn.
    void tick();
    /// As tick(), but of every license: after the service was not running.
    void catchUp();

private:
    /// A sample license with uses that may change.
    struct Seats {
        QString licenseArn;
        QString issuer; ///< account
        QString region;
        QString customer; ///< the account that consumes by a grant; empty: the issuer does
        std::vector<SampleUse> uses;
    };
    struct Requests {
        QString planId;
        QString keyId;
        qint64 average; ///< a day
    };

    void advance(std::size_t licenses);
    bool countRequests(Store &store, Instant now);
    bool moveSeats(Store &store, const Seats &seats, Instant now) const;
    bool moveUse(Call &call, const LicenseEntry &license, const Seats &seats, const SampleUse &use,
                 qint64 consumed) const;
    bool takeMore(Call &call, const LicenseEntry &license, const Seats &seats, const SampleUse &use,
                  qint64 amount) const;
    qint64 targetOf(const SampleUse &use, Instant now) const;

    Dispatcher *m_dispatcher; ///< never null
    SampleStamp m_stamp;
    std::vector<Seats> m_seats;
    std::vector<Requests> m_requests;
    std::size_t m_next = 0; ///< among m_seats
};

} // namespace lc
