// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>

namespace lc {

/// A group of settings in the Preferences.
class PreferencesSection : public QGroupBox {
    Q_OBJECT
public:
    using QGroupBox::QGroupBox;

    /// Whether what is set can be kept; when not, it shows why and takes the focus.
    virtual bool check() { return true; }
    /// The dialog was accepted.
    virtual void keep() = 0;
};

} // namespace lc
