// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <span>
#include <string_view>

namespace lc {

/// A service: how its operations are addressed, signed and spoken.
struct Service {
    enum class Protocol { AwsJson, RestJson, Query };

    const char *signingName; ///< also the endpoint prefix
    const char *environmentName; ///< AWS_ENDPOINT_URL_<this>
    const char *configName; ///< key in a [services] section
    const char *cliName; ///< `aws <this> ...`
    Protocol protocol;
    const char *targetPrefix; ///< AwsJson: before the operation's name in X-Amz-Target
    const char *version;
};

/// An operation: a name, two described structs and how they travel.
struct Operation {
    /// Whether a second apply does harm, which decides what may be sent again (reliability notes,
    /// section 4).
    enum class Repeat {
        Read, ///< changes nothing
        Token, ///< carries ClientToken: same token and bytes may be sent again
        Version, ///< guarded by SourceVersion or Version
        State, ///< sets a state: read back before sending again
        NaturalKey, ///< its own key tells: Conflict or NotFound on a second apply
        Patch, ///< `replace` sets a state, `add` and `remove` do not: read back
        Never ///< not repeatable
    };

    const char *name;
    const Service *service;
    const Type &(*request)();
    const Type &(*response)();
    Repeat repeat = Repeat::Read;
    const char *method = "POST";
    const char *path = "/"; ///< REST: members of Place::Path in braces
    int successStatus = 200;
    std::span<const char *const> errors =
        {}; ///< modelled error names, without those common to the service
    const char *pageTokenIn = nullptr; ///< request member that asks for a page; nullptr: no paging
    const char *pageTokenOut = nullptr; ///< answer member that names the next page
    const char *list = nullptr; ///< answer member that holds the records of a list
    bool isSigned = true;

    constexpr bool changesState() const { return repeat != Repeat::Read; }
};

} // namespace lc
