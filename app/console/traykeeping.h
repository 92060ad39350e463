// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tone.h"

#include <QObject>
#include <QTimer>

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
    /// Tells something by a notification of the desktop, also while the window is open; `clicked`
    /// runs when the user clicks it, with the window back. Without a tray nothing is told.
    void tell(const QString &title, const QString &text, Tone tone, std::function<void()> clicked);

signals:
    /// A notification was handed to the desktop.
    void told(const QString &title, const QString &text);
    void recordRequested();
    void quitRequested();

private:
    bool ask();
    void goToTray();
    void runClicked();
    /// The icon of a notification goes with it, unless the window stays behind.
    void hideNotice();

    Parts m_parts;
    QSystemTrayIcon *m_icon;
    QMenu *m_menu;
    QTimer m_noticeEnd;
    std::function<void()> m_clicked; ///< what the last notification leads to
    bool m_isBehind = false; ///< the window is hidden, the icon stands for it
};

} // namespace lc
