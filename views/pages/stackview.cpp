// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/stackview.h"

#include "charts/chartfeed.h"
#include "charts/plotdata.h"
#include "charts/plotdrawing.h"
#include "charts/usagechart.h"
#include "domain/license.h"
#include "items/changesfeed.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype mostAreas = 8;
constexpr int overviewPoints = 800; ///< of each series in the longest range
constexpr double firstRangeDays = 90;

} // namespace

StackView::StackView(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(context.history), m_choice(new QComboBox(this)),
      m_chart(new UsageChart(context.theme, this))
{
    m_choice->setAccessibleName(tr("Stacked by"));
    m_choice->setObjectName(u"stackBy"_s);
    auto *label = new QLabel(tr("Stacked by"), this);
    context.theme.dress(label, TypeStyle::Body, Token::Sub);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(label);
    head->addWidget(m_choice);
    head->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    m_chart->setObjectName(u"stacked"_s);
    m_chart->hideComparison();
    connect(m_choice, &QComboBox::activated, this, &StackView::begin);
    connect(&m_model, &ChartModel::changed, this, &StackView::showContent);
    connect(m_chart, &UsageChart::rangeShown, this, [this](const TimeRange &range, int pixels) {
        query(fromChartTime(range.from), fromChartTime(range.to), std::max(pixels, 100));
    });
}

void StackView::setSubject(const ChartQuery &subject, const RowOrigin &origin, const QString &name,
                           const QList<SeriesInfo> &recorded)
{
    if (subject != m_subject) {
        m_ranking.clear();
        m_names = {};
        m_names.resources.insert(subject.parts.first().key.resource, name);
    }
    m_subject = subject;
    m_origin = origin;
    m_recorded = recorded;
    m_isStale = true;
    if (isVisible())
        readAgain();
}

void StackView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        readAgain();
}

void StackView::readAgain()
{
    m_isStale = false;
    if (!m_ranking.isEmpty()) {
        m_groups = stackGroups(m_recorded, m_subject.parts.first().key, chosen(), m_names);
        return query(fromChartTime(m_chart->range().from), m_context.clock.now(),
                     std::max(m_chart->width(), 100));
    }
    offerChoices();
    readNames();
}

void StackView::readNames()
{
    const SeriesKey &key = m_subject.parts.first().key;
    if (!isOfEntitlement(key))
        return;
    const auto read = [this](const QString &list, const Type &type) {
        m_context.snapshots.latest({list, m_origin.connection, m_origin.region}, type, this,
                                   [this, &type](const Result<Snapshot, StoreError> &kept) {
                                       if (!kept)
                                           return;
                                       const StackNames names = licenseNames(*kept->records, type);
                                       m_names.resources.insert(names.resources);
                                       m_names.products.insert(names.products);
                                       offerChoices();
                                   });
    };
    read(u"issued-licenses"_s, typeOf<License>());
    read(u"received-licenses"_s, typeOf<GrantedLicense>());
}

StackBy StackView::chosen() const
{
    return StackBy(m_choice->currentData().toInt());
}

void StackView::offerChoices()
{
    const SeriesKey &key = m_subject.parts.first().key;
    const bool isEntitlement = isOfEntitlement(key);
    const QVariant former = m_choice->currentData();
    m_choice->clear();
    const auto offer = [&](StackBy by, const QString &words) {
        if (!stackGroups(m_recorded, key, by, m_names).isEmpty())
            m_choice->addItem(words, int(by));
    };
    offer(StackBy::ResourceType, tr("Resource type"));
    offer(StackBy::Resource, isEntitlement ? tr("License") : tr("Resource"));
    offer(StackBy::Product, tr("Product"));
    offer(StackBy::Account, tr("Account"));
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(former)));
    begin();
}

void StackView::begin()
{
    m_ranking.clear();
    m_groups = m_choice->count() > 0
        ? stackGroups(m_recorded, m_subject.parts.first().key, chosen(), m_names)
        : QList<StackGroup>();
    std::optional<Instant> first;
    for (const SeriesInfo &info : std::as_const(m_recorded)) {
        const bool isShown =
            std::any_of(m_groups.cbegin(), m_groups.cend(),
                        [&](const StackGroup &group) { return group.series.contains(info.key); });
        if (isShown && (!first || info.first < *first))
            first = info.first;
    }
    if (!first)
        return m_chart->setSentence(tr("Nothing was recorded yet."));
    m_begin = toChartTime(*first);
    query(*first, m_context.clock.now(), overviewPoints);
}

void StackView::query(Instant from, Instant to, int points)
{
    ChartQuery query;
    query.title = m_subject.title;
    query.from = from;
    query.to = to;
    query.maxPoints = points;
    for (const StackGroup &group : std::as_const(m_groups)) {
        for (const SeriesKey &key : group.series)
            query.parts.append({key, group.title, ChartSeries::Shape::Line});
    }
    const bool isOneResource = m_choice->count() > 0
        && (chosen() == StackBy::Account || !isOfEntitlement(m_subject.parts.first().key));
    if (isOneResource)
        query.capacity = m_subject.capacity;
    m_model.setQuery(query);
}

void StackView::rank(const QList<ChartData::Line> &lines)
{
    for (const QString &title : rankingOf(lines)) {
        const auto line = std::ranges::find(lines, title, &ChartData::Line::title);
        const bool isUsed = std::ranges::any_of(
            line->points, [](const PlotPoint &point) { return point.high > 0; });
        // A rest of nothing needs no place in the legend.
        if (!m_ranking.contains(title) && (isUsed || !line->isRest))
            m_ranking.append(title);
    }
}

void StackView::showContent()
{
    if (m_model.isLoading())
        return;
    if (const auto error = m_model.error())
        return m_chart->setSentence(tr("The history could not be read."), error->message,
                                    Tone::Danger);
    const ChartContent &content = m_model.content();
    QList<ChartData::Line> lines;
    for (const ChartSeries &series : content.series) {
        const QList<PlotPoint> points = plotPointsOf(series);
        lines.append({series.title, isSilentAtZero(series.key) ? heldAtZero(points) : points,
                      series.title.isEmpty()});
    }
    lines = mergedLines(lines);
    const bool isFirst = m_ranking.isEmpty();
    rank(lines);
    const bool hasRest = m_ranking.contains(QString());
    const auto rest = int(std::max<qsizetype>(0, m_ranking.size() - mostAreas));
    const QList<ChartData::Line> shown = firstLines(
        lines, m_ranking, mostAreas, hasRest ? tr("Others") : tr("%n other(s)", nullptr, rest));
    if (shown.isEmpty())
        return m_chart->setSentence(tr("Nothing was recorded in this range."));
    ChartData plot = plotDataOf(content);
    plot.events.clear();
    plot.arrangement = ChartData::Arrangement::Stacked;
    plot.title = tr("%1, by %2").arg(content.query.title, m_choice->currentText().toLower());
    plot.lineTitle = shown.first().title;
    plot.points = shown.first().points;
    plot.others = shown.mid(1);
    plot.begin = m_begin;
    plot.end = toChartTime(m_context.clock.now());
    m_chart->setData(plot);
    double sum = 0;
    const QLocale locale;
    for (const ChartData::Line &line : shown)
        sum += line.points.isEmpty() ? 0 : line.points.last().last;
    const double largest = plot.points.isEmpty() ? 0 : plot.points.last().last;
    m_chart->setSentence(
        tr("%1 in use in all, %2 of them by %3.")
            .arg(chartNumber(sum, locale), chartNumber(largest, locale), shown.first().title));
    if (isFirst)
        m_chart->showLastDays(firstRangeDays);
}

} // namespace lc
