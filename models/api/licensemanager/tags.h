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
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Takes tags away.
struct UntagResource {
    struct Request {
        QString resourceArn;
        QList<QString> tagKeys;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Tags of a resource.
struct ListTagsForResource {
    struct Request {
        QString resourceArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<Tag>> tags;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace licensemanager

} // namespace lc
