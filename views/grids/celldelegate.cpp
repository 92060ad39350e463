// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/celldelegate.h"

#include "grids/iddelegate.h"
#include "grids/markdelegate.h"
#include "grids/pilldelegate.h"
#include "grids/sparklinedelegate.h"
#include "grids/usagebardelegate.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace lc {

namespace {

constexpr int checkGutter = 32;

bool hasCheck(const QModelIndex &index)
{
    return index.column() == 0 && index.data(Qt::CheckStateRole).isValid();
}

} // namespace

CellDelegate::CellDelegate(const Theme &theme, TextCache &cache, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_cache(cache)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QRect &cell = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    Token back =
        option.features.testFlag(QStyleOptionViewItem::Alternate) ? Token::Alternate : Token::Base;
    if (selected)
        back = Token::Highlight;
    painter->fillRect(cell, m_theme.color(back));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                      m_theme.color(Token::Line));

    const bool faint = isFaint(index);
    QColor ink = m_theme.color(selected    ? Token::HighlightText
                                   : faint ? Token::Faint
                                           : Token::Text);
    if (const QVariant tone = index.data(WarningRole); tone.isValid() && !faint)
        ink = m_theme.text(static_cast<Tone>(tone.toInt()));
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    if (hasCheck(index))
        paintCheck(painter, option, index);
    painter->setPen(ink);
    paintContent(
        {painter, contentArea(option, index), index, ink, selected, hovered, faint, focus});
    if (focus) {
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.adjusted(1, 1, -1, -2));
    }
}

bool CellDelegate::isFaint(const QModelIndex &index) const
{
    if (m_stateColumn >= 0) {
        const QByteArray state = index.siblingAtColumn(m_stateColumn).data(RawRole).toByteArray();
        if (m_faintStates.contains(state))
            return true;
    }
    return index.data(FaintRole).toBool() || index.data(StaleRole).toBool();
}

void CellDelegate::paintContent(const Content &content) const
{
    const QString text = content.index.data().toString();
    const QString subtext = content.index.data(SubtextRole).toString();
    const Qt::Alignment alignment = alignmentOf(content.index);
    const TypeStyle style =
        m_emphasis && !content.isFaint ? TypeStyle::BodyMedium : TypeStyle::Body;
    if (subtext.isEmpty()) {
        drawText(content, content.area, text, alignment, style);
        return;
    }
    const int upper = m_theme.lineHeight(TypeStyle::Body);
    const int lower = m_theme.lineHeight(TypeStyle::Small);
    const int top = content.area.top() + (content.area.height() - upper - lower) / 2;
    drawText(content, QRect(content.area.left(), top, content.area.width(), upper), text, alignment,
             style);
    content.painter->setPen(content.isSelected ? content.ink : m_theme.color(Token::Sub));
    drawText(content, QRect(content.area.left(), top + upper, content.area.width(), lower), subtext,
             alignment, TypeStyle::Small);
}

void CellDelegate::drawText(const Content &content, const QRect &area, const QString &text,
                            Qt::Alignment alignment, TypeStyle style, Qt::TextElideMode elide) const
{
    m_cache.draw(content.painter, area, text, alignment, style, elide);
}

Qt::Alignment CellDelegate::alignmentOf(const QModelIndex &index)
{
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    return alignment.isValid() ? Qt::Alignment(alignment.toInt())
                               : Qt::AlignLeft | Qt::AlignVCenter;
}

int CellDelegate::contentWidth(const QModelIndex &index) const
{
    const TypeStyle style = m_emphasis ? TypeStyle::BodyMedium : TypeStyle::Body;
    const int text = m_cache.width(index.data().toString(), style);
    const QString subtext = index.data(SubtextRole).toString();
    return subtext.isEmpty() ? text : std::max(text, m_cache.width(subtext, TypeStyle::Small));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int left = index.column() == 0 ? outerPadding : padding;
    return {contentWidth(index) + left + padding + (hasCheck(index) ? checkGutter : 0),
            m_theme.rowHeight()};
}

QRect CellDelegate::checkArea(const QStyleOptionViewItem &option) const
{
    return {option.rect.left() + outerPadding, option.rect.center().y() - 7, 16, 16};
}

QRect CellDelegate::contentArea(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int left = index.column() == 0 ? outerPadding : padding;
    return option.rect.adjusted(left + (hasCheck(index) ? checkGutter : 0), 0, -padding, -1);
}

void CellDelegate::paintCheck(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionButton box;
    box.rect = checkArea(option);
    const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
    const auto flags = index.flags();
    box.state.setFlag(QStyle::State_Enabled,
                      flags.testFlag(Qt::ItemIsUserCheckable) && flags.testFlag(Qt::ItemIsEnabled));
    box.state.setFlag(QStyle::State_On, state == Qt::Checked);
    box.state.setFlag(QStyle::State_NoChange, state == Qt::PartiallyChecked);
    QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter);
}

bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!hasCheck(index) || !index.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton
        || !checkArea(option).adjusted(-4, -4, 4, 4).contains(mouse->position().toPoint()))
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

CellDelegate *makeCellDelegate(ColumnKind kind, const Theme &theme, TextCache &cache,
                               QObject *parent)
{
    switch (kind) {
    case ColumnKind::Id:
        return new IdDelegate(theme, cache, parent);
    case ColumnKind::Percent:
        return new UsageBarDelegate(theme, cache, parent);
    case ColumnKind::Status:
        return new PillDelegate(theme, cache, parent);
    case ColumnKind::Mark:
        return new MarkDelegate(theme, cache, parent);
    case ColumnKind::Sparkline:
        return new SparklineDelegate(theme, cache, parent);
    case ColumnKind::Text:
    case ColumnKind::Number:
    case ColumnKind::Usage:
    case ColumnKind::Date:
    case ColumnKind::Count:
    case ColumnKind::RelativeTime:
    case ColumnKind::Time:
    case ColumnKind::UtcDay:
    case ColumnKind::YesNo:
        break;
    }
    return new CellDelegate(theme, cache, parent);
}

} // namespace lc
