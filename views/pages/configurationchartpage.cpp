// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationchartpage.h"

#include "api/licensemanager/configurations.h"
#include "charts/breakdownchart.h"
#include "connections/chunkrecords.h"
#include "grids/noticeband.h"
#include "pages/alertchart.h"
#include "pages/consumptioncharts.h"
#include "pages/savechart.h"
#include "pages/tabledocument.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ConfigurationChartPage::ConfigurationChartPage(PageContext &context,
                                               const LicenseConfiguration &configuration,
                                               const RowOrigin &origin, QWidget *parent)
    : Page(parent), m_context(context), m_configuration(configuration), m_origin(origin),
      m_band(new NoticeBand(context.theme, this)),
      m_charts(new ConsumptionCharts(context, *m_band, this)),
      m_breakdown(new BreakdownChart(context.theme, this))
{
    setObjectName(u"configurationChart"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *name = new QLabel(title(), this);
    name->setTextFormat(Qt::PlainText);
    context.theme.dress(name, TypeStyle::Title);
    m_breakdown->setMinimumHeight(200);
    m_actions = chartFileActions(*this, *m_band, [this] { return &m_charts->shown(); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 12, 24, 0);
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(makeExportButton(*this, context.theme, m_actions));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_band);
    layout->addLayout(head);
    layout->addWidget(m_charts, 3);
    layout->addWidget(m_breakdown, 1);
    m_actions += newAlertRuleAction(*this, m_context,
                                    [this] { return alertItemOf(m_configuration, m_origin); });
    ConsumptionSubject subject;
    subject.query = configurationChart(origin.partition, origin.account, origin.region,
                                       configuration.licenseConfigurationArn.value_or(QString()));
    subject.resource = title();
    subject.origin = origin;
    subject.item = alertItemOf(configuration, origin);
    if (!configuration.licenseCountHardLimit.value_or(false))
        subject.overage = ChartData::Overage::Allowed;
    m_charts->setSubject(subject);
    readResources();
}

void ConfigurationChartPage::refresh()
{
    m_charts->refresh();
    readResources();
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
    return documentOf(title(), m_charts->content());
}

void ConfigurationChartPage::showMoment(Instant moment)
{
    m_charts->showMoment(moment);
}

void ConfigurationChartPage::focusContent()
{
    m_charts->focusChart();
}

} // namespace lc
