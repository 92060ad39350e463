// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc {

static constexpr Field getApiKeysRequestRows[] = {
    field<&apigateway::GetApiKeys::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&apigateway::GetApiKeys::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
    field<&apigateway::GetApiKeys::Request::nameQuery>("name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name query"))
        .inQuery()
        .named("nameQuery"),
    field<&apigateway::GetApiKeys::Request::customerId>("customerId")
        .titled(QT_TRANSLATE_NOOP("Field", "Customer ID"))
        .inQuery(),
    field<&apigateway::GetApiKeys::Request::includeValues>("includeValues")
        .titled(QT_TRANSLATE_NOOP("Field", "Include values"))
        .inQuery(),
};

template <> const Type &typeOf<apigateway::GetApiKeys::Request>()
{
    static constexpr Type type =
        describe<apigateway::GetApiKeys::Request>("GetApiKeysRequest", getApiKeysRequestRows);
    return type;
}

static constexpr Field getApiKeysResponseRows[] = {
    field<&apigateway::GetApiKeys::Response::warnings>("warnings")
        .titled(QT_TRANSLATE_NOOP("Field", "Warnings")),
    field<&apigateway::GetApiKeys::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&apigateway::GetApiKeys::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

template <> const Type &typeOf<apigateway::GetApiKeys::Response>()
{
    static constexpr Type type =
        describe<apigateway::GetApiKeys::Response>("GetApiKeysResponse", getApiKeysResponseRows);
    return type;
}

namespace apigateway {

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

} // namespace apigateway
} // namespace lc
