// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/fault.h"

namespace lc {

static constexpr Field faultRows[] = {
    field<&Fault::operation>("operation"),
    field<&Fault::status>("status").within(400, 599),
    field<&Fault::code>("code").matching("[A-Za-z0-9.]+"),
    field<&Fault::message>("message"),
    field<&Fault::delayMilliseconds>("delayMilliseconds").within(0, 60'000),
    field<&Fault::cutsConnection>("cutsConnection"),
    field<&Fault::executes>("executes"),
    field<&Fault::count>("count").within(0, unlimited),
};

constinit const Type Fault::rows = describe<Fault>("Fault", faultRows);

} // namespace lc
