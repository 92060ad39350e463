// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// TagResource, UntagResource, ListTagsForResource of License Manager.
void addTagRules(HandlerTable &table);

} // namespace lc
