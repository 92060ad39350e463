// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace lc {

class HoldBack;
class NoticeBand;
class Theme;

/// A line for each change that is held back: what, in how many seconds, Undo (the newest: Ctrl+Z)
/// and "Send now".
class HoldBackBand final : public QWidget {
    Q_OBJECT
public:
    HoldBackBand(HoldBack &holdBack, const Theme &theme, QWidget *parent = nullptr);

private:
    void showHeld();
    NoticeBand *makeBand(int id, const QString &what);

    HoldBack &m_holdBack;
    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QMap<int, NoticeBand *> m_bands; ///< by HoldBack::Held::id
    QAction *m_undo;
};

} // namespace lc
