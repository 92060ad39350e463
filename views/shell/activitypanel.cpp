// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/activitypanel.h"

#include "grids/recordtable.h"
#include "grids/tablepane.h"
#include "items/activitytable.h"
#include "items/recordtablemodel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

namespace {

constexpr int shownEntries = 500;

/// Reading goes on all the time; what people look for is what was changed.
bool isShown(const ActivityEntry &entry)
{
    return entry.record.changesState;
}

} // namespace

ActivityPanel::ActivityPanel(ActivityStore &store, std::shared_ptr<const Clock> clock,
                             const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(std::make_unique<RecordTableModel>(activityTable(), std::move(clock))),
      m_table(new RecordTable(theme, this)), m_unsettled(new QWidget(this)),
      m_unsettledText(new QLabel(m_unsettled))
{
    setObjectName(QStringLiteral("activity"));
    showModel(*m_table, *m_model);
    m_table->setTitle(tr("Activity"));
    m_table->setEmptyText({Symbol::Clock, tr("Nothing was changed yet."), {}});
    m_table->sortBy(m_model->columnIndex(u"time"), Qt::DescendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *line = new QHBoxLayout(m_unsettled);
    line->setContentsMargins(10, 6, 10, 6);
    auto *check = new QPushButton(tr("Check now"), m_unsettled);
    m_unsettledText->setTextFormat(Qt::PlainText);
    m_unsettledText->setBuddy(check);
    line->addWidget(m_unsettledText, 1);
    line->addWidget(check);
    connect(check, &QPushButton::clicked, this, &ActivityPanel::checkRequested);
    setUnsettled(0);
    layout->addWidget(m_unsettled);
    layout->addWidget(m_table);

    const auto readRecent = [this, &store] {
        store.recent(ActivityStore::Which::Changes, shownEntries, this,
                     [this](const Result<QList<ActivityEntry>, StoreError> &entries) {
                         if (!entries)
                             return;
                         QList<ActivityRecord> records;
                         for (const ActivityEntry &entry : *entries)
                             records += toRecord(entry);
                         m_model->setRecords(records);
                     });
    };
    connect(&store, &ActivityStore::ready, this, readRecent);
    connect(&store, &ActivityStore::changed, this, [this](const ActivityEntry &entry) {
        if (!isShown(entry))
            return;
        const ActivityRecord record = toRecord(entry);
        m_model->putRecord(&record, {});
    });
    readRecent();
}

void ActivityPanel::setUnsettled(int count)
{
    m_unsettled->setVisible(count > 0);
    m_unsettledText->setText(
        tr("It is not known yet whether %n change(s) were made; they are being read back.", nullptr,
           count));
}

ActivityPanel::~ActivityPanel()
{
    m_table->setModel(nullptr);
}

} // namespace lc
