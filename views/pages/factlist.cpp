// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/factlist.h"

#include "style/theme.h"

#include <QFormLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace lc {

FactList::FactList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(4);
    m_rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FactList::clear()
{
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
}

void FactList::add(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *name = new QLabel(label, this);
    m_theme.dress(name, TypeStyle::Body, Token::Sub);
    // A label is as tall as its value: its words stand beside the first line.
    name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *text = new QLabel(value, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    // An ARN has nowhere to break: it must not widen the pane, and its tooltip has all of it.
    constexpr int narrowest = 96;
    text->setMinimumWidth(narrowest);
    if (text->minimumSizeHint().width() > narrowest)
        text->setToolTip(value.toHtmlEscaped());
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(label + u": "_s + value);
    m_rows->addRow(name, text);
}

} // namespace lc
