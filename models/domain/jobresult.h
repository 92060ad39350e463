// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

enum class JobStep {
    Waiting,
    Running,
    Checking, ///< the outcome of a call is unknown and is being read back
    Done,
    Failed,
    Stopped ///< not sent, since the job was stopped
};
template <> const ChoiceType &choiceTypeOf<JobStep>();

/// How far a bulk job has come with one of its objects.
struct JobResult {
    QString id; ///< its place in the job
    QString object; ///< what people call it
    Open<JobStep> step = JobStep::Waiting;
    std::optional<QString> message; ///< why it failed, in a sentence

    bool operator==(const JobResult &) const = default;
    static const Type rows;
};

} // namespace lc
