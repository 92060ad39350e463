// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/tags.h"

#include "api/licensemanager/service.h"

#include <QtGlobal>

namespace lc {

static constexpr Field tagResourceRequestRows[] = {
    field<&licensemanager::TagResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<&licensemanager::TagResource::Request::tags>("Tags")
        .titled(QT_TRANSLATE_NOOP("Field", "Tags"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::TagResource::Request>()
{
    static constexpr Type type = describe<licensemanager::TagResource::Request>(
        "TagResourceRequest", tagResourceRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::TagResource::Response>()
{
    static constexpr Type type =
        describe<licensemanager::TagResource::Response>("TagResourceResponse", {});
    return type;
}

static constexpr Field untagResourceRequestRows[] = {
    field<&licensemanager::UntagResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<&licensemanager::UntagResource::Request::tagKeys>("TagKeys")
        .titled(QT_TRANSLATE_NOOP("Field", "Tag keys"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::UntagResource::Request>()
{
    static constexpr Type type = describe<licensemanager::UntagResource::Request>(
        "UntagResourceRequest", untagResourceRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::UntagResource::Response>()
{
    static constexpr Type type =
        describe<licensemanager::UntagResource::Response>("UntagResourceResponse", {});
    return type;
}

static constexpr Field listTagsForResourceRequestRows[] = {
    field<&licensemanager::ListTagsForResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::ListTagsForResource::Request>()
{
    static constexpr Type type = describe<licensemanager::ListTagsForResource::Request>(
        "ListTagsForResourceRequest", listTagsForResourceRequestRows);
    return type;
}

static constexpr Field listTagsForResourceResponseRows[] = {
    field<&licensemanager::ListTagsForResource::Response::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
};

template <> const Type &typeOf<licensemanager::ListTagsForResource::Response>()
{
    static constexpr Type type = describe<licensemanager::ListTagsForResource::Response>(
        "ListTagsForResourceResponse", listTagsForResourceResponseRows);
    return type;
}

namespace licensemanager {

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

} // namespace licensemanager
} // namespace lc
