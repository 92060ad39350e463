// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/doctorfinding.h"

namespace lc {

static constexpr Field findingRows[] = {
    field<&DoctorFinding::id>("Id").with(Key),
    field<&DoctorFinding::check>("Check").titled(QT_TRANSLATE_NOOP("Field", "Check")),
    field<&DoctorFinding::severity>("Severity").titled(QT_TRANSLATE_NOOP("Field", "Severity")),
    field<&DoctorFinding::title>("Title").titled(QT_TRANSLATE_NOOP("Field", "Finding")),
    field<&DoctorFinding::explanation>("Explanation").titled(QT_TRANSLATE_NOOP("Field", "Why")),
    field<&DoctorFinding::advice>("Advice").titled(QT_TRANSLATE_NOOP("Field", "What to do")),
    field<&DoctorFinding::object>("Object").titled(QT_TRANSLATE_NOOP("Field", "Object")),
    field<&DoctorFinding::objectId>("ObjectId").titled(QT_TRANSLATE_NOOP("Field", "ARN or ID")),
    field<&DoctorFinding::page>("Page"),
    field<&DoctorFinding::connection>("Connection"),
    field<&DoctorFinding::connectionName>("ConnectionName")
        .titled(QT_TRANSLATE_NOOP("Field", "Connection")),
    field<&DoctorFinding::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&DoctorFinding::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
};

constinit const Type DoctorFinding::rows = describe<DoctorFinding>("DoctorFinding", findingRows);

} // namespace lc
