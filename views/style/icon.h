// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace lc {

/// The program's own drawings; the file of a symbol is resources/icons/<name>.svg.
enum class Symbol {
    // Navigation
    Overview,
    Alert,
    License,
    Issued,
    Received,
    SelfManaged,
    Grant,
    Inbox,
    Checkout,
    UsagePlan,
    Key,
    Inventory,
    Report,
    Calendar,
    SavedView,
    // State
    Ok,
    Warning,
    Error,
    Info,
    Blocked,
    Pause,
    Clock,
    Progress,
    Lock,
    Production,
    Local,
    Cloud,
    // Actions
    Plus,
    Edit,
    Delete,
    Copy,
    Export,
    Filter,
    Columns,
    Search,
    Refresh,
    Undo,
    Stop,
    Check,
    Close,
    Terminal,
    Table,
    Eye,
    Trend,
    Flag,
    Settings,
    Float,
    More,
    Jobs,
    Back,
    Forward,
    Down,
    Up,
    Right,
    Count
};

/// The file name of a symbol without its suffix ("self-managed").
QLatin1StringView symbolName(Symbol symbol);

/// The icon that goes with a tone where a state has none of its own.
Symbol symbolOf(Tone tone);

/// The symbol with a file name ("ok"); that of the tone when there is no such name.
Symbol symbolNamed(const QString &name, Tone tone);

/// An icon that takes its colour from the theme at each paint: `normal`, on a selection hltext,
/// disabled faint. The theme must outlive it.
QIcon icon(const Theme &theme, Symbol symbol, Token normal = Token::Sub);

/// The same in the colour of a tone, on a selection too.
QIcon icon(const Theme &theme, Symbol symbol, Tone tone);

/// One drawing in one colour, cached; `size` in device-independent pixels.
QPixmap symbolPixmap(Symbol symbol, const QColor &color, int size, qreal devicePixelRatio);

/// Draws a symbol centred in a rectangle, square, `size` device-independent pixels wide.
void paintSymbol(QPainter *painter, const QRectF &rectangle, Symbol symbol, const QColor &color,
                 int size = 16);

/// The progress drawing turned by `step` eighths of a circle.
void paintProgress(QPainter *painter, const QRectF &rectangle, const QColor &color, int size,
                   int step);

} // namespace lc
