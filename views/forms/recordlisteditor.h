// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;

namespace lc {

class RowGrid;

/// Edits a list of small records as a grid of texts, a row each; the last row adds one. Members
/// are texts, choices by their wire names, or lists of texts written with commas.
class RecordListEditor final : public FieldEditor {
    Q_OBJECT
public:
    struct Column {
        QByteArray wireName;
        QString title;
        QString placeholder; ///< in the row that adds one
    };
    /// Whether two rows may say the same in the first column.
    enum class Names { MayRepeat, Differ };

    /// `listType` is the type of the member: a list of records, optional or not.
    RecordListEditor(const Theme &theme, const ValueType &listType, QList<Column> columns,
                     Names names = Names::MayRepeat, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setLocked(bool locked) override;
    void setName(const QString &name) override;

private:
    QLineEdit *edit(int row, int column) const;
    bool isEmptyRow(int row) const;
    void appendRow(const QStringList &texts);
    void rowEdited(int row);
    void markDuplicates();

    const Theme &m_theme;
    const ValueType &m_type;
    QList<Column> m_columns;
    Names m_names;
    RowGrid *m_grid;
};

/// For names and values, such as tags and metadata: lists of records with a Key or Name and a
/// Value member.
RecordListEditor *makeTagEditor(const Theme &theme, const ValueType &listType,
                                QWidget *parent = nullptr);

} // namespace lc
