// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <QList>
#include <QString>

namespace lc {

/// One broken constraint of the rows.
struct Violation {
    enum class Rule {
        Missing,
        TooLow,
        TooHigh,
        TooShort,
        TooLong,
        TooFew,
        TooMany,
        Pattern,
        Choice
    };

    QString path; ///< "Entitlements[0].Name"
    const Field *field = nullptr;
    Rule rule = Rule::Missing;
    QString value; ///< as sent; empty for sensitive members
    qint64 limit = 0;
};

/// Every violation of the rows' constraints, nested records included, in the rows' order.
QList<Violation> validate(const Type &type, const void *object);

template <class T> QList<Violation> validate(const T &object)
{
    return validate(typeOf<T>(), &object);
}

/// The sentence AWS front ends use: "Value 'x' at 'name' failed to satisfy constraint: ...".
QString serviceText(const Violation &violation);

} // namespace lc
