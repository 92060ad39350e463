// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lc::test {

/// The vendor is AWS Marketplace; the customer manages an organization with one more account.
inline QByteArray marketplaceAccounts()
{
    return R"({"Accounts": [{"Id": "294406891311", "Name": "vendor"},
                            {"Id": "444455556666", "Name": "customer"},
                            {"Id": "777788889999", "Name": "member"}],
               "Organization": {"Id": "o-exampleorg1", "ManagementAccount": "444455556666",
                                "Accounts": ["777788889999"]}})";
}

} // namespace lc::test
