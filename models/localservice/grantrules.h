// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// CreateGrant, GetGrant, DeleteGrant.
void addGrantRules(HandlerTable &table);
/// AcceptGrant, RejectGrant, CreateGrantVersion.
void addGrantStateRules(HandlerTable &table);
/// ListDistributedGrants, ListReceivedGrants.
void addGrantListRules(HandlerTable &table);

} // namespace lc
