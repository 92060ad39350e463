// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/reviewpanel.h"

#include "grids/noticeband.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// Lets long words break, so that an ARN does not widen the panel. For labels nobody copies from.
QString breakable(const QString &text)
{
    constexpr int longest = 18;
    constexpr QChar zeroWidthSpace(0x200b);
    QString broken;
    int length = 0;
    for (const QChar c : text) {
        broken += c;
        length = c.isSpace() ? 0 : length + 1;
        if (length < longest || c.isHighSurrogate())
            continue;
        broken += zeroWidthSpace;
        length = 0;
    }
    return broken;
}

QLabel *makeLabel(const Theme &theme, const QString &text, TypeStyle style, Token color,
                  QWidget *parent)
{
    auto *label = new QLabel(breakable(text), parent);
    label->setAccessibleName(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme.dress(label, style, color);
    return label;
}

} // namespace

ReviewPanel::ReviewPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_warning(new NoticeBand(theme, this)),
      m_count(makeLabel(theme, {}, TypeStyle::SmallMedium, Token::Sub, this)),
      m_fromTo(makeLabel(theme, {}, TypeStyle::Small, Token::Sub, this)),
      m_changes(new QWidget(this)), m_optionPlace(new QVBoxLayout), m_tabs(new QTabBar(this)),
      m_call(new QPlainTextEdit(this)), m_copy(new QPushButton(this)),
      m_send(new QPushButton(this)),
      m_reason(makeLabel(theme, {}, TypeStyle::Small, Token::Sub, this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *content = new QWidget(this);
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(16, 12, 16, 12);
    body->setSpacing(10);
    body->addWidget(m_warning);
    auto *head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    m_fromTo->setWordWrap(false);
    head->addWidget(m_fromTo);
    body->addLayout(head);
    body->addWidget(m_changes);
    body->addLayout(m_optionPlace);
    auto *callHead = new QHBoxLayout;
    callHead->addWidget(makeLabel(theme, tr("The call"), TypeStyle::SmallMedium, Token::Sub, this),
                        1);
    m_tabs->addTab(u"CLI"_s);
    m_tabs->addTab(u"boto3"_s);
    m_tabs->addTab(u"JSON"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Spelling of the call"));
    callHead->addWidget(m_tabs);
    body->addLayout(callHead);
    m_call->setReadOnly(true);
    m_call->setTabChangesFocus(true);
    m_call->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_call->setAccessibleName(tr("The call"));
    m_call->setMinimumHeight(120);
    theme.dress(m_call, TypeStyle::Mono);
    body->addWidget(m_call, 1);
    auto *copyRow = new QHBoxLayout;
    m_copy->setIcon(icon(theme, Symbol::Terminal, Token::Text));
    copyRow->addWidget(m_copy);
    copyRow->addStretch();
    body->addLayout(copyRow);

    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *bar = new QWidget(this);
    bar->setBackgroundRole(QPalette::Window);
    bar->setAutoFillBackground(true);
    auto *foot = new QHBoxLayout(bar);
    foot->setContentsMargins(16, 12, 16, 12);
    setLook(m_send, Look::Primary);
    m_send->setFont(theme.font(TypeStyle::BodyMedium));
    foot->addWidget(m_send);
    foot->addWidget(m_reason, 1);
    auto *key = makeLabel(theme, tr("Ctrl+Enter"), TypeStyle::Small, Token::Sub, this);
    key->setWordWrap(false);
    foot->addWidget(key);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    layout->addWidget(bar);

    connect(&theme, &Theme::changed, this, &ReviewPanel::showChanges);
    connect(m_tabs, &QTabBar::currentChanged, this, &ReviewPanel::showCall);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(callText()); });
    connect(m_send, &QPushButton::clicked, this, &ReviewPanel::send);
}

void ReviewPanel::setReview(const Review &review)
{
    m_review = review;
    if (review.warning.isEmpty())
        m_warning->clear();
    else
        m_warning->show({review.tone, review.warningHead, review.warning, {}, {}});
    m_count->setText(tr("%n change(s)", nullptr, static_cast<int>(review.changes.size())));
    m_fromTo->setText(review.fromTo);
    m_send->setText(review.sendText);
    m_send->setEnabled(review.blockedBy.isEmpty());
    m_send->setToolTip(review.blockedBy);
    m_send->setStatusTip(review.blockedBy);
    m_reason->setText(review.blockedBy);
    showChanges();
    showCall();
}

void ReviewPanel::setOption(QWidget *option)
{
    m_optionPlace->addWidget(option);
}

void ReviewPanel::showChanges()
{
    auto *fresh = new QWidget(this);
    auto *grid = new QGridLayout(fresh);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int row = 0;
    for (const FieldChange &change : std::as_const(m_review.changes)) {
        const bool added = change.kind == FieldChange::Kind::Added;
        const bool removed = change.kind == FieldChange::Kind::Removed;
        auto *mark = new QLabel(fresh);
        mark->setPixmap(icon(m_theme,
                             added         ? Symbol::Plus
                                 : removed ? Symbol::Delete
                                           : Symbol::Edit,
                             added         ? Tone::Success
                                 : removed ? Tone::Danger
                                           : Tone::Info)
                            .pixmap(QSize(14, 14), devicePixelRatioF()));
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(
            makeLabel(m_theme, change.title(), TypeStyle::BodyMedium, Token::Text, fresh), row, 1,
            1, 3);
        ++row;
        auto *before =
            makeLabel(m_theme, change.before.isEmpty() ? tr("Not present") : change.before,
                      TypeStyle::Body, Token::Sub, fresh);
        const auto strike = [before] {
            QFont struck = before->font();
            struck.setStrikeOut(true);
            before->setFont(struck);
        };
        strike();
        connect(&m_theme, &Theme::changed, before, strike);
        grid->addWidget(before, row, 1, Qt::AlignTop);
        grid->addWidget(makeLabel(m_theme, u"→"_s, TypeStyle::Body, Token::Sub, fresh), row, 2,
                        Qt::AlignTop);
        grid->addWidget(
            makeLabel(m_theme, removed || change.after.isEmpty() ? tr("Removed") : change.after,
                      TypeStyle::BodyMedium, removed ? Token::DangerText : Token::Text, fresh),
            row, 3, Qt::AlignTop);
        ++row;
        auto *line = new QFrame(fresh);
        line->setFixedHeight(1);
        line->setBackgroundRole(QPalette::Window);
        line->setAutoFillBackground(true);
        QPalette palette = line->palette();
        palette.setColor(QPalette::Window, m_theme.color(Token::Line));
        line->setPalette(palette);
        grid->addWidget(line, row++, 0, 1, 4);
        grid->setRowMinimumHeight(row - 1, 9);
    }
    delete m_changes->parentWidget()->layout()->replaceWidget(m_changes, fresh);
    m_changes->hide();
    m_changes->deleteLater();
    m_changes = fresh;
    fresh->show();
}

QString ReviewPanel::callText() const
{
    switch (m_tabs->currentIndex()) {
    case 1:
        return m_review.call.boto3;
    case 2:
        return m_review.call.json;
    default:
        return m_review.call.cli;
    }
}

void ReviewPanel::showCall()
{
    m_call->setPlainText(callText());
    m_copy->setText(tr("Copy as %1").arg(m_tabs->tabText(m_tabs->currentIndex())));
}

void ReviewPanel::send()
{
    if (m_review.blockedBy.isEmpty())
        emit sendRequested();
}

void ReviewPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        send();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace lc
