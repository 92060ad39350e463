// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/usagebardelegate.h"

#include "style/icon.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int iconSlot = 20;
constexpr int gap = 8;
constexpr int widestBar = 110;

} // namespace

void UsageBar::paint(QPainter *painter, const QRect &area, const Theme &theme, double share)
{
    QRectF track(area.left(), area.top() + (area.height() - thickness) / 2, area.width(),
                 thickness);
    const double radius = thickness / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.isHighContrast() ? QPen(theme.color(Token::Text)) : QPen(Qt::NoPen));
    painter->setBrush(theme.color(Token::Track));
    painter->drawRoundedRect(track, radius, radius);
    if (share > 0) {
        const double full = std::isfinite(share) ? share : 1e9;
        const QColor fill = theme.barFill(share);
        QRectF bar = track;
        bar.setWidth(std::max(thickness * 1.0, track.width() * std::min(full, 1.0)));
        painter->setBrush(fill);
        painter->drawRoundedRect(bar, radius, radius);
        if (full > 1.0) {
            const double capacity =
                track.left() + std::clamp(track.width() / full, 1.0, track.width() - 3);
            QColor paler = theme.color(Token::Base);
            paler.setAlphaF(0.45F);
            painter->setClipRect(
                QRectF(capacity, track.top(), track.right() - capacity, track.height()));
            painter->setBrush(paler);
            painter->setPen(Qt::NoPen);
            painter->drawRoundedRect(bar, radius, radius);
            painter->setClipping(false);
            painter->setRenderHint(QPainter::Antialiasing, false);
            painter->fillRect(QRect(int(capacity), int(track.top()) - 2, 2, thickness + 4),
                              theme.color(Token::Text));
        }
    }
    painter->restore();
}

void UsageBarDelegate::paintContent(const Content &content) const
{
    const QVariant value = content.index.data(UsageRole);
    const QString words = content.index.data().toString();
    const auto percent =
        value.canConvert<UsageFigure>() ? value.value<UsageFigure>().percent() : std::nullopt;
    if (!percent) {
        if (!content.isSelected)
            content.painter->setPen(theme().color(Token::Sub));
        drawText(content, content.area, words, Qt::AlignLeft);
        return;
    }
    const int slot =
        std::max(cache().width(u"100%"_s, TypeStyle::Body), cache().width(words, TypeStyle::Body));
    const int room = content.area.width() - iconSlot - slot - gap;
    QRect area = content.area;
    if (room >= 16)
        UsageBar::paint(content.painter,
                        QRect(area.left(), area.top(), std::min(room, widestBar), area.height()),
                        theme(), *percent / 100.0);
    // The slots stand right of the widest bar possible, so that a column stays aligned.
    const int left = room >= 16 ? area.left() + std::min(room, widestBar) + gap : area.left();
    drawText(content, QRect(left, area.top(), slot, area.height()), words, Qt::AlignRight);
    if (*percent < 80.0)
        return;
    const bool over = *percent >= 100.0;
    const Tone tone = over ? Tone::Danger : Tone::Warning;
    paintSymbol(content.painter, QRect(left + slot + 6, area.top(), 14, area.height()),
                over ? Symbol::Error : Symbol::Warning, theme().text(tone), 14);
}

int UsageBarDelegate::contentWidth(const QModelIndex &) const
{
    return 40 + gap + cache().width(u"104%"_s, TypeStyle::Body) + iconSlot;
}

} // namespace lc
