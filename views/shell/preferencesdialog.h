// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace lc {

class PreferencesSection;
class Theme;

/// What closing the window does while consumption is recorded.
enum class Closing { Ask, Stays, Quits };

namespace settings {

inline const Setting<int> closing{"Window/closing", int(Closing::Ask),
                                  [](const int &v) { return v >= 0 && v <= 2; }};

} // namespace settings

/// What people choose once: whether changes are reviewed, how long they can be undone, what
/// closing does. Kept when the dialog is accepted.
class PreferencesDialog final : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(Settings &settings, const Theme &theme, QWidget *parent);

    /// Under what is there; takes it over.
    void addSection(PreferencesSection *section);

    void accept() override;

private:
    Settings &m_settings;
    QCheckBox *m_reviews;
    QSpinBox *m_seconds;
    QComboBox *m_closing;
    QList<PreferencesSection *> m_sections;
};

} // namespace lc
