// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field getApiKeysRequestRows[] = {
    field<&GetApiKeys::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&GetApiKeys::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
    field<&GetApiKeys::Request::nameQuery>("name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name query"))
        .inQuery()
        .named("nameQuery"),
    field<&GetApiKeys::Request::customerId>("customerId")
        .titled(QT_TRANSLATE_NOOP("Field", "Customer ID"))
        .inQuery(),
    field<&GetApiKeys::Request::includeValues>("includeValues")
        .titled(QT_TRANSLATE_NOOP("Field", "Include values"))
        .inQuery(),
};

constinit const Type GetApiKeys::Request::rows =
    describe<Request>("GetApiKeysRequest", getApiKeysRequestRows);

static constexpr Field getApiKeysResponseRows[] = {
    field<&GetApiKeys::Response::warnings>("warnings")
        .titled(QT_TRANSLATE_NOOP("Field", "Warnings")),
    field<&GetApiKeys::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&GetApiKeys::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

constinit const Type GetApiKeys::Response::rows =
    describe<Response>("GetApiKeysResponse", getApiKeysResponseRows);

const Operation GetApiKeys::operation{
    .name = "GetApiKeys",
    .service = &service,
    .request = &typeOf<GetApiKeys::Request>,
    .response = &typeOf<GetApiKeys::Response>,
    .method = "GET",
    .path = "/apikeys",
    .pageTokenIn = "position",
    .pageTokenOut = "position",
    .list = "item",
};

} // namespace lc::apigateway
