// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/noticeband.h"

#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace lc {

NoticeBand::NoticeBand(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)), m_headline(new QLabel(this)),
      m_text(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 5);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_headline);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    m_buttons->setSpacing(8);
    m_headline->setTextFormat(Qt::PlainText);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMinimumHeight(36);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &NoticeBand::recolour);
    hide();
}

void NoticeBand::show(const Notice &notice)
{
    m_notice = notice;
    m_headline->setText(notice.headline);
    m_headline->setVisible(!notice.headline.isEmpty());
    m_text->setText(notice.text);
    setToolTip(notice.details.toHtmlEscaped());
    removeAll(*m_buttons);
    for (const NoticeAction &action : notice.actions) {
        auto *button = new QPushButton(action.text, this);
        setLook(button, Look::Small);
        connect(button, &QPushButton::clicked, this, [run = action.run] {
            if (run)
                run();
        });
        m_buttons->addWidget(button);
    }
    setAccessibleName(notice.headline + u' ' + notice.text);
    recolour();
    QFrame::show();
}

void NoticeBand::setText(const QString &text)
{
    m_notice.text = text;
    m_text->setText(text);
    setAccessibleName(m_notice.headline + u' ' + text);
}

void NoticeBand::clear()
{
    m_notice = {};
    hide();
}

void NoticeBand::recolour()
{
    m_icon->setPixmap(symbolPixmap(symbolOf(m_notice.tone), m_theme.text(m_notice.tone), 16,
                                   devicePixelRatioF()));
    for (QLabel *label : {m_headline, m_text}) {
        QPalette palette = label->palette();
        // Which of the two is used follows from the background role of the parents.
        palette.setColor(QPalette::WindowText, m_theme.text(m_notice.tone));
        palette.setColor(QPalette::Text, m_theme.text(m_notice.tone));
        label->setPalette(palette);
    }
    m_headline->setFont(m_theme.font(TypeStyle::BodyMedium));
    m_text->setFont(m_theme.font(TypeStyle::Body));
    update();
}

void NoticeBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.back(m_notice.tone));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.text(m_notice.tone));
}

} // namespace lc
