// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/transport.h"
#include "core/apierror.h"
#include "core/operation.h"
#include "core/result.h"

namespace lc {

/// Fills a default-constructed response from a successful answer, in its service's protocol.
Result<void, ApiError> readAnswer(const Operation &operation, const TransportReply &reply,
                                  void *response);

/// Fills a default-constructed object from an XML answer of the query protocol.
Result<void, QString> readXml(const Type &type, void *object, const QByteArray &xml);

} // namespace lc
