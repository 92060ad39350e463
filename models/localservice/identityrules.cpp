// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/identityrules.h"

#include "api/sts/identity.h"
#include "localservice/handlertable.h"
#include "localservice/webidentityrules.h"

namespace lc {

namespace {

Served<sts::GetCallerIdentity::Response> getCallerIdentity(Call &call,
                                                           const sts::GetCallerIdentity::Request &)
{
    const Caller &caller = call.caller;
    const QString userId = caller.isSession()
        ? roleId(caller.account, caller.session.section(u'/', 0, 0)) + u':'
            + caller.session.section(u'/', 1)
        : caller.account;
    return sts::GetCallerIdentity::Response{userId, caller.account, caller.arn()};
}

} // namespace

void addIdentityRules(HandlerTable &table)
{
    table.add<sts::GetCallerIdentity>(getCallerIdentity);
}

} // namespace lc
