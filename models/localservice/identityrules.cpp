// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/identityrules.h"

#include "api/sts/identity.h"
#include "localservice/handlertable.h"

namespace lc {

namespace {

Served<sts::GetCallerIdentity::Response> getCallerIdentity(Call &call,
                                                           const sts::GetCallerIdentity::Request &)
{
    return sts::GetCallerIdentity::Response{call.caller.account, call.caller.account,
                                            call.caller.arn()};
}

} // namespace

void addIdentityRules(HandlerTable &table)
{
    table.add<sts::GetCallerIdentity>(getCallerIdentity);
}

} // namespace lc
