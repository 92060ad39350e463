// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/detailspane.h"

#include "style/theme.h"

#include <QLabel>

namespace lc {

DetailsPane::DetailsPane(const Theme &theme, QWidget *parent)
    : QStackedWidget(parent), m_nothing(new QLabel(tr("Choose a row to see its details."), this))
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(24);
    theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    addWidget(m_nothing);
}

void DetailsPane::showDetails(QWidget *details)
{
    if (details && indexOf(details) < 0)
        addWidget(details);
    setCurrentWidget(details ? details : m_nothing);
}

} // namespace lc
