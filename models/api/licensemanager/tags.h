// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/tag.h"

namespace lc {
namespace licensemanager {

/// Adds tags or gives them new values.
struct TagResource {
    struct Request {
        QString resourceArn;
        QList<Tag> tags;

        bool operator==(const Request &) const = default;
    };
    struct Response {
        bool operator==(const Response &) const = default;
    };
    static const Operation operation;
};

/// Takes tags away.
struct UntagResource {
    struct Request {
        QString resourceArn;
        QList<QString> tagKeys;

        bool operator==(const Request &) const = default;
    };
    struct Response {
        bool operator==(const Response &) const = default;
    };
    static const Operation operation;
};

/// Tags of a resource.
struct ListTagsForResource {
    struct Request {
        QString resourceArn;

        bool operator==(const Request &) const = default;
    };
    struct Response {
        std::optional<QList<Tag>> tags;

        bool operator==(const Response &) const = default;
    };
    static const Operation operation;
};

} // namespace licensemanager

template <> const Type &typeOf<licensemanager::TagResource::Request>();
template <> const Type &typeOf<licensemanager::TagResource::Response>();
template <> const Type &typeOf<licensemanager::UntagResource::Request>();
template <> const Type &typeOf<licensemanager::UntagResource::Response>();
template <> const Type &typeOf<licensemanager::ListTagsForResource::Request>();
template <> const Type &typeOf<licensemanager::ListTagsForResource::Response>();

} // namespace lc
