// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/changestable.h"

#include "items/stateword.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr StateWord kindWords[] = {
    {"added", QT_TRANSLATE_NOOP("Column", "Added"), Tone::Success, "plus"},
    {"removed", QT_TRANSLATE_NOOP("Column", "Gone"), Tone::Danger, "delete"},
    {"changed", QT_TRANSLATE_NOOP("Column", "Changed"), Tone::Info, "edit"},
};

Cell kindBadge(const RowView &row)
{
    return Cell::badge(badgeOf(row.text(0), kindWords));
}

} // namespace

TableDefinition changesTable()
{
    const Type &type = typeOf<ChangeRecord>();
    TableDefinition table;
    table.id = u"changes"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Object";
    table.columns = {Column::computed("kind", QT_TRANSLATE_NOOP("Column", "Change"),
                                      ColumnKind::Status, {"Kind"}, kindBadge),
                     Column::field(type, "Object").named("object"),
                     Column::field(type, "List").named("list"),
                     Column::field(type, "Member").named("member"),
                     Column::field(type, "Before").named("before"),
                     Column::field(type, "After").named("after"),
                     Column::field(type, "Account").named("account").onRequest(),
                     Column::field(type, "Region").named("region").onRequest(),
                     Column::field(type, "Connection").named("connection").onRequest(),
                     Column::field(type, "ObjectId", ColumnKind::Id).named("id").onRequest()};
    return table;
}

} // namespace lc
