// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/assetrule.h"
#include "forms/boxlisteditor.h"

class QComboBox;

namespace lc {

class RecordListEditor;

/// One rule of a ruleset: what it judges, how its conditions combine, and the conditions.
class AssetRuleBox final : public RecordBox {
    Q_OBJECT
public:
    AssetRuleBox(const Theme &theme, const AssetConditions &conditions, QWidget *parent = nullptr);

    AssetConditions conditions() const;
    void setNumber(int number) override;
    void addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    QWidget *focusTarget() override;

private:
    void showKeys();

    QComboBox *m_type;
    QComboBox *m_combination;
    RecordListEditor *m_matching;
    RecordListEditor *m_scripts;
};

/// Edits the rules of a ruleset: a list of LicenseAssetRule.
class AssetRulesEditor final : public BoxListEditor {
    Q_OBJECT
public:
    explicit AssetRulesEditor(const Theme &theme, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;

protected:
    RecordBox *makeEmpty() override;
};

} // namespace lc
