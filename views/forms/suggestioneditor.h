// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;

namespace lc {

/// A text that is mostly one of a few known ones, such as a profile; others can be typed.
class SuggestionEditor final : public FieldEditor {
    Q_OBJECT
public:
    /// `type` is that of the member: a text, optional or not.
    explicit SuggestionEditor(const QStringList &suggestions, QWidget *parent = nullptr,
                              const ValueType &type = valueTypeOf<QString>);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }

private:
    const ValueType &m_type;
    QComboBox *m_combo;
};

} // namespace lc
