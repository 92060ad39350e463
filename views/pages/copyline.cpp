// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/copyline.h"

#include "style/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>

namespace lc {

CopyLine::CopyLine(const Theme &theme, const QString &what, QWidget *parent)
    : QWidget(parent), m_what(what), m_label(new QLabel(this)), m_copy(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(m_copy);
    layout->addStretch(1);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    theme.dress(m_label, TypeStyle::Mono, Token::Sub);
    m_copy->setIcon(icon(theme, Symbol::Copy));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy %1").arg(what));
    m_copy->setAccessibleName(tr("Copy %1").arg(what));
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text); });
}

void CopyLine::setText(const QString &text)
{
    m_text = text;
    m_label->setToolTip(text.toHtmlEscaped());
    m_label->setAccessibleName(m_what + u' ' + text);
    m_copy->setVisible(!text.isEmpty());
    elide();
}

void CopyLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

bool CopyLine::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        elide();
    return QWidget::event(event);
}

void CopyLine::elide()
{
    const int room = width() - m_copy->sizeHint().width() - 8;
    m_label->setText(
        m_label->fontMetrics().elidedText(m_text, Qt::ElideMiddle, std::max(room, 40)));
}

} // namespace lc
