// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/icon.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

/// Outside any namespace, as Q_INIT_RESOURCE demands.
static void takeIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace lc {

namespace {

constexpr std::array<QLatin1StringView, static_cast<std::size_t>(Symbol::Count)> names{
    "overview"_L1,     "alert"_L1,     "license"_L1,  "issued"_L1,   "received"_L1,
    "self-managed"_L1, "grant"_L1,     "inbox"_L1,    "checkout"_L1, "usage-plan"_L1,
    "key"_L1,          "inventory"_L1, "report"_L1,   "calendar"_L1, "saved-view"_L1,
    "ok"_L1,           "warning"_L1,   "error"_L1,    "info"_L1,     "blocked"_L1,
    "pause"_L1,        "clock"_L1,     "progress"_L1, "lock"_L1,     "production"_L1,
    "local"_L1,        "cloud"_L1,     "plus"_L1,     "edit"_L1,     "delete"_L1,
    "copy"_L1,         "export"_L1,    "filter"_L1,   "columns"_L1,  "search"_L1,
    "refresh"_L1,      "undo"_L1,      "stop"_L1,     "check"_L1,    "close"_L1,
    "terminal"_L1,     "table"_L1,     "eye"_L1,      "trend"_L1,    "flag"_L1,
    "settings"_L1,     "float"_L1,     "more"_L1,     "jobs"_L1,     "back"_L1,
    "forward"_L1,      "down"_L1,      "up"_L1,       "right"_L1};

/// Asks the theme for its colour at every paint, so that a change of scheme needs no new icons.
class SymbolEngine final : public QIconEngine {
public:
    SymbolEngine(const Theme &theme, Symbol symbol, Token normal, Token selected)
        : m_theme(theme), m_symbol(symbol), m_normal(normal), m_selected(selected)
    {
    }

    void paint(QPainter *painter, const QRect &rectangle, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rectangle.width(), rectangle.height());
        paintSymbol(painter, rectangle, m_symbol, color(mode), size);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return symbolPixmap(m_symbol, color(mode), std::min(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The size asked for is already in device pixels; QIcon sets the ratio itself.
        Q_UNUSED(scale)
        return symbolPixmap(m_symbol, color(mode), std::min(size.width(), size.height()), 1.0);
    }
    QIconEngine *clone() const override { return new SymbolEngine(*this); }
    QString key() const override { return u"lc-symbol"_s; }

private:
    QColor color(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return m_theme.color(Token::Faint);
        return m_theme.color(mode == QIcon::Selected ? m_selected : m_normal);
    }

    const Theme &m_theme;
    Symbol m_symbol;
    Token m_normal;
    Token m_selected;
};

QHash<QString, Symbol> symbolsByName()
{
    QHash<QString, Symbol> symbols;
    for (int i = 0; i < static_cast<int>(Symbol::Count); ++i)
        symbols.insert(symbolName(static_cast<Symbol>(i)), static_cast<Symbol>(i));
    return symbols;
}

QPixmap render(Symbol symbol, const QColor &color, int pixels)
{
    static const bool taken = (takeIcons(), true);
    Q_UNUSED(taken)
    QFile file(u":/icons/%1.svg"_s.arg(symbolName(symbol)));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return pixmap;
}

} // namespace

QLatin1StringView symbolName(Symbol symbol)
{
    return names.at(static_cast<std::size_t>(symbol));
}

Symbol symbolOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Symbol::Ok;
    case Tone::Warning:
        return Symbol::Warning;
    case Tone::Danger:
        return Symbol::Error;
    case Tone::Info:
        return Symbol::Info;
    case Tone::Neutral:
        break;
    }
    return Symbol::Pause;
}

Symbol symbolNamed(const QString &name, Tone tone)
{
    static const QHash<QString, Symbol> symbols = symbolsByName();
    return name.isEmpty() ? symbolOf(tone) : symbols.value(name, symbolOf(tone));
}

QIcon icon(const Theme &theme, Symbol symbol, Token normal)
{
    return QIcon(new SymbolEngine(theme, symbol, normal, Token::HighlightText));
}

QIcon icon(const Theme &theme, Symbol symbol, Tone tone)
{
    return QIcon(new SymbolEngine(theme, symbol, Theme::textToken(tone), Theme::textToken(tone)));
}

QPixmap symbolPixmap(Symbol symbol, const QColor &color, int size, qreal devicePixelRatio)
{
    const int pixels = std::max(1, qRound(size * devicePixelRatio));
    const QString key =
        u"lc-%1-%2-%3"_s.arg(symbolName(symbol)).arg(color.rgba(), 0, 16).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(symbol, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintSymbol(QPainter *painter, const QRectF &rectangle, Symbol symbol, const QColor &color,
                 int size)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QPointF topLeft = rectangle.center() - QPointF(size / 2.0, size / 2.0);
    // On whole device pixels the strokes stay crisp.
    const QPointF snapped(std::floor(topLeft.x() * ratio + 0.5) / ratio,
                          std::floor(topLeft.y() * ratio + 0.5) / ratio);
    painter->drawPixmap(snapped, symbolPixmap(symbol, color, size, ratio));
}

void paintProgress(QPainter *painter, const QRectF &rectangle, const QColor &color, int size,
                   int step)
{
    painter->save();
    painter->translate(rectangle.center());
    painter->rotate(45.0 * step);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(
        QPointF(-size / 2.0, -size / 2.0),
        symbolPixmap(Symbol::Progress, color, size, painter->device()->devicePixelRatioF()));
    painter->restore();
}

} // namespace lc
