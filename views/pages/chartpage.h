// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/license.h"
#include "items/column.h"
#include "pages/page.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace lc {

class ConsumptionCharts;
struct AlertItem;
class NoticeBand;
class PillLabel;

/// Consumption of one entitlement over time: what was recorded, its limit, events and figures of
/// the range.
class ChartPage final : public Page {
    Q_OBJECT
public:
    /// Shows the entitlement with this name; an empty one stands for the first counted one.
    ChartPage(PageContext &context, const License &license, const RowOrigin &origin,
              const QString &entitlement, QWidget *parent = nullptr);

    void focusContent() override;
    /// Begins with the days around a time; before the first content is there.
    void showMoment(Instant moment);
    QString title() const override;
    Symbol symbol() const override { return Symbol::Trend; }
    void refresh() override;
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;

private:
    QWidget *makeHead();
    QWidget *makeSide();
    void choose(const QString &entitlement);
    void showFigures();
    void showEvents();
    const Entitlement *current() const;
    AlertItem alertItem() const;

    PageContext &m_context;
    const License m_license;
    const RowOrigin m_origin;
    QString m_entitlement;

    QLabel *m_name;
    PillLabel *m_share;
    QComboBox *m_choice;
    NoticeBand *m_band;
    ConsumptionCharts *m_charts;
    QFormLayout *m_figures;
    QVBoxLayout *m_events;
    QList<QAction *> m_actions;
};

} // namespace lc
