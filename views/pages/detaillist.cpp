// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/detaillist.h"

#include <QLocale>
#include <QVBoxLayout>

namespace lc {

DetailList::DetailList(const Theme &theme, const Clock &clock, TableDefinition definition,
                       const QStringList &columns, const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title),
      m_model(withColumns(std::move(definition), columns),
              std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &clock)),
      m_table(new RecordTable(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    m_table->setModel(&m_model);
    m_table->setColumnIds(columns);
    m_table->setNameColumn(0);
    m_table->setTitle(title);
}

DetailList::~DetailList()
{
    delete m_table; // shows a member
}

void DetailList::clear()
{
    m_model.removeSource(QStringLiteral("records"));
    emit titleChanged(m_title);
}

void DetailList::setEmptySentence(const QString &sentence)
{
    m_table->setEmptyText({Symbol::Table, sentence, {}});
}

void DetailList::setFooter(QWidget *footer)
{
    layout()->addWidget(footer);
}

void DetailList::linkRowsTo(const QString &pageId)
{
    connect(m_table, &RecordTable::rowActivated, this, [this, pageId](int row) {
        emit openRequested({pageId, m_model.id(row)});
    });
}

QList<int> DetailList::chosenRows() const
{
    QList<int> rows = m_table->selectedRows();
    if (const QModelIndex current = m_table->currentIndex(); rows.isEmpty() && current.isValid())
        rows.append(current.row());
    return rows;
}

void DetailList::showCount()
{
    emit titleChanged(m_title + u' ' + QLocale().toString(m_model.totalCount()));
}

TableDefinition withColumns(TableDefinition definition, const QStringList &columns)
{
    std::vector<Column> kept;
    for (const QString &id : columns) {
        const int index = definition.indexOf(id);
        if (index < 0)
            continue;
        kept.push_back(definition.columns[size_t(index)]);
        kept.back().shown = Column::Shown::ByDefault;
    }
    definition.columns = std::move(kept);
    return definition;
}

} // namespace lc
