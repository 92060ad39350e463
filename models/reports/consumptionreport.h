// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/license.h"
#include "domain/licenseconfiguration.h"
#include "domain/usageplan.h"
#include "reports/document.h"
#include "store/storeerror.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace lc {

class ChartReading;
class HistoryStore;

/// What a consumption report is about: the present lists, and the period its charts show.
struct ConsumptionReportInput {
    enum class Ownership { Issued, Received };

    struct LicenseEntry {
        License license;
        QString account; ///< that sees it
        Ownership ownership = Ownership::Issued;
        /// Usage as the service tells it now; none: the newest sample of the history counts.
        std::optional<QList<EntitlementUsage>> usages;
    };
    struct ConfigurationEntry {
        LicenseConfiguration configuration;
        QString account;
        QString region;
    };
    struct KeyEntry {
        QString partition = QStringLiteral("aws");
        QString keyId;
        QString keyName;
        UsagePlan plan;
        QString account;
        QString region;
    };

    QString title; ///< empty: the usual one
    QString connections; ///< names, for people
    QString accounts;
    QString filter; ///< in words; empty: everything
    Instant from{};
    Instant to{}; ///< also the "as of"
    int mostCharts = 12; ///< of each kind, the fullest first
    QList<LicenseEntry> licenses;
    QList<ConfigurationEntry> configurations;
    QList<KeyEntry> keys;
    QStringList missing; ///< what could not be read, a sentence each
};

/// Makes the consumption report: entitlements, the fullest first, configurations, and API keys by
/// the share they used, with charts from the history. Lives on the GUI thread.
class ConsumptionReport : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(std::shared_ptr<const Document>)>;

    /// `store` is borrowed and outlives it.
    ConsumptionReport(HistoryStore &store, std::shared_ptr<const Clock> clock,
                      QObject *parent = nullptr);
    ~ConsumptionReport() override;

    /// Makes one; `done` is called once, while this object lives. A history that cannot be read is
    /// told among what is missing.
    void make(ConsumptionReportInput input, Done done);

private:
    HistoryStore &m_store;
    const std::unique_ptr<ChartReading> m_charts;
};

} // namespace lc
