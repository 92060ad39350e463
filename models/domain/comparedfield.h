// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fielddiff.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

enum class Difference { Changed, Added, Removed, Same };
template <> const ChoiceType &choiceTypeOf<Difference>();

/// One member of two objects side by side, in words for people.
struct ComparedField {
    QString path; ///< "Entitlements[Seats].MaxCount"
    QString title; ///< "Seats, Maximum"
    std::optional<QString> before; ///< absent where the member is
    std::optional<QString> after;
    Open<Difference> difference = Difference::Same;

    bool operator==(const ComparedField &) const = default;
    static const Type rows;
};

/// Every member with a label that one of the objects has, in the rows' order; a list of records is
/// one line while it is the same, else a line for each difference. Top-level members named in
/// `without` are left out.
QList<ComparedField> compared(const Type &type, const void *before, const void *after,
                              const QList<QByteArrayView> &without = {},
                              const QLocale &locale = QLocale());

template <class T>
QList<ComparedField> compared(const T &before, const T &after,
                              const QList<QByteArrayView> &without = {},
                              const QLocale &locale = QLocale())
{
    return compared(typeOf<T>(), &before, &after, without, locale);
}

} // namespace lc
