// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/problemline.h"

#include "style/consolestyle.h"
#include "style/icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace lc {

ProblemLine::ProblemLine(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    theme.dress(m_text, TypeStyle::Body, Token::DangerText);
    auto *goTo = new QPushButton(tr("Go to error"), this);
    setLook(goTo, Look::Small);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
    layout->addWidget(goTo);
    connect(goTo, &QPushButton::clicked, this, &ProblemLine::goToRequested);
    setCount(0);
}

void ProblemLine::setCount(int count)
{
    setVisible(count > 0);
    m_icon->setPixmap(
        icon(m_theme, Symbol::Error, Tone::Danger).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(tr("%n error(s) to fix", nullptr, count));
}

} // namespace lc
