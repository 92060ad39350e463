// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation.h"

#include <QList>
#include <QString>

namespace lc {

/// What is wrong with one field of a form, in a sentence that says how to put it right.
struct FieldProblem {
    QString path; ///< as in Violation: "Entitlements[0].MaxCount"
    QString sentence;

    bool operator==(const FieldProblem &) const = default;
};

/// A broken constraint of the rows in words.
FieldProblem problemOf(const Violation &violation);

/// Every broken constraint, and required texts that are empty.
QList<FieldProblem> rowProblems(const Type &type, const void *object);

template <class T> QList<FieldProblem> rowProblems(const T &object)
{
    return rowProblems(typeOf<T>(), &object);
}

} // namespace lc
