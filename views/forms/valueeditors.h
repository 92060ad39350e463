// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/dateedit.h"
#include "forms/fieldeditor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace lc {

/// One line of text or a number; numbers are 64 bits wide, which no spin box is.
class LineEditor final : public FieldEditor {
    Q_OBJECT
public:
    LineEditor(const Theme &theme, const Field &field, QWidget *parent);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    void setLocked(bool locked) override;

private:
    const Theme &m_theme;
    const ValueType &m_type;
    QLineEdit *m_edit;
    QAction *m_lock = nullptr;
};

/// Several lines; a list of texts has one entry a line.
class TextBlockEditor final : public FieldEditor {
    Q_OBJECT
public:
    TextBlockEditor(const Field &field, QWidget *parent);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    void setLocked(bool locked) override;

private:
    const ValueType &m_type;
    QPlainTextEdit *m_edit;
};

/// A choice of the service, or yes and no; "Not set" first where the member may be absent. A word
/// that this version does not know stays.
class ChoiceEditor final : public FieldEditor {
    Q_OBJECT
public:
    ChoiceEditor(const Field &field, QWidget *parent);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;

private:
    const ValueType &m_type;
    QComboBox *m_combo;
};

/// A yes or no that is always there.
class SwitchEditor final : public FieldEditor {
    Q_OBJECT
public:
    SwitchEditor(const Field &field, QWidget *parent);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;

private:
    const ValueType &m_type;
    QCheckBox *m_box;
};

/// A date or an instant, by day in UTC; an untouched value keeps its exact spelling.
class DateFieldEditor final : public FieldEditor {
    Q_OBJECT
public:
    DateFieldEditor(const Theme &theme, const Field &field, QWidget *parent);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    void setLocked(bool locked) override;

private:
    const ValueType &m_type;
    DateEdit *m_edit;
};

} // namespace lc
