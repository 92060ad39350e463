// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/usageplans.h"
#include "charts/quotachart.h"
#include "connections/session.h"
#include "items/column.h"
#include "monitoring/exhaustion.h"
#include "pages/page.h"

namespace lc {

class NoticeBand;
class WaitBand;

/// One API key in one plan: what remains of the present quota period and the use of each day.
class KeyChartPage final : public Page {
    Q_OBJECT
public:
    KeyChartPage(PageContext &context, const UsagePlanKey &key, const UsagePlan &plan,
                 const RowOrigin &origin, QWidget *parent = nullptr);

    QString title() const override;
    Symbol symbol() const override { return Symbol::Trend; }
    void refresh() override;
    std::optional<Instant> asOf() const override { return m_asOf; }
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;

private:
    void showUsage(const apigateway::GetUsage::Response &usage);
    /// What the service does not tell: extensions and what is expected.
    void readHistory();
    void readForecast(const SeriesKey &key, const QList<SeriesInfo> &recorded);
    void showExtensions(const QList<HistoryEvent> &events);
    void showForecast(const Expectation &expectation);

    PageContext &m_context;
    const UsagePlanKey m_key;
    const UsagePlan m_plan;
    const RowOrigin m_origin;
    std::optional<Instant> m_asOf;
    PendingCall m_call;
    QuotaChartData m_period;
    Exhaustion m_exhaustion;
    Ticket m_forecasting;
    NoticeBand *m_band;
    WaitBand *m_waitBand;
    QuotaChart *m_chart;
    QList<QAction *> m_actions;
};

} // namespace lc
