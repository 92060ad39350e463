// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/column.h"

#include <QCoreApplication>

namespace lc {

namespace {

ColumnKind kindOf(const ValueType &type)
{
    switch (type.kind) {
    case Kind::Integer:
    case Kind::Real:
        return ColumnKind::Number;
    case Kind::Boolean:
        return ColumnKind::YesNo;
    case Kind::Timestamp:
    case Kind::Date:
        return ColumnKind::Date;
    case Kind::Choice:
        return ColumnKind::Status;
    case Kind::List:
    case Kind::Map:
        return ColumnKind::Count;
    case Kind::Text:
    case Kind::Record:
        break;
    }
    return ColumnKind::Text;
}

Column originColumn(const char *id, const char *title, ColumnKind kind, Column::Compute compute)
{
    return Column::computed(id, title, kind, {}, compute);
}

Cell textOrAbsent(std::string_view text)
{
    return text.empty() ? Cell() : Cell::borrowed(text);
}

} // namespace

Utf8Origin::Utf8Origin(const RowOrigin &origin)
    : partition(origin.partition.toStdString()), account(origin.account.toStdString()),
      region(origin.region.toStdString()), connection(origin.connection.toStdString()),
      connectionName(origin.connectionName.toStdString()), parent(origin.parent.toStdString()),
      parentName(origin.parentName.toStdString())
{
}

bool RowView::has(int input) const
{
    const int column = m_inputs[size_t(input)];
    return column >= 0 && m_block.has(m_record, column);
}

std::string_view RowView::text(int input) const
{
    return has(input) ? m_block.text(m_record, m_inputs[size_t(input)]) : std::string_view();
}

qint64 RowView::integer(int input) const
{
    return has(input) ? m_block.integer(m_record, m_inputs[size_t(input)]) : 0;
}

int RowView::count(int input) const
{
    return has(input) ? m_block.count(m_record, m_inputs[size_t(input)]) : 0;
}

Column Column::field(const Type &type, std::string_view path)
{
    const BlockLayout &layout = BlockLayout::of(type);
    const int index = layout.indexOf(path);
    Q_ASSERT(index >= 0);
    const BlockColumn &source = layout.columns()[size_t(index)];
    Column column;
    column.id = QString::fromLatin1(path.data(), qsizetype(path.size()));
    column.title = source.path.back()->label ? source.path.back()->label : "";
    column.context = "Field";
    column.kind = kindOf(*source.type);
    column.choice = source.type->choice;
    column.paths = {path};
    return column;
}

Column Column::field(const Type &type, std::string_view path, ColumnKind kind)
{
    Column column = field(type, path);
    column.kind = kind;
    return column;
}

Column Column::computed(const char *id, const char *title, ColumnKind kind,
                        std::vector<std::string_view> paths, Compute compute)
{
    Column column;
    column.id = QString::fromLatin1(id);
    column.title = title;
    column.kind = kind;
    column.paths = std::move(paths);
    column.compute = compute;
    return column;
}

Column Column::overlaid(const char *id, const char *title, ColumnKind kind, std::string_view path,
                        RowOverlay *overlay, int part)
{
    Column column = computed(id, title, kind, {path}, nullptr);
    column.overlay = overlay;
    column.overlayPart = part;
    return column;
}

Column Column::account()
{
    return originColumn("account", QT_TRANSLATE_NOOP("Column", "Account"), ColumnKind::Text,
                        [](const RowView &row) { return textOrAbsent(row.origin().account); });
}

Column Column::region()
{
    return originColumn("region", QT_TRANSLATE_NOOP("Column", "Region"), ColumnKind::Text,
                        [](const RowView &row) { return textOrAbsent(row.origin().region); });
}

Column Column::connection()
{
    return originColumn(
        "connection", QT_TRANSLATE_NOOP("Column", "Connection"), ColumnKind::Text,
        [](const RowView &row) { return textOrAbsent(row.origin().connectionName); });
}

Column Column::titled(const char *text) const
{
    Column column = *this;
    column.title = text;
    column.context = "Column";
    return column;
}

Column Column::otherwise(Compute fallback) const
{
    Column column = *this;
    column.compute = fallback;
    return column;
}

Column Column::onRequest() const
{
    Column column = *this;
    column.shown = Shown::OnRequest;
    return column;
}

Column Column::named(const char *newId) const
{
    Column column = *this;
    column.id = QString::fromLatin1(newId);
    return column;
}

Column Column::ofKind(ColumnKind newKind) const
{
    Column column = *this;
    column.kind = newKind;
    return column;
}

Column Column::absentAs(const char *text) const
{
    Column column = *this;
    column.absentText = text;
    return column;
}

Column Column::worded(const ChoiceType &(*words)()) const
{
    Column column = *this;
    column.kind = ColumnKind::Status;
    column.choice = words;
    return column;
}

QString Column::translatedTitle() const
{
    return QCoreApplication::translate(context, title);
}

bool Column::isRightAligned() const
{
    switch (kind) {
    case ColumnKind::Number:
    case ColumnKind::Usage:
    case ColumnKind::Date:
    case ColumnKind::UtcDay:
    case ColumnKind::Count:
    case ColumnKind::RelativeTime:
        return true;
    default:
        return false;
    }
}

int TableDefinition::indexOf(QStringView columnId) const
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].id == columnId)
            return int(i);
    }
    return -1;
}

} // namespace lc
