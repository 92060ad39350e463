// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stagekey.h"

#include <QtGlobal>

namespace lc {

static constexpr Field stageKeyRows[] = {
    field<&StageKey::restApiId>("restApiId").titled(QT_TRANSLATE_NOOP("Field", "REST API ID")),
    field<&StageKey::stageName>("stageName").titled(QT_TRANSLATE_NOOP("Field", "Stage name")),
};

constinit const Type StageKey::rows = describe<StageKey>("StageKey", stageKeyRows);

} // namespace lc
