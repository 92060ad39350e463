// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QMenu;
class QSystemTrayIcon;

namespace lc {

class MainWindow;
class Settings;
class Theme;

/// The icon in the tray of the desktop, while recording goes on there without a window: never
/// unless the user said so.
class TrayKeeping final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        MainWindow &window;
        Settings &settings;
        const Theme &theme;
        std::function<bool()> isRecording;
        std::function<bool()> hasTray = {}; ///< empty: asks the desktop
    };
    explicit TrayKeeping(Parts parts);
    ~TrayKeeping() override;

    /// Whether the window that is being closed stays behind in the tray; asks when nothing is
    /// remembered.
    bool staysBehind();
    /// The window is there again.
    void bringBack();
    bool isInTray() const;

signals:
    void recordRequested();
    void quitRequested();

private:
    bool ask();
    void goToTray();

    Parts m_parts;
    QSystemTrayIcon *m_icon;
    QMenu *m_menu;
};

} // namespace lc
