// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"

namespace lc {

/// What is wrong with the conditions of automated discovery, for a self-managed license with this
/// counting type, rules and limit; empty when nothing is.
QString productInformationProblem(const LicenseConfiguration &configuration);

/// Whether filters keep accounts or tags out.
bool hasExclusions(const QList<ProductInformation> &products);

} // namespace lc
