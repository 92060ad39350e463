// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertjudging.h"

#include "monitoring/alertrules.h"
#include "store/exactnumber.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Readings = std::span<const AlertReading>;
using What = AlertCondition::What;
using std::chrono::days;
using std::chrono::hours;

/// What has ended is of interest for so long.
constexpr days endedFor{7};

ExactNumber numberOf(const std::optional<QString> &text)
{
    return text ? ExactNumber::fromText(*text).value_or(ExactNumber()) : ExactNumber();
}

ExactNumber millisecondsOf(std::chrono::milliseconds duration)
{
    return ExactNumber(duration.count());
}

template <class Unit> ExactNumber inMilliseconds(const ExactNumber &count)
{
    return count * millisecondsOf(Unit(1));
}

/// A value for people and other tools: rounded down, so that it never looks like a threshold that
/// it did not reach.
QString rounded(double value)
{
    const double tenths = std::floor(value * 10 + 1e-9) / 10;
    return std::isfinite(tenths)
        ? QString::number(tenths, 'f', tenths == std::floor(tenths) ? 0 : 1)
        : QString();
}

template <class Unit> QString inUnits(std::chrono::milliseconds duration)
{
    return rounded(double(duration.count()) / double(std::chrono::milliseconds(Unit(1)).count()));
}

/// Whether a value reaches a threshold, or has come back behind its margin.
enum class Side { Reached, Between, Clear };

/// Sides of single readings, for rules about rising values.
class Sides {
public:
    explicit Sides(const AlertRule &rule)
        : m_threshold(numberOf(rule.threshold)), m_clear(m_threshold - numberOf(rule.margin))
    {
    }

    /// `value` against the threshold times `unit`.
    Side of(const ExactNumber &value, const ExactNumber &unit) const
    {
        if (value >= m_threshold * unit)
            return Side::Reached;
        // Without a margin everything below the threshold is clear.
        return value < m_clear * unit || m_clear == m_threshold ? Side::Clear : Side::Between;
    }

private:
    ExactNumber m_threshold;
    ExactNumber m_clear;
};

const ExactNumber &hundred()
{
    static const ExactNumber number(100);
    return number;
}

class Judge {
public:
    Judge(const AlertRule &rule, const AlertItem &item, Readings readings,
          const AlertOutlook &outlook, Instant now)
        : m_rule(rule), m_item(item), m_readings(readings), m_outlook(outlook), m_now(now)
    {
    }

    AlertVerdict verdict()
    {
        switch (*m_rule.kind.known()) {
        case AlertKind::Level:
        case AlertKind::Amount:
        case AlertKind::Jump:
        case AlertKind::Rise:
            judgeReadings(*m_rule.kind.known());
            break;
        case AlertKind::DaysLeft:
            judgeDaysLeft();
            break;
        case AlertKind::BeforeReset:
            judgeReset();
            break;
        case AlertKind::Unused:
            judgeUse();
            break;
        case AlertKind::HeldTooLong:
            judgeWait<hours>();
            break;
        case AlertKind::GrantPending:
            judgeWait<days>();
            break;
        case AlertKind::Expiry:
            judgeEnd();
            break;
        case AlertKind::RecorderSilent:
            judgeSilence();
            break;
        }
        return m_verdict;
    }

private:
    bool condition(What what, bool isMet, const QString &value = {}, const QString &threshold = {})
    {
        m_verdict.conditions.append({what, value, threshold, isMet});
        return isMet;
    }
    void settle(Side side, const QString &value)
    {
        m_verdict.isMet = side == Side::Reached;
        m_verdict.isClear = side == Side::Clear;
        m_verdict.value = value;
        m_verdict.limit = m_rule.threshold;
        condition(What::Reached, m_verdict.isMet, value, m_rule.threshold.value_or(QString()));
    }
    void note(const AlertReading &reading)
    {
        m_verdict.reading = reading.time;
        m_verdict.used = reading.used.toText();
        if (reading.limit)
            m_verdict.capacity = reading.limit->toText();
    }

    /// The lowest use within the rule's hours before a reading; nothing when there is no reading.
    std::optional<ExactNumber> lowestBefore(std::size_t index) const
    {
        const Instant from = m_readings[index].time - hours(m_rule.hours.value_or(0));
        std::optional<ExactNumber> lowest;
        for (std::size_t i = index; i-- > 0 && m_readings[i].time >= from;) {
            const auto used = ExactNumber::of(m_readings[i].used);
            if (used && (!lowest || *used < *lowest))
                lowest = used;
        }
        return lowest;
    }
    /// How one reading stands, and its value in the rule's unit; nothing when it says nothing.
    std::optional<std::pair<Side, QString>> sideOf(AlertKind kind, std::size_t index,
                                                   const Sides &sides) const
    {
        const AlertReading &reading = m_readings[index];
        auto value = ExactNumber::of(reading.used);
        if (value && hasHours(kind)) {
            const auto lowest = lowestBefore(index);
            if (!lowest)
                return std::nullopt;
            value = *value - *lowest;
        }
        if (!value)
            return std::nullopt;
        if (kind == AlertKind::Amount || kind == AlertKind::Rise)
            return std::pair(sides.of(*value, ExactNumber(1)), value->toText());
        const auto limit = reading.limit ? ExactNumber::of(*reading.limit) : std::nullopt;
        if (!limit || limit->isNegative())
            return std::nullopt;
        // Any use of a limit of 0 is beyond every percentage of it.
        if (limit->isZero())
            return std::pair(value->isZero() ? Side::Clear : Side::Reached, QString());
        const double share = Quantity::fromText(value->toText()).toDouble()
            / Quantity::fromText(limit->toText()).toDouble();
        return std::pair(sides.of(*value * hundred(), *limit), rounded(share * 100));
    }

    void judgeReadings(AlertKind kind)
    {
        const auto wanted = std::size_t(std::max<qint64>(1, m_rule.samples));
        const bool needsLimit = kind == AlertKind::Level || kind == AlertKind::Jump;
        if (m_readings.empty()) {
            condition(What::HasReadings, false, u"0"_s, QString::number(wanted));
            return;
        }
        note(m_readings.back());
        if (needsLimit && !m_readings.back().limit) {
            condition(What::HasLimit, false);
            m_verdict.isClear = true;
            return;
        }
        const Sides sides(m_rule);
        std::size_t count = 0;
        bool areReached = true;
        bool areClear = true;
        QString newest;
        for (std::size_t i = m_readings.size(); i-- > 0 && count < wanted; ++count) {
            const auto side = sideOf(kind, i, sides);
            if (!side)
                break;
            areReached = areReached && side->first == Side::Reached;
            areClear = areClear && side->first == Side::Clear;
            if (count == 0)
                newest = side->second;
        }
        const bool isEnough = condition(What::HasReadings, count == wanted, QString::number(count),
                                        QString::number(wanted));
        if (count == 0)
            return;
        if (!isEnough)
            areReached = areClear = false;
        settle(areReached ? Side::Reached : areClear ? Side::Clear : Side::Between, newest);
    }

    bool noteForecast()
    {
        if (!m_readings.empty())
            note(m_readings.back());
        m_verdict.date = m_outlook.date;
        return condition(What::HasForecast, m_outlook.kind != AlertOutlook::Kind::Unknown);
    }
    void judgeDaysLeft()
    {
        using Outlook = AlertOutlook::Kind;
        if (!noteForecast())
            return;
        if (m_outlook.kind == Outlook::UsedUp)
            return settle(Side::Reached, u"0"_s);
        if (m_outlook.kind != Outlook::RunsOut || !m_outlook.date)
            return settle(Side::Clear, {});
        const auto left = std::max(*m_outlook.date - m_now, std::chrono::milliseconds(0));
        const ExactNumber threshold = numberOf(m_rule.threshold);
        const ExactNumber clear = threshold + numberOf(m_rule.margin);
        const Side side = millisecondsOf(left) <= inMilliseconds<days>(threshold) ? Side::Reached
            : millisecondsOf(left) > inMilliseconds<days>(clear)                  ? Side::Clear
                                                                                  : Side::Between;
        settle(side, inUnits<days>(left));
    }
    void judgeReset()
    {
        using Outlook = AlertOutlook::Kind;
        if (!noteForecast())
            return;
        const bool isEarly =
            m_outlook.kind == Outlook::RunsOut || m_outlook.kind == Outlook::UsedUp;
        settle(isEarly ? Side::Reached : Side::Clear, {});
    }

    void judgeUse()
    {
        if (m_readings.empty()) {
            condition(What::HasReadings, false, u"0"_s, u"1"_s);
            return;
        }
        note(m_readings.back());
        Instant known = m_readings.front().time;
        if (const auto since = m_item.since ? m_item.since->instant() : std::nullopt)
            known = std::min(known, *since);
        Instant lastUse = known;
        for (const AlertReading &reading : m_readings) {
            const auto used = ExactNumber::of(reading.spent.value_or(reading.used));
            if (!used || !used->isZero())
                lastUse = std::max(lastUse, reading.time);
        }
        const auto idle = m_now - lastUse;
        const bool isUnused =
            millisecondsOf(idle) >= inMilliseconds<days>(numberOf(m_rule.threshold));
        settle(isUnused ? Side::Reached : Side::Clear, inUnits<days>(idle));
    }

    template <class Unit> void judgeWait()
    {
        const auto since = m_item.since ? m_item.since->instant() : std::nullopt;
        if (!condition(What::HasDate, since.has_value())) {
            m_verdict.isClear = true;
            return;
        }
        const auto waited = m_now - *since;
        m_verdict.date = since;
        const bool isLong =
            millisecondsOf(waited) >= inMilliseconds<Unit>(numberOf(m_rule.threshold));
        settle(isLong ? Side::Reached : Side::Clear, inUnits<Unit>(waited));
    }

    void judgeEnd()
    {
        const auto end = m_item.ends ? m_item.ends->instant() : std::nullopt;
        if (!condition(What::HasDate, end.has_value())) {
            m_verdict.isClear = true;
            return;
        }
        const QList<int> leads =
            leadDaysOf(m_rule.leadDays.value_or(QString())).value_or(QList<int>());
        m_verdict.date = end;
        const auto left = *end - m_now;
        std::optional<int> passed;
        for (const int lead : leads) {
            if (left <= days(lead)) {
                passed = lead;
                ++m_verdict.stage;
            }
        }
        m_verdict.isMet = passed && left >= -endedFor;
        m_verdict.isClear = !m_verdict.isMet;
        m_verdict.value = inUnits<days>(left);
        m_verdict.limit = passed || !leads.isEmpty()
            ? std::optional(QString::number(passed.value_or(leads.value(0))))
            : std::nullopt;
        condition(What::Reached, m_verdict.isMet, *m_verdict.value,
                  m_verdict.limit.value_or(QString()));
    }

    void judgeSilence()
    {
        if (!condition(What::HasReadings, !m_readings.empty(), QString::number(m_readings.size()),
                       u"1"_s))
            return;
        m_verdict.reading = m_readings.back().time;
        const auto silent = m_now - m_readings.back().time;
        const bool isLong =
            millisecondsOf(silent) >= inMilliseconds<hours>(numberOf(m_rule.threshold));
        settle(isLong ? Side::Reached : Side::Clear, inUnits<hours>(silent));
    }

    const AlertRule &m_rule;
    const AlertItem &m_item;
    Readings m_readings;
    const AlertOutlook &m_outlook;
    Instant m_now;
    AlertVerdict m_verdict;
};

} // namespace

bool isAbout(const AlertRule &rule, const AlertItem &item)
{
    const auto kind = rule.kind.known();
    const auto itemKind = item.kind.known();
    if (!kind || !itemKind || !suits(*kind, *itemKind))
        return false;
    if (rule.items && !(*rule.items == *itemKind))
        return false;
    const QString target = rule.target.value_or(QString());
    switch (rule.scope.known().value_or(AlertScope::All)) {
    case AlertScope::All:
        return true;
    case AlertScope::Item:
        return item.id == target
            && (rule.part.value_or(QString()).isEmpty() || rule.part == item.part);
    case AlertScope::Product:
        return item.product == target;
    case AlertScope::Connection:
        return item.connection == target;
    }
    return false;
}

AlertVerdict judge(const AlertRule &rule, const AlertItem &item,
                   std::span<const AlertReading> readings, const AlertOutlook &outlook, Instant now)
{
    if (!rule.kind.known())
        return {};
    return Judge(rule, item, readings, outlook, now).verdict();
}

} // namespace lc
