// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/bulktable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr ChoiceValue bulkStateValues[] = {
    {"READY", QT_TRANSLATE_NOOP("Choice", "Ready")},
    {"LEFT_OUT", QT_TRANSLATE_NOOP("Choice", "Left out")},
};

template <> const ChoiceType &choiceTypeOf<BulkState>()
{
    static constexpr ChoiceType type{"BulkState", bulkStateValues};
    return type;
}

static constexpr Field bulkLineRows[] = {
    field<&BulkLine::key>("Key").with(Key),
    field<&BulkLine::object>("Object").titled(QT_TRANSLATE_NOOP("Field", "Object")),
    field<&BulkLine::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Type or ID")),
    field<&BulkLine::change>("Change").titled(QT_TRANSLATE_NOOP("Field", "Change")),
    field<&BulkLine::state>("State").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&BulkLine::note>("Note").titled(QT_TRANSLATE_NOOP("Field", "Note")),
};

constinit const Type BulkLine::rows = describe<BulkLine>("BulkLine", bulkLineRows);

namespace {

/// Inputs State and Note.
Cell stateOf(const RowView &row)
{
    const std::string_view state = row.text(0);
    Badge badge;
    badge.state = QString::fromUtf8(state.data(), qsizetype(state.size()));
    badge.word = badge.state;
    const ChoiceType &choice = choiceTypeOf<BulkState>();
    if (const auto index = choice.indexOf(badge.state))
        badge.word = QCoreApplication::translate("Choice", choice.values[size_t(*index)].label);
    const bool isReady = state == "READY";
    badge.tone = isReady ? Tone::Success : Tone::Neutral;
    badge.icon = isReady ? u"ok"_s : u"blocked"_s;
    const std::string_view note = row.text(1);
    badge.reason = QString::fromUtf8(note.data(), qsizetype(note.size()));
    return Cell::badge(badge);
}

} // namespace

TableDefinition bulkTable(const QString &id)
{
    const Type &type = typeOf<BulkLine>();
    TableDefinition table;
    table.id = id;
    table.type = &type;
    table.keyPaths = {"Key"};
    table.identityPath = "Object";
    table.columns = {Column::field(type, "Object").named("object"),
                     Column::field(type, "Kind").named("kind"),
                     Column::field(type, "Change").named("change"),
                     Column::computed("status", QT_TRANSLATE_NOOP("Column", "Status"),
                                      ColumnKind::Status, {"State", "Note"}, stateOf),
                     Column::field(type, "Note").named("note")};
    return table;
}

} // namespace lc
