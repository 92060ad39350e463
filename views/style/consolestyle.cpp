// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Primitives, metrics and hints; composed controls are in consolestylecontrols.cpp.
#include "style/consolestyle.h"

#include "style/icon.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr const char *lookProperty = "lcLook";
constexpr const char *stateProperty = "lcFieldState";

bool isWrong(const QWidget *widget)
{
    return widget && widget->property(stateProperty).toInt() == static_cast<int>(FieldState::Wrong);
}

bool isInsideEditor(const QWidget *widget)
{
    return widget
        && (qobject_cast<QComboBox *>(widget->parentWidget())
            || qobject_cast<QAbstractSpinBox *>(widget->parentWidget()));
}

} // namespace

void setLook(QWidget *widget, Look look)
{
    widget->setProperty(lookProperty, static_cast<int>(look));
    widget->updateGeometry();
    widget->update();
}

Look lookOf(const QWidget *widget)
{
    return widget ? static_cast<Look>(widget->property(lookProperty).toInt()) : Look::Plain;
}

void setFieldState(QWidget *field, FieldState state)
{
    field->setProperty(stateProperty, static_cast<int>(state));
    field->update();
}

ConsoleStyle::ConsoleStyle(const Theme &theme) : QProxyStyle(u"Fusion"_s), m_theme(theme) { }

void ConsoleStyle::drawBox(QPainter *painter, const QRectF &rectangle, const Box &box) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    if (box.border.isValid()) {
        painter->setPen(QPen(box.border, box.width));
        const qreal inset = box.width / 2;
        painter->drawRoundedRect(rectangle.adjusted(inset, inset, -inset, -inset),
                                 box.radius - inset / 2, box.radius - inset / 2);
    } else {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rectangle, box.radius, box.radius);
    }
    painter->restore();
}

void ConsoleStyle::drawFocusRing(QPainter *painter, const QRectF &rectangle, qreal radius) const
{
    drawBox(painter, rectangle, {QColor(), m_theme.color(Token::Accent), radius, 2});
}

bool ConsoleStyle::showsFocus(const QStyleOption *option) const
{
    return option->state.testFlag(State_HasFocus)
        && option->state.testFlag(State_KeyboardFocusChange);
}

void ConsoleStyle::drawButton(const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Look look = lookOf(widget);
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool down = option->state.testFlag(State_Sunken);
    const bool on = option->state.testFlag(State_On);
    const bool hover = enabled && option->state.testFlag(State_MouseOver);
    if (look == Look::Link) {
        if (showsFocus(option))
            drawFocusRing(painter, option->rect, 4);
        return;
    }
    Box box{m_theme.color(Token::Button), m_theme.color(Token::Border), 4, 1};
    if (look == Look::Chip)
        box.radius = option->rect.height() / 2.0;
    if (!enabled) {
        box.fill = m_theme.color(Token::Window);
        box.border = m_theme.color(Token::Line);
    } else if (look == Look::Primary) {
        box.fill = m_theme.color(Token::Accent);
        box.border = box.fill;
        if (hover || down)
            box.fill = m_theme.isDark() ? box.fill.lighter(106) : box.fill.darker(112);
    } else if (on) {
        box.fill = m_theme.color(Token::Highlight);
        box.border = m_theme.color(Token::Accent);
    } else if (down || hover) {
        box.fill = m_theme.color(down ? Token::Line : Token::Window);
        if (m_theme.isDark())
            box.fill = m_theme.color(down ? Token::Line : Token::Track);
    }
    drawBox(painter, option->rect, box);
    if (!showsFocus(option))
        return;
    drawFocusRing(painter, option->rect, box.radius);
    if (look == Look::Primary && enabled)
        drawBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -2),
                {QColor(), m_theme.color(Token::AccentText), box.radius - 1, 1});
}

void ConsoleStyle::drawField(const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool locked =
        !option->state.testFlag(State_Enabled) || (frame && frame->state.testFlag(State_ReadOnly));
    Box box{m_theme.color(locked ? Token::Window : Token::Base),
            m_theme.color(locked ? Token::Line : Token::Field), 4, 1};
    const bool isCell = lookOf(widget) == Look::Cell;
    if (isCell)
        box = {m_theme.color(Token::Base), QColor(), 0, 0};
    if (isWrong(widget)) {
        box.fill = m_theme.color(Token::DangerBack);
        box.border = m_theme.color(Token::DangerFill);
        box.width = 2;
    } else if (option->state.testFlag(State_HasFocus)) {
        box.border = m_theme.color(Token::Accent);
        box.width = 2;
    }
    // The lines between cells belong to the grid.
    drawBox(painter, isCell ? option->rect.adjusted(0, 0, -1, -1) : option->rect, box);
}

void ConsoleStyle::drawCheck(const QStyleOption *option, QPainter *painter, bool round) const
{
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state.testFlag(State_On);
    const bool partly = option->state.testFlag(State_NoChange);
    QRectF rectangle(0, 0, 16, 16);
    rectangle.moveCenter(QRectF(option->rect).center());
    rectangle.moveTopLeft(QPointF(qRound(rectangle.x()), qRound(rectangle.y())));
    Box box{m_theme.color(Token::Base), m_theme.color(Token::Field), round ? 8.0 : 3.0, 1};
    if (!enabled) {
        box.fill = m_theme.color(Token::Window);
        box.border = m_theme.color(Token::Border);
    } else if (on || partly) {
        box.fill = m_theme.color(Token::Accent);
        box.border = box.fill;
    }
    drawBox(painter, rectangle, box);
    const QColor mark = m_theme.color(enabled ? Token::AccentText : Token::Faint);
    if (partly)
        painter->fillRect(rectangle.adjusted(4, 7, -4, -7), mark);
    else if (on && round)
        drawBox(painter, rectangle.adjusted(5, 5, -5, -5), {mark, QColor(), 3, 0});
    else if (on)
        paintSymbol(painter, rectangle, Symbol::Check, mark, 12);
    if (showsFocus(option))
        drawFocusRing(painter, rectangle.adjusted(-2, -2, 2, 2), round ? 10 : 5);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    const QRect &rectangle = option->rect;
    const auto arrow = [&](Symbol symbol) {
        const bool enabled = option->state.testFlag(State_Enabled);
        paintSymbol(painter, rectangle, symbol, m_theme.color(enabled ? Token::Sub : Token::Faint),
                    14);
    };
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button
            && button->features.testFlag(QStyleOptionButton::Flat)
            && !option->state.testFlag(State_MouseOver) && !option->state.testFlag(State_On)) {
            if (showsFocus(option))
                drawFocusRing(painter, rectangle, 4);
            return;
        }
        drawButton(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        if (option->state.testFlag(State_AutoRaise)) {
            const bool marked =
                option->state.testFlag(State_On) || option->state.testFlag(State_Sunken);
            if (marked
                || (option->state.testFlag(State_MouseOver)
                    && option->state.testFlag(State_Enabled)))
                drawBox(painter, rectangle,
                        {m_theme.color(marked ? Token::Highlight : Token::Line), QColor(), 4, 0});
            if (showsFocus(option))
                drawFocusRing(painter, rectangle, 4);
        } else {
            drawButton(option, painter, widget);
        }
        return;
    case PE_FrameDefaultButton:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonTool:
    case PE_PanelScrollAreaCorner:
    case PE_PanelMenuBar:
    case PE_FrameTabBarBase:
    case PE_IndicatorHeaderArrow: // drawn beside the label
        return;
    case PE_FrameFocusRect:
        // Buttons and cells draw their own ring; what is left (tabs, links, tiles) gets it here.
        if (option->state.testFlag(State_KeyboardFocusChange)
            && !qobject_cast<const QAbstractItemView *>(widget)
            && !qobject_cast<const QAbstractButton *>(widget))
            drawFocusRing(painter, rectangle, 4);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        if (isInsideEditor(widget))
            return;
        drawField(option, painter, widget);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, true);
        return;
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget))
            drawField(option, painter, widget);
        else
            drawBox(painter, rectangle, {QColor(), m_theme.color(Token::Border), 6, 1});
        return;
    case PE_FrameGroupBox:
        // As the sections of a form: a line above the heading.
        painter->fillRect(QRect(rectangle.topLeft(), QSize(rectangle.width(), 1)),
                          m_theme.color(Token::Line));
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(rectangle, m_theme.color(Token::Base));
        painter->setPen(m_theme.color(Token::Border));
        painter->drawRect(rectangle.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabWidget:
        painter->fillRect(rectangle, m_theme.color(Token::Base));
        painter->fillRect(QRect(rectangle.topLeft(), QSize(rectangle.width(), 1)),
                          m_theme.color(Token::Border));
        return;
    case PE_IndicatorArrowDown:
        arrow(Symbol::Down);
        return;
    case PE_IndicatorArrowUp:
        arrow(Symbol::Up);
        return;
    case PE_IndicatorArrowLeft:
        arrow(Symbol::Back);
        return;
    case PE_IndicatorArrowRight:
        arrow(Symbol::Right);
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            arrow(option->state.testFlag(State_Open) ? Symbol::Down : Symbol::Right);
        return;
    case PE_IndicatorTabClose: {
        const bool hover = option->state.testFlag(State_MouseOver);
        if (hover)
            drawBox(painter, rectangle, {m_theme.color(Token::Line), QColor(), 3, 0});
        paintSymbol(painter, rectangle, Symbol::Close,
                    m_theme.color(hover ? Token::Text : Token::Sub), 14);
        return;
    }
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(
            QRect(rectangle.center().x(), rectangle.top() + 6, 1, rectangle.height() - 12),
            m_theme.color(Token::Border));
        return;
    case PE_IndicatorToolBarHandle:
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(rectangle, m_theme.color(Token::Border));
        return;
    case PE_FrameDockWidget:
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (option->state.testFlag(State_Selected))
            painter->fillRect(rectangle, m_theme.color(Token::Highlight));
        else if (option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled))
            painter->fillRect(rectangle, m_theme.color(Token::Alternate));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                              const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QTabBar *>(widget) ? 0 : 1;
    case PM_ButtonMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarHandleExtent:
        return 0;
    case PM_MenuBarHMargin:
        return 8;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_TabBarTabHSpace:
        return 28;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 16;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 5;
    case PM_DockWidgetSeparatorExtent:
        return 1;
    case PM_DockWidgetTitleMargin:
        return 8;
    case PM_DockWidgetTitleBarButtonMargin:
        return 4;
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
        return 16;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return 14;
    case PM_HeaderGripMargin:
        return 4;
    case PM_FocusFrameHMargin:
        return 6;
    case PM_FocusFrameVMargin:
        return 2;
    case PM_LayoutHorizontalSpacing:
        return 8;
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_ToolBarItemMargin:
        return 8;
    case PM_ToolBarItemSpacing:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_TabBar_CloseButtonPosition:
        break;
    case SH_UnderlineShortcut:
        return QGuiApplication::queryKeyboardModifiers().testFlag(Qt::AltModifier) ? 1 : 0;
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(m_theme.color(Token::Line).rgba());
    case SH_Menu_Scrollable:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ComboBox_PopupFrameStyle:
        return QFrame::Box | QFrame::Plain;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_FormLayoutLabelAlignment:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        break;
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QIcon ConsoleStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(m_theme, Symbol::Close);
    case SP_TitleBarNormalButton:
        return icon(m_theme, Symbol::Float);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(m_theme, Symbol::More);
    case SP_MessageBoxInformation:
        return icon(m_theme, Symbol::Info, Tone::Info);
    case SP_MessageBoxWarning:
        return icon(m_theme, Symbol::Warning, Tone::Warning);
    case SP_MessageBoxCritical:
        return icon(m_theme, Symbol::Error, Tone::Danger);
    case SP_MessageBoxQuestion:
        return icon(m_theme, Symbol::Info, Tone::Info);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void ConsoleStyle::polish(QWidget *widget)
{
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QTabBar *>(widget) || qobject_cast<QHeaderView *>(widget)
        || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

} // namespace lc
