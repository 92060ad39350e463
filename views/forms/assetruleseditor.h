// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/assetrule.h"
#include "forms/fieldeditor.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

class RecordListEditor;

/// One rule of a ruleset: what it judges, how its conditions combine, and the conditions.
class AssetRuleBox final : public QFrame {
    Q_OBJECT
public:
    AssetRuleBox(const Theme &theme, const AssetConditions &conditions, QWidget *parent = nullptr);

    AssetConditions conditions() const;
    void setNumber(int number);
    bool addProblem(const QString &place, const QString &sentence);
    void clearProblems();
    QWidget *focusTarget();

signals:
    void edited();
    void removeRequested();

private:
    void showKeys();

    QComboBox *m_type;
    QComboBox *m_combination;
    RecordListEditor *m_matching;
    RecordListEditor *m_scripts;
    QLabel *m_title;
    QLabel *m_keys;
    QLabel *m_problem;
    QPushButton *m_remove;
};

/// Edits the rules of a ruleset: a list of LicenseAssetRule.
class AssetRulesEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit AssetRulesEditor(const Theme &theme, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setName(const QString &name) override { setAccessibleName(name); }

private:
    AssetRuleBox *append(const AssetConditions &conditions);
    void renumber();

    const Theme &m_theme;
    QList<AssetRuleBox *> m_boxes;
    QVBoxLayout *m_place;
    QPushButton *m_add;
    QLabel *m_problem;
};

} // namespace lc
