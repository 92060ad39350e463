// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rangebar.h"

#include "style/consolestyle.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDateEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QDate dateOf(double time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(time), zone).date();
}

double startOf(const QDate &date, const QTimeZone &zone)
{
    return double(date.startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace

RangeBar::RangeBar(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    const QStringList names{tr("24 h"), tr("7 d"), tr("30 d"), tr("90 d"), tr("1 y"), tr("All")};
    const QStringList fullNames{tr("Last 24 hours"), tr("Last 7 days"), tr("Last 30 days"),
                                tr("Last 90 days"),  tr("Last year"),   tr("Everything recorded")};
    const auto add = [&](const QString &name, const QString &fullName) {
        auto *button = new QPushButton(name, this);
        setLook(button, Look::Segment);
        button->setAutoDefault(false);
        button->setToolTip(fullName);
        button->setAccessibleName(fullName);
        layout->addWidget(button);
        return button;
    };
    for (int i = 0; i < int(names.size()); ++i) {
        QPushButton *button = add(names.at(i), fullNames.at(i));
        button->setCheckable(true);
        m_buttons->addButton(button, i);
    }
    QPushButton *custom = add(tr("Custom…"), tr("Choose first and last day"));
    custom->setObjectName(u"customRange"_s);
    connect(custom, &QPushButton::clicked, this, &RangeBar::askForDates);
    m_buttons->setExclusive(false);
    connect(m_buttons, &QButtonGroup::idClicked, this,
            [this](int id) { emit daysChosen(choices().at(id)); });
}

const QList<double> &RangeBar::choices()
{
    static const QList<double> days{1, 7, 30, 90, 365, 0};
    return days;
}

void RangeBar::setShown(const std::optional<double> &days, const TimeRange &recorded)
{
    for (qsizetype i = 0; i < choices().size(); ++i) {
        QAbstractButton *button = m_buttons->button(int(i));
        button->setChecked(days && *days == choices().at(i));
        button->setEnabled(choices().at(i) <= 0 || i == 0
                           || choices().at(i - 1) * dayMs < recorded.span());
    }
}

void RangeBar::setDates(const TimeRange &shown, const TimeRange &extent, ChartData::Days days)
{
    m_shown = shown;
    m_extent = extent;
    m_days = days;
}

void RangeBar::askForDates()
{
    const QTimeZone zone =
        m_days == ChartData::Days::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    auto *dialog = new QDialog(this);
    dialog->setObjectName(u"rangeDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Range of the chart"));
    auto *form = new QFormLayout(dialog);
    const auto edit = [&](const QString &label, const QString &id, double time) {
        auto *date = new QDateEdit(dateOf(time, zone), dialog);
        date->setObjectName(id);
        date->setCalendarPopup(true);
        date->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
        if (m_extent.span() > 0)
            date->setDateRange(dateOf(m_extent.from, zone), dateOf(m_extent.to, zone));
        date->setAccessibleName(label);
        form->addRow(label, date);
        return date;
    };
    QDateEdit *from = edit(tr("First day"), u"firstDay"_s, m_shown.from);
    QDateEdit *to = edit(tr("Last day"), u"lastDay"_s, m_shown.to);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *show = buttons->addButton(tr("Show range"), QDialogButtonBox::AcceptRole);
    setLook(show, Look::Primary);
    show->setDefault(true);
    form->addRow(buttons);
    const auto check = [=] {
        show->setEnabled(from->date() <= to->date());
        show->setToolTip(show->isEnabled() ? QString()
                                           : RangeBar::tr("The first day is after the last."));
    };
    connect(from, &QDateEdit::dateChanged, show, check);
    connect(to, &QDateEdit::dateChanged, show, check);
    check();
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, from, to, zone] {
        emit rangeChosen({startOf(from->date(), zone), startOf(to->date().addDays(1), zone)});
    });
    dialog->open();
}

} // namespace lc
