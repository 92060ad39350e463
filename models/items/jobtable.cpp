// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/jobtable.h"

#include "domain/jobresult.h"

namespace lc {

TableDefinition jobTable()
{
    const Type &type = typeOf<JobResult>();
    TableDefinition table;
    table.id = QStringLiteral("job");
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Object";
    table.columns = {Column::field(type, "Object").named("object"),
                     Column::field(type, "Step").named("result"),
                     Column::field(type, "Message").named("message")};
    return table;
}

} // namespace lc
