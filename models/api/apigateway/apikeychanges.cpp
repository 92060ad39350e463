// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field getApiKeyRequestRows[] = {
    field<&GetApiKey::Request::apiKey>("api_Key")
        .titled(QT_TRANSLATE_NOOP("Field", "API key"))
        .with(Required)
        .inPath()
        .named("apiKey"),
    field<&GetApiKey::Request::includeValue>("includeValue")
        .titled(QT_TRANSLATE_NOOP("Field", "Include value"))
        .inQuery(),
};

constinit const Type GetApiKey::Request::rows =
    describe<Request>("GetApiKeyRequest", getApiKeyRequestRows);

static constexpr Field createApiKeyRequestRows[] = {
    field<&CreateApiKey::Request::name>("name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&CreateApiKey::Request::description>("description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&CreateApiKey::Request::enabled>("enabled").titled(QT_TRANSLATE_NOOP("Field", "Enabled")),
    field<&CreateApiKey::Request::generateDistinctId>("generateDistinctId")
        .titled(QT_TRANSLATE_NOOP("Field", "Generate distinct ID")),
    field<&CreateApiKey::Request::value>("value")
        .titled(QT_TRANSLATE_NOOP("Field", "Value"))
        .with(Sensitive),
    field<&CreateApiKey::Request::stageKeys>("stageKeys")
        .titled(QT_TRANSLATE_NOOP("Field", "Stage keys")),
    field<&CreateApiKey::Request::customerId>("customerId")
        .titled(QT_TRANSLATE_NOOP("Field", "Customer ID")),
    field<&CreateApiKey::Request::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type CreateApiKey::Request::rows =
    describe<Request>("CreateApiKeyRequest", createApiKeyRequestRows);

static constexpr Field updateApiKeyRequestRows[] = {
    field<&UpdateApiKey::Request::apiKey>("api_Key")
        .titled(QT_TRANSLATE_NOOP("Field", "API key"))
        .with(Required)
        .inPath()
        .named("apiKey"),
    field<&UpdateApiKey::Request::patchOperations>("patchOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Patch operations")),
};

constinit const Type UpdateApiKey::Request::rows =
    describe<Request>("UpdateApiKeyRequest", updateApiKeyRequestRows);

static constexpr Field deleteApiKeyRequestRows[] = {
    field<&DeleteApiKey::Request::apiKey>("api_Key")
        .titled(QT_TRANSLATE_NOOP("Field", "API key"))
        .with(Required)
        .inPath()
        .named("apiKey"),
};

constinit const Type DeleteApiKey::Request::rows =
    describe<Request>("DeleteApiKeyRequest", deleteApiKeyRequestRows);

constinit const Type DeleteApiKey::Response::rows = describe<Response>("DeleteApiKeyResponse");

static constexpr Field importApiKeysRequestRows[] = {
    field<&ImportApiKeys::Request::body>("body")
        .titled(QT_TRANSLATE_NOOP("Field", "Body"))
        .with(Required | Sensitive | LongText)
        .asPayload(),
    field<&ImportApiKeys::Request::format>("format")
        .titled(QT_TRANSLATE_NOOP("Field", "Format"))
        .with(Required)
        .inQuery(),
    field<&ImportApiKeys::Request::failOnWarnings>("failonwarnings")
        .titled(QT_TRANSLATE_NOOP("Field", "Fail on warnings"))
        .inQuery()
        .named("failOnWarnings"),
};

constinit const Type ImportApiKeys::Request::rows =
    describe<Request>("ImportApiKeysRequest", importApiKeysRequestRows);

static constexpr Field importApiKeysResponseRows[] = {
    field<&ImportApiKeys::Response::ids>("ids").titled(QT_TRANSLATE_NOOP("Field", "IDs")),
    field<&ImportApiKeys::Response::warnings>("warnings")
        .titled(QT_TRANSLATE_NOOP("Field", "Warnings")),
};

constinit const Type ImportApiKeys::Response::rows =
    describe<Response>("ApiKeyIds", importApiKeysResponseRows);

const Operation GetApiKey::operation{
    .name = "GetApiKey",
    .service = &service,
    .request = &typeOf<GetApiKey::Request>,
    .response = &typeOf<GetApiKey::Response>,
    .method = "GET",
    .path = "/apikeys/{api_Key}",
};

static constexpr const char *createApiKeyErrors[] = {"ConflictException", "LimitExceededException"};
const Operation CreateApiKey::operation{
    .name = "CreateApiKey",
    .service = &service,
    .request = &typeOf<CreateApiKey::Request>,
    .response = &typeOf<CreateApiKey::Response>,
    .repeat = Operation::Repeat::Never,
    .method = "POST",
    .path = "/apikeys",
    .successStatus = 201,
    .errors = createApiKeyErrors,
};

static constexpr const char *updateApiKeyErrors[] = {"ConflictException", "LimitExceededException"};
const Operation UpdateApiKey::operation{
    .name = "UpdateApiKey",
    .service = &service,
    .request = &typeOf<UpdateApiKey::Request>,
    .response = &typeOf<UpdateApiKey::Response>,
    .repeat = Operation::Repeat::Patch,
    .method = "PATCH",
    .path = "/apikeys/{api_Key}",
    .errors = updateApiKeyErrors,
};

static constexpr const char *deleteApiKeyErrors[] = {"ConflictException"};
const Operation DeleteApiKey::operation{
    .name = "DeleteApiKey",
    .service = &service,
    .request = &typeOf<DeleteApiKey::Request>,
    .response = &typeOf<DeleteApiKey::Response>,
    .repeat = Operation::Repeat::NaturalKey,
    .method = "DELETE",
    .path = "/apikeys/{api_Key}",
    .successStatus = 202,
    .errors = deleteApiKeyErrors,
};

static constexpr const char *importApiKeysErrors[] = {"ConflictException",
                                                      "LimitExceededException"};
const Operation ImportApiKeys::operation{
    .name = "ImportApiKeys",
    .service = &service,
    .request = &typeOf<ImportApiKeys::Request>,
    .response = &typeOf<ImportApiKeys::Response>,
    .repeat = Operation::Repeat::Never,
    .method = "POST",
    .path = "/apikeys?mode=import",
    .successStatus = 201,
    .errors = importApiKeysErrors,
};

} // namespace lc::apigateway
