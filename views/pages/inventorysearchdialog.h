// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/inventorysearches.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace lc {

class Theme;

/// One condition of a search: what, how compared, with what.
class InventoryConditionRow final : public QWidget {
    Q_OBJECT
public:
    InventoryConditionRow(const Theme &theme, const InventoryFilter &filter, QWidget *parent);

    InventoryFilter filter() const;
    /// Member by which the problem is ("Value"), and a sentence; empty ones take the marks away.
    void setProblem(const QString &member, const QString &sentence);
    void setNumber(int number);
    QWidget *focusTarget() const;

signals:
    void edited();
    void removeRequested();

private:
    void showChoices(const InventoryFilter &filter);

    QComboBox *m_name;
    QLineEdit *m_key; ///< of a tag
    QComboBox *m_condition;
    QComboBox *m_value;
    QPushButton *m_remove;
    QLabel *m_problem;
};

/// Composes a search that the service carries out, and gives it a name if it shall be kept.
class InventorySearchDialog final : public QDialog {
    Q_OBJECT
public:
    InventorySearchDialog(const Theme &theme, const InventorySearch &search,
                          QWidget *parent = nullptr);

    /// The name is empty when the search is not to be kept.
    InventorySearch search() const;

private:
    void addRow(const InventoryFilter &filter);
    void check();

    const Theme &m_theme;
    QList<InventoryConditionRow *> m_rows;
    QVBoxLayout *m_place;
    QLineEdit *m_name;
    QPushButton *m_search;
};

} // namespace lc
