// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/forecastsentence.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Outcome = Forecast::Outcome;

QString translated(const char *text)
{
    return QCoreApplication::translate("Forecast", text);
}

/// Spells amounts and days of one subject.
class Words {
public:
    Words(const ForecastSubject &subject, Instant now, const QLocale &locale)
        : m_locale(locale), m_isUtc(subject.state.kind == UsageState::Kind::ApiKey),
          m_today(day(now))
    {
    }

    QString date(Instant time) const
    {
        const QDate date = day(time);
        // Without its year a date is the next of its name, or one just past.
        const bool isNear = m_today.daysTo(date) < 300 && date.daysTo(m_today) < 300;
        return m_locale.toString(
            date,
            isNear ? QCoreApplication::translate("Forecast", "d MMMM", "date format, day and month")
                   : QCoreApplication::translate("Forecast", "d MMMM yyyy",
                                                 "date format, day, month and year"));
    }
    QString range(Instant from, Instant to) const
    {
        const QDate first = day(from);
        const QDate last = day(to);
        if (first == last)
            return date(to);
        const bool isOneMonth = first.month() == last.month() && first.year() == last.year();
        return QCoreApplication::translate("Forecast", "%1–%2", "range of dates")
            .arg(isOneMonth ? m_locale.toString(
                     first,
                     QCoreApplication::translate("Forecast", "d",
                                                 "date format, day of month in a range"))
                            : date(from),
                 date(to));
    }
    QString amount(const Quantity &quantity) const
    {
        return quantity.isText() ? quantity.toText()
                                 : m_locale.toString(quantity.toDouble(), 'f', quantity.scale());
    }
    /// Two digits that count.
    QString rate(double perDay) const
    {
        const double size = std::abs(perDay);
        int decimals = 0;
        for (double shown = size; shown < 10 && decimals < 4 && shown > 0; shown *= 10)
            ++decimals;
        QString text = m_locale.toString(size, 'f', decimals);
        const QString point = m_locale.decimalPoint();
        if (text.contains(point)) {
            while (text.endsWith(m_locale.zeroDigit()))
                text.chop(1);
            if (text.endsWith(point))
                text.chop(point.size());
        }
        return text;
    }

private:
    QDate day(Instant time) const
    {
        const QDateTime moment = toQDateTime(time);
        return (m_isUtc ? moment : moment.toLocalTime()).date();
    }

    QLocale m_locale;
    bool m_isUtc;
    QDate m_today;
};

QString amountSentence(const ForecastSubject &subject, const Words &words)
{
    const QString used = words.amount(subject.state.used);
    return subject.state.limit
        ? translated(QT_TRANSLATE_NOOP("Forecast", "%1 of %2."))
              .arg(used, words.amount(*subject.state.limit))
        : translated(QT_TRANSLATE_NOOP("Forecast", "%1, no limit.")).arg(used);
}

QString rateSentence(const ForecastSubject &subject, const Forecast &forecast, const Words &words)
{
    const QString rate = words.rate(forecast.perDay);
    if (subject.state.kind == UsageState::Kind::ApiKey)
        return translated(QT_TRANSLATE_NOOP("Forecast", "About %1 per day.")).arg(rate);
    if (rate == words.rate(0))
        return translated(QT_TRANSLATE_NOOP("Forecast", "Not rising."));
    return forecast.perDay < 0
        ? translated(QT_TRANSLATE_NOOP("Forecast", "Falling about %1 per day.")).arg(rate)
        : translated(QT_TRANSLATE_NOOP("Forecast", "Rising about %1 per day.")).arg(rate);
}

QString aroundText(const Forecast &forecast, const Words &words)
{
    const QString date = words.date(*forecast.date);
    if (!forecast.earliest)
        return date;
    const QString range = forecast.latest
        ? words.range(*forecast.earliest, *forecast.latest)
        : translated(QT_TRANSLATE_NOOP("Forecast", "not before %1"))
              .arg(words.date(*forecast.earliest));
    return range == date
        ? date
        : QCoreApplication::translate("Forecast", "%1 (%2)", "date and its range").arg(date, range);
}

QString reachedSentence(const ForecastSubject &subject, const Forecast &forecast,
                        const Words &words)
{
    const QString date = words.date(forecast.date.value_or(Instant()));
    if (subject.state.kind == UsageState::Kind::ApiKey)
        return translated(QT_TRANSLATE_NOOP("Forecast", "Used up since %1.")).arg(date);
    return subject.state.isOverLimit()
        ? translated(QT_TRANSLATE_NOOP("Forecast", "Over the limit since %1.")).arg(date)
        : translated(QT_TRANSLATE_NOOP("Forecast", "At the limit since %1.")).arg(date);
}

/// What is expected; empty when nothing is to be said.
QStringList outcomeSentences(const ForecastSubject &subject, const Forecast &forecast,
                             const Words &words)
{
    const QString limit = subject.state.limit ? words.amount(*subject.state.limit) : QString();
    const bool isKey = subject.state.kind == UsageState::Kind::ApiKey;
    const QString rate = rateSentence(subject, forecast, words);
    const QString perhaps = forecast.earliest
        ? translated(QT_TRANSLATE_NOOP("Forecast", "May run out from %1 on."))
              .arg(words.date(*forecast.earliest))
        : QString();
    switch (forecast.outcome) {
    case Outcome::TooLittleData:
        return {translated(QT_TRANSLATE_NOOP("Forecast", "Too little data for a forecast."))};
    case Outcome::NoLimit:
        return {rate};
    case Outcome::Reached:
        return {reachedSentence(subject, forecast, words)};
    case Outcome::NotRising:
        return {translated(QT_TRANSLATE_NOOP("Forecast", "Not rising.")), perhaps};
    case Outcome::ResetsFirst:
        return {
            rate,
            subject.reset
                ? translated(QT_TRANSLATE_NOOP("Forecast", "Resets on %1, before it is used up."))
                      .arg(words.date(*subject.reset))
                : translated(QT_TRANSLATE_NOOP("Forecast", "Resets before it is used up.")),
            perhaps};
    case Outcome::EndsFirst:
        return {rate,
                translated(QT_TRANSLATE_NOOP("Forecast", "Would reach %1 around %2."))
                    .arg(limit, aroundText(forecast, words))};
    case Outcome::Exhausts:
        return {rate,
                (isKey ? translated(QT_TRANSLATE_NOOP("Forecast", "%1 are used up around %2."))
                       : translated(QT_TRANSLATE_NOOP("Forecast", "Reaches %1 around %2.")))
                    .arg(limit, aroundText(forecast, words)),
                subject.reset ? translated(QT_TRANSLATE_NOOP("Forecast", "Resets on %1."))
                                    .arg(words.date(*subject.reset))
                              : QString()};
    case Outcome::BeyondHorizon:
        return {rate,
                translated(QT_TRANSLATE_NOOP("Forecast", "Does not reach %1 within two years."))
                    .arg(limit),
                perhaps};
    }
    return {};
}

} // namespace

QString forecastSentence(const ForecastSubject &subject, const Forecast &forecast, Instant now,
                         const QLocale &locale)
{
    const Words words(subject, now, locale);
    QStringList sentences{amountSentence(subject, words)};
    sentences += outcomeSentences(subject, forecast, words);
    if (subject.end) {
        sentences +=
            (*subject.end < now ? translated(QT_TRANSLATE_NOOP("Forecast", "License ended %1."))
                                : translated(QT_TRANSLATE_NOOP("Forecast", "License ends %1.")))
                .arg(words.date(*subject.end));
    }
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString forecastWord(const ForecastSubject &subject, const Forecast &forecast, Instant now,
                     const QLocale &locale)
{
    switch (forecast.outcome) {
    case Outcome::TooLittleData:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Too little data"));
    case Outcome::NoLimit:
        return translated(QT_TRANSLATE_NOOP("Forecast", "No limit"));
    case Outcome::Reached:
        return subject.state.isOverLimit() ? translated(QT_TRANSLATE_NOOP("Forecast", "Over now"))
                                           : translated(QT_TRANSLATE_NOOP("Forecast", "Used up"));
    case Outcome::NotRising:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Not rising"));
    case Outcome::ResetsFirst:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Resets first"));
    case Outcome::BeyondHorizon:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Not within two years"));
    case Outcome::EndsFirst:
    case Outcome::Exhausts:
        break;
    }
    return Words(subject, now, locale).date(forecast.date.value_or(now));
}

QString forecastRange(const ForecastSubject &subject, const Forecast &forecast, Instant now,
                      const QLocale &locale)
{
    const Words words(subject, now, locale);
    if (forecast.outcome == Outcome::Reached && forecast.date)
        return translated(QT_TRANSLATE_NOOP("Forecast", "since %1"))
            .arg(words.date(*forecast.date));
    if (!forecast.earliest)
        return {};
    if (!forecast.latest)
        return translated(QT_TRANSLATE_NOOP("Forecast", "not before %1"))
            .arg(words.date(*forecast.earliest));
    const QString range = words.range(*forecast.earliest, *forecast.latest);
    return forecast.date && range == words.date(*forecast.date) ? QString() : range;
}

QString forecastMethodText(Forecast::Method method)
{
    switch (method) {
    case Forecast::Method::None:
        break;
    case Forecast::Method::TheilSen:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Robust line over daily values"));
    case Forecast::Method::TheilSenWeekly:
        return translated(
            QT_TRANSLATE_NOOP("Forecast", "Robust line over daily values with weekly rhythm"));
    case Forecast::Method::Steps:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Robust line from the level after a jump"));
    case Forecast::Method::DailyUse:
        return translated(QT_TRANSLATE_NOOP("Forecast", "Use per day until the reset"));
    }
    return {};
}

} // namespace lc
