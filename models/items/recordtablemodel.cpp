// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/recordtablemodel.h"

#include "items/recordtablemodel_p.h"
#include "items/rowoverlay.h"

#include <algorithm>

namespace lc {

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Badge badgeOf(const Column &column, const Cell &cell)
{
    if (cell.type() == Cell::Type::Badge)
        return cell.badge();
    return {fromUtf8(cell.text()),
            choiceWord(column, cell.text()),
            toneOf(cell.text()),
            iconOf(cell.text()),
            {}};
}

QVariant sortValue(const Column &column, const Cell &cell)
{
    if (cell.type() == Cell::Type::Integer || cell.type() == Cell::Type::Time)
        return cell.integer();
    if (const auto number = sortNumber(column, cell))
        return *number;
    if (cell.type() == Cell::Type::Badge)
        return cell.badgeOrder() ? QVariant(*cell.badgeOrder()) : QVariant(cell.badge().word);
    return cell.isAbsent() ? QVariant() : QVariant(choiceWord(column, cell.text()));
}

} // namespace

RecordTableModel::Private::Private(RecordTableModel *model, TableDefinition definition,
                                   std::shared_ptr<const Clock> time)
    : q(model), table(std::make_shared<ResolvedTable>(std::move(definition))),
      indexMaker(std::make_shared<PageIndexMaker>(table)), clock(std::move(time)),
      format(table->locale()), store(table, indexMaker), matcher(store, table),
      worker(model, [this](int column, const std::shared_ptr<const RowOrder> &order) {
          orderReady(column, order);
      })
{
    for (const Column &column : table->definition().columns)
        shown.push_back(column.shown == Column::Shown::ByDefault);
    matcher.setShownColumns(shown);
    overlayTimer.setSingleShot(true);
}

RecordTableModel::RecordTableModel(TableDefinition definition, std::shared_ptr<const Clock> clock,
                                   QObject *parent)
    : QAbstractTableModel(parent),
      d(std::make_unique<Private>(this, std::move(definition), std::move(clock)))
{
    connect(&d->overlayTimer, &QTimer::timeout, this, [this] { d->overlaysChanged(); });
    QSet<RowOverlay *> overlays;
    for (const Column &column : d->table->definition().columns) {
        if (column.overlay && !overlays.contains(column.overlay)) {
            overlays.insert(column.overlay);
            connect(column.overlay, &RowOverlay::changed, this,
                    [this] { d->overlayTimer.start(0); });
        }
    }
}

RecordTableModel::~RecordTableModel() = default;

const TableDefinition &RecordTableModel::definition() const
{
    return d->table->definition();
}

void RecordTableModel::setFilterText(const QString &text, const QString &columnId)
{
    d->text = text;
    d->matcher.setText(text, definition().indexOf(columnId));
    d->rearrange();
    emit filterChanged();
}

QString RecordTableModel::filterText() const
{
    return d->text;
}

void RecordTableModel::setFilterRules(const QList<FilterRule> &rules)
{
    d->rules = rules;
    d->matcher.setRules(rules);
    d->rearrange();
    emit filterChanged();
}

QList<FilterRule> RecordTableModel::filterRules() const
{
    return d->rules;
}

void RecordTableModel::clearFilters()
{
    d->text.clear();
    d->rules.clear();
    d->matcher.setText({}, -1);
    d->matcher.setRules({});
    d->rearrange();
    emit filterChanged();
}

int RecordTableModel::countMatching(const FilterRule &rule) const
{
    int count = 0;
    for (RowStore::Slot slot = 0; slot < RowStore::Slot(d->store.size()); ++slot)
        count += d->matcher.matches(rule, slot);
    return count;
}

QList<QPair<QByteArray, QString>> RecordTableModel::distinctValues(const QString &columnId) const
{
    const int index = definition().indexOf(columnId);
    if (index < 0)
        return {};
    const Column &column = d->table->column(index);
    QHash<QByteArray, QString> words;
    for (RowStore::Slot slot = 0; slot < RowStore::Slot(d->store.size()); ++slot) {
        const Cell cell = d->store.cell(slot, index);
        const auto raw = QByteArray::fromStdString(CellFormat::raw(column, cell));
        if (!cell.isAbsent() && !words.contains(raw))
            words.insert(raw, d->format.display(column, cell, d->clock->now()));
    }
    QList<QPair<QByteArray, QString>> values;
    for (auto it = words.cbegin(); it != words.cend(); ++it)
        values.append({it.key(), it.value()});
    std::sort(values.begin(), values.end(), [](const auto &left, const auto &right) {
        const int order = QString::localeAwareCompare(left.second, right.second);
        return order ? order < 0 : left.first < right.first;
    });
    return values;
}

void RecordTableModel::setShownColumns(const QStringList &columnIds)
{
    for (size_t i = 0; i < d->shown.size(); ++i)
        d->shown[i] = columnIds.contains(d->table->column(int(i)).id);
    d->matcher.setShownColumns(d->shown);
    d->rearrange();
    if (loadState() != LoadState::Loading)
        d->prepareOrders();
    emit filterChanged();
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    d->sortColumn = column < columnCount() ? column : -1;
    d->sortOrder = order;
    d->rearrange();
}

int RecordTableModel::sortColumn() const
{
    return d->sortColumn;
}

Qt::SortOrder RecordTableModel::sortOrder() const
{
    return d->sortOrder;
}

void RecordTableModel::Private::overlaysChanged()
{
    int first = table->columnCount();
    int last = -1;
    bool sortsByOverlay = false;
    for (int column = 0; column < table->columnCount(); ++column) {
        if (!table->column(column).overlay)
            continue;
        first = std::min(first, column);
        last = column;
        sortsByOverlay |= column == sortColumn;
    }
    if (!visible.empty())
        emit q->dataChanged(q->index(0, first), q->index(int(visible.size()) - 1, last));
    const bool filtersByOverlay = matcher.usesOverlays();
    if (filtersByOverlay)
        matcher.matchAll();
    if (filtersByOverlay || sortsByOverlay)
        rearrange();
    if (filtersByOverlay)
        emit q->filterChanged();
}

void RecordTableModel::setCheckable(Checkable checkable)
{
    d->isCheckable = checkable == Checkable::Yes;
}

QList<QByteArray> RecordTableModel::checkedKeys() const
{
    return d->checked.values();
}

void RecordTableModel::setChecked(const QList<QByteArray> &keys, Qt::CheckState state)
{
    for (const QByteArray &key : keys) {
        if (state == Qt::Checked)
            d->checked.insert(key);
        else
            d->checked.remove(key);
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit checkedChanged();
}

void RecordTableModel::clearChecked()
{
    setChecked(checkedKeys(), Qt::Unchecked);
}

QByteArray RecordTableModel::key(int row) const
{
    return d->store.key(d->visible[size_t(row)]);
}

int RecordTableModel::rowOf(const QByteArray &key) const
{
    const RowStore::Slot slot = d->store.find(key);
    return slot == RowStore::gone ? -1 : int(d->rowsOfSlots()[slot]);
}

bool RecordTableModel::holds(const QByteArray &key) const
{
    return d->store.find(key) != RowStore::gone;
}

const RowOrigin &RecordTableModel::origin(int row) const
{
    return d->store.pageOf(d->visible[size_t(row)]).origin->text;
}

void RecordTableModel::readRecord(int row, void *object) const
{
    const RowStore::Slot slot = d->visible[size_t(row)];
    d->store.pageOf(slot).block->read(int(d->store.place(slot).record), object);
}

void RecordTableModel::forEachRecord(
    const std::function<void(const RecordBlock &, int, const RowOrigin &)> &visit) const
{
    for (RowStore::Slot slot = 0; slot < RowStore::Slot(d->store.size()); ++slot) {
        const RowStore::Page &page = d->store.pageOf(slot);
        visit(*page.block, int(d->store.place(slot).record), page.origin->text);
    }
}

Cell RecordTableModel::cell(int row, int column) const
{
    return d->cell(row, column);
}

std::string RecordTableModel::rawText(int row, int column) const
{
    return CellFormat::raw(d->table->column(column), d->cell(row, column));
}

int RecordTableModel::columnIndex(QStringView columnId) const
{
    return definition().indexOf(columnId);
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->visible.size());
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->table->columnCount();
}

bool RecordTableModel::Private::isStale(int row) const
{
    const auto hasFailed = [](const SourceStatus &status) {
        return status.state == LoadState::Failed;
    };
    if (std::none_of(statuses.begin(), statuses.end(), hasFailed))
        return false; // nearly always: origins need not be compared
    const RowOrigin &origin = store.pageOf(visible[size_t(row)]).origin->text;
    return std::any_of(statuses.begin(), statuses.end(), [&](const SourceStatus &status) {
        return hasFailed(status) && status.origin == origin;
    });
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Column &column = d->table->column(index.column());
    switch (role) {
    case KindRole:
        return int(column.kind);
    case Qt::TextAlignmentRole:
        return int((column.isRightAligned() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        if (!d->isCheckable || index.column() != 0)
            return {};
        return d->checked.contains(key(index.row())) ? Qt::Checked : Qt::Unchecked;
    case KeyRole:
        return key(index.row());
    case StaleRole:
        return d->isStale(index.row());
    case IdentityRole: {
        const RowStore::Slot slot = d->visible[size_t(index.row())];
        const RowStore::Page &page = d->store.pageOf(slot);
        return fromUtf8(d->table->identity(*page.block, int(d->store.place(slot).record)));
    }
    default:
        break;
    }
    const Cell cell = d->cell(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return d->format.display(column, cell, d->clock->now());
    case Qt::ToolTipRole:
        return d->format.toolTip(column, cell, d->clock->now());
    case Qt::AccessibleTextRole:
        return index.column() == 0 && d->checked.contains(key(index.row()))
            ? tr("%1, checked").arg(d->format.accessible(column, cell, d->clock->now()))
            : d->format.accessible(column, cell, d->clock->now());
    case SortRole:
        return sortValue(column, cell);
    case RawRole:
        return QByteArray::fromStdString(CellFormat::raw(column, cell));
    case BadgeRole:
        return (column.kind == ColumnKind::Status || column.kind == ColumnKind::Mark)
                && !cell.isAbsent()
            ? QVariant::fromValue(badgeOf(column, cell))
            : QVariant();
    case UsageRole:
        return cell.type() == Cell::Type::Usage ? QVariant::fromValue(cell.usage()) : QVariant();
    case TrendRole:
        return cell.type() == Cell::Type::Trend ? QVariant::fromValue(cell.trend()) : QVariant();
    default:
        return {};
    }
}

bool RecordTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const bool isCheck = d->isCheckable && role == Qt::CheckStateRole && index.column() == 0;
    if (!isCheck || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QByteArray rowKey = key(index.row());
    if (Qt::CheckState(value.toInt()) == Qt::Checked)
        d->checked.insert(rowKey);
    else
        d->checked.remove(rowKey);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checkedChanged();
    return true;
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = d->table->column(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.translatedTitle();
    case Qt::TextAlignmentRole:
        return int((column.isRightAligned() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case KindRole:
        return int(column.kind);
    default:
        return {};
    }
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (d->isCheckable && index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace lc
