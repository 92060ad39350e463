// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entitlement.h"
#include "forms/fieldeditor.h"

#include <QHash>

namespace lc {

class RowGrid;

/// The entitlements of a license as a grid: Tab moves through the cells, the last row adds one, a
/// unit of None has a value instead of a maximum, present use stands beside. Every row can also be
/// edited in a form.
class EntitlementEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit EntitlementEditor(const Theme &theme, QWidget *parent = nullptr);
    ~EntitlementEditor() override;

    /// `member` is a QList<Entitlement>.
    void load(const void *member) override;
    void store(void *member) const override;
    void setEntitlements(const QList<Entitlement> &entitlements);
    QList<Entitlement> entitlements() const;
    /// Present use by entitlement name, as exact text.
    void setInUse(const QHash<QString, QString> &used);

    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setLocked(bool locked) override;
    void setName(const QString &name) override;

    /// Opens the form of one row.
    void editInForm(int row);
    void removeRow(int row);
    RowGrid &grid() { return *m_grid; }

private:
    enum Column { Name, Unit, Maximum, Value, InUse, Overage, CheckIn, State, More, ColumnCount };
    struct Cells;
    Cells cells(int row) const;
    void appendRow(const Entitlement &entitlement, const std::optional<Entitlement> &original);
    Entitlement entitlement(int row) const;
    void rowEdited(int row);
    void fitToUnit(int row);
    void showState(int row);
    void nameCells(int row);
    bool isBlank(int row) const;

    const Theme &m_theme;
    RowGrid *m_grid;
    QList<std::optional<Entitlement>> m_originals; ///< as loaded, by row; nothing for new rows
    QList<Entitlement> m_rowBases; ///< keeps what the cells do not show
    QHash<QString, QString> m_used;
    QList<QStringList> m_problems;
    bool m_loading = false;
};

} // namespace lc
