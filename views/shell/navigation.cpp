// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigation.h"

#include "style/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lc {

namespace {

constexpr int inset = 4;
constexpr int childInset = 33; // the words begin where those of its section do

enum Role { IdRole = Qt::UserRole, CountRole, BadgeRole, ViewRole };

/// Draws an entry with its count at the right, as a pill when it asks for attention.
class EntryDelegate : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), 28};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain = option;
        if (option.state & QStyle::State_Selected)
            plain.font = m_theme.font(TypeStyle::BodyMedium);
        // The whole row is marked; what stands in it keeps the columns of icons and words.
        const QStyle *style = option.widget->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &plain, painter, option.widget);
        plain.rect.setLeft(index.parent().isValid() ? childInset : inset);
        QStyledItemDelegate::paint(painter, plain, index);
        const int badge = index.data(BadgeRole).toInt();
        const QVariant count = index.data(CountRole);
        if (badge <= 0 && !count.isValid())
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QString text = QLocale().toString(badge > 0 ? badge : count.toInt());
        painter->setFont(m_theme.font(TypeStyle::Small));
        QRectF place = option.rect.adjusted(0, 0, -12, 0);
        if (badge > 0) {
            const qreal width =
                std::max<qreal>(18, painter->fontMetrics().horizontalAdvance(text) + 12);
            place = QRectF(place.right() - width, place.center().y() - 9, width, 18);
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.color(Token::Accent));
            painter->drawRoundedRect(place, 9, 9);
            painter->setPen(m_theme.color(Token::AccentText));
            painter->drawText(place, Qt::AlignCenter, text);
        } else {
            const bool selected = option.state & QStyle::State_Selected;
            painter->setPen(m_theme.color(selected ? Token::HighlightText : Token::Sub));
            painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
        }
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

Navigation::Navigation(const Theme &theme, const QList<PageEntry> &entries, QWidget *parent)
    : QTreeWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Navigation"));
    setHeaderHidden(true);
    setIndentation(0);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setIconSize({16, 16});
    setUniformRowHeights(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new EntryDelegate(theme, this));
    viewport()->setBackgroundRole(QPalette::Window);
    setMinimumWidth(160);

    for (const PageEntry &entry : entries) {
        QTreeWidgetItem *parentItem = sectionItem(entry);
        auto *item = parentItem ? new QTreeWidgetItem(parentItem) : new QTreeWidgetItem(this);
        item->setText(0, entry.title);
        item->setData(0, IdRole, entry.id);
        if (!parentItem)
            item->setIcon(0, icon(theme, entry.symbol));
        describe(item);
        m_items.insert(entry.id, item);
    }
    expandAll();

    setEditTriggers(EditKeyPressed);
    connect(this, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { choose(*item); });
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        if (item->childCount() > 0)
            item->setExpanded(!item->isExpanded());
        else
            choose(*item);
    });
    connect(this, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem *item) {
        if (const QString id = item->data(0, ViewRole).toString(); !id.isEmpty())
            emit viewRenamed(id, item->text(0).simplified());
    });
}

void Navigation::choose(const QTreeWidgetItem &item)
{
    const QString page = item.data(0, IdRole).toString();
    const QString view = item.data(0, ViewRole).toString();
    if (!page.isEmpty())
        emit pageChosen(page);
    else if (!view.isEmpty())
        emit viewChosen(view);
}

void Navigation::setViews(const QList<SavedView> &views)
{
    const QSignalBlocker block(this);
    const QString current = currentItem() ? currentItem()->data(0, ViewRole).toString() : QString();
    delete std::exchange(m_views, nullptr);
    if (views.isEmpty())
        return;
    m_views = new QTreeWidgetItem(this);
    m_views->setText(0, tr("Saved views"));
    m_views->setIcon(0, icon(m_theme, Symbol::SavedView));
    m_views->setFlags(Qt::ItemIsEnabled);
    for (const SavedView &view : views) {
        auto *item = new QTreeWidgetItem(m_views);
        item->setText(0, view.name);
        item->setToolTip(0, view.name.toHtmlEscaped());
        item->setData(0, ViewRole, view.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        if (view.id == current)
            setCurrentItem(item);
    }
    m_views->setExpanded(true);
}

void Navigation::contextMenuEvent(QContextMenuEvent *event)
{
    QTreeWidgetItem *item = currentItem();
    if (event->reason() == QContextMenuEvent::Mouse)
        item = itemAt(event->pos());
    const QString id = item ? item->data(0, ViewRole).toString() : QString();
    if (id.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Open")), &QAction::triggered, this,
            [this, id] { emit viewChosen(id); });
    connect(menu->addAction(icon(m_theme, Symbol::Edit), tr("&Rename")), &QAction::triggered, this,
            [this, id] {
                for (int i = 0; m_views && i < m_views->childCount(); ++i) {
                    if (m_views->child(i)->data(0, ViewRole) == id)
                        editItem(m_views->child(i));
                }
            });
    connect(menu->addAction(icon(m_theme, Symbol::Delete), tr("&Delete…")), &QAction::triggered,
            this, [this, id] { emit viewRemovalRequested(id); });
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    menu->popup(isMouse ? event->globalPos()
                        : viewport()->mapToGlobal(visualItemRect(item).bottomLeft()));
}

void Navigation::keyPressEvent(QKeyEvent *event)
{
    const QString view = currentItem() ? currentItem()->data(0, ViewRole).toString() : QString();
    if (event->key() == Qt::Key_Delete && !view.isEmpty())
        emit viewRemovalRequested(view);
    else
        QTreeWidget::keyPressEvent(event);
}

QTreeWidgetItem *Navigation::sectionItem(const PageEntry &entry)
{
    if (entry.section.isEmpty())
        return nullptr;
    QTreeWidgetItem *&item = m_sections[entry.section];
    if (!item) {
        item = new QTreeWidgetItem(this);
        item->setText(0, entry.section);
        item->setIcon(0, icon(m_theme, entry.sectionSymbol));
        item->setFlags(Qt::ItemIsEnabled);
    }
    return item;
}

void Navigation::describe(QTreeWidgetItem *item) const
{
    const int badge = item->data(0, BadgeRole).toInt();
    const QVariant count = item->data(0, CountRole);
    QString words = item->text(0);
    if (badge > 0)
        words = tr("%1, %n waiting", nullptr, badge).arg(words);
    else if (count.isValid())
        words = QStringLiteral("%1, %2").arg(words, QLocale().toString(count.toInt()));
    item->setData(0, Qt::AccessibleTextRole, words);
}

void Navigation::setCurrent(const QString &pageId)
{
    QTreeWidgetItem *item = m_items.value(pageId);
    const QSignalBlocker block(this);
    setCurrentItem(item);
    if (!item)
        clearSelection();
}

void Navigation::setCount(const QString &pageId, int count)
{
    if (QTreeWidgetItem *item = m_items.value(pageId)) {
        item->setData(0, CountRole, count < 0 ? QVariant() : QVariant(count));
        describe(item);
    }
}

void Navigation::setBadge(const QString &pageId, int count)
{
    if (QTreeWidgetItem *item = m_items.value(pageId)) {
        item->setData(0, BadgeRole, count);
        describe(item);
    }
}

} // namespace lc
