// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/patchoperation.h"

#include <QtGlobal>

namespace lc {

static constexpr Field patchOperationRows[] = {
    field<&PatchOperation::op>("op").titled(QT_TRANSLATE_NOOP("Field", "Op")),
    field<&PatchOperation::path>("path").titled(QT_TRANSLATE_NOOP("Field", "Path")),
    field<&PatchOperation::value>("value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
    field<&PatchOperation::from>("from").titled(QT_TRANSLATE_NOOP("Field", "From")),
};

constinit const Type PatchOperation::rows =
    describe<PatchOperation>("PatchOperation", patchOperationRows);

} // namespace lc
