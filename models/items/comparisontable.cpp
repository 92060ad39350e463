// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/comparisontable.h"

#include "domain/comparedfield.h"

namespace lc {

TableDefinition comparisonTable()
{
    const Type &type = typeOf<ComparedField>();
    TableDefinition table;
    table.id = QStringLiteral("comparison");
    table.type = &type;
    table.keyPaths = {"Path"};
    table.identityPath = "Title";
    table.columns = {Column::field(type, "Title").named("field"),
                     Column::field(type, "Before")
                         .named("before")
                         .absentAs(QT_TRANSLATE_NOOP("Column", "Not present")),
                     Column::field(type, "After")
                         .named("after")
                         .absentAs(QT_TRANSLATE_NOOP("Column", "Not present")),
                     Column::field(type, "Difference").named("difference")};
    return table;
}

} // namespace lc
