// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/activitypanel.h"

#include "forms/copycallmenu.h"
#include "grids/recordtable.h"
#include "grids/tablepane.h"
#include "items/activityfeed.h"
#include "items/activitytable.h"
#include "items/recordtablemodel.h"
#include "style/consolestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

ActivityPanel::ActivityPanel(const Parts &parts, std::shared_ptr<const Clock> clock,
                             QWidget *parent)
    : QWidget(parent),
      m_model(std::make_unique<RecordTableModel>(activityTable(), std::move(clock))),
      m_table(new RecordTable(parts.theme, this)),
      m_copyMenu(new CopyCallMenu(
          [this, &session = parts.session]() -> std::optional<CallText> {
              const QModelIndex current = m_table->currentIndex();
              if (!current.isValid())
                  return std::nullopt;
              const auto entry = m_feed->entry(m_model->record<ActivityRecord>(current.row()).id);
              return entry ? callTextOf(session, entry->record) : std::nullopt;
          },
          this)),
      m_copy(new QPushButton(tr("Copy as"), this)), m_unsettled(new QWidget(this)),
      m_unsettledText(new QLabel(m_unsettled))
{
    setObjectName(QStringLiteral("activity"));
    showModel(*m_table, *m_model);
    m_table->setTitle(tr("Activity"));
    m_table->setNameColumn(m_model->columnIndex(u"target"));
    m_table->setEmptyText({Symbol::Clock, tr("Nothing was changed yet."), {}});
    m_table->sortBy(m_model->columnIndex(u"time"), Qt::DescendingOrder);
    m_table->setMenuFiller([this](QMenu &menu) { menu.addActions(m_copyMenu->actions()); });
    m_copyMenu->takeKeyOf(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *line = new QHBoxLayout(m_unsettled);
    line->setContentsMargins(10, 6, 10, 6);
    auto *check = new QPushButton(tr("Check now"), m_unsettled);
    check->setObjectName(QStringLiteral("checkNow"));
    m_unsettledText->setTextFormat(Qt::PlainText);
    m_unsettledText->setWordWrap(true);
    m_unsettledText->setBuddy(check);
    line->addWidget(m_unsettledText, 1);
    line->addWidget(check);
    connect(check, &QPushButton::clicked, this, &ActivityPanel::checkRequested);
    setUnsettled(0);
    layout->addWidget(m_unsettled);
    auto *rows = new QHBoxLayout;
    rows->addWidget(m_table, 1);
    rows->addWidget(makeBar());
    layout->addLayout(rows);

    const auto offerCopy = [this] {
        const bool isPossible = m_table->currentIndex().isValid();
        m_copy->setEnabled(isPossible);
        for (QAction *action : m_copyMenu->actions())
            action->setEnabled(isPossible);
    };
    connect(m_table, &RecordTable::currentRowChanged, this, offerCopy);
    connect(m_copyMenu, &CopyCallMenu::copied, this, &ActivityPanel::statusMessage);
    offerCopy();
    m_feed = new ActivityFeed(parts.store, *m_model, {}, this);
}

QWidget *ActivityPanel::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QVBoxLayout(bar);
    layout->setContentsMargins(8, 6, 8, 6);
    setLook(m_copy, Look::Small);
    m_copy->setMenu(m_copyMenu);
    m_copy->setToolTip(tr("Copies the chosen call for a shell, a program or a file"));
    auto *journal = new QPushButton(tr("Whole journal"), bar);
    setLook(journal, Look::Small);
    journal->setToolTip(tr("Shows, searches and exports every call that was kept"));
    connect(journal, &QPushButton::clicked, this, &ActivityPanel::journalRequested);
    layout->addWidget(m_copy);
    layout->addWidget(journal);
    layout->addStretch(1);
    return bar;
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
    m_table->setMenuFiller({});
    m_table->setModel(nullptr);
    delete m_feed;
}

} // namespace lc
