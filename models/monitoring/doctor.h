// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/doctorfinding.h"
#include "monitoring/estate.h"

#include <functional>
#include <span>

namespace lc {

/// What a check says of one object; `explanation` is translated.
using ReportFinding =
    std::function<void(const QString &object, const QString &objectId, const QString &explanation)>;

/// One thing that the license doctor looks for: a pure function of what was read.
struct DoctorCheck {
    const char *id;
    const char *severity; ///< "error", "warning", "notice"
    const char *title; ///< source text, context "Doctor"; so is the advice
    const char *advice;
    const char *page; ///< where it can be mended
    void (*find)(const Estate &estate, Instant now, const ReportFinding &report);
};

std::span<const DoctorCheck> licenseChecks();
std::span<const DoctorCheck> grantChecks();
std::span<const DoctorCheck> configurationChecks();
std::span<const DoctorCheck> usagePlanChecks();

/// Every check, in the order of the families above.
QList<const DoctorCheck *> doctorChecks();

/// Everything that is found, the most severe first. Callable on any thread.
QList<DoctorFinding> examine(const Estate &estate, Instant now);

/// A translated text of a check.
QString doctorText(const char *source);

} // namespace lc
