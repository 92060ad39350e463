// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"
#include "forms/fieldeditor.h"

class QComboBox;
class QLineEdit;
class QToolButton;

namespace lc {

class RowGrid;
class StageCatalog;

/// Edits the stages of a usage plan, and the limits of their methods: two grids, in both of which
/// the last row adds one.
class ApiStagesEditor final : public FieldEditor {
    Q_OBJECT
public:
    /// What can be chosen comes from the catalog, which is taken over and read.
    ApiStagesEditor(const Theme &theme, StageCatalog *catalog, QWidget *parent = nullptr);

    void load(const void *member) override; ///< a std::optional<QList<ApiStage>>
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setName(const QString &name) override;

private:
    struct StageCells;
    struct MethodCells;
    StageCells stageCells(int row) const;
    MethodCells methodCells(int row) const;
    static QString apiIn(const QComboBox &apis); ///< its id; empty: none
    ApiStage stageAt(int row) const;
    bool isEmptyMethod(int row) const;
    QList<int> stageRows() const; ///< without the one that adds
    QStringList stageNames() const;
    void appendStage(const ApiStage &stage);
    void appendMethod(const QString &stage, const QString &key, const ThrottleSettings &limits);
    void fillApis(QComboBox *apis, const QString &chosen);
    void fillStages(QComboBox *stages, const QString &apiId, const QString &chosen);
    void offerStages(const QString &apiId);
    void stageEdited(int row);
    /// Limits of stages that are gone go with them.
    void followStages();
    void methodEdited(int row);
    QToolButton *makeRemove(RowGrid &grid, const QString &what);

    const Theme &m_theme;
    StageCatalog *m_catalog;
    RowGrid *m_stages;
    RowGrid *m_methods;
    bool m_isLoading = false;
};

} // namespace lc
