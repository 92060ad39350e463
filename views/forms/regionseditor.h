// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace lc {

/// The Regions of a connection: the configured one, every one of its partition, or some by name,
/// typed with commas between them or ticked in a menu.
class RegionsEditor final : public FieldEditor {
    Q_OBJECT
public:
    /// `configured` is the Region of the profile; may be empty. `known` are offered in the menu.
    RegionsEditor(const Theme &theme, const QString &configured, QStringList known,
                  QWidget *parent = nullptr);

    void load(const void *member) override; ///< a QList<QString>
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setName(const QString &name) override;

private:
    enum Choice { Configured, Every, Some };
    void showChoice();
    void fillMenu();
    QStringList typed() const;

    const QStringList m_known;
    QComboBox *m_choice;
    QLineEdit *m_names;
    QToolButton *m_more;
    QMenu *m_menu;
};

/// The Regions in which people use License Manager, for menus; others can be typed.
QStringList offeredRegions();

} // namespace lc
