// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace lc {

/// Edits a list of ids as titles with check boxes, in an order that can be changed where that
/// counts.
class CheckListEditor final : public FieldEditor {
    Q_OBJECT
public:
    struct Choice {
        QString id;
        QString title;
    };
    enum class Order { Fixed, Free };

    /// `usual` are the ids that an empty list stands for.
    CheckListEditor(QList<Choice> choices, QStringList usual, Order order,
                    QWidget *parent = nullptr);

    void load(const void *member) override; ///< a QList<QString>
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }

private:
    void fill(const QStringList &chosen);
    QStringList chosen() const;
    void move(int by);

    const QList<Choice> m_choices;
    const QStringList m_usual;
    QStringList m_others; ///< ids that have no choice here; they stay
    QListWidget *m_list;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
};

} // namespace lc
