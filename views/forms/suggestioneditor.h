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
    explicit SuggestionEditor(const QStringList &suggestions, QWidget *parent = nullptr);

    void load(const void *member) override; ///< a QString
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }

private:
    QComboBox *m_combo;
};

} // namespace lc
