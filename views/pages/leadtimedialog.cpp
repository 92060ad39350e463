// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/leadtimedialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString headingFor(const QList<CalendarEntry> &entries)
{
    return entries.size() == 1
        ? LeadTimeDialog::tr("Lead time of %1").arg(entries.first().name)
        : LeadTimeDialog::tr("Lead time of %n item(s)", nullptr, int(entries.size()));
}

} // namespace

LeadTimeDialog::LeadTimeDialog(const Theme &theme, const LeadTimes &times,
                               const QList<CalendarEntry> &entries, QWidget *parent)
    : PromptDialog(
        theme, headingFor(entries),
        tr("So many days ahead it is marked as soon, and an exported calendar reminds of "
           "it. 0: no reminder."),
        parent),
      m_times(times), m_entries(entries),
      m_hasOwn(new QCheckBox(tr("A lead time of its &own"), this))
{
    setObjectName(u"leadTimeDialog"_s);
    const CalendarEntry &first = entries.first();
    const auto own = times.ofItem(LeadTimes::itemOf(first));
    m_hasOwn->setObjectName(u"hasOwn"_s);
    body().addWidget(m_hasOwn);
    m_own = addDays(tr("&Days ahead"), u"ownDays"_s, own.value_or(int(first.leadDays)));
    m_hasOwn->setChecked(own.has_value());
    m_own->setEnabled(own.has_value());
    connect(m_hasOwn, &QCheckBox::toggled, m_own, &QWidget::setEnabled);
    QList<CalendarKind> kinds;
    for (const CalendarEntry &entry : entries) {
        if (!kinds.contains(entry.kind()))
            kinds.append(entry.kind());
    }
    for (const CalendarKind kind : std::as_const(kinds)) {
        const QString name = calendarKindText(kind);
        m_kinds.append({kind,
                        addDays(tr("All others of the kind “%1”").arg(name),
                                u"days-"_s + calendarKindId(kind), times.ofKind(kind))});
    }
    QPushButton *save = addPrimaryButton(tr("Save"));
    save->setObjectName(u"save"_s);
    connect(save, &QPushButton::clicked, this, &LeadTimeDialog::choose);
    m_hasOwn->setFocus();
}

QSpinBox *LeadTimeDialog::addDays(const QString &label, const QString &name, int days)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(0, LeadTimes::longest);
    box->setValue(days);
    box->setAccessibleName(QString(label).remove(u'&'));
    auto *row = new QFormLayout;
    row->addRow(label, box);
    body().addLayout(row);
    return box;
}

void LeadTimeDialog::choose()
{
    for (const CalendarEntry &entry : m_entries)
        m_times.setOfItem(LeadTimes::itemOf(entry),
                          m_hasOwn->isChecked() ? std::optional(m_own->value()) : std::nullopt);
    for (const auto &kind : std::as_const(m_kinds))
        m_times.setOfKind(kind.first, kind.second->value());
    accept();
    emit chosen(m_times);
}

} // namespace lc
