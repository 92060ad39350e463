// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace lc {

/// A typed condition on one column: a filter chip.
struct FilterRule {
    enum class Test {
        AnyOf, ///< the raw text (wire name, account) is one of `values`
        NoneOf,
        AtLeast, ///< the number, percentage or instant (milliseconds UTC) is at least `number`
        AtMost,
        Contains, ///< the column's text contains `values.first()`, ignoring case
        Present,
        Absent
    };

    QString column;
    Test test = Test::AnyOf;
    QStringList values;
    double number = 0;

    bool operator==(const FilterRule &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::FilterRule)
