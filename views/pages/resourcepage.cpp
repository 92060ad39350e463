// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/resourcepage.h"

namespace lc {

ResourcePage::ResourcePage(PageContext &context, TablePageFacts facts, TableDefinition definition,
                           const QString &nothing, const QString &idName, QWidget *parent)
    : TablePage(context, std::move(facts), std::move(definition), parent),
      m_recordDetails(new RecordDetails(context.theme, nothing, idName))
{
    setDetails(m_recordDetails);
}

Badge ResourcePage::stateOf(int row)
{
    const int column = model().definition().indexOf(u"status");
    return column < 0 ? Badge{} : model().index(row, column).data(BadgeRole).value<Badge>();
}

} // namespace lc
