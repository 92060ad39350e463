// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/restapi.h"
#include "domain/stage.h"
#include "localservice/call.h"
#include "localservice/store.h"

#include <QLatin1StringView>
#include <QStringList>

namespace lc::restapis {

inline constexpr QLatin1StringView kind{"rest-api"};
inline constexpr QLatin1StringView stageKind{"stage"};
/// Index entry of a stage.
inline constexpr const char *byApi = "api";

QString stageId(const QString &apiId, const QString &stage);
bool hasStage(Call &call, const QString &apiId, const QString &stage);

/// Keeps a REST API with these stages, or adds the stages an existing one lacks. False when the
/// id belongs to somebody else.
bool define(Store &store, const Caller &owner, RestApi api, const QStringList &stages, Instant now);

/// Defines the stages that usage plans name and nobody defined: plans of folders that are older
/// than REST APIs here. True when there were some.
bool defineOfPlans(Store &store, Instant now);

} // namespace lc::restapis
