// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/recordtable.h"

#include "grids/columnlayout.h"
#include "grids/gridheader.h"
#include "grids/pilldelegate.h"
#include "grids/recordgrid.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

struct RecordTable::Private {
    explicit Private(const Theme &theme) : cache(theme) { }

    TextCache cache;
    RecordGrid *grid = nullptr;
    GridHeader *header = nullptr;
    ColumnLayout *columns = nullptr;
    EmptyNotice *empty = nullptr;
    EmptyText emptyText;
    QHash<int, ColumnKind> kinds;
    QList<QPointer<CellDelegate>> delegates;
    QList<QMetaObject::Connection> modelConnections;
    std::function<void(QMenu &)> filler;
    QTimer turning; ///< repaints turning icons, and only those
    QList<QPersistentModelIndex> turningCells;
    NameWeight nameWeight = NameWeight::Plain;
    Lines lines = Lines::One;
    int stateColumn = -1;
    QList<QByteArray> faintStates;
};

RecordTable::RecordTable(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), d(std::make_unique<Private>(theme))
{
    d->grid = new RecordGrid(this);
    d->header = new GridHeader(theme, d->grid);
    d->grid->setHorizontalHeader(d->header);
    d->empty = new EmptyNotice(theme, d->grid->viewport());
    d->empty->hide();
    d->grid->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(d->grid);
    setFocusProxy(d->grid);
    applyDensity();

    d->turning.setSingleShot(true);
    d->turning.setInterval(125);
    connect(&d->turning, &QTimer::timeout, this, [this] {
        const auto cells = std::exchange(d->turningCells, {});
        for (const QPersistentModelIndex &cell : cells)
            d->grid->update(cell);
    });
    d->columns = new ColumnLayout(d->grid, this);
    connect(d->columns, &ColumnLayout::edited, this, &RecordTable::layoutEdited);
    connect(d->columns, &ColumnLayout::shownChanged, this, &RecordTable::shownColumnsChanged);
    connect(&theme, &Theme::densityChanged, this, &RecordTable::applyDensity);
    connect(&theme, &Theme::changed, this, [this] {
        d->cache.clear();
        applyDensity();
        d->grid->viewport()->update();
        d->header->viewport()->update();
    });
    connect(d->grid, &RecordGrid::copyRequested, this, &RecordTable::copySelection);
    connect(d->grid, &RecordGrid::activatedByKey, this,
            [this](const QModelIndex &index) { emit rowActivated(index.row()); });
    connect(d->grid, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit rowActivated(index.row()); });
    connect(d->grid, &RecordGrid::currentMoved, this, [this](const QModelIndex &index) {
        emit currentRowChanged(index.isValid() ? index.row() : -1);
    });
    connect(d->grid, &RecordGrid::checkToggleRequested, this, [this] {
        const QModelIndex index = d->grid->currentIndex().siblingAtColumn(0);
        if (index.flags().testFlag(Qt::ItemIsUserCheckable)) {
            const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            model()->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
    });
    connect(d->grid, &QWidget::customContextMenuRequested, this, &RecordTable::showRowMenu);
    connect(d->header, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        showColumnMenu(d->header->viewport()->mapToGlobal(position));
    });
    connect(d->header, &GridHeader::checkClicked, this, &RecordTable::toggleAllChecks);
}

RecordTable::~RecordTable() = default;

void RecordTable::setModel(QAbstractItemModel *model)
{
    for (const auto &connection : std::exchange(d->modelConnections, {}))
        disconnect(connection);
    d->columns->setModel(model);
    if (!model)
        return;
    assignDelegates();
    const auto rowsChanged = [this] {
        d->columns->fitOnce();
        updateEmptyNotice();
        updateHeaderCheck();
    };
    d->modelConnections = {
        connect(model, &QAbstractItemModel::modelReset, this, rowsChanged),
        connect(model, &QAbstractItemModel::rowsInserted, this, rowsChanged),
        connect(model, &QAbstractItemModel::rowsRemoved, this, rowsChanged),
        connect(model, &QAbstractItemModel::layoutChanged, this, rowsChanged),
        connect(model, &QAbstractItemModel::dataChanged, this, &RecordTable::updateHeaderCheck),
        connect(model, &QAbstractItemModel::columnsInserted, this, &RecordTable::assignDelegates),
        connect(d->grid->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &RecordTable::selectionChanged)};
    d->columns->fit(); // to the titles, until there are rows
    rowsChanged();
}

QAbstractItemModel *RecordTable::model() const
{
    return d->grid->model();
}

void RecordTable::setColumnIds(const QStringList &ids)
{
    d->columns->setIds(ids);
}

void RecordTable::sortBy(int column, Qt::SortOrder order)
{
    d->columns->sortBy(column, order);
}

void RecordTable::setShownByDefault(int column, bool shown)
{
    d->columns->setShownByDefault(column, shown);
}

void RecordTable::setHiddenByDefault(const QList<int> &columns)
{
    d->columns->setHiddenByDefault(columns);
}

bool RecordTable::isColumnShown(int column) const
{
    return d->columns->isShown(column);
}

void RecordTable::setColumnShown(int column, bool shown)
{
    d->columns->setShown(column, shown);
}

QStringList RecordTable::shownColumnIds() const
{
    return d->columns->shownIds();
}

void RecordTable::fitColumns()
{
    d->columns->fit();
}

QByteArray RecordTable::saveLayout() const
{
    return d->columns->save();
}

bool RecordTable::restoreLayout(const QByteArray &layout)
{
    return d->columns->restore(layout);
}

void RecordTable::resetLayout()
{
    d->columns->reset();
}

void RecordTable::setColumnKind(int column, ColumnKind kind)
{
    d->kinds.insert(column, kind);
    if (model())
        assignDelegates();
}

ColumnKind RecordTable::kindOf(int column) const
{
    if (const auto kind = d->kinds.constFind(column); kind != d->kinds.constEnd())
        return *kind;
    const QVariant stated = model()->headerData(column, Qt::Horizontal, KindRole);
    return stated.isValid() ? static_cast<ColumnKind>(stated.toInt()) : ColumnKind::Text;
}

void RecordTable::setNameColumn(int column, NameWeight weight)
{
    d->columns->setNameColumn(column);
    d->nameWeight = weight;
    if (model())
        assignDelegates();
}

void RecordTable::setFaintStates(int column, const QList<QByteArray> &states)
{
    d->stateColumn = column;
    d->faintStates = states;
    if (model())
        assignDelegates();
}

void RecordTable::setTitle(const QString &title)
{
    d->grid->setAccessibleName(title);
}

void RecordTable::setLines(Lines lines)
{
    d->lines = lines;
    applyDensity();
}

void RecordTable::assignDelegates()
{
    for (const auto &delegate : std::exchange(d->delegates, {}))
        delete delegate;
    for (int column = 0; column < model()->columnCount(); ++column) {
        CellDelegate *delegate = makeCellDelegate(kindOf(column), m_theme, d->cache, this);
        delegate->setFaintStates(d->stateColumn, d->faintStates);
        delegate->setEmphasis(column == d->columns->nameColumn()
                              && d->nameWeight == NameWeight::Emphasized);
        if (auto *pills = qobject_cast<PillDelegate *>(delegate)) {
            connect(pills, &PillDelegate::turningPainted, this, [this](const QModelIndex &index) {
                d->turningCells.append(index);
                if (!d->turning.isActive())
                    d->turning.start();
            });
        }
        d->grid->setItemDelegateForColumn(column, delegate);
        d->delegates.append(delegate);
    }
}

void RecordTable::applyDensity()
{
    const int height = d->lines == Lines::Two ? m_theme.twoLineRowHeight() : m_theme.rowHeight();
    d->grid->verticalHeader()->setMinimumSectionSize(height);
    d->grid->verticalHeader()->setDefaultSectionSize(height);
    d->grid->verticalScrollBar()->setSingleStep(height);
}

void RecordTable::clickHeader(int column)
{
    const bool isReversed = d->header->sortIndicatorSection() == column
        && d->header->sortIndicatorOrder() == Qt::AscendingOrder;
    d->grid->sortByColumn(column, isReversed ? Qt::DescendingOrder : Qt::AscendingOrder);
}

bool RecordTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == d->grid->viewport() && event->type() == QEvent::Resize) {
        d->columns->takeSpareWidth();
        updateEmptyNotice();
    }
    return QWidget::eventFilter(watched, event);
}

void RecordTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        d->cache.clear();
    QWidget::changeEvent(event);
}

void RecordTable::showColumnMenu(const QPoint &globalPosition)
{
    if (!model())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    for (int visual = 0; visual < d->header->count(); ++visual) {
        const int column = d->header->logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(isColumnShown(column));
        // The name stays, so that a row can always be told from another.
        action->setEnabled(column != d->columns->nameColumn());
        connect(action, &QAction::toggled, this,
                [this, column](bool on) { setColumnShown(column, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Fit columns to contents")), &QAction::triggered, this, [this] {
        fitColumns();
        d->columns->noteEdit();
    });
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        resetLayout();
        d->columns->noteEdit();
    });
    menu->popup(globalPosition);
}

QModelIndex RecordTable::currentIndex() const
{
    return d->grid->currentIndex();
}

void RecordTable::setCurrentRow(int row)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    const int column = d->header->logicalIndex(0);
    const QModelIndex index = model()->index(row, std::max(0, column));
    // Not QAbstractItemView::setCurrentIndex, which adds to the selection while Ctrl is held.
    d->grid->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    d->grid->scrollTo(index);
}

QList<int> RecordTable::selectedRows() const
{
    QList<int> rows;
    if (const QItemSelectionModel *selection = d->grid->selectionModel()) {
        for (const QModelIndex &index : selection->selectedRows())
            rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString RecordTable::selectionAsText() const
{
    const QList<int> rows = selectedRows();
    const QModelIndex current = d->grid->currentIndex();
    if (rows.size() <= 1 && current.isValid() && kindOf(current.column()) == ColumnKind::Id)
        return current.data().toString();
    if (rows.isEmpty())
        return current.data().toString();
    QList<int> columns;
    for (int visual = 0; visual < d->header->count(); ++visual) {
        const int column = d->header->logicalIndex(visual);
        if (!d->header->isSectionHidden(column))
            columns.append(column);
    }
    const auto plain = [](QString text) {
        // A tab or line break inside a cell would shift the cells after it.
        return text.replace(u'\t', u' ').replace(u'\n', u' ');
    };
    QStringList lines;
    QStringList cells;
    for (const int column : columns)
        cells.append(plain(model()->headerData(column, Qt::Horizontal).toString()));
    lines.append(cells.join(u'\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(plain(model()->index(row, column).data().toString()));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void RecordTable::copySelection() const
{
    if (const QString text = selectionAsText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void RecordTable::setMenuFiller(std::function<void(QMenu &)> filler)
{
    d->filler = std::move(filler);
}

void RecordTable::showRowMenu(const QPoint &position)
{
    const QModelIndex index = d->grid->indexAt(position);
    const QModelIndex meant = index.isValid() ? index : d->grid->currentIndex();
    if (!meant.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions for the selected rows"));
    if (d->filler) {
        d->filler(*menu);
        if (!menu->isEmpty())
            menu->addSeparator();
    }
    const QString cell = meant.data().toString();
    QAction *copyCell = menu->addAction(icon(m_theme, Symbol::Copy), tr("Copy cell"));
    copyCell->setEnabled(!cell.isEmpty());
    connect(copyCell, &QAction::triggered, this,
            [cell] { QGuiApplication::clipboard()->setText(cell); });
    QAction *copyRows =
        menu->addAction(tr("Copy rows") + u'\t'
                        + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText));
    connect(copyRows, &QAction::triggered, this, &RecordTable::copySelection);
    menu->addSeparator();
    const int column = meant.column();
    const QAction *sort = menu->addAction(
        tr("Sort by %1").arg(model()->headerData(column, Qt::Horizontal).toString()));
    connect(sort, &QAction::triggered, this, [this, column] { clickHeader(column); });
    menu->popup(d->grid->viewport()->mapToGlobal(position));
}

void RecordTable::setEmptyText(const EmptyText &text)
{
    d->emptyText = text;
    updateEmptyNotice();
}

QString RecordTable::emptySentence() const
{
    return d->empty->isHidden() ? QString() : d->empty->sentence();
}

QTableView *RecordTable::view() const
{
    return d->grid;
}

void RecordTable::updateEmptyNotice()
{
    const bool empty = !model() || model()->rowCount() == 0;
    const bool shown = empty && !d->emptyText.sentence.isEmpty();
    if (shown) {
        d->empty->setText(d->emptyText);
        d->empty->setGeometry(d->grid->viewport()->rect());
    }
    d->empty->setVisible(shown);
}

void RecordTable::updateHeaderCheck()
{
    const int rows = model()->rowCount();
    if (rows == 0 || !model()->index(0, 0).data(Qt::CheckStateRole).isValid()) {
        d->header->hideCheck();
        return;
    }
    int checked = 0;
    int able = 0;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, 0);
        able += index.flags().testFlag(Qt::ItemIsUserCheckable) ? 1 : 0;
        checked += index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
    }
    d->header->showCheck(checked == 0          ? Qt::Unchecked
                             : checked >= able ? Qt::Checked
                                               : Qt::PartiallyChecked);
}

void RecordTable::toggleAllChecks()
{
    bool all = true;
    const int rows = model()->rowCount();
    const auto isAble = [&](int row) {
        return model()->index(row, 0).flags().testFlag(Qt::ItemIsUserCheckable);
    };
    for (int row = 0; row < rows && all; ++row)
        all =
            !isAble(row) || model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    for (int row = 0; row < rows; ++row) {
        if (isAble(row))
            model()->setData(model()->index(row, 0), all ? Qt::Unchecked : Qt::Checked,
                             Qt::CheckStateRole);
    }
}

} // namespace lc
