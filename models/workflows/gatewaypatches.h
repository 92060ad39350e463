// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/gatewayaccount.h"
#include "domain/patchoperation.h"
#include "domain/usageplan.h"

namespace lc {

// The patch operations that make `after` of `before`, as few as the service has paths for. Nothing
// is said about members that cannot be patched: ids, tags, dates, the value of a key.
QList<PatchOperation> patchesBetween(const UsagePlan &before, const UsagePlan &after);
QList<PatchOperation> patchesBetween(const ApiKey &before, const ApiKey &after);
QList<PatchOperation> patchesBetween(const GatewayAccount &before, const GatewayAccount &after);

/// "a1b2c3:prod", as paths and values of patches name a stage.
QString stageName(const ApiStage &stage);
/// The patch operations that take stages from a plan.
QList<PatchOperation> detachments(const QList<ApiStage> &stages);

/// A rule for one method of a stage: "/pets/GET" in two parts.
struct ThrottledMethod {
    QString path; ///< "/pets"
    QString method; ///< "GET", or "*" for every one

    QString key() const { return path + u'/' + method; }
    static ThrottledMethod of(const QString &key);
};

} // namespace lc
