// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lc {

struct CallTarget;
struct Operation;

/// A word of a POSIX shell, in quotes where it needs them.
QString shellQuoted(const QString &word);

/// A call that neither the AWS CLI nor boto3 has a client for, such as those of the local service's
/// controls: as a command of curl, which signs it with the keys of the profile.
QString signedRequestAsCommand(const Operation &operation, const void *request,
                               const CallTarget &target);
/// The same as a Python program with botocore.
QString signedRequestAsPython(const Operation &operation, const void *request,
                              const CallTarget &target);

} // namespace lc
