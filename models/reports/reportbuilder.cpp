// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbuilder.h"

#include "core/fielddiff.h"
#include "reports/accountmask.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr size_t mostCharts = 12;

QTimeZone zoneOf(const ReportDefinition &definition)
{
    const QTimeZone zone(definition.timeZone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

/// A time as the report's people read it, with its offset: "2026-03-19 09:14 +01:00".
QString zonedText(Instant time, const QTimeZone &zone)
{
    const QDateTime local = toQDateTime(time).toTimeZone(zone);
    const int offset = local.offsetFromUtc();
    if (offset == 0)
        return local.toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
    const int minutes = std::abs(offset) / 60;
    return local.toString(u"yyyy-MM-dd HH:mm "_s) + (offset < 0 ? u'-' : u'+')
        + u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(lc::ReportBuilder)

public:
    static QString kind(const ReportDefinition &definition)
    {
        return valueWords(valueTypeOf<Open<ReportKind>>, &definition.kind);
    }
    static QString joined(const QStringList &words)
    {
        return words.isEmpty() ? tr("All") : QLocale().createSeparatedList(words);
    }
    static QString filter(const ReportDefinition &definition)
    {
        QStringList parts;
        if (!definition.regions.isEmpty())
            parts += tr("Regions %1").arg(joined(definition.regions));
        if (!definition.products.isEmpty())
            parts += tr("products %1").arg(joined(definition.products));
        return parts.isEmpty() ? tr("None") : parts.join(u", "_s);
    }
    static QString version()
    {
        return tr("License Console %1").arg(QCoreApplication::applicationVersion());
    }
    static QString period(const ReportDefinition &definition, const ReportFacts &facts)
    {
        const QTimeZone zone = zoneOf(definition);
        return tr("%1 to %2").arg(zonedText(facts.from, zone), zonedText(facts.to, zone));
    }
    static QString group(const ReportDefinition &definition, const QString &value)
    {
        const QString shown = value.isEmpty() ? tr("(none)") : value;
        return definition.grouping == ReportGrouping::Tag ? u"%1=%2"_s.arg(definition.tag, shown)
                                                          : shown;
    }
    static QStringList accounts(const ReportFacts &facts)
    {
        QStringList accounts;
        for (const auto &estate : facts.estates)
            accounts += estate->account;
        accounts.removeDuplicates();
        return accounts;
    }
    static QStringList regions(const ReportFacts &facts)
    {
        QStringList regions;
        for (const auto &estate : facts.estates)
            regions += estate->region;
        regions.removeDuplicates();
        return regions;
    }
    static void describe(Document &document, const ReportDefinition &definition,
                         const ReportFacts &facts)
    {
        document.title = definition.name.isEmpty() ? kind(definition) : definition.name;
        document.times = Document::Times::Utc;
        const QString asOf = zonedText(facts.now, zoneOf(definition));
        document.meta = {{tr("Report"), kind(definition)},
                         {tr("Period"), period(definition, facts)},
                         {tr("Connections"), QLocale().createSeparatedList(facts.connectionNames)},
                         {tr("Accounts"), QLocale().createSeparatedList(accounts(facts))},
                         {tr("Regions"), QLocale().createSeparatedList(regions(facts))},
                         {tr("Filter"), filter(definition)},
                         {tr("Made by"), version()}};
        QStringList footer{tr("Accounts %1").arg(QLocale().createSeparatedList(accounts(facts))),
                           tr("Regions %1").arg(QLocale().createSeparatedList(regions(facts))),
                           tr("Filter: %1").arg(filter(definition)), version()};
        if (definition.asOfLine) {
            document.meta.insert(document.meta.begin(), {tr("As of"), asOf});
            footer.prepend(tr("As of %1").arg(asOf));
        }
        document.footer = footer.join(u" \u00b7 "_s);
        document.missing = facts.missing;
    }
    static QString rows(qint64 count) { return tr("%n row(s)", nullptr, int(count)); }
    static QString unreadable() { return tr("The recorded history could not be read."); }
    static QString sampleData() { return tr("Contains sample data"); }
    static QString data() { return tr("Data"); }
    static QString fewCharts(size_t shown)
    {
        return tr("Charts show the %n fullest row(s).", nullptr, int(shown));
    }
};

QString groupValue(const ReportDefinition &definition, const ReportRow &row)
{
    switch (definition.grouping.known().value_or(ReportGrouping::None)) {
    case ReportGrouping::Account:
        return row.account;
    case ReportGrouping::Product:
        return row.product;
    case ReportGrouping::Region:
        return row.region;
    case ReportGrouping::Tag:
        return row.tags.value(definition.tag);
    case ReportGrouping::None:
        break;
    }
    return {};
}

/// In the order of their titles, rows without a value last.
std::vector<ReportGroup> grouped(const ReportDefinition &definition, std::vector<ReportRow> rows)
{
    std::vector<ReportGroup> groups;
    if (definition.grouping == ReportGrouping::None) {
        groups.push_back({{}, std::move(rows)});
        return groups;
    }
    std::map<std::pair<bool, QString>, std::vector<ReportRow>> byValue;
    for (ReportRow &row : rows) {
        const QString value = groupValue(definition, row);
        byValue[{value.isEmpty(), value}].push_back(std::move(row));
    }
    for (auto &[value, members] : byValue)
        groups.push_back({Words::group(definition, value.second), std::move(members)});
    return groups;
}

/// The columns of the kind that are shown, in their order.
std::vector<size_t> shownColumns(const ReportDefinition &definition, const ReportKindFacts &kind)
{
    std::vector<size_t> shown;
    for (const QString &id : definition.columns) {
        const auto found = std::ranges::find_if(kind.columns, [&id](const ReportColumn &column) {
            return id == QLatin1StringView(column.id);
        });
        if (found != kind.columns.end())
            shown.push_back(size_t(found - kind.columns.begin()));
    }
    if (!shown.empty())
        return shown;
    for (size_t i = 0; i < kind.columns.size(); ++i) {
        if (kind.columns[i].shown == ReportColumn::Shown::ByDefault)
            shown.push_back(i);
    }
    return shown;
}

std::shared_ptr<const Table> tableOf(const ReportKindFacts &kind, const std::vector<size_t> &shown,
                                     const QTimeZone &zone, const std::vector<ReportRow> &rows)
{
    std::vector<TableColumn> columns;
    for (const size_t column : shown)
        columns.push_back({reportText(kind.columns[column].title), kind.columns[column].isNumeric});
    auto table = std::make_shared<Table>(std::move(columns));
    const bool isUtc = zone == QTimeZone::utc();
    for (const ReportRow &row : rows) {
        std::vector<TableCell> cells;
        cells.reserve(shown.size());
        for (const size_t column : shown) {
            const TableCell &cell = row.cells[column];
            if (cell.kind == TableCell::Kind::Time && !isUtc)
                cells.push_back(TableCell::ofText(zonedText(cell.time, zone)).with(cell.tone));
            else
                cells.push_back(cell);
        }
        table->addRow(std::move(cells));
    }
    return table;
}

bool hasSampleData(const ReportFacts &facts, const std::vector<ReportGroup> &groups)
{
    const NewestSamples newest = newestSamples(facts);
    for (const ReportGroup &group : groups) {
        for (const ReportRow &row : group.rows) {
            const auto info = row.use ? newest.constFind(row.use->state.series) : newest.cend();
            if (info != newest.cend() && info->sampleDataUntil
                && *info->sampleDataUntil >= facts.from)
                return true;
        }
    }
    return false;
}

std::shared_ptr<Document> assembled(const ReportDefinition &definition, const ReportFacts &facts,
                                    const std::vector<ReportGroup> &groups,
                                    std::vector<ReportChart> charts)
{
    auto document = std::make_shared<Document>();
    Words::describe(*document, definition, facts);
    if (hasSampleData(facts, groups))
        document->meta.push_back({Words::data(), Words::sampleData()});
    const ReportKindFacts &kind = factsOf(definition.kind);
    ReportSection head;
    head.title = Words::kind(definition);
    if (kind.notes)
        head.notes = kind.notes(definition, facts);
    if (!charts.empty())
        head.notes += Words::fewCharts(charts.size());
    head.charts = std::move(charts);
    if (kind.summary)
        head.tables.push_back({{}, kind.summary(definition, groups)});
    const std::vector<size_t> shown = shownColumns(definition, kind);
    for (const ReportGroup &group : groups) {
        const QString rows = Words::rows(qint64(group.rows.size()));
        head.tables.push_back({group.title.isEmpty() ? rows : u"%1 (%2)"_s.arg(group.title, rows),
                               tableOf(kind, shown, zoneOf(definition), group.rows)});
    }
    document->sections.push_back(std::move(head));
    if (definition.hideAccounts)
        AccountMask().hideIn(*document);
    return document;
}

/// The fullest rows with a limit: those get a chart.
std::vector<ConsumptionRow> chartedRows(const ReportDefinition &definition,
                                        const std::vector<ReportGroup> &groups)
{
    std::vector<ConsumptionRow> rows;
    if (!definition.charts)
        return rows;
    for (const ReportGroup &group : groups) {
        for (const ReportRow &row : group.rows) {
            if (row.use && row.use->isKnown && row.use->state.limit)
                rows.push_back(*row.use);
        }
    }
    sortByUse(rows);
    rows.resize(std::min(rows.size(), mostCharts));
    return rows;
}

} // namespace

std::shared_ptr<Document> makeReport(const ReportDefinition &definition, const ReportFacts &facts)
{
    return assembled(definition, facts,
                     grouped(definition, factsOf(definition.kind).rows(definition, facts)), {});
}

qint64 rowCountOf(const Document &document)
{
    qint64 count = 0;
    for (const ReportSection &section : document.sections) {
        for (const ReportTable &table : section.tables)
            count += table.title.isEmpty() ? 0 : table.rows->rowCount();
    }
    return count;
}

QString reportFileName(const ReportDefinition &definition, Instant now)
{
    QStringList parts{definition.name.isEmpty() ? Words::kind(definition) : definition.name};
    parts += definition.products;
    const ReportSpan span = spanOf(definition, now);
    const QTimeZone zone = zoneOf(definition);
    const auto day = [&zone](Instant time) {
        return toQDateTime(time).toTimeZone(zone).date().toString(Qt::ISODate);
    };
    parts += day(span.from) + u" to "_s + day(span.to - std::chrono::milliseconds(1));
    return parts.join(u' ');
}

ReportBuilder::ReportBuilder(HistoryStore &store, std::shared_ptr<const Clock> clock,
                             QObject *parent)
    : QObject(parent), m_charts(store, std::move(clock))
{
}

void ReportBuilder::build(const ReportDefinition &definition,
                          const std::shared_ptr<const ReportFacts> &facts, Done done)
{
    const auto groups = std::make_shared<std::vector<ReportGroup>>(
        grouped(definition, factsOf(definition.kind).rows(definition, *facts)));
    m_charts.read(chartedRows(definition, *groups), facts->from, facts->to,
                  [definition, facts, groups, done = std::move(done)](ReportCharts read) {
                      std::vector<ReportChart> charts;
                      for (auto &chart : read.charts) {
                          if (chart)
                              charts.push_back(std::move(*chart));
                      }
                      const auto document =
                          assembled(definition, *facts, *groups, std::move(charts));
                      if (read.error)
                          document->missing += Words::unreadable();
                      done(document);
                  });
}

} // namespace lc
