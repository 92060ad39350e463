// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/wrappedtext.h"

#include <QResizeEvent>
#include <QTextLayout>

#include <cmath>

namespace lc {

namespace {

constexpr int narrowest = 96;

} // namespace

WrappedText::WrappedText(const QString &text, QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // Tab goes on to the next field; the text itself is reached by the mouse.
    setTabChangesFocus(true);
    setFocusPolicy(Qt::ClickFocus);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setPlainText(text);
}

int WrappedText::heightForWidth(int width) const
{
    QTextLayout layout(toPlainText(), font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        height += line.height();
    }
    layout.endLayout();
    return int(std::ceil(height)) + 1;
}

QSize WrappedText::sizeHint() const
{
    const int wanted = std::max(narrowest, fontMetrics().horizontalAdvance(toPlainText()));
    // A form layout gives a field no more height than this, whatever its height for width is.
    return {wanted, heightForWidth(std::min(wanted, std::max(narrowest, width())))};
}

void WrappedText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

QSize WrappedText::minimumSizeHint() const
{
    return {narrowest, fontMetrics().height()};
}

} // namespace lc
