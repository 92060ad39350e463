// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/tags.h"

#include "api/licensemanager/service.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field tagResourceRequestRows[] = {
    field<&TagResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<&TagResource::Request::tags>("Tags")
        .titled(QT_TRANSLATE_NOOP("Field", "Tags"))
        .with(Required),
};

constinit const Type TagResource::Request::rows =
    describe<Request>("TagResourceRequest", tagResourceRequestRows);

constinit const Type TagResource::Response::rows = describe<Response>("TagResourceResponse");

static constexpr Field untagResourceRequestRows[] = {
    field<&UntagResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<&UntagResource::Request::tagKeys>("TagKeys")
        .titled(QT_TRANSLATE_NOOP("Field", "Tag keys"))
        .with(Required),
};

constinit const Type UntagResource::Request::rows =
    describe<Request>("UntagResourceRequest", untagResourceRequestRows);

constinit const Type UntagResource::Response::rows = describe<Response>("UntagResourceResponse");

static constexpr Field listTagsForResourceRequestRows[] = {
    field<&ListTagsForResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
};

constinit const Type ListTagsForResource::Request::rows =
    describe<Request>("ListTagsForResourceRequest", listTagsForResourceRequestRows);

static constexpr Field listTagsForResourceResponseRows[] = {
    field<&ListTagsForResource::Response::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type ListTagsForResource::Response::rows =
    describe<Response>("ListTagsForResourceResponse", listTagsForResourceResponseRows);

static constexpr const char *tagResourceErrors[] = {"InvalidParameterValueException",
                                                    "ValidationException"};
const Operation TagResource::operation{
    .name = "TagResource",
    .service = &service,
    .request = &typeOf<TagResource::Request>,
    .response = &typeOf<TagResource::Response>,
    .repeat = Operation::Repeat::State,
    .errors = tagResourceErrors,
};

static constexpr const char *untagResourceErrors[] = {"InvalidParameterValueException",
                                                      "ValidationException"};
const Operation UntagResource::operation{
    .name = "UntagResource",
    .service = &service,
    .request = &typeOf<UntagResource::Request>,
    .response = &typeOf<UntagResource::Response>,
    .repeat = Operation::Repeat::State,
    .errors = untagResourceErrors,
};

static constexpr const char *listTagsForResourceErrors[] = {"InvalidParameterValueException",
                                                            "ValidationException"};
const Operation ListTagsForResource::operation{
    .name = "ListTagsForResource",
    .service = &service,
    .request = &typeOf<ListTagsForResource::Request>,
    .response = &typeOf<ListTagsForResource::Response>,
    .errors = listTagsForResourceErrors,
};

} // namespace lc::licensemanager
