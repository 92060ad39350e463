// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/faultworld.h"

#include <functional>
#include <span>

namespace lc::test {

/// One change that is ready to be sent, and how often it has taken effect.
struct PreparedChange {
    std::function<Result<void, ApiError>()> send; ///< by the faulty way
    std::function<int()> effects; ///< read past every fault
    std::function<void()> finish = [] {};
};

/// How a change is prepared; every time with things of its own.
struct ChangeCase {
    const Operation *operation;
    PreparedChange (*prepare)(FaultWorld &world);
};

/// A case for each of support/changes.h.
std::span<const ChangeCase> licenseCases();
std::span<const ChangeCase> resourceCases();
std::span<const ChangeCase> gatewayCases();

template <class Op>
PreparedChange prepared(FaultWorld &world, typename Op::Request request,
                        std::function<int()> effects, FaultWorld::Who who = FaultWorld::Who::Vendor)
{
    return {[&world, request = std::move(request), who]() -> Result<void, ApiError> {
                auto answer = world.through<Op>(request, who);
                if (!answer)
                    return unexpected(answer.error());
                return {};
            },
            std::move(effects)};
}

} // namespace lc::test
