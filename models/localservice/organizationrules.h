// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// ListReceivedGrantsForOrganization, ListReceivedLicensesForOrganization.
void addOrganizationRules(HandlerTable &table);

} // namespace lc
