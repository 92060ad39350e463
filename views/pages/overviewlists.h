// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/license.h"
#include "items/recordtablemodel.h"
#include "items/valueoverlay.h"
#include "monitoring/overviewfigures.h"
#include "pages/page.h"

#include <QHash>
#include <QTimer>

#include <deque>

namespace lc {

class SessionFeed;

/// The lists behind the overview, of every open connection: what exists, how it is called and when
/// it ends.
class OverviewLists final : public QObject {
    Q_OBJECT
public:
    explicit OverviewLists(PageContext &context, QObject *parent = nullptr);
    ~OverviewLists() override;

    /// Loads what is new among the connections.
    void follow(const QStringList &connections);
    void refresh();
    /// Goes through what is loaded, in slices; scanned() follows.
    void scan();

    /// By ARN or id: of licenses, self-managed licenses and API keys.
    const QHash<QString, QString> &names() const { return m_names; }
    const QHash<QString, Instant> &ends() const { return m_ends; } ///< of licenses, by ARN
    /// Licenses that end within a month, or have ended; each once.
    const QList<License> &ending() const { return m_ending; }
    QString planName(const QString &id) const { return m_plans.value(id); }
    const RecordTableModel &grants() const { return *m_grants->model; }
    /// When the licenses were read.
    std::optional<Instant> asOf() const;

    /// The chart of what a state is about, for a tab of its own; null when it is not listed.
    Page *chartOf(const UsageState &state) const;

signals:
    void changed(); ///< a list has grown or is complete
    void scanned();

private:
    struct Part {
        std::unique_ptr<RecordTableModel> model;
        SessionFeed *feed = nullptr;
    };
    struct Scan {
        const RecordTableModel *model = nullptr;
        int next = 0;
    };

    template <class Op> Part *add(TableDefinition table);
    void scanSome();
    void scanRow(const RecordTableModel &model, int row);
    License licenseAt(const RecordTableModel &model, int row) const;
    static int rowOf(const RecordTableModel &model, QStringView column, const QString &id);
    Page *keyChart(const UsageState &state) const;

    PageContext &m_context;
    ValueOverlay m_noValues;
    std::deque<Part> m_parts;
    Part *m_licenses;
    Part *m_received;
    Part *m_configurations;
    Part *m_grants;
    Part *m_apiKeys;
    Part *m_usagePlans;
    QStringList m_connections;
    QTimer m_step;
    std::deque<Scan> m_scans;
    QHash<QString, QString> m_names;
    QHash<QString, Instant> m_ends;
    QHash<QString, QString> m_plans;
    QList<License> m_ending;
};

} // namespace lc
