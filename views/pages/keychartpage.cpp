// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keychartpage.h"

#include "charts/quotachart.h"
#include "domain/quotaperiod.h"
#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "pages/alertchart.h"
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
    refresh();
}

QString KeyChartPage::title() const
{
    return tr("%1 in plan %2", "key and plan")
        .arg(m_key.name.value_or(QString()), m_plan.name.value_or(QString()));
}

void KeyChartPage::refresh()
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client)
        return;
    const Day today = dayOf(m_context.clock.now());
    apigateway::GetUsage::Request request;
    request.usagePlanId = m_plan.id.value_or(QString());
    request.keyId = m_key.id.value_or(QString());
    request.startDate = dayText(windowOf(m_plan, today).first);
    request.endDate = dayText(today);
    m_call = client->call<apigateway::GetUsage>(
        request, this, [this](const Result<apigateway::GetUsage::Response, ApiError> &usage) {
            m_waitBand->clear();
            if (usage)
                return show(*usage);
            Attempt attempt;
            attempt.operation = QStringLiteral("GetUsage");
            attempt.object = m_key.name.value_or(QString());
            attempt.changesState = false;
            const ErrorText text = explain(usage.error(), attempt);
            m_band->show({Tone::Danger,
                          text.whatHappened,
                          text.whatToDo,
                          text.details,
                          {{tr("Retry"), [this] { refresh(); }}}});
        });
    m_call.onWaiting(this, [this](const RetryWait &wait) {
        m_waitBand->tell(wait, m_context.clock.now(), [this] {
            m_call = {};
            m_waitBand->clear();
        });
    });
}

void KeyChartPage::show(const apigateway::GetUsage::Response &usage)
{
    m_band->clear();
    m_asOf = m_context.clock.now();
    const QLocale locale;
    const Day today = dayOf(*m_asOf);
    const QuotaWindow window = windowOf(m_plan, today);
    QuotaChartData period;
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
    m_chart->setPeriod(period);
    m_chart->setSentence(
        period.limit
            ? tr("%1 used since %2, %3 left until the reset on %4. Days are UTC.")
                  .arg(locale.toString(used), locale.toString(period.begin, QLocale::ShortFormat),
                       locale.toString(remaining),
                       locale.toString(period.reset, QLocale::ShortFormat))
            : tr("%1 used in the last 30 days. This plan has no quota. Days are UTC.")
                  .arg(locale.toString(used)));
    emit asOfChanged();
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
