// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grantee.h"
#include "forms/fieldeditor.h"
#include "items/recordtablemodel.h"
#include "style/theme.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace lc {

class RecordTable;

/// Edits a text of receivers, one a line or with commas; under it what each entry means and
/// whether it gets a grant.
class ReceiversEditor final : public FieldEditor {
    Q_OBJECT
public:
    ReceiversEditor(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~ReceiversEditor() override;

    /// What the entries are judged by, which can change while they stand there.
    void setRules(const GranteeRules &rules);
    const QList<Grantee> &grantees() const { return m_grantees; }

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;

private:
    void judge();

    GranteeRules m_rules;
    QList<Grantee> m_grantees;
    RecordTableModel m_model;
    QPlainTextEdit *m_text;
    QLabel *m_counts;
    QLabel *m_problem;
    QPushButton *m_remove;
    RecordTable *m_table;
};

} // namespace lc
