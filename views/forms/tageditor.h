// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

namespace lc {

class RowGrid;

/// Names and values, such as tags and metadata, as a grid; the last row adds one. Edits lists of
/// records with a Key or Name and a Value member, optional lists too.
class TagEditor final : public FieldEditor {
    Q_OBJECT
public:
    struct Entry {
        QString key;
        QString value;

        bool operator==(const Entry &) const = default;
    };

    /// `listType` is the type of the member: a list of records.
    TagEditor(const Theme &theme, const ValueType &listType, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;
    void setEntries(const QList<Entry> &entries);
    QList<Entry> entries() const;

    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setLocked(bool locked) override;
    void setName(const QString &name) override;

private:
    void appendRow(const Entry &entry);
    void rowEdited(int row);
    void markDuplicates();

    const Theme &m_theme;
    const ValueType &m_type;
    RowGrid *m_grid;
};

} // namespace lc
