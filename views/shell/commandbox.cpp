// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandbox.h"

#include "style/icon.h"
#include "style/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>

namespace lc {

CommandBox::CommandBox(const Theme &theme, QWidget *parent)
    : QLineEdit(parent), m_theme(theme), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandBox"));
    setPlaceholderText(tr("Search or run a command"));
    setAccessibleName(tr("Search or run a command"));
    setClearButtonEnabled(true);
    addAction(icon(theme, Symbol::Search), QLineEdit::LeadingPosition);
    setFixedWidth(360);

    m_list->setWindowFlags(Qt::ToolTip);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFocusProxy(this);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->hide();
    connect(this, &QLineEdit::textEdited, this, [this] { openList(); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { run(m_list->row(item)); });
    installEventFilter(this);
}

CommandBox::~CommandBox() = default;

void CommandBox::setCommands(std::function<QList<QAction *>()> commands)
{
    m_commands = std::move(commands);
}

void CommandBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::ShortcutFocusReason)
        openList();
}

void CommandBox::openList()
{
    fill(text());
    if (m_found.isEmpty()) {
        m_list->hide();
        return;
    }
    const int rows = int(std::min<qsizetype>(m_found.size(), 12));
    m_list->setGeometry(QRect(mapToGlobal(QPoint(0, height() + 2)),
                              QSize(width(), rows * m_list->sizeHintForRow(0) + 8)));
    m_list->setCurrentRow(0);
    m_list->show();
}

void CommandBox::fill(const QString &typed)
{
    m_list->clear();
    m_found.clear();
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    const QList<QAction *> commands = m_commands ? m_commands() : QList<QAction *>();
    for (QAction *action : commands) {
        const QString name = QString(action->text()).remove(u'&');
        const bool matches = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return name.contains(word, Qt::CaseInsensitive);
        });
        if (name.isEmpty() || !matches || !action->isEnabled())
            continue;
        auto *item = new QListWidgetItem(name, m_list);
        if (const QKeySequence key = action->shortcut(); !key.isEmpty())
            item->setText(name + QStringLiteral("   ") + key.toString(QKeySequence::NativeText));
        m_found += action;
    }
}

void CommandBox::run(int row)
{
    m_list->hide();
    clear();
    clearFocus();
    if (row >= 0 && row < m_found.size() && m_found.at(row))
        m_found.at(row)->trigger();
}

bool CommandBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_list->hide();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_list->currentRow();
        if (key == Qt::Key_Down && !m_list->isVisible())
            openList();
        else if (key == Qt::Key_Down)
            m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
        else if (key == Qt::Key_Up)
            m_list->setCurrentRow(std::max(row - 1, 0));
        else if (key == Qt::Key_Escape) {
            m_list->hide();
            clear();
            clearFocus();
        } else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            run(m_list->isVisible() ? row : -1);
        else
            return QLineEdit::eventFilter(watched, event);
        return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

void CommandBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty())
        return;
    // The key that comes here, as a reminder.
    QPainter painter(this);
    painter.setFont(m_theme.font(TypeStyle::Axis));
    const QString key = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    const int width = painter.fontMetrics().horizontalAdvance(key) + 10;
    const QRectF place(this->width() - width - 8, (height() - 18) / 2.0, width, 18);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(Token::Border));
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(m_theme.color(Token::Sub));
    painter.drawText(place, Qt::AlignCenter, key);
}

} // namespace lc
