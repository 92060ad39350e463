// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/operation.h"
#include "forms/reviewpanel.h"

namespace lc {

/// A call as a command of the AWS CLI, as Python with boto3, and as the JSON that is sent.
CallText callTextOf(const Operation &operation, const QByteArray &body, const QString &region);

template <class Op> CallText callTextOf(const typename Op::Request &request, const QString &region)
{
    return callTextOf(Op::operation, writeJson(request), region);
}

} // namespace lc
