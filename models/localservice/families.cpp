// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/families.h"

#include "localservice/identityrules.h"

namespace lc {

void addFamilies(HandlerTable &table)
{
    addIdentityRules(table);
}

} // namespace lc
