// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/licenseconfiguration.h"
#include "items/column.h"
#include "pages/page.h"

namespace lc {

class BreakdownChart;
class ConsumptionCharts;
class NoticeBand;

/// How many licenses of a self-managed license are consumed over time, and by which resources now.
class ConfigurationChartPage final : public Page {
    Q_OBJECT
public:
    ConfigurationChartPage(PageContext &context, const LicenseConfiguration &configuration,
                           const RowOrigin &origin, QWidget *parent = nullptr);

    QString title() const override { return m_configuration.name.value_or(QString()); }
    Symbol symbol() const override { return Symbol::Trend; }
    void focusContent() override;
    /// Begins with the days around a time; before the first content is there.
    void showMoment(Instant moment);
    void refresh() override;
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;

private:
    void readResources();
    void showResources();

    PageContext &m_context;
    const LicenseConfiguration m_configuration;
    const RowOrigin m_origin;
    PendingCall m_call;
    QList<LicenseConfigurationUsage> m_usages;
    NoticeBand *m_band;
    ConsumptionCharts *m_charts;
    BreakdownChart *m_breakdown;
    QList<QAction *> m_actions;
};

} // namespace lc
