// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <QList>
#include <QString>

#include <utility>

namespace lc {

/// Where a call that is shown as text goes; empty members are left out.
struct CallTarget {
    QString region;
    QString profile;
    QString endpoint; ///< a URL, only for endpoints that are not computed
    /// What the AWS CLI and boto3 read from the environment besides, by name.
    QList<std::pair<QString, QString>> environment;

    bool operator==(const CallTarget &) const = default;
};

/// The call as a command of the AWS CLI (1 or 2) for a POSIX shell; sensitive members become
/// placeholders such as '<Value>', and a body that is no JSON the name of a file. What the AWS CLI
/// does not have, the controls of the local service, is a command of curl.
QString callAsCommand(const Operation &operation, const void *request, const CallTarget &target);
/// The call as a Python program with boto3; sensitive members as above.
QString callAsPython(const Operation &operation, const void *request, const CallTarget &target);
/// The request's members as indented JSON; sensitive members as above.
QString callAsJson(const Operation &operation, const void *request);

/// "LicenseArns" as "license-arns" or "license_arns", as the AWS CLI and boto3 derive their names.
QString separatedName(const QString &name, QChar separator);

} // namespace lc
