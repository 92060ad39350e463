// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/consumptionreport.h"

#include "reports/consumptionrows.h"
#include "reports/reportcharts.h"
#include "store/historystore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace lc {

namespace {

/// One report on its way: rows, the charts that were asked for, and in the end the document.
struct Draft {
    ConsumptionReportInput input;
    std::vector<ConsumptionRow> entitlements;
    std::vector<ConsumptionRow> configurations;
    std::vector<ConsumptionRow> keys;
    bool hasSampleData = false;
    QStringList missing;
};

QString shown(Instant time)
{
    return QLocale().toString(toQDateTime(time), QLocale::ShortFormat) + QStringLiteral(" UTC");
}

/// The rows that get a chart: the fullest ones with a known value.
std::vector<const ConsumptionRow *> charted(const Draft &draft)
{
    std::vector<const ConsumptionRow *> rows;
    for (const auto *list : {&draft.entitlements, &draft.configurations, &draft.keys}) {
        int left = draft.input.mostCharts;
        for (const ConsumptionRow &row : *list) {
            if (row.isKnown && row.state.limit && left-- > 0)
                rows.push_back(&row);
        }
    }
    return rows;
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(lc::ConsumptionReport)

public:
    static ReportSection entitlementSection(const Draft &draft)
    {
        ReportSection section;
        section.title = tr("Entitlements");
        const auto risky = std::ranges::count_if(
            draft.entitlements, [](const ConsumptionRow &row) { return row.state.isAtRisk(); });
        section.notes.append(
            tr("%n entitlement(s) at 80 % of the maximum or more.", nullptr, int(risky)));
        section.tables.push_back({tr("Entitlements by use"), entitlementTable(draft.entitlements)});
        return section;
    }

    static ReportSection configurationSection(const Draft &draft)
    {
        ReportSection section;
        section.title = tr("Self-managed licenses");
        section.tables.push_back(
            {tr("Self-managed licenses by use"), configurationTable(draft.configurations)});
        return section;
    }

    static ReportSection keySection(const Draft &draft)
    {
        ReportSection section;
        section.title = tr("API keys");
        section.notes.append(tr("API usage is counted in UTC days."));
        section.tables.push_back({tr("API keys by share of their quota"), keyTable(draft.keys)});
        return section;
    }

    static Document document(const Draft &draft, ReportCharts charts)
    {
        const ConsumptionReportInput &input = draft.input;
        Document document;
        document.title = input.title.isEmpty() ? tr("Consumption report") : input.title;
        document.meta.push_back({tr("As of"), shown(input.to)});
        document.meta.push_back(
            {tr("Period"), tr("%1 to %2").arg(shown(input.from), shown(input.to))});
        document.meta.push_back({tr("Connections"), input.connections});
        document.meta.push_back({tr("Accounts"), input.accounts});
        document.meta.push_back({tr("Filter"), input.filter.isEmpty() ? tr("None") : input.filter});
        if (draft.hasSampleData)
            document.meta.push_back({tr("Data"), tr("Contains sample data")});
        document.missing = draft.missing;

        ReportSection sections[] = {entitlementSection(draft), configurationSection(draft),
                                    keySection(draft)};
        const auto rows = charted(draft);
        for (size_t i = 0; i < charts.charts.size(); ++i) {
            if (charts.charts[i])
                sections[int(rows[i]->state.kind)].charts.push_back(std::move(*charts.charts[i]));
        }
        for (ReportSection &section : sections) {
            if (section.tables.front().rows->rowCount() > 0)
                document.sections.push_back(std::move(section));
        }
        return document;
    }

    static QString unreadable() { return tr("The recorded history could not be read."); }
};

std::shared_ptr<Draft> draftOf(ConsumptionReportInput input, const QList<SeriesInfo> &series)
{
    auto draft = std::make_shared<Draft>();
    draft->input = std::move(input);
    draft->missing = draft->input.missing;
    NewestSamples newest;
    for (const SeriesInfo &info : series)
        newest.insert(info.key, info);
    draft->entitlements = entitlementRows(draft->input, newest);
    draft->configurations = configurationRows(draft->input);
    draft->keys = keyRows(draft->input, newest);
    for (const auto *row : charted(*draft)) {
        const auto info = newest.constFind(row->state.series);
        draft->hasSampleData = draft->hasSampleData
            || (info != newest.constEnd() && info->sampleDataUntil
                && *info->sampleDataUntil >= draft->input.from);
    }
    return draft;
}

} // namespace

ConsumptionReport::ConsumptionReport(HistoryStore &store, std::shared_ptr<const Clock> clock,
                                     QObject *parent)
    : QObject(parent), m_store(store),
      m_charts(std::make_unique<ChartReading>(store, std::move(clock)))
{
}

ConsumptionReport::~ConsumptionReport() = default;

void ConsumptionReport::make(ConsumptionReportInput input, Done done)
{
    m_store.series(this,
                   [this, input = std::move(input),
                    done = std::move(done)](const Result<QList<SeriesInfo>, StoreError> &series) {
                       const auto draft = draftOf(input, series ? *series : QList<SeriesInfo>());
                       if (!series) {
                           draft->missing.append(Words::unreadable());
                           done(std::make_shared<const Document>(Words::document(*draft, {})));
                           return;
                       }
                       std::vector<ConsumptionRow> rows;
                       for (const ConsumptionRow *row : charted(*draft))
                           rows.push_back(*row);
                       m_charts->read(rows, draft->input.from, draft->input.to,
                                      [draft, done](const ReportCharts &charts) {
                                          if (charts.error)
                                              draft->missing.append(Words::unreadable());
                                          done(std::make_shared<const Document>(
                                              Words::document(*draft, charts)));
                                      });
                   });
}

} // namespace lc
