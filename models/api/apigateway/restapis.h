// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/restapi.h"
#include "domain/stage.h"

#include <optional>

namespace lc::apigateway {

/// REST APIs of the Region.
struct GetRestApis {
    struct Request {
        std::optional<QString> position;
        std::optional<qint64> limit;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> position;
        std::optional<QList<RestApi>> items;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Stages of a REST API.
struct GetStages {
    struct Request {
        QString restApiId;
        std::optional<QString> deploymentId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<Stage>> item;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a stage.
struct GetStage {
    struct Request {
        QString restApiId;
        QString stageName;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = Stage;
    static const Operation operation;
};

} // namespace lc::apigateway
