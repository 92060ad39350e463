// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/detailtabs.h"

#include "style/layouts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lc {

UnderlineTabBar::UnderlineTabBar(const Theme &theme, QWidget *parent)
    : QTabBar(parent), m_theme(theme)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true); // else the titles decide how narrow the details may be
    setFocusPolicy(Qt::StrongFocus);
    theme.dress(this, TypeStyle::SmallMedium);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize UnderlineTabBar::tabSizeHint(int index) const
{
    const QFontMetrics metrics(m_theme.font(TypeStyle::SmallMedium));
    const auto textWidth = [&](int tab) { return metrics.horizontalAdvance(tabText(tab)); };
    int texts = 0;
    for (int tab = 0; tab < count(); ++tab)
        texts += textWidth(tab);
    // Long titles move together before they have to be scrolled to.
    const int room = std::clamp((width() - texts) / std::max(1, count()), 8, 18);
    return {textWidth(index) + room, atTypeSize(34)};
}

void UnderlineTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(TypeStyle::SmallMedium));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Line));
    for (int index = 0; index < count(); ++index) {
        const QRect area = tabRect(index);
        const bool isCurrent = index == currentIndex();
        painter.setPen(m_theme.color(isCurrent ? Token::Text : Token::Sub));
        painter.drawText(area, Qt::AlignCenter, tabText(index));
        if (!isCurrent)
            continue;
        painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2),
                         m_theme.color(Token::Accent));
        if (!hasFocus())
            continue;
        painter.setPen(QPen(m_theme.color(Token::Accent), 2));
        painter.drawRoundedRect(area.adjusted(1, 3, -2, -4), 4, 4);
    }
}

DetailTabs::DetailTabs(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_bar(new UnderlineTabBar(theme, this)), m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    connect(m_bar, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

void DetailTabs::addTab(QWidget *content, const QString &title)
{
    if (content->accessibleName().isEmpty())
        content->setAccessibleName(title);
    m_stack->addWidget(content);
    m_bar->addTab(title);
}

void DetailTabs::show(const QWidget *content)
{
    for (int tab = 0; tab < m_stack->count(); ++tab) {
        if (m_stack->widget(tab) == content || m_stack->widget(tab)->isAncestorOf(content))
            m_bar->setCurrentIndex(tab);
    }
}

void DetailTabs::setTitle(QWidget *content, const QString &title)
{
    m_bar->setTabText(m_stack->indexOf(content), title);
}

} // namespace lc
