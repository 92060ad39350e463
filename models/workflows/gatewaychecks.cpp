// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/gatewaychecks.h"

#include "domain/arn.h"
#include "domain/planthrottle.h"
#include "domain/quotaperiod.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qint64 mostCounted = std::numeric_limits<qint32>::max();
constexpr int shortestValue = 20;
constexpr int longestValue = 128;
constexpr int longestText = 1024;
constexpr int mostMethods = 20; // method throttles of a stage

class GatewayChecks {
    Q_DECLARE_TR_FUNCTIONS(GatewayChecks)

public:
    void name(const std::optional<QString> &name)
    {
        if (name.value_or(QString()).trimmed().isEmpty())
            add(u"name"_s, tr("Enter a name."));
        length(u"name"_s, name);
    }
    void length(const QString &path, const std::optional<QString> &text)
    {
        if (text.value_or(QString()).size() > longestText)
            add(path, tr("Enter at most %1 characters.").arg(QLocale().toString(longestText)));
    }
    void throttle(const QString &path, const ThrottleSettings &throttle)
    {
        if (throttle.rateLimit && (!std::isfinite(*throttle.rateLimit) || *throttle.rateLimit < 0))
            add(path + u".rateLimit"_s, tr("Enter 0 or more requests per second."));
        count(path + u".burstLimit"_s, throttle.burstLimit);
    }
    void planThrottle(const ThrottleSettings &limits)
    {
        if (!limits.rateLimit && !limits.burstLimit)
            add(u"throttle.rateLimit"_s, limitNeeded());
        throttle(u"throttle"_s, limits);
    }
    void quota(const QuotaSettings &quota)
    {
        if (!quota.limit)
            add(u"quota.limit"_s, tr("Enter how many requests a key may make in a period."));
        count(u"quota.limit"_s, quota.limit);
        const auto period = quota.period ? quota.period->known() : std::nullopt;
        if (!period)
            return add(u"quota.period"_s, tr("Choose a period."));
        if (!isQuotaOffset(*period, quota.offset.value_or(0)))
            add(u"quota.offset"_s, offsetRule(*period));
    }
    void stages(const QList<ApiStage> &stages)
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < stages.size(); ++i) {
            const QString path = u"apiStages[%1]"_s.arg(i);
            const QString name = stageName(stages[i]);
            if (stages[i].apiId.value_or(QString()).isEmpty()
                || stages[i].stage.value_or(QString()).isEmpty())
                add(path, tr("Choose an API and one of its stages."));
            else if (seen.contains(name))
                add(path, tr("%1 is there twice. Take one away.").arg(name));
            seen.insert(name);
            methods(path, stages[i].throttle.value_or(QMap<QString, ThrottleSettings>()));
        }
    }
    void role(const std::optional<QString> &text)
    {
        if (text.value_or(QString()).isEmpty())
            return;
        const auto arn = Arn::parse(*text);
        if (!arn || arn->service != u"iam" || !arn->resource.startsWith(u"role/"))
            add(u"cloudwatchRoleArn"_s,
                tr("Enter the ARN of a role, such as arn:aws:iam::111122223333:role/logs."));
    }
    void value(const QString &value)
    {
        const QString problem = value.isEmpty() ? QString() : valueProblem(value);
        if (!problem.isEmpty())
            add(u"value"_s, problem);
    }

    static QString valueProblem(const QString &value)
    {
        if (value.size() < shortestValue)
            return tr("The value is too short: it needs at least %1 characters.")
                .arg(shortestValue);
        if (value.size() > longestValue)
            return tr("The value is too long: it may have at most %1 characters.")
                .arg(longestValue);
        const bool isVisible = std::all_of(value.begin(), value.end(),
                                           [](QChar c) { return c > u' ' && c < QChar(0x7F); });
        return isVisible ? QString()
                         : tr("The value has characters other than letters, digits and signs.");
    }

    QList<FieldProblem> problems() const { return m_problems; }

private:
    void add(const QString &path, const QString &sentence) { m_problems.append({path, sentence}); }
    void count(const QString &path, const std::optional<qint64> &number)
    {
        if (number && (*number < 0 || *number > mostCounted))
            add(path,
                tr("Enter a whole number from 0 to %1.").arg(QLocale().toString(mostCounted)));
    }
    static QString limitNeeded() { return tr("Enter requests per second, a burst, or both."); }
    static QString offsetRule(QuotaPeriod period)
    {
        switch (period) {
        case QuotaPeriod::Day:
            return tr("Periods of a day start at midnight UTC: enter 0.");
        case QuotaPeriod::Week:
            return tr("Enter 0 to 6 days after Monday.");
        case QuotaPeriod::Month:
            return tr("Enter 0 to 27 days after the first of the month.");
        }
        return {};
    }
    void methods(const QString &path, const QMap<QString, ThrottleSettings> &throttles)
    {
        static const QRegularExpression form(u"\\A/.*/([A-Z]+|\\*)\\z"_s);
        for (auto it = throttles.cbegin(); it != throttles.cend(); ++it) {
            const QString place = u"%1.throttle[%2]"_s.arg(path, it.key());
            if (!form.match(it.key()).hasMatch())
                add(place, tr("Enter a path that begins with a slash, and a method."));
            if (!it->rateLimit && !it->burstLimit)
                add(place, limitNeeded());
            throttle(place, *it);
        }
        if (throttles.size() > mostMethods)
            add(path, tr("A stage has at most %1 method throttles.").arg(mostMethods));
    }

    QList<FieldProblem> m_problems;
};

} // namespace

QList<FieldProblem> problemsOf(const UsagePlan &plan)
{
    GatewayChecks checks;
    checks.name(plan.name);
    if (plan.throttle)
        checks.planThrottle(*plan.throttle);
    if (plan.quota)
        checks.quota(*plan.quota);
    checks.stages(plan.apiStages.value_or(QList<ApiStage>()));
    return checks.problems();
}

QList<FieldProblem> problemsOf(const ApiKey &key, const QString &value)
{
    GatewayChecks checks;
    checks.name(key.name);
    checks.length(u"description"_s, key.description);
    checks.value(value);
    return checks.problems();
}

QList<FieldProblem> problemsOf(const GatewayAccount &account)
{
    GatewayChecks checks;
    checks.role(account.cloudwatchRoleArn);
    return checks.problems();
}

QString keyValueProblem(const QString &value)
{
    return GatewayChecks::valueProblem(value);
}

} // namespace lc
