// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/checklisteditor.h"

#include "style/consolestyle.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lc {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int mostRowsInView = 8;

} // namespace

CheckListEditor::CheckListEditor(QList<Choice> choices, QStringList usual, Order order,
                                 QWidget *parent)
    : FieldEditor(parent), m_choices(std::move(choices)), m_usual(std::move(usual)),
      m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_list);
    m_list->setUniformItemSizes(true);
    connect(m_list, &QListWidget::itemChanged, this, &FieldEditor::edited);
    if (order == Order::Free) {
        auto *buttons = new QHBoxLayout;
        m_up = new QPushButton(tr("Move &up"), this);
        m_down = new QPushButton(tr("Move &down"), this);
        for (QPushButton *button : {m_up, m_down}) {
            setLook(button, Look::Small);
            buttons->addWidget(button);
        }
        buttons->addStretch(1);
        layout->addLayout(buttons);
        connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
        connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    }
    fill(m_usual);
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 6);
    const int rows = std::clamp(int(m_choices.size()), 2, mostRowsInView);
    m_list->setFixedHeight(rows * row + 2 * m_list->frameWidth());
}

void CheckListEditor::fill(const QStringList &chosen)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const auto add = [this](const Choice &choice, Qt::CheckState state) {
        auto *item = new QListWidgetItem(choice.title, m_list);
        item->setData(idRole, choice.id);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(state);
    };
    // Chosen ones first where their order counts.
    const bool isFree = m_up != nullptr;
    for (const QString &id : isFree ? chosen : QStringList()) {
        const auto choice = std::ranges::find(m_choices, id, &Choice::id);
        if (choice != m_choices.end())
            add(*choice, Qt::Checked);
    }
    for (const Choice &choice : m_choices) {
        if (!isFree || !chosen.contains(choice.id))
            add(choice, chosen.contains(choice.id) ? Qt::Checked : Qt::Unchecked);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

QStringList CheckListEditor::chosen() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            ids += m_list->item(row)->data(idRole).toString();
    }
    return ids;
}

void CheckListEditor::move(int by)
{
    const int row = m_list->currentRow();
    const int place = row + by;
    if (row < 0 || place < 0 || place >= m_list->count())
        return;
    {
        const QSignalBlocker quiet(m_list);
        m_list->insertItem(place, m_list->takeItem(row));
        m_list->setCurrentRow(place);
    }
    emit edited();
}

void CheckListEditor::load(const void *member)
{
    const auto &ids = *static_cast<const QList<QString> *>(member);
    m_others.clear();
    for (const QString &id : ids) {
        if (std::ranges::find(m_choices, id, &Choice::id) == m_choices.end())
            m_others += id;
    }
    fill(ids.isEmpty() ? m_usual : QStringList(ids));
}

void CheckListEditor::store(void *member) const
{
    const QStringList ids = chosen();
    auto &list = *static_cast<QList<QString> *>(member);
    // As it was while it says the same.
    list = ids == m_usual && m_others.isEmpty() ? QStringList() : ids + m_others;
}

QWidget *CheckListEditor::focusTarget()
{
    return m_list;
}

} // namespace lc
