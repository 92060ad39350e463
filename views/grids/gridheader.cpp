// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/gridheader.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

namespace lc {

namespace {

constexpr int gutter = 32;
constexpr int outer = 12;

} // namespace

GridHeader::GridHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(40);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTextElideMode(Qt::ElideRight);
}

void GridHeader::showCheck(Qt::CheckState state)
{
    m_hasCheck = true;
    m_check = state;
    viewport()->update();
}

void GridHeader::hideCheck()
{
    m_hasCheck = false;
    viewport()->update();
}

QSize GridHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), m_theme.lineHeight(TypeStyle::Body) + 10};
}

void GridHeader::paintSection(QPainter *painter, const QRect &rectangle, int section) const
{
    if (section != 0) {
        QHeaderView::paintSection(painter, rectangle, section);
        return;
    }
    const int indent = outer - 8 + (m_hasCheck ? gutter : 0);
    QStyleOptionHeader empty;
    empty.rect = QRect(rectangle.left(), rectangle.top(), indent, rectangle.height());
    empty.orientation = Qt::Horizontal;
    empty.position = QStyleOptionHeader::End;
    style()->drawControl(QStyle::CE_HeaderSection, &empty, painter, this);
    QHeaderView::paintSection(painter, rectangle.adjusted(indent, 0, 0, 0), section);
    if (!m_hasCheck)
        return;
    QStyleOptionButton box;
    box.rect = QRect(rectangle.left() + outer, rectangle.center().y() - 7, 16, 16);
    box.state = QStyle::State_Enabled;
    box.state.setFlag(QStyle::State_On, m_check == Qt::Checked);
    box.state.setFlag(QStyle::State_NoChange, m_check == Qt::PartiallyChecked);
    style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, this);
}

QSize GridHeader::sectionSizeFromContents(int section) const
{
    const QFontMetrics metrics(m_theme.font(TypeStyle::SmallMedium));
    const QString text =
        model() ? model()->headerData(section, Qt::Horizontal).toString() : QString();
    const int indent = section == 0 ? outer - 8 + (m_hasCheck ? gutter : 0) : 0;
    const int sortMark = section == sortIndicatorSection() ? 18 : 0;
    return {metrics.horizontalAdvance(text) + 17 + sortMark + indent, sizeHint().height()};
}

bool GridHeader::isOnCheck(const QPoint &position) const
{
    if (!m_hasCheck || isSectionHidden(0))
        return false;
    const int left = sectionViewportPosition(0);
    return position.x() >= left + outer - 4 && position.x() < left + outer + 20;
}

void GridHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressedCheck = event->button() == Qt::LeftButton && isOnCheck(event->position().toPoint());
    if (!m_pressedCheck)
        QHeaderView::mousePressEvent(event);
}

void GridHeader::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressedCheck) {
        QHeaderView::mouseReleaseEvent(event);
        return;
    }
    m_pressedCheck = false;
    if (isOnCheck(event->position().toPoint()))
        emit checkClicked();
}

} // namespace lc
