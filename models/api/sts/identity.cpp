// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sts/identity.h"

#include "api/sts/service.h"

#include <QtGlobal>

namespace lc {

template <> const Type &typeOf<sts::GetCallerIdentity::Request>()
{
    static constexpr Type type =
        describe<sts::GetCallerIdentity::Request>("GetCallerIdentityRequest", {});
    return type;
}

static constexpr Field responseRows[] = {
    field<&sts::GetCallerIdentity::Response::userId>("UserId").titled(
        QT_TRANSLATE_NOOP("Field", "User ID")),
    field<&sts::GetCallerIdentity::Response::account>("Account").titled(
        QT_TRANSLATE_NOOP("Field", "Account")),
    field<&sts::GetCallerIdentity::Response::arn>("Arn").titled(QT_TRANSLATE_NOOP("Field", "ARN")),
};

template <> const Type &typeOf<sts::GetCallerIdentity::Response>()
{
    static constexpr Type type =
        describe<sts::GetCallerIdentity::Response>("GetCallerIdentityResponse", responseRows);
    return type;
}

namespace sts {

const Operation GetCallerIdentity::operation{
    .name = "GetCallerIdentity",
    .service = &service,
    .request = &typeOf<GetCallerIdentity::Request>,
    .response = &typeOf<GetCallerIdentity::Response>,
};

} // namespace sts
} // namespace lc
