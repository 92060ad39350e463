// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/iddelegate.h"

#include "style/icon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>

namespace lc {

namespace {

constexpr int markSlot = 20;
constexpr int widestHint = 220;

} // namespace

void IdDelegate::paintContent(const Content &content) const
{
    const QString id = content.index.data().toString();
    if (id.isEmpty())
        return;
    const bool marked = content.isHovered || content.hasFocus;
    QRect area = content.area;
    if (marked)
        area.setRight(area.right() - markSlot);
    if (!content.isSelected && !content.isFaint)
        content.painter->setPen(theme().color(Token::Sub));
    drawText(content, area, id, Qt::AlignLeft, TypeStyle::Mono, Qt::ElideMiddle);
    if (marked)
        paintSymbol(content.painter, QRect(area.right() + 1, area.top(), markSlot, area.height()),
                    Symbol::Copy, content.isSelected ? content.ink : theme().color(Token::Sub), 14);
}

int IdDelegate::contentWidth(const QModelIndex &index) const
{
    return std::min(cache().width(index.data().toString(), TypeStyle::Mono) + markSlot, widestHint);
}

bool IdDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int mark = option.rect.right() - padding - markSlot;
        if (mouse->button() == Qt::LeftButton && mouse->position().x() >= mark) {
            const QString value = index.data().toString();
            QGuiApplication::clipboard()->setText(value);
            emit copied(value);
            return true;
        }
    }
    return CellDelegate::editorEvent(event, model, option, index);
}

} // namespace lc
