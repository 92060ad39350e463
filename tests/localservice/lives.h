// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/randomlife.h"
#include "localservice/servicesetup.h"

#include <memory>
#include <span>

namespace lc {

/// Every kind of random life.
namespace lives {

struct Kind {
    const char *name;
    /// Whether it needs a service whose clock only it moves.
    enum class Clock { Own, Any } clock;
    std::unique_ptr<RandomLife> (*begin)(const LifePlace &place, unsigned seed);
};

std::span<const Kind> kinds();
/// What lives expect of the service, beside its accounts.
ServiceSetup setup();

} // namespace lives

} // namespace lc
