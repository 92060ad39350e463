// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandbox.h"

#include "style/icon.h"
#include "style/layouts.h"
#include "style/theme.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

enum Role { NoteRole = Qt::UserRole };

/// A line of the list: what it is, and at the right its key or kind.
class FoundDelegate final : public QStyledItemDelegate {
public:
    FoundDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QString note = index.data(NoteRole).toString();
        const QFont small = m_theme.font(TypeStyle::Small);
        const int room = note.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(note) + 20;
        const QStyle *style = option.widget->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        QStyleOptionViewItem words = option;
        words.rect.setRight(option.rect.right() - room);
        QStyledItemDelegate::paint(painter, words, index);
        if (note.isEmpty())
            return;
        painter->save();
        painter->setFont(small);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(m_theme.color(isChosen ? Token::HighlightText : Token::Sub));
        painter->drawText(option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                          note);
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

CommandBox::CommandBox(const Theme &theme, QWidget *parent)
    : QLineEdit(parent), m_theme(theme), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandBox"));
    setPlaceholderText(tr("Search or run a command"));
    setAccessibleName(tr("Search or run a command"));
    setClearButtonEnabled(true);
    addAction(icon(theme, Symbol::Search), QLineEdit::LeadingPosition);
    setFixedWidth(atTypeSize(360));

    m_list->setWindowFlags(Qt::ToolTip);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFocusProxy(this);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setItemDelegate(new FoundDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, const QWidget *now) {
        if (now == this && old)
            m_before = old;
    });
    connect(this, &QLineEdit::textEdited, this, [this] { openList(); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { run(m_list->row(item)); });
    installEventFilter(this);
}

CommandBox::~CommandBox()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus leaves while the box is no longer whole
}

void CommandBox::setCommands(std::function<QList<QAction *>()> commands)
{
    m_commands = std::move(commands);
}

void CommandBox::setObjects(std::function<QList<FoundObject>(const QStringList &)> objects)
{
    m_objects = std::move(objects);
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
        setAccessibleDescription(text().isEmpty() ? QString() : tr("Nothing found"));
        return;
    }
    const int rows = int(std::min<qsizetype>(m_found.size(), 12));
    m_list->setGeometry(QRect(mapToGlobal(QPoint(0, height() + 2)),
                              QSize(width(), rows * m_list->sizeHintForRow(0) + 8)));
    m_list->show();
    chooseRow(0);
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
        addFound(name, action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                 [found = QPointer<QAction>(action)] {
                     if (found)
                         found->trigger();
                 });
    }
    // One letter would find nearly everything.
    constexpr qsizetype fewestLetters = 2;
    if (!m_objects || typed.trimmed().size() < fewestLetters)
        return;
    for (const FoundObject &object : m_objects(words))
        addFound(object.text, object.note, icon(m_theme, object.symbol), object.open);
}

void CommandBox::addFound(const QString &text, const QString &note, const QIcon &icon,
                          std::function<void()> run)
{
    auto *item = new QListWidgetItem(icon, text, m_list);
    item->setData(NoteRole, note);
    item->setToolTip(text.toHtmlEscaped());
    item->setData(Qt::AccessibleTextRole, note.isEmpty() ? text : text + u", "_s + note);
    m_found += std::move(run);
}

void CommandBox::chooseRow(int row)
{
    m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    // The focus stays here, so a screen reader is told here what Enter would do.
    setAccessibleDescription(m_list->currentItem()->data(Qt::AccessibleTextRole).toString());
}

void CommandBox::run(int row)
{
    const std::function<void()> chosen = m_found.value(row);
    leave();
    if (chosen)
        chosen();
}

void CommandBox::leave()
{
    m_list->hide();
    clear();
    setAccessibleDescription({});
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        clearFocus();
}

bool CommandBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_list->hide();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_list->currentRow();
        const bool isOpen = m_list->isVisible();
        constexpr int page = 10;
        if (key == Qt::Key_Down && !isOpen)
            openList();
        else if (isOpen && (key == Qt::Key_Down || key == Qt::Key_PageDown))
            chooseRow(row + (key == Qt::Key_Down ? 1 : page));
        else if (isOpen && (key == Qt::Key_Up || key == Qt::Key_PageUp))
            chooseRow(row - (key == Qt::Key_Up ? 1 : page));
        else if (key == Qt::Key_Escape)
            leave();
        else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            run(isOpen ? row : -1);
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
