// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/emptynotice.h"

#include "style/layouts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

namespace {

/// Gives way where there is no room.
class SmallIcon final : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {QLabel::minimumSizeHint().width(), 0}; }
};

} // namespace

EmptyNotice::EmptyNotice(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new SmallIcon(this)), m_sentence(new QLabel(this)),
      m_buttons(new QHBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({}); // the room may be low: it is for the words
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(m_buttons);
    row->addStretch();
    layout->addLayout(row);
    layout->addStretch();
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(24, 0, 24, 0);
    m_sentence->setMinimumHeight(theme.lineHeight(TypeStyle::Body));
    theme.dress(m_sentence, TypeStyle::Body, Token::Sub);
    const auto recolour = [this] {
        m_icon->setPixmap(
            symbolPixmap(m_symbol, m_theme.color(Token::Faint), 20, devicePixelRatioF()));
    };
    recolour();
    connect(&theme, &Theme::changed, this, recolour);
}

void EmptyNotice::setText(const EmptyText &text)
{
    m_symbol = text.symbol;
    m_icon->setPixmap(symbolPixmap(m_symbol, m_theme.color(Token::Faint), 20, devicePixelRatioF()));
    if (m_sentence->text() == text.sentence && m_buttons->count() == text.actions.size())
        return;
    m_sentence->setText(text.sentence);
    removeAll(*m_buttons);
    for (const NoticeAction &action : text.actions) {
        auto *button = new QPushButton(action.text, this);
        connect(button, &QPushButton::clicked, this, [run = action.run] {
            if (run)
                run();
        });
        m_buttons->addWidget(button);
    }
}

QString EmptyNotice::sentence() const
{
    return m_sentence->text();
}

} // namespace lc
