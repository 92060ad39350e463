// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alertitemlist.h"

namespace lc {

static constexpr Field listRows[] = {
    field<&AlertItemList::place>("Place").with(Key),
    field<&AlertItemList::asOf>("AsOf"),
    field<&AlertItemList::items>("Items"),
};

constinit const Type AlertItemList::rows = describe<AlertItemList>("AlertItemList", listRows);

} // namespace lc
