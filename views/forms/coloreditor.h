// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;

namespace lc {

/// The colour of a connection, by its word and a sample of it; a name that this version does not
/// know stays.
class ColorEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit ColorEditor(const Theme &theme, QWidget *parent = nullptr);

    void load(const void *member) override; ///< a QString
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }

private:
    void paintSamples();

    const Theme &m_theme;
    QComboBox *m_combo;
};

} // namespace lc
