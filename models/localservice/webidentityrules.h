// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lc {

class HandlerTable;

/// The id AWS would show for a role of an account: always the same for the same role.
QString roleId(const QString &account, const QString &role);

/// STS AssumeRoleWithWebIdentity.
void addWebIdentityRules(HandlerTable &table);

} // namespace lc
