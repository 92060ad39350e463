// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/usageplans.h"
#include "charts/quotachart.h"
#include "connections/session.h"
#include "domain/quotaperiod.h"
#include "items/column.h"
#include "monitoring/exhaustion.h"
#include "pages/page.h"

#include <functional>

namespace lc {

class NoticeBand;
class WaitBand;

/// One API key in one plan: what remains of the present quota period and the use of each day.
class KeyChartPage final : public Page {
    Q_OBJECT
public:
    KeyChartPage(PageContext &context, const UsagePlanKey &key, const UsagePlan &plan,
                 const RowOrigin &origin, QWidget *parent = nullptr);

    /// Shows the quota period in which this time lies instead of the present one.
    void showMoment(Instant moment);
    QString title() const override;
    Symbol symbol() const override { return Symbol::Trend; }
    void refresh() override;
    std::optional<Instant> asOf() const override { return m_asOf; }
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;

private:
    template <class Op>
    void ask(const typename Op::Request &request, const QString &object,
             std::function<void(const typename Op::Response &)> take);
    void readUsage();
    void showUsage(const apigateway::GetUsage::Response &usage);
    /// What the service does not tell: extensions and what is expected.
    void readHistory();
    void readForecast(const SeriesKey &key, const QList<SeriesInfo> &recorded);
    QString usageText(qint64 used, qint64 remaining) const;
    QList<ChartEvent> alertsIn(const QuotaWindow &window) const;
    void followAlerts();
    void showExtensions(const QList<HistoryEvent> &events);
    void showForecast(const Expectation &expectation);

    PageContext &m_context;
    const UsagePlanKey m_key;
    UsagePlan m_plan; ///< with an id only until it is read
    const RowOrigin m_origin;
    std::optional<Instant> m_moment; ///< in a period that is to be shown
    std::optional<Instant> m_asOf;
    PendingCall m_call;
    QuotaChartData m_period;
    Ticket m_forecasting;
    NoticeBand *m_band;
    WaitBand *m_waitBand;
    QuotaChart *m_chart;
    QList<QAction *> m_actions;
};

} // namespace lc
