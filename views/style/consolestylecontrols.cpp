// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Composed controls of ConsoleStyle.
#include "style/consolestyle.h"

#include "style/icon.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace lc {

void ConsoleStyle::drawButtonLabel(const QStyleOptionButton *button, QPainter *painter,
                                   const QWidget *widget) const
{
    QStyleOptionButton label(*button);
    const Look look = lookOf(widget);
    if (button->state.testFlag(State_Enabled)) {
        if (look == Look::Primary)
            label.palette.setColor(QPalette::ButtonText, m_theme.color(Token::AccentText));
        else if (button->state.testFlag(State_On))
            label.palette.setColor(QPalette::ButtonText, m_theme.color(Token::HighlightText));
        else if (look == Look::Link)
            label.palette.setColor(QPalette::ButtonText, m_theme.color(Token::Accent));
    }
    if (label.features.testFlag(QStyleOptionButton::HasMenu)) {
        QRect mark = button->rect;
        mark.setLeft(mark.right() - 22);
        paintSymbol(painter, mark, Symbol::Down, m_theme.color(Token::Sub), 14);
        label.features.setFlag(QStyleOptionButton::HasMenu, false);
        label.rect.setRight(label.rect.right() - 16);
    }
    constexpr int gap = 4;
    const int room = label.rect.width() - (label.icon.isNull() ? 0 : label.iconSize.width() + gap);
    // A link may be an ARN: its end tells it apart.
    const auto where = look == Look::Link ? Qt::ElideMiddle : Qt::ElideRight;
    if (label.fontMetrics.size(Qt::TextShowMnemonic, label.text).width() > room)
        label.text = label.fontMetrics.elidedText(label.text, where, room, Qt::TextShowMnemonic);
    if (look == Look::Link) {
        // Underlined: a link is not known by its colour alone.
        QFont font = painter->font();
        font.setUnderline(true);
        painter->setFont(font);
        painter->setPen(label.palette.color(QPalette::ButtonText));
        painter->drawText(label.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic,
                          label.text);
        return;
    }
    QProxyStyle::drawControl(CE_PushButtonLabel, &label, painter, widget);
}

void ConsoleStyle::drawHeaderSection(const QStyleOptionHeader *header, QPainter *painter) const
{
    const QRect &rectangle = header->rect;
    painter->fillRect(rectangle, m_theme.color(Token::Window));
    const QColor line = m_theme.color(Token::Border);
    if (header->orientation == Qt::Horizontal) {
        painter->fillRect(QRect(rectangle.left(), rectangle.bottom(), rectangle.width(), 1), line);
        if (header->position != QStyleOptionHeader::End
            && header->position != QStyleOptionHeader::OnlyOneSection)
            painter->fillRect(QRect(rectangle.right(), rectangle.top(), 1, rectangle.height()),
                              line);
    } else {
        painter->fillRect(QRect(rectangle.right(), rectangle.top(), 1, rectangle.height()), line);
    }
}

void ConsoleStyle::drawHeaderLabel(const QStyleOptionHeader *header, QPainter *painter) const
{
    QRect area = header->rect;
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    painter->save();
    painter->setFont(m_theme.font(TypeStyle::SmallMedium));
    painter->setPen(
        m_theme.color(header->state.testFlag(State_MouseOver) ? Token::Text : Token::Sub));
    const QFontMetrics metrics(painter->font());
    const int room = area.width() - (sorted ? 18 : 0);
    const QString text = metrics.elidedText(header->text, Qt::ElideRight, room);
    const int width = metrics.horizontalAdvance(text);
    const bool right = header->textAlignment.testFlag(Qt::AlignRight);
    const bool centre = header->textAlignment.testFlag(Qt::AlignHCenter);
    int left = area.left();
    if (right)
        left = area.left() + room - width;
    else if (centre)
        left = area.left() + (room - width) / 2;
    painter->drawText(QRect(left, area.top(), width + 1, area.height()),
                      Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
    if (sorted) {
        // Qt's "sort up" mark stands for descending order.
        const Symbol mark =
            header->sortIndicator == QStyleOptionHeader::SortUp ? Symbol::Down : Symbol::Up;
        paintSymbol(painter, QRectF(left + width + 3, area.top(), 14, area.height()), mark,
                    m_theme.color(Token::Sub), 12);
    }
    painter->restore();
}

void ConsoleStyle::drawTab(const QStyleOptionTab *tab, QPainter *painter) const
{
    const QRect &rectangle = tab->rect;
    const bool selected = tab->state.testFlag(State_Selected);
    const bool document = tab->features.testFlag(QStyleOptionTab::HasFrame) || tab->documentMode;
    if (selected) {
        if (document)
            painter->fillRect(rectangle, m_theme.color(Token::Base));
        const QColor accent = m_theme.color(Token::Accent);
        if (document)
            painter->fillRect(QRect(rectangle.left(), rectangle.top(), rectangle.width(), 2),
                              accent);
        else
            painter->fillRect(QRect(rectangle.left(), rectangle.bottom() - 1, rectangle.width(), 2),
                              accent);
    } else {
        if (document)
            painter->fillRect(rectangle, m_theme.color(Token::Window));
        painter->fillRect(QRect(rectangle.left(), rectangle.bottom(), rectangle.width(), 1),
                          m_theme.color(Token::Border));
    }
    if (document)
        painter->fillRect(QRect(rectangle.right(), rectangle.top(), 1, rectangle.height()),
                          m_theme.color(Token::Border));
    if (showsFocus(tab))
        drawFocusRing(painter, QRectF(rectangle).adjusted(1, 3, -2, -2), 4);
}

void ConsoleStyle::drawMenuBarItem(const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    painter->fillRect(option->rect, m_theme.color(Token::Window));
    if (!item)
        return;
    const bool marked =
        option->state.testFlag(State_Selected) && option->state.testFlag(State_Enabled);
    if (marked)
        drawBox(painter, QRectF(option->rect).adjusted(0, 3, 0, -3),
                {m_theme.color(Token::Highlight), QColor(), 4, 0});
    int flags = Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip | Qt::TextShowMnemonic;
    if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
        flags |= Qt::TextHideMnemonic;
    painter->setPen(m_theme.color(!option->state.testFlag(State_Enabled) ? Token::Faint
                                      : marked                           ? Token::HighlightText
                                                                         : Token::Text));
    painter->drawText(option->rect, flags, item->text);
}

void ConsoleStyle::drawMenuItem(const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const QRect &rectangle = option->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(
            QRect(rectangle.left() + 1, rectangle.center().y(), rectangle.width() - 2, 1),
            m_theme.color(Token::Line));
        if (!item->text.isEmpty()) {
            painter->setFont(m_theme.font(TypeStyle::SmallMedium));
            painter->setPen(m_theme.color(Token::Sub));
            painter->drawText(rectangle.adjusted(12, 0, 0, 0), Qt::AlignVCenter, item->text);
        }
        return;
    }
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool marked = enabled && option->state.testFlag(State_Selected);
    if (marked)
        painter->fillRect(rectangle.adjusted(1, 0, -1, 0), m_theme.color(Token::Highlight));
    const QRect mark(rectangle.left() + 10, rectangle.top(), 16, rectangle.height());
    const QColor ink = m_theme.color(!enabled     ? Token::Faint
                                         : marked ? Token::HighlightText
                                                  : Token::Text);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked)
            paintSymbol(painter, mark, Symbol::Check, ink, 16);
    } else if (!item->icon.isNull()) {
        const QIcon::Mode mode = !enabled ? QIcon::Disabled
            : marked                      ? QIcon::Selected
                                          : QIcon::Normal;
        item->icon.paint(painter, QRect(mark.left(), mark.center().y() - 7, 16, 16),
                         Qt::AlignCenter, mode);
    }
    QString text = item->text;
    QString shortcut;
    if (const auto tab = text.indexOf(u'\t'); tab >= 0) {
        shortcut = text.mid(tab + 1);
        text.truncate(tab);
    }
    int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
        flags |= Qt::TextHideMnemonic;
    painter->setPen(ink);
    painter->setFont(item->font);
    const QRect area = rectangle.adjusted(36, 0, -28, 0);
    painter->drawText(area, flags, text);
    if (!shortcut.isEmpty()) {
        painter->setPen(
            m_theme.color(enabled ? (marked ? Token::HighlightText : Token::Sub) : Token::Faint));
        painter->drawText(area.adjusted(0, 0, 16, 0),
                          Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, shortcut);
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintSymbol(painter, QRect(rectangle.right() - 22, rectangle.top(), 16, rectangle.height()),
                    Symbol::Right, ink, 14);
}

void ConsoleStyle::drawProgress(const QStyleOption *option, QPainter *painter,
                                const QWidget *) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    QRectF track(option->rect);
    track.setHeight(std::min(8.0, track.height()));
    track.moveCenter(QRectF(option->rect).center());
    drawBox(painter, track, {m_theme.color(Token::Track), QColor(), track.height() / 2, 0});
    const double range = bar->maximum - bar->minimum;
    if (range <= 0)
        return;
    const double share = std::clamp((bar->progress - bar->minimum) / range, 0.0, 1.0);
    if (share > 0) {
        track.setWidth(std::max(track.height(), track.width() * share));
        drawBox(painter, track, {m_theme.color(Token::Fill), QColor(), track.height() / 2, 0});
    }
}

void ConsoleStyle::drawDockTitle(const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
    painter->fillRect(option->rect, m_theme.color(Token::Window));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      m_theme.color(Token::Border));
    if (!dock)
        return;
    const bool active = widget && widget->isAncestorOf(widget->window()->focusWidget());
    painter->save();
    painter->setFont(m_theme.font(TypeStyle::SmallMedium));
    painter->setPen(m_theme.color(active ? Token::Text : Token::Sub));
    const QRect area =
        subElementRect(SE_DockWidgetTitleBarText, option, widget).adjusted(4, 0, 0, 0);
    painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(dock->title, Qt::ElideRight, area.width()));
    painter->restore();
}

void ConsoleStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                                const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (combo && !combo->frame) {
        painter->fillRect(option->rect, m_theme.color(Token::Base));
    } else if (combo && combo->editable) {
        drawField(option, painter, widget);
    } else {
        QStyleOptionComplex box(*option);
        box.state.setFlag(State_Sunken, false);
        box.state.setFlag(State_On, false);
        drawField(&box, painter, widget);
        const bool fieldless = lookOf(widget) == Look::Segment;
        if (fieldless)
            drawButton(&box, painter, widget);
    }
    const QRect mark = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paintSymbol(painter, mark, Symbol::Down,
                m_theme.color(option->state.testFlag(State_Enabled) ? Token::Sub : Token::Faint),
                14);
}

void ConsoleStyle::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin || !spin->frame)
        painter->fillRect(option->rect, m_theme.color(Token::Base));
    else
        drawField(option, painter, widget);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto draw = [&](SubControl part, Symbol symbol, QAbstractSpinBox::StepEnabledFlag flag) {
        const bool enabled =
            spin->stepEnabled.testFlag(flag) && option->state.testFlag(State_Enabled);
        paintSymbol(painter, subControlRect(CC_SpinBox, option, part, widget), symbol,
                    m_theme.color(enabled ? Token::Sub : Token::Border), 12);
    };
    draw(SC_SpinBoxUp, Symbol::Up, QAbstractSpinBox::StepUpEnabled);
    draw(SC_SpinBoxDown, Symbol::Down, QAbstractSpinBox::StepDownEnabled);
}

void ConsoleStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->minimum == bar->maximum)
        return;
    const bool active =
        option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
    QRectF slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    slider = bar->orientation == Qt::Vertical ? slider.adjusted(3, 1, -3, -1)
                                              : slider.adjusted(1, 3, -1, -3);
    drawBox(painter, slider,
            {m_theme.color(active ? Token::Field : Token::Border), QColor(), 3, 0});
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawButtonLabel(button, painter, widget);
        return;
    case CE_Header:
        // Qt would take away room for a sort mark of its own.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            painter->save();
            painter->setClipRect(option->rect, Qt::IntersectClip);
            drawHeaderSection(header, painter);
            QStyleOptionHeader label = *header;
            label.rect = subElementRect(SE_HeaderLabel, option, widget);
            drawHeaderLabel(&label, painter);
            painter->restore();
        }
        return;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeaderSection(header, painter);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeaderLabel(header, painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Token::Window));
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            m_theme.color(Token::Border));
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            drawTab(tab, painter);
        return;
    case CE_MenuBarItem:
        drawMenuBarItem(option, painter, widget);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Token::Window));
        return;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_ProgressBar:
        drawProgress(option, painter, widget);
        return;
    case CE_DockWidgetTitle:
        drawDockTitle(option, painter, widget);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, m_theme.color(Token::Window));
        return;
    case CE_Splitter: {
        const bool vertical = option->state.testFlag(State_Horizontal);
        const QPoint middle = option->rect.center();
        const QRect line = vertical
            ? QRect(middle.x(), option->rect.top(), 1, option->rect.height())
            : QRect(option->rect.left(), middle.y(), option->rect.width(), 1);
        painter->fillRect(line, m_theme.color(Token::Border));
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonIconOnly) {
            // A mark over the icon of a small button says nothing more.
            QStyleOptionToolButton plain(*button);
            plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
            QProxyStyle::drawComplexControl(control, &plain, painter, widget);
            return;
        }
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                   SubControl subControl, const QWidget *widget) const
{
    QRect rectangle = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return rectangle;
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
            return {};
        const bool vertical = bar->orientation == Qt::Vertical;
        const int length = vertical ? bar->rect.height() : bar->rect.width();
        if (subControl == SC_ScrollBarGroove)
            return bar->rect;
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int size = length;
        if (range > 0)
            size = std::clamp(int(qint64(length) * bar->pageStep / (range + bar->pageStep)),
                              std::min(28, length), length);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - size, bar->upsideDown);
        const auto part = [&](int from, int extent) {
            return vertical
                ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent)
                : QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height());
        };
        if (subControl == SC_ScrollBarSlider)
            return part(start, size);
        if (subControl == SC_ScrollBarSubPage)
            return part(0, start);
        if (subControl == SC_ScrollBarAddPage)
            return part(start + size, length - start - size);
        return rectangle;
    }
    if (control == CC_ComboBox) {
        if (subControl == SC_ComboBoxEditField)
            return option->rect.adjusted(6, 1, -24, -1);
        if (subControl == SC_ComboBoxArrow)
            return {option->rect.right() - 23, option->rect.top(), 20, option->rect.height()};
    }
    return rectangle;
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    QRect rectangle = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_HeaderLabel)
        return option->rect.adjusted(8, 0, -8, 0);
    if (element == SE_LineEditContents
        && !(widget && qobject_cast<QComboBox *>(widget->parentWidget())))
        return rectangle.adjusted(5, 0, -5, 0);
    return rectangle;
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                     const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int text = m_theme.lineHeight(TypeStyle::Body);
    const Look look = lookOf(widget);
    const int control =
        text + (look == Look::Small || look == Look::Chip || look == Look::Segment ? 6 : 10);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (look == Look::Link) // with the little that Qt keeps free around the words
            return {size.width() + 6, text};
        int width = size.width() + (look == Look::Small || look == Look::Chip ? 20 : 26);
        if (button && button->features.testFlag(QStyleOptionButton::HasMenu))
            width += 16;
        return {width, control};
    }
    case CT_ToolButton: {
        const auto *button = qobject_cast<const QToolButton *>(widget);
        const bool withText = button && button->toolButtonStyle() != Qt::ToolButtonIconOnly
            && !button->text().isEmpty();
        const bool menu =
            button && button->popupMode() == QToolButton::InstantPopup && button->menu();
        return {withText ? size.width() + 18 + (menu ? 14 : 0) : control, control};
    }
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(control);
        return result;
    case CT_ComboBox:
        return {size.width() + 36, control};
    case CT_HeaderSection:
        return {result.width() + 8, std::max(text + 10, result.height())};
    case CT_MenuBarItem:
        return {size.width() + 18, text + 10};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {result.width(), item->text.isEmpty() ? 9 : 26};
        return {size.width() + 72, text + 8};
    }
    case CT_TabBarTab: {
        result.setHeight(text + 15);
        return result;
    }
    case CT_CheckBox:
    case CT_RadioButton:
        result.setHeight(std::max(result.height(), text + 6));
        return result;
    default:
        return result;
    }
}

} // namespace lc
