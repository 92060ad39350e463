// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

#include <QList>

class QComboBox;

namespace lc {

/// A value that people know by its name. One that is not offered is kept and shown as it is.
class NamedChoiceEditor final : public FieldEditor {
    Q_OBJECT
public:
    struct Entry {
        QString name;
        QString value;
    };

    explicit NamedChoiceEditor(QWidget *parent = nullptr);

    /// Replaces what is offered; what is chosen stays when it is among them.
    void setEntries(const QList<Entry> &entries);
    /// What people call what is chosen; empty: nothing is.
    QString chosenName() const;

    /// `member` is an optional text.
    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }

private:
    void choose(const QString &value);

    QComboBox *m_combo;
};

} // namespace lc
