// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/savedviews.h"

namespace lc {

class MainWindow;
class Theme;

/// The saved views in the window: shown in navigation and menu, opened, named, renamed, deleted.
class ViewShelf final : public QObject {
    Q_OBJECT
public:
    /// A child of the window, whose parts exist.
    ViewShelf(MainWindow &window, Settings &settings, const Theme &theme);

    void open(const QString &id);
    /// Asks for a name for the current page as it is shown.
    void askName();

private:
    void show();
    void rename(const QString &id, const QString &name);
    void askRemoval(const QString &id);

    MainWindow &m_window;
    const Theme &m_theme;
    SavedViews m_views;
};

} // namespace lc
