// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/columnlayout.h"

#include "grids/recordgrid.h"
#include "style/layouts.h"

#include <QHash>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

ColumnLayout::ColumnLayout(RecordGrid *grid, QObject *parent)
    : QObject(parent), m_grid(grid), m_header(grid->horizontalHeader())
{
    m_settles.setSingleShot(true);
    m_settles.setInterval(400);
    connect(&m_settles, &QTimer::timeout, this, &ColumnLayout::edited);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section) {
        if (!m_isOurs && section == m_nameColumn)
            m_nameIsUsers = true;
        noteEdit();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, &ColumnLayout::noteEdit);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, [this](int section) {
        makeRoomForSortMark(section);
        noteEdit();
    });
}

void ColumnLayout::setModel(QAbstractItemModel *model)
{
    const QScopedValueRollback guard(m_isOurs, true);
    m_isFitted = false;
    m_grid->setSortingEnabled(false);
    QItemSelectionModel *former = m_grid->selectionModel();
    m_grid->setModel(model);
    delete former;
    if (!model)
        return;
    m_header->setSortIndicator(-1, Qt::AscendingOrder);
    m_grid->setSortingEnabled(true);
    for (const int column : std::as_const(m_hidden))
        m_header->setSectionHidden(column, true);
}

void ColumnLayout::fitOnce()
{
    if (!m_isFitted && m_grid->model() && m_grid->model()->rowCount() > 0)
        fit();
}

void ColumnLayout::noteEdit()
{
    if (!m_isOurs)
        m_settles.start();
}

void ColumnLayout::setIds(const QStringList &ids)
{
    m_ids = ids;
}

QString ColumnLayout::id(int column) const
{
    return column < m_ids.size() ? m_ids.at(column)
                                 : m_grid->model()->headerData(column, Qt::Horizontal).toString();
}

void ColumnLayout::sortBy(int column, Qt::SortOrder order)
{
    const QScopedValueRollback guard(m_isOurs, true);
    m_grid->sortByColumn(column, order);
}

void ColumnLayout::setHiddenByDefault(const QList<int> &columns)
{
    m_hidden = columns;
    if (!m_grid->model())
        return;
    const QScopedValueRollback guard(m_isOurs, true);
    for (const int column : columns)
        m_header->setSectionHidden(column, true);
    emit shownChanged();
}

void ColumnLayout::setShownByDefault(int column, bool shown)
{
    m_hidden.removeAll(column);
    if (!shown)
        m_hidden.append(column);
    if (!m_grid->model() || m_chosen.contains(id(column)) || isShown(column) == shown)
        return;
    const QScopedValueRollback guard(m_isOurs, true);
    show(column, shown);
}

bool ColumnLayout::isShown(int column) const
{
    return !m_header->isSectionHidden(column);
}

void ColumnLayout::setShown(int column, bool shown)
{
    if (isShown(column) == shown)
        return;
    m_chosen.insert(id(column));
    show(column, shown);
    m_settles.start();
}

void ColumnLayout::show(int column, bool shown)
{
    m_header->setSectionHidden(column, !shown);
    if (shown && m_header->sectionSize(column) < m_header->minimumSectionSize() + 1)
        m_grid->resizeColumnToContents(column);
    takeSpareWidth();
    emit shownChanged();
}

QStringList ColumnLayout::shownIds() const
{
    QStringList ids;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(column))
            ids.append(id(column));
    }
    return ids;
}

void ColumnLayout::fit()
{
    if (!m_grid->model())
        return;
    const QScopedValueRollback guard(m_isOurs, true);
    m_isFitted = m_grid->model()->rowCount() > 0;
    for (int column = 0; column < m_grid->model()->columnCount(); ++column) {
        const int head = m_header->sectionSizeHint(column);
        const int content = std::max(m_grid->sizeHintForColumn(column), head);
        const int widest = std::max(atTypeSize(280), head + 1);
        const bool hidden = m_header->isSectionHidden(column);
        m_header->resizeSection(column, std::clamp(content + 1, 48, widest));
        m_header->setSectionHidden(column, hidden);
    }
    m_nameIsUsers = false;
    takeSpareWidth();
}

void ColumnLayout::makeRoomForSortMark(int section)
{
    if (!m_grid->model() || section < 0 || m_header->isSectionHidden(section))
        return;
    const QScopedValueRollback guard(m_isOurs, true);
    const int needed = m_header->sectionSizeHint(section);
    if (m_header->sectionSize(section) < needed)
        m_header->resizeSection(section, needed);
    takeSpareWidth();
}

void ColumnLayout::takeSpareWidth()
{
    if (m_nameColumn < 0 || m_nameIsUsers || !m_grid->model()
        || m_header->isSectionHidden(m_nameColumn))
        return;
    const QScopedValueRollback guard(m_isOurs, true);
    const int spare = m_grid->viewport()->width() - m_header->length();
    const int least = std::max(
        m_header->sectionSizeHint(m_nameColumn) + 1,
        std::clamp(m_grid->sizeHintForColumn(m_nameColumn), atTypeSize(120), atTypeSize(240)));
    const int width = std::max(least, m_header->sectionSize(m_nameColumn) + spare);
    m_header->resizeSection(m_nameColumn, width);
}

QByteArray ColumnLayout::save() const
{
    if (!m_grid->model())
        return {};
    QJsonArray columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const bool hidden = m_header->isSectionHidden(column);
        columns.append(QJsonObject{{u"id"_s, id(column)},
                                   {u"width"_s, hidden ? 0 : m_header->sectionSize(column)},
                                   {u"hidden"_s, hidden}});
    }
    QJsonObject layout{{u"version"_s, 1},
                       {u"columns"_s, columns},
                       {u"nameWidthIsFixed"_s, m_nameIsUsers},
                       {u"chosen"_s, QJsonArray::fromStringList(m_chosen.values())}};
    if (m_header->sortIndicatorSection() >= 0) {
        layout.insert(u"sortedBy"_s, id(m_header->sortIndicatorSection()));
        layout.insert(u"descending"_s, m_header->sortIndicatorOrder() == Qt::DescendingOrder);
    }
    return QJsonDocument(layout).toJson(QJsonDocument::Compact);
}

bool ColumnLayout::restore(const QByteArray &layout)
{
    const QJsonObject object = QJsonDocument::fromJson(layout).object();
    if (!m_grid->model() || object.value(u"version"_s).toInt() != 1)
        return false;
    const QScopedValueRollback guard(m_isOurs, true);
    QHash<QString, int> byId;
    for (int column = 0; column < m_grid->model()->columnCount(); ++column)
        byId.insert(id(column), column);
    int visual = 0;
    for (const QJsonValue &value : object.value(u"columns"_s).toArray()) {
        const auto found = byId.constFind(value[u"id"_s].toString());
        if (found == byId.constEnd())
            continue;
        const int width = value[u"width"_s].toInt();
        if (width > 0)
            m_header->resizeSection(*found, std::clamp(width, 24, 2000));
        m_header->setSectionHidden(*found, value[u"hidden"_s].toBool() && *found != m_nameColumn);
        m_header->moveSection(m_header->visualIndex(*found), visual++);
    }
    m_nameIsUsers = object.value(u"nameWidthIsFixed"_s).toBool();
    m_chosen.clear();
    for (const QJsonValue &chosen : object.value(u"chosen"_s).toArray())
        m_chosen.insert(chosen.toString());
    m_isFitted = true;
    if (const auto sorted = byId.constFind(object.value(u"sortedBy"_s).toString());
        sorted != byId.constEnd())
        m_grid->sortByColumn(*sorted,
                             object.value(u"descending"_s).toBool() ? Qt::DescendingOrder
                                                                    : Qt::AscendingOrder);
    takeSpareWidth();
    emit shownChanged();
    return true;
}

void ColumnLayout::reset()
{
    if (!m_grid->model())
        return;
    const QScopedValueRollback guard(m_isOurs, true);
    m_chosen.clear();
    for (int column = 0; column < m_grid->model()->columnCount(); ++column) {
        m_header->moveSection(m_header->visualIndex(column), column);
        m_header->setSectionHidden(column, m_hidden.contains(column));
    }
    fit();
    emit shownChanged();
}

} // namespace lc
