// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <QList>
#include <QLocale>
#include <QStringList>

namespace lc {

/// One difference between two objects of a described struct, in words for people.
struct FieldChange {
    enum class Kind { Changed, Added, Removed };

    QString path; ///< "Entitlements[Seats].MaxCount"
    QStringList labels; ///< translated, outermost first: "Seats", "Maximum"
    Kind kind = Kind::Changed;
    QString before; ///< empty when it was absent
    QString after; ///< empty when it is absent now

    QString title() const { return labels.join(QStringLiteral(", ")); }
    bool operator==(const FieldChange &) const = default;
};

/// Every difference in the rows' order. Elements of a list are paired by their Name or Key member
/// where they have one, by the texts of their row key, else by position; an element that came or
/// went is one change. Members without a label (tokens) are left out.
QList<FieldChange> fieldDiff(const Type &type, const void *before, const void *after,
                             const QLocale &locale = QLocale());

template <class T>
QList<FieldChange> fieldDiff(const T &before, const T &after, const QLocale &locale = QLocale())
{
    return fieldDiff(typeOf<T>(), &before, &after, locale);
}

/// One member that two people changed, or one of them, since both began from the same object.
struct ThreeWayChange {
    QString path;
    QStringList labels;
    QString base;
    QString mine;
    QString theirs;
    bool isMine = false; ///< changed by me
    bool isTheirs = false; ///< changed by them

    QString title() const { return labels.join(QStringLiteral(", ")); }
    /// Both changed it, and not to the same value.
    bool collides() const { return isMine && isTheirs && mine != theirs; }
};

QList<ThreeWayChange> threeWay(const QList<FieldChange> &mine, const QList<FieldChange> &theirs);

template <class T>
QList<ThreeWayChange> threeWay(const T &base, const T &mine, const T &theirs,
                               const QLocale &locale = QLocale())
{
    return threeWay(fieldDiff(base, mine, locale), fieldDiff(base, theirs, locale));
}

/// A present value in words: numbers and dates by the locale, choices translated, records by their
/// members; sensitive members are four bullets.
QString valueWords(const ValueType &type, const void *value, const QLocale &locale = QLocale());

/// The translated label of a row; its wire name when it has none.
QString labelOf(const Field &field);

} // namespace lc
