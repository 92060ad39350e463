// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "style/theme.h"

#include <QWidget>

namespace lc {

/// Edits one member of a described struct. The value it was loaded with is given back unchanged
/// where nothing was edited.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    explicit FieldEditor(QWidget *parent = nullptr) : QWidget(parent) { }

    /// `member` is the member itself (a std::optional where it is one), as Field::in gives it.
    virtual void load(const void *member) = 0;
    virtual void store(void *member) const = 0;
    /// The widget that a label's mnemonic and "Go to error" focus.
    virtual QWidget *focusTarget() { return this; }
    /// Shown but not editable; the form shows the lock.
    virtual void setLocked(bool locked) { setEnabled(!locked); }
    /// Marks the place of a problem inside this value: `place` is the rest of the path
    /// ("[0].MaxCount"), empty for the whole. Returns whether the editor shows the sentence itself.
    virtual bool addProblem(const QString &place, const QString &sentence);
    virtual void clearProblems();
    /// Whether an editor that was set for a member stands alone in its row, with its own label.
    virtual bool takesWholeRow() const { return true; }
    /// What screen readers call the field.
    virtual void setName(const QString &name) { focusTarget()->setAccessibleName(name); }

signals:
    void edited();
};

/// The editor that suits a plain member: text, long text, number, yes/no, choice, date, list of
/// texts. nullptr for what has no general editor (lists of records, maps).
FieldEditor *makeFieldEditor(const Theme &theme, const Field &field, QWidget *parent);

} // namespace lc
