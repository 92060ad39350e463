// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choices.h"
#include "forms/fieldeditor.h"

class QComboBox;
class QPushButton;

namespace lc {

class RowGrid;

/// Edits the rules of a self-managed license (an optional list of "#name=value"): a row each, with
/// the names and values that its counting type allows.
class LicenseRulesEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit LicenseRulesEditor(const Theme &theme, QWidget *parent = nullptr);

    /// Offers what goes with this counting type.
    void setCountingType(std::optional<LicenseCountingType> type);
    /// The rules that are there already cannot change: only licenseAffinityToHost can be added.
    void setOnlyAffinityAdded();

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setName(const QString &name) override;

private:
    void addRow(const QString &name, const QString &value, bool isFixed);
    QComboBox *name(int row) const;
    QComboBox *value(int row) const;
    void offerNames(QComboBox &names) const;
    void offerValues(int row);
    void nameRows();

    const Theme &m_theme;
    std::optional<LicenseCountingType> m_type;
    bool m_onlyAffinity = false;
    RowGrid *m_grid;
    QPushButton *m_add;
};

} // namespace lc
