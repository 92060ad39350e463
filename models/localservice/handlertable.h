// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "localservice/call.h"

#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace lc {

/// What carries out each operation: one row a handler, added by the classes of the families.
class HandlerTable {
public:
    /// Fills `response` from `request`; both are of the operation's types.
    using Handler = std::function<Served<void>(Call &, const void *request, void *response)>;

    /// `table.add<licensemanager::GetLicense>(&LicenseRules::get)`; plain functions only, as rules
    /// keep nothing between calls.
    template <class Op>
    void add(Served<typename Op::Response> (*rule)(Call &, const typename Op::Request &))
    {
        m_handlers[&Op::operation] = [rule](Call &call, const void *request, void *response) {
            auto outcome = rule(call, *static_cast<const typename Op::Request *>(request));
            if (!outcome)
                return Served<void>(unexpected(outcome.error()));
            *static_cast<typename Op::Response *>(response) = std::move(*outcome);
            return Served<void>();
        };
    }

    /// nullptr when the operation is not served.
    const Handler *find(const Operation &operation) const
    {
        const auto found = m_handlers.find(&operation);
        return found == m_handlers.end() ? nullptr : &found->second;
    }

private:
    std::map<const Operation *, Handler> m_handlers;
};

} // namespace lc
