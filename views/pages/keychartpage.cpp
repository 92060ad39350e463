// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keychartpage.h"

#include "charts/plotdata.h"
#include "domain/quotaperiod.h"
#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "items/chartseries.h"
#include "monitoring/alertwatch.h"
#include "pages/alertchart.h"
#include "pages/alertsinchart.h"
#include "pages/burndown.h"
#include "pages/savechart.h"
#include "pages/tabledocument.h"
#include "workflows/errortext.h"

#include <QAction>
#include <QTimeZone>
#include <QVBoxLayout>

namespace lc {

namespace {

QDate dateOf(Day day)
{
    return toQDateTime(Instant(day)).date();
}

Instant endOf(const QuotaChartData &period)
{
    return period.reset.isValid() ? fromQDateTime(period.reset.startOfDay(QTimeZone::utc()))
                                  : Instant::max() - std::chrono::hours(1);
}

QuotaWindow windowOf(const UsagePlan &plan, Day today)
{
    if (plan.quota && plan.quota->period && plan.quota->period->known())
        return quotaWindow(*plan.quota->period->known(), plan.quota->offset.value_or(0), today);
    // Without a quota there is no period: the last 30 days stand for one.
    return {today - std::chrono::days(29), today + std::chrono::days(1)};
}

} // namespace

KeyChartPage::KeyChartPage(PageContext &context, const UsagePlanKey &key, const UsagePlan &plan,
                           const RowOrigin &origin, QWidget *parent)
    : Page(parent), m_context(context), m_key(key), m_plan(plan), m_origin(origin),
      m_band(new NoticeBand(context.theme, this)), m_waitBand(new WaitBand(context.theme, this)),
      m_chart(new QuotaChart(context.theme, this))
{
    setObjectName(QStringLiteral("keyChart"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_band);
    layout->addWidget(m_waitBand);
    layout->addWidget(m_chart, 1);
    m_actions = chartFileActions(*this, *m_band, [this] { return m_chart; });
    m_actions.first()->setShortcut(QKeySequence::Save);
    m_actions += newAlertRuleAction(*this, m_context,
                                    [this] { return alertItemOf(m_key, m_plan, m_origin); });
    addActions(m_actions);
    connect(&context.alerts, &AlertWatch::changed, this, &KeyChartPage::followAlerts);
    refresh();
}

QString KeyChartPage::title() const
{
    return tr("%1 in plan %2", "key and plan")
        .arg(m_key.name.value_or(QString()), m_plan.name.value_or(QString()));
}

void KeyChartPage::showMoment(Instant moment)
{
    m_moment = moment;
    refresh();
}

template <class Op>
void KeyChartPage::ask(const typename Op::Request &request, const QString &object,
                       std::function<void(const typename Op::Response &)> take)
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client)
        return;
    m_call =
        client->call<Op>(request, this,
                         [this, object, take = std::move(take)](
                             const Result<typename Op::Response, ApiError> &answer) {
                             m_waitBand->clear();
                             if (answer)
                                 return take(*answer);
                             Attempt attempt;
                             attempt.operation = QString::fromLatin1(Op::operation.name);
                             attempt.object = object;
                             attempt.changesState = false;
                             const ErrorText text = explain(answer.error(), attempt);
                             m_band->show({Tone::Danger,
                                           text.whatHappened,
                                           text.whatToDo,
                                           text.details,
                                           {{KeyChartPage::tr("Retry"), [this] { refresh(); }}}});
                         });
    m_call.onWaiting(this, [this](const RetryWait &wait) {
        m_waitBand->tell(wait, m_context.clock.now(), [this] {
            m_call = {};
            m_waitBand->clear();
        });
    });
}

void KeyChartPage::refresh()
{
    // An alert names its plan by the id, and says nothing of the quota.
    if (m_plan.name)
        return readUsage();
    const QString id = m_plan.id.value_or(QString());
    ask<apigateway::GetUsagePlan>({id}, id, [this](const UsagePlan &plan) {
        m_plan = plan;
        emit titleChanged();
        readUsage();
    });
}

void KeyChartPage::readUsage()
{
    const Day today = dayOf(m_context.clock.now());
    const QuotaWindow window = windowOf(m_plan, dayOf(m_moment.value_or(Instant(today))));
    apigateway::GetUsage::Request request;
    request.usagePlanId = m_plan.id.value_or(QString());
    request.keyId = m_key.id.value_or(QString());
    request.startDate = dayText(window.first);
    request.endDate = dayText(std::min(today, window.reset - std::chrono::days(1)));
    ask<apigateway::GetUsage>(request, m_key.name.value_or(QString()),
                              [this](const auto &usage) { showUsage(usage); });
}

void KeyChartPage::showUsage(const apigateway::GetUsage::Response &usage)
{
    m_band->clear();
    m_asOf = m_context.clock.now();
    const QLocale locale;
    const Day today = dayOf(*m_asOf);
    const QuotaWindow window = windowOf(m_plan, dayOf(m_moment.value_or(*m_asOf)));
    QuotaChartData &period = m_period;
    period = {};
    period.title = title();
    period.begin = dateOf(window.first);
    period.today = dateOf(today);
    if (m_plan.quota) {
        period.reset = dateOf(window.reset);
        period.limit = m_plan.quota->limit;
    }
    qint64 used = 0;
    qint64 remaining = 0;
    Day day = window.first;
    const auto values = usage.items.value_or(QMap<QString, QList<QList<qint64>>>());
    for (const QList<qint64> &pair : values.value(m_key.id.value_or(QString()))) {
        period.days += {dateOf(day), pair.value(0), pair.value(1)};
        used += pair.value(0);
        remaining = pair.value(1);
        day += std::chrono::days(1);
    }
    period.alerts = alertsIn(window);
    m_chart->setPeriod(period);
    m_chart->setSentence(usageText(used, remaining));
    emit asOfChanged();
    readHistory();
}

QString KeyChartPage::usageText(qint64 used, qint64 remaining) const
{
    const QLocale locale;
    const auto dayText = [&](const QDate &day) {
        return locale.toString(day, QLocale::ShortFormat);
    };
    if (!m_period.limit && m_moment)
        return tr("%1 used from %2 on. This plan has no quota. Days are UTC.")
            .arg(locale.toString(used), dayText(m_period.begin));
    if (!m_period.limit)
        return tr("%1 used in the last 30 days. This plan has no quota. Days are UTC.")
            .arg(locale.toString(used));
    const QString words = m_period.reset > m_period.today
        ? tr("%1 used since %2, %3 left until the reset on %4. Days are UTC.")
        : tr("%1 used since %2, %3 were left at the reset on %4. Days are UTC.");
    return words.arg(locale.toString(used), dayText(m_period.begin), locale.toString(remaining),
                     dayText(m_period.reset));
}

QList<ChartEvent> KeyChartPage::alertsIn(const QuotaWindow &window) const
{
    return alertEvents(m_context.alerts.alerts(), alertItemOf(m_key, m_plan, m_origin),
                       {toChartTime(Instant(window.first)), toChartTime(Instant(window.reset))});
}

void KeyChartPage::followAlerts()
{
    if (!m_asOf)
        return;
    m_period.alerts = alertsIn(windowOf(m_plan, dayOf(m_moment.value_or(*m_asOf))));
    m_chart->setPeriod(m_period);
}

void KeyChartPage::readHistory()
{
    const QString plan = m_plan.id.value_or(QString());
    const SeriesKey key = keyRemainingChart(m_origin.partition, m_origin.account, m_origin.region,
                                            m_key.id.value_or(QString()), plan)
                              .parts.first()
                              .key;
    RangeQuery query;
    query.key = key;
    query.from = fromQDateTime(m_period.begin.startOfDay(QTimeZone::utc()));
    query.to = std::min(m_context.clock.now(), endOf(m_period)) + std::chrono::milliseconds(1);
    query.maxBuckets = 1; // its events count
    m_context.history.ranges({query}, this,
                             [this](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                                 if (answers && !answers->empty())
                                     showExtensions(answers->front().events);
                             });
    if (m_period.reset.isValid() && m_period.reset <= m_period.today)
        return; // nothing is to be expected of what is over
    m_context.history.series(this,
                             [this, key](const Result<QList<SeriesInfo>, StoreError> &recorded) {
                                 if (recorded)
                                     readForecast(key, *recorded);
                             });
}

void KeyChartPage::showExtensions(const QList<HistoryEvent> &events)
{
    QList<HistoryEvent> own = events;
    own.removeIf([this](const HistoryEvent &event) {
        return event.series.dimension != m_plan.id.value_or(QString());
    });
    m_period.extensions = extensionsOf(m_period, own);
    m_chart->setPeriod(m_period);
}

void KeyChartPage::readForecast(const SeriesKey &key, const QList<SeriesInfo> &recorded)
{
    for (const UsageState &state :
         usageStates(recorded, {{key.resource, m_key.name.value_or(QString())}})) {
        if (state.series != key || !m_period.limit)
            continue;
        ForecastSubject subject{state, {}, {}};
        if (m_period.reset.isValid())
            subject.reset = fromQDateTime(m_period.reset.startOfDay(QTimeZone::utc()));
        m_forecasting =
            m_context.alerts.exhaustion().read({subject}, [this](const QList<Expectation> &made) {
                if (!made.isEmpty())
                    showForecast(made.first());
            });
    }
}

void KeyChartPage::showForecast(const Expectation &expectation)
{
    const Forecast &forecast = expectation.forecast;
    m_period.forecast.clear();
    m_period.exhausted.reset();
    double total = 0; // the quota with its extensions
    if (!m_period.days.isEmpty())
        total = double(m_period.days.last().remaining);
    for (const QuotaChartData::Day &day : std::as_const(m_period.days))
        total += double(day.used);
    const double reset = double(m_period.reset.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
    for (const ForecastBandPoint &point : forecast.band) {
        const double time = toChartTime(point.time);
        if (time > reset)
            break;
        m_period.forecast.append({time, std::max(0.0, total - point.high),
                                  std::max(0.0, total - point.middle),
                                  std::max(0.0, total - point.low)});
    }
    if (forecast.outcome == Forecast::Outcome::Exhausts && forecast.date)
        m_period.exhausted = {
            toChartTime(*forecast.date), 0,
            QLocale().toString(toQDateTime(*forecast.date).date(), tr("d MMMM", "day of a year"))};
    m_chart->setPeriod(m_period);
    m_chart->setSentence(forecastSentence(expectation.subject, forecast, m_context.clock.now()),
                         tr("Days are UTC. Figures of the service may lag up to 40 minutes."),
                         toneOf(expectation));
}

std::shared_ptr<Document> KeyChartPage::exportDocument() const
{
    auto table = std::make_shared<Table>(std::vector<TableColumn>{
        {tr("Day (UTC)"), false}, {tr("Used"), true}, {tr("Remaining"), true}});
    for (const QuotaChartData::Day &day : m_chart->period().days)
        table->addRow({TableCell::ofDay(fromQDateTime(day.day.startOfDay(QTimeZone::utc()))),
                       TableCell::ofNumber(day.used), TableCell::ofNumber(day.remaining)});
    return documentOf(title(), std::move(table));
}

} // namespace lc
