// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionTab;

namespace lc {

/// What a control asks of the style beyond its class, set with setLook().
enum class Look {
    Plain,
    Primary, ///< the one main action of a pane
    Small, ///< 24 px high
    Chip, ///< a checkable filter button, fully round
    Segment, ///< one of a row of buttons of which one is chosen
    Link, ///< words that lead to another object
    Cell ///< an editor inside a grid: no border of its own
};
void setLook(QWidget *widget, Look look);
Look lookOf(const QWidget *widget);

/// Marks a field as wrong: 2 px border in the danger fill.
enum class FieldState { Right, Wrong };
void setFieldState(QWidget *field, FieldState state);

/// Fusion made flat: square edges with small radii, one focus ring, colours from the theme only.
/// Owned by QApplication.
class ConsoleStyle final : public QProxyStyle {
    Q_OBJECT
public:
    explicit ConsoleStyle(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                       const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    struct Box {
        QColor fill;
        QColor border;
        qreal radius = 4;
        qreal width = 1;
    };
    void drawBox(QPainter *painter, const QRectF &rectangle, const Box &box) const;
    void drawFocusRing(QPainter *painter, const QRectF &rectangle, qreal radius) const;
    bool showsFocus(const QStyleOption *option) const;
    void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawCheck(const QStyleOption *option, QPainter *painter, bool round) const;
    void drawButtonLabel(const QStyleOptionButton *button, QPainter *painter,
                         const QWidget *widget) const;
    void drawHeaderSection(const QStyleOptionHeader *header, QPainter *painter) const;
    void drawHeaderLabel(const QStyleOptionHeader *header, QPainter *painter) const;
    void drawTab(const QStyleOptionTab *tab, QPainter *painter) const;
    void drawMenuBarItem(const QStyleOption *option, QPainter *painter,
                         const QWidget *widget) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawProgress(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawDockTitle(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                      const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionComplex *option, QPainter *painter,
                     const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                       const QWidget *widget) const;

    const Theme &m_theme;
};

} // namespace lc
