// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"
#include "connections/keyvault.h"

class QWidget;

namespace lc {

struct PageContext;

/// Asks for the access keys of a connection and keeps them where they can be kept; says so first.
/// `kept` runs when they are, unless `parent` is gone or the person declined.
void enterKeys(PageContext &context, const Connection &connection, QWidget *parent,
               std::function<void(const KeyVault::Kept &)> kept);

} // namespace lc
