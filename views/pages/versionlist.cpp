// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/versionlist.h"

#include "pages/actionrow.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

VersionList::VersionList(const Theme &theme, const Clock &clock, TableDefinition definition,
                         const QStringList &columns, QWidget *parent)
    : QWidget(parent),
      m_list(new DetailList(theme, clock, std::move(definition), columns, tr("Versions"), this)),
      m_buttons(new QHBoxLayout), m_compare(new QAction(tr("&Compare"), this)),
      m_restore(new QAction(icon(theme, Symbol::Undo), tr("&Restore as new version…"), this)),
      m_more(new QPushButton(tr("Earlier versions"), this))
{
    m_list->setEmptySentence(tr("No versions."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_list, 1);
    m_buttons->setSpacing(8);
    layout->addLayout(m_buttons);
    m_compare->setIcon(icon(theme, Symbol::Table));
    addButton(m_compare)->setObjectName(u"compareVersions"_s);
    m_restore->setIconText(tr("Restore…"));
    m_restoreButton = addButton(m_restore);
    m_restoreButton->setObjectName(u"restoreVersion"_s);
    m_restoreButton->hide();
    setLook(m_more, Look::Small);
    m_more->hide();
    m_buttons->addWidget(m_more);
    m_buttons->addStretch(1);

    connect(m_compare, &QAction::triggered, this, [this] {
        if (const QStringList both = pair(); both.size() == 2)
            emit compareRequested(both.first(), both.last());
    });
    connect(m_restore, &QAction::triggered, this, [this] { emit restoreRequested(chosenName()); });
    connect(m_more, &QPushButton::clicked, this, &VersionList::moreRequested);
    connect(m_list, &DetailList::titleChanged, this, &VersionList::titleChanged);
    connect(&m_list->table(), &RecordTable::selectionChanged, this, &VersionList::updateActions);
    connect(&m_list->table(), &RecordTable::currentRowChanged, this, &VersionList::updateActions);
    connect(&m_list->table(), &RecordTable::rowActivated, m_compare, &QAction::trigger);
    m_list->table().setMenuFiller([this](QMenu &menu) {
        menu.addAction(m_compare);
        if (m_mayRestore)
            menu.addAction(m_restore);
    });
    updateActions();
}

QPushButton *VersionList::addButton(QAction *action)
{
    auto *button = new QPushButton(action->icon(), action->iconText(), this);
    setLook(button, Look::Small);
    followAvailability(*action, *button);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons->addWidget(button);
    return button;
}

void VersionList::clear()
{
    m_names.clear();
    m_list->clear();
    m_more->hide();
    updateActions();
}

void VersionList::offerRestoring(const QString &reason)
{
    m_mayRestore = true;
    m_noRestoring = reason;
    m_restoreButton->show();
    updateActions();
}

void VersionList::offerMore(bool isPossible)
{
    m_more->setVisible(isPossible);
}

QString VersionList::nameAt(int row)
{
    RecordTableModel &rows = m_list->model();
    return QString::fromStdString(rows.rawText(row, rows.columnIndex(u"version")));
}

QString VersionList::chosenName()
{
    const QList<int> rows = m_list->table().selectedRows();
    const int row = rows.size() == 1 ? rows.first() : -1;
    return row < 0 ? QString() : nameAt(row);
}

QStringList VersionList::pair()
{
    QStringList chosen;
    for (const int row : m_list->table().selectedRows())
        chosen.append(nameAt(row));
    if (chosen.size() > 2 || m_names.size() < 2)
        return {};
    if (chosen.isEmpty())
        chosen = {m_names.at(1)};
    if (chosen.size() == 1)
        chosen.append(chosen.first() == m_names.first() ? m_names.at(1) : m_names.first());
    // The list is newest first, whichever way the table is sorted.
    std::sort(chosen.begin(), chosen.end(), [this](const QString &left, const QString &right) {
        return m_names.indexOf(left) > m_names.indexOf(right);
    });
    return chosen;
}

void VersionList::updateActions()
{
    const bool canCompare = pair().size() == 2;
    m_compare->setEnabled(canCompare);
    m_compare->setToolTip(canCompare ? tr("Compare two versions field by field")
                              : m_names.size() < 2
                              ? tr("There is one version only.")
                              : tr("Choose two versions, with Ctrl or Shift."));
    const QString chosen = chosenName();
    const bool isEarlier = !chosen.isEmpty() && chosen != m_names.value(0);
    m_restore->setEnabled(m_mayRestore && m_noRestoring.isEmpty() && isEarlier);
    m_restore->setToolTip(!m_noRestoring.isEmpty() ? m_noRestoring
                              : isEarlier
                              ? tr("Make a new version with what version %1 says").arg(chosen)
                              : tr("Choose one earlier version."));
}

} // namespace lc
