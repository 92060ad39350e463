// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/servedcall.h"

namespace lc {

static constexpr Field servedCallRows[] = {
    field<&ServedCall::time>("time").with(Required),
    field<&ServedCall::operation>("operation"),
    field<&ServedCall::account>("account"),
    field<&ServedCall::session>("session"),
    field<&ServedCall::region>("region"),
    field<&ServedCall::status>("status").with(Required),
    field<&ServedCall::error>("error"),
    field<&ServedCall::requestId>("requestId").with(Required),
    field<&ServedCall::microseconds>("microseconds").with(Required),
};

constinit const Type ServedCall::rows = describe<ServedCall>("ServedCall", servedCallRows);

} // namespace lc
