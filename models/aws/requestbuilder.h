// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/serviceaccess.h"
#include "core/calljournal.h"
#include "core/operation.h"
#include "core/result.h"

#include <QByteArray>
#include <QStringView>

namespace lc {

/// Serialises a request by its rows, in its service's protocol; an error names what cannot be sent.
Result<ServiceRequest, QString> buildRequest(const Operation &operation, const void *request);

/// What the journal may keep of a request: sensitive members are replaced.
void describeRequest(const Operation &operation, const void *request, CallRecord &record);

/// Every byte of the UTF-8 form but A-Z a-z 0-9 - . _ ~ percent-encoded.
QByteArray percentEncoded(QStringView text);

} // namespace lc
