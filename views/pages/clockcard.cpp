// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/clockcard.h"

#include "forms/dateedit.h"
#include "pages/page.h"
#include "pages/pilllabel.h"
#include "style/consolestyle.h"
#include "style/layouts.h"
#include "style/localtime.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr std::chrono::hours day{24};

/// "2 days, 3 hours"; below an hour in minutes.
QString lengthText(std::chrono::seconds length)
{
    const qint64 minutes = std::chrono::round<std::chrono::minutes>(length).count();
    const int days = int(minutes / (24 * 60));
    const int hours = int(minutes / 60 % 24);
    if (days == 0 && hours == 0)
        return ClockCard::tr("%n minute(s)", nullptr, int(minutes));
    QStringList parts;
    if (days > 0)
        parts += ClockCard::tr("%n day(s)", nullptr, days);
    if (hours > 0)
        parts += ClockCard::tr("%n hour(s)", nullptr, hours);
    return parts.join(u", "_s);
}

} // namespace

ClockCard::ClockCard(PageContext &context, QWidget *parent)
    : LabCard(context, tr("Clock"),
              tr("Expiry, resets and lists go by the service's time, in every account and Region. "
                 "Signatures go by this computer's. It begins anew with the service."),
              parent),
      m_time(new QLabel(this)), m_local(new QLabel(this)),
      m_state(new PillLabel(context.theme, this)), m_day(new DateEdit(context.theme, this)),
      m_hour(new QLineEdit(this)), m_problem(new QLabel(this))
{
    theme().dress(m_time, TypeStyle::Title);
    m_time->setObjectName(u"serviceTime"_s);
    theme().dress(m_local, TypeStyle::Small, Token::Sub);
    auto *clock = makeRow();
    clock->addWidget(m_time);
    clock->addWidget(m_state, 0, Qt::AlignVCenter);
    clock->addStretch(1);
    body().addLayout(clock);
    body().addWidget(m_local);

    auto *steps = makeRow();
    steps->addWidget(makeButton(addStep(u"hourOn"_s, tr("+1 hour"), std::chrono::hours(1))));
    steps->addWidget(makeButton(addStep(u"dayOn"_s, tr("+1 day"), day)));
    steps->addWidget(makeButton(addStep(u"monthOn"_s, tr("+30 days"), 30 * day)));
    m_reset = addChange(u"resetClock"_s, tr("Back to this computer's time"), Symbol::Undo);
    connect(m_reset, &QAction::triggered, this, [this] { set({}, tr("the service's clock")); });
    steps->addWidget(makeButton(m_reset));
    steps->addStretch(1);
    body().addLayout(steps);

    auto *fields = makeRow();
    auto *label = new QLabel(tr("&Set to (UTC)"), this);
    label->setBuddy(m_day);
    theme().dress(label, TypeStyle::Body, Token::Sub);
    m_day->setAccessibleName(tr("Day, UTC"));
    m_day->setObjectName(u"clockDay"_s);
    m_hour->setAccessibleName(tr("Time, UTC"));
    m_hour->setObjectName(u"clockHour"_s);
    m_hour->setPlaceholderText(tr("hh:mm"));
    m_hour->setMaximumWidth(atTypeSize(80));
    m_set = addChange(u"setClock"_s, tr("Set clock"), Symbol::Clock);
    fields->addWidget(label);
    fields->addWidget(m_day, 1);
    fields->addWidget(m_hour);
    fields->addWidget(makeButton(m_set));
    fields->addWidget(
        makeCopyButton<control::SetClock>([this]() -> std::optional<control::SetClock::Request> {
            const auto time = typed();
            return time ? std::optional(control::SetClock::Request{*time, {}}) : std::nullopt;
        }));
    body().addLayout(fields);
    theme().dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
    body().addWidget(m_problem);

    connect(m_set, &QAction::triggered, this, &ClockCard::setTyped);
    connect(m_hour, &QLineEdit::returnPressed, m_set, &QAction::trigger);
    connect(m_day, &QLineEdit::returnPressed, m_set, &QAction::trigger);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ClockCard::showTime);
    showTime();
}

QAction *ClockCard::addStep(const QString &name, const QString &text, std::chrono::seconds step)
{
    QAction *action = addChange(name, text, Symbol::Forward);
    connect(action, &QAction::triggered, this, [this, step, text] {
        set({{}, step.count()}, text);
    });
    return action;
}

void ClockCard::showEvent(QShowEvent *event)
{
    LabCard::showEvent(event);
    showTime();
    m_second.start();
}

void ClockCard::hideEvent(QHideEvent *event)
{
    LabCard::hideEvent(event);
    m_second.stop();
}

void ClockCard::read()
{
    ask<control::GetClock>({}, [this](const control::ClockTime &clock) { take(clock); });
}

void ClockCard::take(const control::ClockTime &clock)
{
    m_isRead = true;
    m_ahead = std::chrono::seconds(clock.aheadSeconds);
    const QDateTime time = toQDateTime(clock.time);
    if (m_day->text().isEmpty())
        m_day->setDate(DateText(clock.time));
    if (m_hour->text().isEmpty())
        m_hour->setText(time.time().toString(u"HH:mm"_s));
    showTime();
    emit clockRead();
}

QString ClockCard::deviation() const
{
    const auto off = std::chrono::duration_cast<std::chrono::seconds>(m_ahead);
    if (std::chrono::abs(off) < std::chrono::minutes(1))
        return {};
    return off.count() > 0 ? tr("%1 ahead").arg(lengthText(off))
                           : tr("%1 behind").arg(lengthText(-off));
}

void ClockCard::showTime()
{
    if (!m_isRead) {
        m_time->setText(tr("Reading…"));
        m_state->hide();
        return;
    }
    const Instant now = context().clock.now() + m_ahead;
    const QDateTime utc = toQDateTime(now);
    //: %1: a day, %2: a time
    m_time->setText(tr("%1, %2 UTC")
                        .arg(QLocale().toString(utc.date(), tr("d MMM yyyy")),
                             utc.time().toString(u"HH:mm:ss"_s)));
    m_time->setAccessibleName(tr("Service time: %1").arg(m_time->text()));
    m_local->setText(tr("%1 in local time").arg(localDateTimeText(now)));
    const QString off = deviation();
    Badge badge;
    badge.word = off.isEmpty() ? tr("As this computer") : off;
    badge.tone = off.isEmpty() ? Tone::Success : Tone::Warning;
    if (badge.word != m_state->badge().word)
        m_state->setBadge(badge);
    m_state->show();
}

std::optional<Instant> ClockCard::typed() const
{
    const auto date = m_day->date();
    const QTime time = QTime::fromString(m_hour->text().trimmed(), u"H:mm"_s);
    const auto instant = date ? date->instant() : std::nullopt;
    if (!instant || !m_day->isUnderstood() || !time.isValid())
        return std::nullopt;
    return std::chrono::floor<std::chrono::days>(*instant)
        + std::chrono::milliseconds(time.msecsSinceStartOfDay());
}

void ClockCard::showProblem()
{
    const bool dayIsRight = m_day->isUnderstood() && !m_day->text().trimmed().isEmpty();
    const bool hourIsRight = QTime::fromString(m_hour->text().trimmed(), u"H:mm"_s).isValid();
    setFieldState(m_day, dayIsRight ? FieldState::Right : FieldState::Wrong);
    setFieldState(m_hour, hourIsRight ? FieldState::Right : FieldState::Wrong);
    m_problem->setText(!dayIsRight       ? tr("Enter a day, such as 2026-11-30.")
                           : hourIsRight ? QString()
                                         : tr("Enter a time of day, such as 09:30."));
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (!dayIsRight)
        m_day->setFocus();
    else if (!hourIsRight)
        m_hour->setFocus();
}

void ClockCard::setTyped()
{
    showProblem();
    if (const auto time = typed())
        set({*time, {}}, tr("the service's clock"));
}

void ClockCard::set(const control::SetClock::Request &request, const QString &object)
{
    run<control::SetClock>(request, object, [this](const control::ClockTime &clock) {
        take(clock);
        const QString off = deviation();
        showDone(off.isEmpty() ? tr("The clock is that of this computer again.")
                               : tr("The clock is set: %1 of this computer.").arg(off));
    });
}

} // namespace lc
