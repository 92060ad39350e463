// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/account.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

constinit const Type GetAccount::Request::rows = describe<Request>("GetAccountRequest");

static constexpr Field updateAccountRequestRows[] = {
    field<&UpdateAccount::Request::patchOperations>("patchOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Patch operations")),
};

constinit const Type UpdateAccount::Request::rows =
    describe<Request>("UpdateAccountRequest", updateAccountRequestRows);

const Operation GetAccount::operation{
    .name = "GetAccount",
    .service = &service,
    .request = &typeOf<GetAccount::Request>,
    .response = &typeOf<GetAccount::Response>,
    .method = "GET",
    .path = "/account",
};

static constexpr const char *updateAccountErrors[] = {"ConflictException",
                                                      "LimitExceededException"};
const Operation UpdateAccount::operation{
    .name = "UpdateAccount",
    .service = &service,
    .request = &typeOf<UpdateAccount::Request>,
    .response = &typeOf<UpdateAccount::Response>,
    .repeat = Operation::Repeat::Patch,
    .method = "PATCH",
    .path = "/account",
    .errors = updateAccountErrors,
};

} // namespace lc::apigateway
