// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sts/identity.h"

#include "api/sts/service.h"

#include <QtGlobal>

namespace lc::sts {

constinit const Type GetCallerIdentity::Request::rows =
    describe<Request>("GetCallerIdentityRequest");

static constexpr Field responseRows[] = {
    field<&GetCallerIdentity::Response::userId>("UserId").titled(
        QT_TRANSLATE_NOOP("Field", "User ID")),
    field<&GetCallerIdentity::Response::account>("Account").titled(
        QT_TRANSLATE_NOOP("Field", "Account")),
    field<&GetCallerIdentity::Response::arn>("Arn").titled(QT_TRANSLATE_NOOP("Field", "ARN")),
};

constinit const Type GetCallerIdentity::Response::rows =
    describe<Response>("GetCallerIdentityResponse", responseRows);

const Operation GetCallerIdentity::operation{
    .name = "GetCallerIdentity",
    .service = &service,
    .request = &typeOf<GetCallerIdentity::Request>,
    .response = &typeOf<GetCallerIdentity::Response>,
};

} // namespace lc::sts
