// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <optional>

namespace lc::apigateway {

/// Tags of a resource.
struct GetTags {
    struct Request {
        QString resourceArn;
        std::optional<QString> position;
        std::optional<qint64> limit;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QMap<QString, QString>> tags;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Adds tags or gives them new values.
struct TagResource {
    struct Request {
        QString resourceArn;
        QMap<QString, QString> tags;

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

} // namespace lc::apigateway
