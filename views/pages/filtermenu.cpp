// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/filtermenu.h"

#include "forms/dateedit.h"
#include "grids/tablepane.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Test = FilterRule::Test;

/// More values than these cannot be chosen from a menu; the text filter finds them.
constexpr qsizetype mostValues = 30;

QString dayText(const QDate &day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

double startOf(const QDate &day)
{
    return double(day.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
}

std::optional<QDate> dayOf(const DateEdit &edit)
{
    return edit.text().trimmed().isEmpty() ? std::nullopt : DateEdit::parse(edit.text(), QLocale());
}

} // namespace

FilterMenu::FilterMenu(TablePane &pane, const QStringList &columnIds, const QString &timeColumnId,
                       QWidget *parent)
    : QMenu(parent), m_pane(pane)
{
    setTitle(tr("More filters"));
    setAccessibleName(title());
    for (const QString &id : columnIds)
        addValues(id);
    addDays(timeColumnId);
}

QString FilterMenu::titleOf(const QString &columnId) const
{
    const TableDefinition &table = m_pane.model().definition();
    return table.columns[size_t(table.indexOf(columnId))].translatedTitle();
}

void FilterMenu::addValues(const QString &columnId)
{
    const QString title = titleOf(columnId);
    QMenu *values = addMenu(title);
    for (const auto &[raw, words] : m_pane.model().distinctValues(columnId)) {
        if (words.isEmpty() || values->actions().size() == mostValues)
            continue;
        const FilterRule rule{columnId, Test::AnyOf, {QString::fromUtf8(raw)}, 0};
        //: A column and its value
        const QString text = tr("%1: %2").arg(title, words);
        connect(values->addAction(QString(words).replace(u'&', u"&&"_s)), &QAction::triggered,
                &m_pane, [pane = &m_pane, text, rule] { pane->addRule(text, rule); });
    }
    values->setEnabled(!values->isEmpty());
}

void FilterMenu::addDays(const QString &columnId)
{
    const QString title = titleOf(columnId);
    QMenu *days = addMenu(title);
    const auto since = [this, days, columnId](const QString &words, int daysBack) {
        const QDate first = QDateTime::currentDateTimeUtc().date().addDays(-daysBack);
        const FilterRule rule{columnId, Test::AtLeast, {}, startOf(first)};
        const QString text = tr("Since %1").arg(dayText(first));
        connect(days->addAction(words), &QAction::triggered, &m_pane,
                [pane = &m_pane, text, rule] { pane->addRule(text, rule); });
    };
    since(tr("Today"), 0);
    since(tr("Last 7 days"), 6);
    since(tr("Last 30 days"), 29);
    connect(days->addAction(tr("From day to day…")), &QAction::triggered, &m_pane,
            [pane = &m_pane, columnId] { askDays(*pane, columnId); });
}

void FilterMenu::askDays(TablePane &pane, const QString &timeColumnId)
{
    auto *dialog = new QDialog(&pane);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"days"_s);
    dialog->setWindowTitle(tr("From day to day"));
    auto *from = new DateEdit(pane.table().theme(), dialog);
    auto *to = new DateEdit(pane.table().theme(), dialog);
    from->setAccessibleName(tr("First day"));
    to->setAccessibleName(tr("Last day"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    auto *layout = new QFormLayout(dialog);
    layout->addRow(tr("&First day (UTC)"), from);
    layout->addRow(tr("&Last day (UTC)"), to);
    layout->addRow(buttons);
    const auto check = [from, to, buttons] {
        const auto first = dayOf(*from);
        const auto last = dayOf(*to);
        const bool isAny = first || last;
        const bool isOrdered = !first || !last || *first <= *last;
        buttons->button(QDialogButtonBox::Ok)
            ->setEnabled(isAny && isOrdered && from->isUnderstood() && to->isUnderstood());
    };
    connect(from, &QLineEdit::textChanged, dialog, check);
    connect(to, &QLineEdit::textChanged, dialog, check);
    check();
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, &pane, [from, to, timeColumnId, pane = &pane] {
        if (const auto first = dayOf(*from))
            pane->addRule(tr("Since %1").arg(dayText(*first)),
                          {timeColumnId, Test::AtLeast, {}, startOf(*first)});
        if (const auto last = dayOf(*to))
            pane->addRule(tr("Until %1").arg(dayText(*last)),
                          {timeColumnId, Test::AtMost, {}, startOf(last->addDays(1)) - 1});
    });
    dialog->open();
    from->setFocus(Qt::OtherFocusReason);
}

} // namespace lc
