// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/tagmapeditor.h"

#include "domain/tag.h"
#include "forms/recordlisteditor.h"

#include <QMap>
#include <QVBoxLayout>

#include <optional>

namespace lc {

using Tags = QMap<QString, QString>;

TagMapEditor::TagMapEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_rows(makeTagEditor(theme, valueTypeOf<QList<Tag>>, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_rows);
    connect(m_rows, &FieldEditor::edited, this, &FieldEditor::edited);
}

void TagMapEditor::load(const void *member)
{
    const Tags tags = static_cast<const std::optional<Tags> *>(member)->value_or(Tags());
    QList<Tag> rows;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        rows.append({it.key(), it.value()});
    m_rows->load(&rows);
}

void TagMapEditor::store(void *member) const
{
    auto &tags = *static_cast<std::optional<Tags> *>(member);
    QList<Tag> rows;
    m_rows->store(&rows);
    if (rows.isEmpty() && !tags)
        return;
    tags.emplace();
    for (const Tag &row : rows)
        tags->insert(row.key.value_or(QString()), row.value.value_or(QString()));
}

QWidget *TagMapEditor::focusTarget()
{
    return m_rows->focusTarget();
}

void TagMapEditor::setName(const QString &name)
{
    m_rows->setName(name);
}

} // namespace lc
