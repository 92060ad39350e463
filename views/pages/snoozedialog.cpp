// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/snoozedialog.h"

#include "forms/dateedit.h"

#include <QComboBox>
#include <QDateTime>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

enum Choice { Hour, FourHours, Tomorrow, Week, Day };
constexpr int morning = 8; ///< o'clock

Instant instantOf(const QDateTime &time)
{
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

SnoozeDialog::SnoozeDialog(const Theme &theme, const Clock &clock, const QString &what,
                           QWidget *parent)
    : PromptDialog(theme, tr("Snooze %1?").arg(what),
                   tr("Until then nothing is told about it; it stays in the list. If it is still "
                      "in force then, you are told again."),
                   parent),
      m_clock(clock), m_choice(new QComboBox(this)), m_date(new DateEdit(theme, this))
{
    setObjectName(u"snoozeDialog"_s);
    m_choice->setObjectName(u"snoozeFor"_s);
    m_choice->setAccessibleName(tr("Snooze until"));
    m_choice->addItems({tr("For an hour"), tr("For four hours"), tr("Until tomorrow, 8 o'clock"),
                        tr("For a week"), tr("Until a day")});
    m_choice->setCurrentIndex(Tomorrow);
    m_date->setObjectName(u"snoozeDay"_s);
    m_date->setAccessibleName(tr("Day on which it ends"));
    m_date->hide();
    body().addWidget(m_choice);
    body().addWidget(m_date);
    m_snooze = addPrimaryButton(tr("Snooze"));
    m_snooze->setObjectName(u"snooze"_s);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &SnoozeDialog::check);
    connect(m_date, &DateEdit::dateEdited, this, &SnoozeDialog::check);
    connect(m_date, &QLineEdit::textChanged, this, &SnoozeDialog::check);
    connect(m_snooze, &QPushButton::clicked, this, [this] {
        if (const auto time = until()) {
            accept();
            emit chosen(*time);
        }
    });
    m_choice->setFocus();
}

std::optional<Instant> SnoozeDialog::until() const
{
    const Instant now = m_clock.now();
    switch (m_choice->currentIndex()) {
    case Hour:
        return now + 1h;
    case FourHours:
        return now + 4h;
    case Tomorrow:
        return instantOf(
            QDateTime(toQDateTime(now).toLocalTime().date().addDays(1), QTime(morning, 0)));
    case Week:
        return now + std::chrono::days(7);
    default:
        break;
    }
    const auto day = m_date->isUnderstood() ? m_date->date() : std::nullopt;
    const auto time = day ? day->instant() : std::nullopt;
    return time && *time > now ? time : std::nullopt;
}

void SnoozeDialog::check()
{
    const bool asksDay = m_choice->currentIndex() == Day;
    m_date->setVisible(asksDay);
    const auto time = until();
    m_snooze->setEnabled(time.has_value());
    setProblem(time || m_date->text().isEmpty() ? QString() : tr("Enter a day to come."));
}

} // namespace lc
