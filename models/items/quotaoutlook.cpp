// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quotaoutlook.h"

#include "items/cellformat.h"
#include "items/column.h"
#include "items/usageplantables.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Outcome = Forecast::Outcome;
using std::chrono::days;

/// So many are made before the table hears of them.
constexpr qsizetype batch = 500;

QString translated(const char *text)
{
    return QCoreApplication::translate("Column", text);
}

Badge badgeOf(const char *state, const QString &word, Tone tone, const char *icon)
{
    Badge badge;
    badge.state = QString::fromLatin1(state);
    badge.word = word;
    badge.tone = tone;
    badge.icon = QString::fromLatin1(icon);
    return badge;
}

bool isExhausted(const QuotaOverlay::Standing &standing)
{
    return standing.limit && standing.remaining <= 0;
}

Badge idleBadge()
{
    return badgeOf("idle", translated(QT_TRANSLATE_NOOP("Column", "No traffic 30 days")),
                   Tone::Neutral, "pause");
}

Badge exhaustedBadge()
{
    return badgeOf("exhausted", translated(QT_TRANSLATE_NOOP("Column", "Exhausted")), Tone::Danger,
                   "error");
}

/// What stands below all dates: the order of the other words.
qint64 orderOf(Outcome outcome)
{
    return std::numeric_limits<qint64>::max() / 2 + qint64(outcome);
}

} // namespace

QuotaOutlook::QuotaOutlook(const QuotaOverlay &quota, const ValueOverlay &facts,
                           std::shared_ptr<const Clock> clock, QObject *parent)
    : RowOverlay(parent), m_quota(quota), m_facts(facts), m_clock(std::move(clock)),
      m_thread(u"outlook"_s)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &QuotaOutlook::makeNext);
    connect(&quota, &RowOverlay::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&facts, &RowOverlay::changed, this, [this] { announceChange(); });
    m_soon.start();
}

QuotaOutlook::~QuotaOutlook()
{
    *m_isStopped = true;
}

void QuotaOutlook::makeNext()
{
    if (m_isMaking)
        return;
    QList<std::pair<QByteArray, QuotaOverlay::Standing>> wanted;
    const auto &standings = m_quota.standings();
    for (auto it = standings.cbegin(); it != standings.cend() && wanted.size() < batch; ++it) {
        const auto known = m_outlooks.constFind(it.key());
        if (known == m_outlooks.cend() || known->asOf != it->asOf)
            wanted.append({it.key(), *it});
    }
    if (wanted.isEmpty())
        return;
    m_isMaking = true;
    m_thread.post([this, wanted, now = m_clock->now(), isStopped = m_isStopped] {
        Made made;
        for (const auto &one : wanted) {
            if (*isStopped)
                return;
            made.insert(one.first, outlookOf(one.second, now));
        }
        QMetaObject::invokeMethod(
            this, [this, made] { take(made); }, Qt::QueuedConnection);
    });
}

void QuotaOutlook::take(const Made &made)
{
    m_isMaking = false;
    m_outlooks.insert(made);
    announceChange();
    m_soon.start();
}

QuotaOutlook::Outlook QuotaOutlook::outlookOf(const QuotaOverlay::Standing &standing, Instant now)
{
    Outlook outlook;
    outlook.asOf = standing.asOf;
    UsageState &state = outlook.subject.state;
    state.kind = UsageState::Kind::ApiKey;
    state.used = Quantity(standing.limit ? *standing.limit - standing.remaining : standing.period);
    state.asOf = standing.asOf;
    ForecastInput input;
    input.now = now;
    if (standing.limit) {
        state.limit = Quantity(*standing.limit);
        input.capacity = double(*standing.limit);
    }
    if (standing.resets) {
        outlook.subject.reset = Instant(*standing.resets);
        input.reset = outlook.subject.reset;
    }
    // Days before the first use are no days of little use: the key was not there yet.
    const auto first = std::find_if(standing.perDay.begin(), standing.perDay.end(),
                                    [](qint64 used) { return used > 0; });
    for (auto i = size_t(first - standing.perDay.begin()); i < standing.countPerDay.size(); ++i) {
        // The figure of a day means all of it.
        const Instant end = Instant(standing.firstDay + days(i + 1)) - std::chrono::milliseconds(1);
        input.samples.push_back({std::min(end, now), double(standing.countPerDay[i])});
    }
    outlook.forecast = forecast(input);
    return outlook;
}

std::optional<QuotaOutlook::Outlook>
QuotaOutlook::outlook(const QString &account, const QString &planId, const QString &keyId) const
{
    const auto known = m_outlooks.constFind(QuotaOverlay::keyOf(account, planId, keyId));
    return known == m_outlooks.cend() ? std::nullopt : std::optional(*known);
}

Cell QuotaOutlook::expectedCell(const QuotaOverlay::Standing &standing, const QByteArray &key) const
{
    if (isExhausted(standing))
        return Cell::badge(exhaustedBadge(), std::numeric_limits<qint64>::min());
    if (standing.isIdle())
        return Cell::badge(idleBadge(), orderOf(Outcome::NotRising));
    if (!standing.limit)
        return Cell::badge(badgeOf("no-quota", translated(QT_TRANSLATE_NOOP("Column", "No quota")),
                                   Tone::Neutral, "pause"),
                           orderOf(Outcome::NoLimit));
    const auto known = m_outlooks.constFind(key);
    if (known == m_outlooks.cend())
        return {};
    const Instant now = m_clock->now();
    const Forecast &forecast = known->forecast;
    const QString word = forecastWord(known->subject, forecast, now);
    Badge badge;
    qint64 order = orderOf(forecast.outcome);
    switch (forecast.outcome) {
    case Outcome::Exhausts:
    case Outcome::EndsFirst:
    case Outcome::Reached:
        badge = badgeOf("exhausts", word, Tone::Warning, "warning");
        if (forecast.date)
            order = forecast.date->time_since_epoch().count();
        break;
    case Outcome::ResetsFirst:
    case Outcome::NotRising:
    case Outcome::BeyondHorizon:
        badge = badgeOf("resets-first", word, Tone::Success, "ok");
        break;
    case Outcome::TooLittleData:
    case Outcome::NoLimit:
        badge = badgeOf("too-little-data", word, Tone::Neutral, "clock");
        break;
    }
    badge.reason = forecastSentence(known->subject, forecast, now);
    return Cell::badge(badge, order);
}

Cell QuotaOutlook::asOfCell(const QuotaOverlay::Standing &standing) const
{
    const QLocale locale;
    const QDateTime read = toQDateTime(standing.asOf).toLocalTime();
    const bool isOld = m_clock->now() - standing.asOf > usageLag;
    Badge badge =
        badgeOf(isOld ? "old" : "lagging", locale.toString(read.time(), QLocale::ShortFormat),
                isOld ? Tone::Warning : Tone::Neutral, "clock");
    badge.reason =
        translated(
            QT_TRANSLATE_NOOP("Column", "Read %1. The service counts up to %2 minutes late."))
            .arg(locale.toString(read, QLocale::ShortFormat), locale.toString(usageLag.count()));
    return Cell::badge(badge, standing.asOf.time_since_epoch().count());
}

Badge QuotaOutlook::stateOf(const QuotaOverlay::Standing &standing, bool isEnabled) const
{
    if (!isEnabled)
        return badgeOf("disabled", translated(QT_TRANSLATE_NOOP("Column", "Disabled")),
                       Tone::Neutral, "blocked");
    if (isExhausted(standing))
        return exhaustedBadge();
    if (standing.isIdle())
        return idleBadge();
    if (standing.share().value_or(0) >= riskRatio)
        return badgeOf("high", translated(QT_TRANSLATE_NOOP("Column", "Nearly used up")),
                       Tone::Warning, "warning");
    return badgeOf("in-use", translated(QT_TRANSLATE_NOOP("Column", "In use")), Tone::Success,
                   "ok");
}

Cell QuotaOutlook::cell(const Utf8Origin &origin, std::string_view resource, int part) const
{
    const QByteArray key = QuotaOverlay::keyOf(origin, resource);
    const auto known = m_quota.standings().constFind(key);
    if (known == m_quota.standings().cend())
        return {};
    const QuotaOverlay::Standing &standing = *known;
    switch (part) {
    case DaysToReset:
        return standing.resets
            ? Cell::integer((*standing.resets - std::chrono::floor<days>(m_clock->now())).count())
            : Cell();
    case Expected:
        return expectedCell(standing, key);
    case AsOf:
        return asOfCell(standing);
    case State: {
        const Cell enabled = m_facts.cell(origin, resource, UsagePlanOverlays::Enabled);
        return Cell::badge(stateOf(standing, enabled.isAbsent() || enabled.integer() != 0));
    }
    case Idle:
        return Cell::integer(standing.isIdle() ? 1 : 0);
    case Extension:
        return standing.extension() > 0 ? Cell::integer(standing.extension()) : Cell();
    default:
        return {};
    }
}

} // namespace lc
