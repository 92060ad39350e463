// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationchartpage.h"

#include "api/licensemanager/configurations.h"
#include "charts/breakdownchart.h"
#include "charts/usagechart.h"
#include "connections/chunkrecords.h"
#include "grids/noticeband.h"
#include "pages/alertchart.h"
#include "pages/chartpage.h"
#include "pages/savechart.h"
#include "pages/tabledocument.h"

#include <QAction>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int overviewPoints = 1500; ///< of the longest range; zooming reads finer ones
constexpr std::chrono::hours longest{24 * 366};
constexpr double firstRangeDays = 90;
constexpr double momentDays = 7;

} // namespace

ConfigurationChartPage::ConfigurationChartPage(PageContext &context,
                                               const LicenseConfiguration &configuration,
                                               const RowOrigin &origin, QWidget *parent)
    : Page(parent), m_context(context), m_configuration(configuration), m_origin(origin),
      m_model(context.history), m_band(new NoticeBand(context.theme, this)),
      m_chart(new UsageChart(context.theme, this)),
      m_breakdown(new BreakdownChart(context.theme, this))
{
    setObjectName(u"configurationChart"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *name = new QLabel(title(), this);
    name->setTextFormat(Qt::PlainText);
    name->setContentsMargins(24, 12, 24, 0);
    context.theme.dress(name, TypeStyle::Title);
    m_breakdown->setMinimumHeight(200);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_band);
    layout->addWidget(name);
    layout->addWidget(m_chart, 3);
    layout->addWidget(m_breakdown, 1);
    m_actions = chartFileActions(*this, *m_band, [this] { return m_chart; });
    m_actions += newAlertRuleAction(*this, m_context,
                                    [this] { return alertItemOf(m_configuration, m_origin); });
    connect(&m_model, &ChartModel::changed, this, &ConfigurationChartPage::showContent);
    connect(m_chart, &UsageChart::rangeShown, this, [this](const TimeRange &range, int pixels) {
        const auto instant = [](double time) {
            return Instant(std::chrono::milliseconds(qint64(time)));
        };
        query(instant(range.from), instant(range.to), std::max(pixels, 100));
    });
    refresh();
}

void ConfigurationChartPage::refresh()
{
    const Instant now = m_context.clock.now();
    query(now - longest, now, overviewPoints);
    readResources();
}

void ConfigurationChartPage::query(Instant from, Instant to, int points)
{
    ChartQuery query =
        configurationChart(m_origin.partition, m_origin.account, m_origin.region,
                           m_configuration.licenseConfigurationArn.value_or(QString()));
    query.from = from;
    query.to = to;
    query.maxPoints = points;
    m_model.setQuery(query);
}

void ConfigurationChartPage::showContent()
{
    if (m_model.isLoading())
        return;
    if (const auto error = m_model.error()) {
        m_band->show({Tone::Danger,
                      tr("The history could not be read."),
                      {},
                      error->message,
                      {{tr("Retry"), [this] { m_model.reload(); }}}});
        return;
    }
    m_band->clear();
    const ChartContent &content = m_model.content();
    ChartData plot = plotDataOf(content);
    plot.title = title();
    plot.overage = m_configuration.licenseCountHardLimit.value_or(false)
        ? ChartData::Overage::NotAllowed
        : ChartData::Overage::Allowed;
    plot.begin = m_isFirst && !plot.points.isEmpty() ? plot.points.first().time
                                                     : m_chart->data().begin.value_or(0);
    plot.end = double(m_context.clock.now().time_since_epoch().count());
    m_chart->setData(plot);
    const ChartSummary summary = summaryOf(content);
    if (content.isEmpty())
        m_chart->setSentence(tr("Nothing was recorded in this range."),
                             tr("The recorder samples consumption while the program runs."));
    else
        m_chart->setSentence(summary.capacity
                                 ? tr("%1 of %2 licenses used.").arg(summary.now, *summary.capacity)
                                 : tr("%1 licenses used, no limit.").arg(summary.now));
    if (std::exchange(m_isFirst, false) && !plot.points.isEmpty())
        showFirstRange();
}

void ConfigurationChartPage::readResources()
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client)
        return;
    using Op = licensemanager::ListUsageForLicenseConfiguration;
    Op::Request request;
    request.licenseConfigurationArn = m_configuration.licenseConfigurationArn.value_or(QString());
    m_usages.clear();
    m_call = client->list<Op>(
        request, this,
        [this](const ListChunk &chunk) { m_usages += recordsOf<LicenseConfigurationUsage>(chunk); },
        [this](const Result<void, ApiError> &outcome) {
            if (outcome)
                showResources();
        });
}

void ConfigurationChartPage::showResources()
{
    Breakdown breakdown;
    breakdown.title = tr("By resource, now");
    breakdown.unit =
        m_configuration.licenseCountingType ? m_configuration.licenseCountingType->text : QString();
    for (const LicenseConfigurationUsage &usage : std::as_const(m_usages)) {
        const QString arn = usage.resourceArn.value_or(QString());
        breakdown.bars += {arn.section(u'/', -1), double(usage.consumedLicenses.value_or(0)), 1};
    }
    m_breakdown->setBreakdown(breakdown);
}

std::shared_ptr<Document> ConfigurationChartPage::exportDocument() const
{
    return documentOf(title(), m_model.content());
}

void ConfigurationChartPage::showMoment(Instant moment)
{
    m_moment = moment;
}

void ConfigurationChartPage::showFirstRange()
{
    if (m_moment)
        m_chart->showAround(double(m_moment->time_since_epoch().count()), momentDays);
    else
        m_chart->showLastDays(firstRangeDays);
}

void ConfigurationChartPage::focusContent()
{
    m_chart->setFocus(Qt::OtherFocusReason);
}

} // namespace lc
