// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/tags.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field getTagsRequestRows[] = {
    field<&GetTags::Request::resourceArn>("resource_arn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required)
        .inPath()
        .named("resourceArn"),
    field<&GetTags::Request::position>("position").inQuery(),
    field<&GetTags::Request::limit>("limit").titled(QT_TRANSLATE_NOOP("Field", "Limit")).inQuery(),
};

constinit const Type GetTags::Request::rows =
    describe<Request>("GetTagsRequest", getTagsRequestRows);

static constexpr Field getTagsResponseRows[] = {
    field<&GetTags::Response::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type GetTags::Response::rows =
    describe<Response>("GetTagsResponse", getTagsResponseRows);

static constexpr Field tagResourceRequestRows[] = {
    field<&TagResource::Request::resourceArn>("resource_arn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required)
        .inPath()
        .named("resourceArn"),
    field<&TagResource::Request::tags>("tags")
        .titled(QT_TRANSLATE_NOOP("Field", "Tags"))
        .with(Required),
};

constinit const Type TagResource::Request::rows =
    describe<Request>("TagResourceRequest", tagResourceRequestRows);

constinit const Type TagResource::Response::rows = describe<Response>("TagResourceResponse");

static constexpr Field untagResourceRequestRows[] = {
    field<&UntagResource::Request::resourceArn>("resource_arn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required)
        .inPath()
        .named("resourceArn"),
    field<&UntagResource::Request::tagKeys>("tagKeys")
        .titled(QT_TRANSLATE_NOOP("Field", "Tag keys"))
        .with(Required)
        .inQuery(),
};

constinit const Type UntagResource::Request::rows =
    describe<Request>("UntagResourceRequest", untagResourceRequestRows);

constinit const Type UntagResource::Response::rows = describe<Response>("UntagResourceResponse");

const Operation GetTags::operation{
    .name = "GetTags",
    .service = &service,
    .request = &typeOf<GetTags::Request>,
    .response = &typeOf<GetTags::Response>,
    .method = "GET",
    .path = "/tags/{resource_arn}",
};

static constexpr const char *tagResourceErrors[] = {"ConflictException", "LimitExceededException"};
const Operation TagResource::operation{
    .name = "TagResource",
    .service = &service,
    .request = &typeOf<TagResource::Request>,
    .response = &typeOf<TagResource::Response>,
    .repeat = Operation::Repeat::State,
    .method = "PUT",
    .path = "/tags/{resource_arn}",
    .successStatus = 204,
    .errors = tagResourceErrors,
};

static constexpr const char *untagResourceErrors[] = {"ConflictException",
                                                      "LimitExceededException"};
const Operation UntagResource::operation{
    .name = "UntagResource",
    .service = &service,
    .request = &typeOf<UntagResource::Request>,
    .response = &typeOf<UntagResource::Response>,
    .repeat = Operation::Repeat::State,
    .method = "DELETE",
    .path = "/tags/{resource_arn}",
    .successStatus = 204,
    .errors = untagResourceErrors,
};

} // namespace lc::apigateway
