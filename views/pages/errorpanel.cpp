// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/errorpanel.h"

#include "style/consolestyle.h"
#include "style/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace lc {

ErrorPanel::ErrorPanel(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)), m_title(new QLabel(this)),
      m_when(new QLabel(this)), m_details(new QLabel(this)),
      m_retry(new QPushButton(icon(theme, Symbol::Refresh), tr("Retry failed"), this)),
      m_offer(new QPushButton(this)), m_note(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *headLayout = new QHBoxLayout(head);
    headLayout->setContentsMargins(12, 5, 8, 5);
    m_title->setTextFormat(Qt::PlainText);
    theme.dress(m_title, TypeStyle::BodyMedium);
    m_when->setTextFormat(Qt::PlainText);
    theme.dress(m_when, TypeStyle::Small, Token::Sub);
    auto *close = new QToolButton(head);
    close->setIcon(icon(theme, Symbol::Close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the explanation"));
    connect(close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    headLayout->addWidget(m_icon);
    headLayout->addWidget(m_title, 1);
    headLayout->addWidget(m_when);
    headLayout->addWidget(close);
    layout->addWidget(head);

    auto *body = new QVBoxLayout;
    body->setContentsMargins(16, 12, 16, 12);
    body->setSpacing(12);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    m_happened = addColumn(columns, tr("What happened"));
    m_known = addColumn(columns, tr("What is known"));
    m_toDo = addColumn(columns, tr("What to do"));
    body->addLayout(columns);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setContentsMargins(12, 8, 12, 8);
    m_details->setFrameShape(QFrame::StyledPanel);
    m_details->setAccessibleName(tr("Details: the service's own words"));
    theme.dress(m_details, TypeStyle::Mono, Token::Sub);
    body->addWidget(m_details);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *copy = new QPushButton(icon(theme, Symbol::Copy), tr("Copy error"), this);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text.text()); });
    connect(m_retry, &QPushButton::clicked, this, &ErrorPanel::retryRequested);
    connect(m_offer, &QPushButton::clicked, this, &ErrorPanel::offerAccepted);
    m_offer->hide();
    buttons->addWidget(m_offer);
    buttons->addWidget(m_retry);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    theme.dress(m_note, TypeStyle::Small, Token::Sub);
    buttons->addWidget(m_note);
    body->addLayout(buttons);
    layout->addLayout(body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

QLabel *ErrorPanel::addColumn(QHBoxLayout *columns, const QString &heading)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    auto *title = new QLabel(heading, this);
    m_theme.dress(title, TypeStyle::SmallMedium, Token::Sub);
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(title);
    column->addWidget(text, 1);
    columns->addLayout(column, 1);
    return text;
}

void ErrorPanel::show(const ErrorText &text, const QString &when)
{
    m_text = text;
    m_icon->setPixmap(
        icon(m_theme, Symbol::Error, Tone::Danger).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_title->setText(text.title);
    m_when->setText(when);
    m_happened->setText(text.whatHappened);
    m_known->setText(text.whatIsKnown);
    m_toDo->setText(text.whatToDo);
    m_details->setText(text.details);
    m_details->setVisible(!text.details.isEmpty());
    setAccessibleName(text.title);
    setAccessibleDescription(text.whatHappened + u' ' + text.whatIsKnown + u' ' + text.whatToDo);
    setVisible(true);
}

void ErrorPanel::clear()
{
    m_text = {};
    hide();
}

void ErrorPanel::setRetryObstacle(const QString &reason)
{
    m_retry->setEnabled(reason.isEmpty());
    m_retry->setToolTip(reason);
    m_note->setText(reason);
}

void ErrorPanel::setOffer(const QString &words)
{
    m_offer->setText(words);
    m_offer->setVisible(!words.isEmpty());
}

void ErrorPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Base));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace lc
