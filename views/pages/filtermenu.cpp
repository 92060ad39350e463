// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/filtermenu.h"

#include "grids/tablepane.h"
#include "pages/filterdialog.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Condition = FilterDialog::Condition;
using Test = FilterRule::Test;

/// More values than these cannot be chosen from a menu; "Contains…" finds them.
constexpr qsizetype mostValues = 30;

QString forMenu(const QString &text)
{
    return QString(text).replace(u'&', u"&&"_s);
}

bool isTimeOfEvents(ColumnKind kind)
{
    return kind == ColumnKind::Time || kind == ColumnKind::RelativeTime;
}

} // namespace

FilterMenu::FilterMenu(TablePane &pane, QWidget *parent) : QMenu(parent), m_pane(pane)
{
    setTitle(tr("More filters"));
    setAccessibleName(title());
    // Those that are shown come first.
    for (const bool shown : {true, false}) {
        const std::vector<Column> &columns = pane.model().definition().columns;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (pane.table().isColumnShown(int(i)) == shown)
                addColumn(columns[i]);
        }
        if (shown)
            addSeparator();
    }
}

void FilterMenu::addColumn(const Column &column)
{
    if (column.kind == ColumnKind::Sparkline)
        return;
    QMenu *menu = addMenu(forMenu(column.translatedTitle()));
    // Looking through all rows is left until somebody asks for this column.
    connect(
        menu, &QMenu::aboutToShow, this,
        [this, menu, &column] {
            const Condition condition = FilterDialog::conditionOf(column.kind);
            const bool isChoice = column.kind == ColumnKind::Status
                || column.kind == ColumnKind::Mark || column.kind == ColumnKind::YesNo;
            if (condition == Condition::Words && column.kind != ColumnKind::Id)
                fillValues(*menu, column);
            if (condition == Condition::Days)
                fillDays(*menu, column);
            if (!isChoice) {
                const QString ask = condition == Condition::Words ? tr("Contains…")
                    : condition == Condition::Numbers             ? tr("At least or at most…")
                                                                  : tr("From day to day…");
                connect(menu->addAction(ask), &QAction::triggered, &m_pane,
                        [pane = &m_pane, &column] { (new FilterDialog(*pane, column))->open(); });
                fillPresence(*menu, column);
            }
        },
        Qt::SingleShotConnection);
}

void FilterMenu::fillValues(QMenu &menu, const Column &column)
{
    const QString title = column.translatedTitle();
    const auto values = m_pane.model().distinctValues(column.id);
    if (values.size() > mostValues && column.kind == ColumnKind::Text)
        return;
    for (const auto &[raw, words] : values.mid(0, mostValues)) {
        if (words.isEmpty())
            continue;
        const QString value = QString::fromUtf8(raw);
        QAction *action = menu.addAction(forMenu(words));
        action->setCheckable(true);
        action->setChecked(m_pane.isChosen(column.id, value));
        const TablePane::Choice choice{title, column.id, value, words};
        connect(action, &QAction::triggered, &m_pane,
                [pane = &m_pane, choice] { pane->toggleChoice(choice); });
    }
    menu.addSeparator();
}

void FilterMenu::fillDays(QMenu &menu, const Column &column)
{
    const QDate today = toQDateTime(m_pane.model().now()).toUTC().date();
    const QString title = column.translatedTitle();
    const auto add = [&](const QString &words, const QDate &day, Test test) {
        const double instant = double(day.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
        //: A column and a range of days: "Ends: next 30 days"
        addRuleEntry(menu, words, tr("%1: %2", "column and days").arg(title, words),
                     {column.id, test, {}, instant - (test == Test::AtMost ? 1 : 0)});
    };
    if (isTimeOfEvents(column.kind)) {
        add(tr("Today"), today, Test::AtLeast);
        add(tr("Last 7 days"), today.addDays(-6), Test::AtLeast);
        add(tr("Last 30 days"), today.addDays(-29), Test::AtLeast);
    } else {
        add(tr("Before today"), today, Test::AtMost);
        add(tr("From today on"), today, Test::AtLeast);
        add(tr("Until in 30 days"), today.addDays(31), Test::AtMost);
        add(tr("Until in 90 days"), today.addDays(91), Test::AtMost);
    }
}

void FilterMenu::fillPresence(QMenu &menu, const Column &column)
{
    const QString title = column.translatedTitle();
    menu.addSeparator();
    addRuleEntry(menu, tr("Has a value"), tr("%1: any").arg(title), {column.id, Test::Present});
    addRuleEntry(menu, tr("Has no value"), tr("%1: none").arg(title), {column.id, Test::Absent});
}

void FilterMenu::addRuleEntry(QMenu &menu, const QString &words, const QString &chip,
                              const FilterRule &rule)
{
    connect(menu.addAction(words), &QAction::triggered, &m_pane,
            [pane = &m_pane, chip, rule] { pane->addRule(chip, rule); });
}

} // namespace lc
