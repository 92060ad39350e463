// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/stateword.h"

#include <QCoreApplication>

#include <algorithm>

namespace lc {

Badge badgeOf(std::string_view state, std::span<const StateWord> words, const QString &reason)
{
    Q_ASSERT(!words.empty());
    const auto known =
        std::ranges::find_if(words, [state](const StateWord &each) { return state == each.state; });
    const StateWord &told = known == words.end() ? words.back() : *known;
    return {QString::fromUtf8(state.data(), qsizetype(state.size())),
            QCoreApplication::translate("Column", told.word), told.tone,
            QString::fromLatin1(told.icon), reason};
}

} // namespace lc
