// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/httpmessage.h"

namespace lc {
struct Operation;
}

/// The form of API Gateway's answers with links, as its reference shows them; SDKs ask for plain
/// JSON.
namespace lc::halform {

bool isWanted(const HttpRequest &request);
QByteArray write(const Operation &operation, const HttpRequest &request, const void *response);

} // namespace lc::halform
