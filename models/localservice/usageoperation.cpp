// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/usageoperation.h"

#include <algorithm>

namespace lc {

using System = UsageOperation::System;

// Names and meanings from the guide's "Convert a license type".
static constexpr UsageOperation operations[] = {
    {u"RunInstances", System::Linux, {}, {}, false},
    {u"RunInstances:0g00", System::Linux, {}, u"ubuntu-pro", false},
    {u"RunInstances:0010", System::RedHat, {}, u"rhel", false},
    {u"RunInstances:00g0", System::RedHat, {}, u"rhel-byol", false},
    {u"RunInstances:000g", System::Suse, {}, u"suse-linux", false},
    {u"RunInstances:0800", System::Windows, {}, u"windows-byol", false},
    {u"RunInstances:0002", System::Windows, u"windows-server-datacenter",
     u"windows-server-enterprise", false},
    {u"RunInstances:0006", System::Windows, u"sql-server-standard", u"sql-server-standard", true},
    {u"RunInstances:0102", System::Windows, u"sql-server-enterprise", u"sql-server-enterprise",
     true},
    {u"RunInstances:0202", System::Windows, u"sql-server-web", {}, true},
    {u"RunInstances:0804", System::Windows, u"sql-server-standard", u"sql-server-standard", true},
};

const UsageOperation *usageOperationNamed(const QString &name)
{
    const auto *found = std::ranges::find_if(
        operations, [&name](const UsageOperation &each) { return each.name == name; });
    return found == std::end(operations) ? nullptr : found;
}

bool isConvertible(const UsageOperation &from, const UsageOperation &to)
{
    return from.system == to.system && from.name != to.name;
}

} // namespace lc
