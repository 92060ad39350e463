// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/filterbar.h"

#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace lc {

namespace {

QToolButton *makeTool(const Theme &theme, Symbol symbol, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(theme, symbol, Token::Text));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QPoint below(const QWidget *widget)
{
    return widget->mapToGlobal(QPoint(0, widget->height() + 2));
}

} // namespace

FilterBar::FilterBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_text(new QLineEdit(this)), m_chipRow(new QHBoxLayout),
      m_add(makeTool(theme, Symbol::Plus, tr("Add a filter"), this)), m_count(new QLabel(this)),
      m_extra(new QHBoxLayout),
      m_columns(makeTool(theme, Symbol::Columns, tr("Choose columns"), this)),
      m_export(makeTool(theme, Symbol::Export, tr("Export this table"), this)),
      m_primary(new QPushButton(this))
{
    m_text->setPlaceholderText(tr("Filter by text"));
    m_text->setAccessibleName(tr("Filter by text"));
    m_text->setToolTip(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(theme, Symbol::Filter), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(atTypeSize(88));
    m_text->setMaximumWidth(atTypeSize(176));
    m_text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->installEventFilter(this);
    m_add->setAutoRaise(true);
    m_add->hide();
    m_count->setTextFormat(Qt::PlainText);
    constexpr int shortCount = 24; // "Loading…, 140 so far" gives way where there is no room
    m_count->setMinimumWidth(shortCount);
    theme.dress(m_count, TypeStyle::Small, Token::Sub);
    setLook(m_primary, Look::Primary);
    m_primary->setFont(theme.font(TypeStyle::BodyMedium));
    constexpr int narrowest = 44; // its symbol; the tooltip has the words
    m_primary->setMinimumWidth(narrowest);
    m_primary->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addLayout(m_chipRow);
    layout->addWidget(m_add);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addLayout(m_extra);
    layout->addWidget(m_columns);
    layout->addWidget(m_export);
    layout->addWidget(m_primary);
    m_chipRow->setSpacing(8);
    m_extra->setSpacing(8);

    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::textChanged);
    connect(m_add, &QToolButton::clicked, this, [this] { emit addRequested(below(m_add)); });
    connect(m_columns, &QToolButton::clicked, this,
            [this] { emit columnsRequested(below(m_columns)); });
    connect(m_export, &QToolButton::clicked, this,
            [this] { emit exportRequested(below(m_export)); });
    connect(m_primary, &QPushButton::clicked, this, &FilterBar::primaryTriggered);
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString &text)
{
    m_text->setText(text);
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::setCountText(const QString &text)
{
    m_count->setText(text);
    m_count->setToolTip(text.toHtmlEscaped());
}

void FilterBar::setPrimaryAction(const QString &text, Symbol symbol)
{
    m_primary->setText(text);
    m_primary->setToolTip(text);
    m_primary->setIcon(icon(m_theme, symbol, Token::AccentText));
    m_primary->setVisible(!text.isEmpty());
}

void FilterBar::setPrimaryEnabled(bool enabled, const QString &reason)
{
    m_primary->setEnabled(enabled);
    m_primary->setToolTip(reason.isEmpty() ? m_primary->text() : reason);
    m_primary->setStatusTip(reason);
}

void FilterBar::setAddOffered(bool offered)
{
    m_add->setVisible(offered);
}

void FilterBar::addWidget(QWidget *widget)
{
    m_extra->addWidget(widget);
}

void FilterBar::setChips(const QList<FilterChip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    int focused = -1;
    for (int i = 0; i < m_chipRow->count(); ++i) {
        if (m_chipRow->itemAt(i)->widget()->hasFocus())
            focused = i;
    }
    removeAll(*m_chipRow);
    for (const FilterChip &chip : chips) {
        QPushButton *button = makeChip(chip);
        m_chipRow->addWidget(button);
        button->show(); // at once: a hidden button takes no focus
    }
    if (focused >= 0 && focused < m_chipRow->count())
        m_chipRow->itemAt(focused)->widget()->setFocus(Qt::OtherFocusReason);
}

QPushButton *FilterBar::makeChip(const FilterChip &chip)
{
    auto *button = new QPushButton(chip.text, this);
    setLook(button, Look::Chip);
    button->setCheckable(true);
    button->setChecked(chip.isOn);
    button->setAutoDefault(false);
    button->setFont(m_theme.font(TypeStyle::Small));
    // In a narrow window it is cut short; its tooltip has all of it.
    constexpr int narrowest = 44;
    button->setMinimumWidth(narrowest);
    const bool set = chip.kind == FilterChip::Kind::Set
        || (chip.isOn && chip.kind == FilterChip::Kind::Suggested);
    if (chip.kind != FilterChip::Kind::Preset) {
        // The mark stands behind the words.
        button->setLayoutDirection(Qt::RightToLeft);
        button->setIconSize(QSize(14, 14));
        button->setIcon(icon(m_theme, set ? Symbol::Close : Symbol::Plus,
                             set ? Token::HighlightText : Token::Sub));
    }
    button->setToolTip(set ? tr("Filter %1: click to take it away").arg(chip.text)
                           : tr("Filter by %1").arg(chip.text));
    connect(button, &QPushButton::clicked, this, [this, id = chip.id, button, on = chip.isOn, set] {
        button->setChecked(on);
        if (set)
            emit chipClosed(id);
        else
            emit chipClicked(id);
    });
    return button;
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return
            || key->key() == Qt::Key_Enter) {
            emit leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Line));
}

} // namespace lc
