// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/fault.h"
#include "domain/inventoryresource.h"
#include "domain/restapi.h"

#include <optional>
#include <span>

/// What only this service has: operations for tests and training, below /_control. They are signed
/// like the rest, for a service named license-console.
namespace lc::control {

extern const Service service;

std::span<const Operation *const> operations();
inline bool isPath(const QByteArray &rawPath)
{
    return rawPath.startsWith("/_control/");
}

/// The service's time, which its rules go by.
struct ClockTime {
    Instant time{};
    qint64 aheadSeconds = 0; ///< of the machine's clock

    bool operator==(const ClockTime &) const = default;
    static const Type rows;
};

/// Reads the service's clock.
struct GetClock {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = ClockTime;
    static const Operation operation;
};

/// Sets the service's clock, then moves it on; it runs on from there. Without members it goes back
/// to the machine's time.
struct SetClock {
    struct Request {
        std::optional<Instant> time;
        std::optional<qint64> advanceSeconds;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = ClockTime;
    static const Operation operation;
};

/// How long after a request GetUsage tells of it.
struct UsageLag {
    static constexpr qint64 longest = 86'400;

    qint64 seconds = 0;

    bool operator==(const UsageLag &) const = default;
    static const Type rows;
};

struct GetUsageLag {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = UsageLag;
    static const Operation operation;
};

/// Lets GetUsage tell of requests only some time after they were made.
struct SetUsageLag {
    using Request = UsageLag;
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Counts requests of a key in a plan, as many as its quota allows.
struct MakeTraffic {
    struct Request {
        QString usagePlanId;
        QString keyId;
        qint64 requests = 0;
        std::optional<QString> day; ///< "2026-03-19"; absent: today by the service's clock

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        qint64 counted = 0; ///< the others went beyond the quota

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Makes a REST API with stages for usage plans, or adds stages to it.
struct DefineRestApi {
    struct Request {
        QString id;
        std::optional<QString> name;
        QList<QString> stages;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = RestApi;
    static const Operation operation;
};

/// Adds a machine, image or database to the caller's inventory of the Region, or replaces what is
/// known of it.
struct PutInventoryResource {
    using Request = InventoryResource;
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

struct RemoveInventoryResource {
    struct Request {
        QString resourceArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Lets calls fail, wait or break off.
struct AddFault {
    using Request = Fault;
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// The faults that still come.
struct GetFaults {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QList<Fault> faults;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Takes all faults away.
struct ClearFaults {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::control
