// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jobresult.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue jobStepValues[] = {
    {"WAITING", QT_TRANSLATE_NOOP("Choice", "Waiting")},
    {"RUNNING", QT_TRANSLATE_NOOP("Choice", "In progress")},
    {"CHECKING", QT_TRANSLATE_NOOP("Choice", "Checking…")},
    {"DONE", QT_TRANSLATE_NOOP("Choice", "Done")},
    {"FAILED", QT_TRANSLATE_NOOP("Choice", "Failed")},
    {"STOPPED", QT_TRANSLATE_NOOP("Choice", "Not sent")},
};

template <> const ChoiceType &choiceTypeOf<JobStep>()
{
    static constexpr ChoiceType type{"JobStep", jobStepValues};
    return type;
}

static constexpr Field jobResultRows[] = {
    field<&JobResult::id>("Id").with(Key),
    field<&JobResult::object>("Object").titled(QT_TRANSLATE_NOOP("Field", "Object")),
    field<&JobResult::step>("Step").titled(QT_TRANSLATE_NOOP("Field", "Result")),
    field<&JobResult::message>("Message").titled(QT_TRANSLATE_NOOP("Field", "What happened")),
};

constinit const Type JobResult::rows = describe<JobResult>("JobResult", jobResultRows);

} // namespace lc
