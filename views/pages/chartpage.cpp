// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/chartpage.h"

#include "charts/usagechart.h"
#include "core/fielddiff.h"
#include "grids/noticeband.h"
#include "items/cellformat.h"
#include "items/usageoverlay.h"
#include "monitoring/recorder.h"
#include "pages/alertchart.h"
#include "pages/pilllabel.h"
#include "pages/savechart.h"
#include "pages/tabledocument.h"
#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int overviewPoints = 1500; ///< of the longest range; zooming reads finer ones
constexpr std::chrono::hours longest{24 * 366};
constexpr double firstRangeDays = 90;
constexpr double momentDays = 7;

double toMs(Instant instant)
{
    return double(instant.time_since_epoch().count());
}

Instant fromMs(double milliseconds)
{
    return Instant(std::chrono::milliseconds(qint64(milliseconds)));
}

QLabel *makeHeading(const Theme &theme, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    theme.dress(label, TypeStyle::BodyMedium);
    return label;
}

} // namespace

ChartData plotDataOf(const ChartContent &content)
{
    ChartData data;
    data.title = content.query.title;
    data.unit = content.query.unit;
    if (!content.series.isEmpty()) {
        for (const ChartPoint &point : content.series.first().points)
            data.points.append({toMs(point.last), point.lowest, point.highest, point.final,
                                point.readings, point.gapBefore});
    }
    for (const ChartStep &step : content.capacity)
        data.capacity.append({toMs(step.from), step.value});
    for (const ChartMark &mark : content.marks)
        data.events.append({toMs(mark.time), mark.words, {}});
    return data;
}

ChartPage::ChartPage(PageContext &context, const License &license, const RowOrigin &origin,
                     const QString &entitlement, QWidget *parent)
    : Page(parent), m_context(context), m_license(license), m_origin(origin),
      m_model(context.history), m_band(new NoticeBand(context.theme, this)),
      m_chart(new UsageChart(context.theme, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_actions = chartFileActions(*this, *m_band, [this] { return m_chart; });
    layout->addWidget(m_band);
    layout->addWidget(makeHead());
    m_actions += newAlertRuleAction(*this, m_context, [this] { return alertItem(); });
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    m_chart->setContentsMargins(24, 8, 16, 16);
    body->addWidget(m_chart, 1);
    body->addWidget(makeSide());
    layout->addLayout(body, 1);

    connect(&m_model, &ChartModel::changed, this, &ChartPage::showContent);
    connect(m_chart, &UsageChart::rangeShown, this, [this](const TimeRange &range, int pixels) {
        query(fromMs(range.from), fromMs(range.to), std::max(pixels, 100));
    });

    for (const Entitlement &each : license.entitlements.value_or(QList<Entitlement>())) {
        if (!(each.unit == EntitlementUnit::None))
            m_choice->addItem(each.name);
    }
    if (m_choice->count() == 0) {
        m_choice->setEnabled(false);
        m_name->setText(license.licenseName.value_or(QString()));
        return;
    }
    const int wanted = std::max(0, m_choice->findText(entitlement));
    m_choice->setCurrentIndex(wanted);
    connect(m_choice, &QComboBox::currentTextChanged, this, &ChartPage::choose);
    choose(m_choice->currentText());
}

QWidget *ChartPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(12);
    m_name = new QLabel(head);
    m_name->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_name, TypeStyle::Title);
    auto *license = new QLabel(m_license.licenseName.value_or(QString()), head);
    license->setTextFormat(Qt::PlainText);
    m_context.theme.dress(license, TypeStyle::Body, Token::Sub);
    m_share = new PillLabel(m_context.theme, head);
    m_choice = new QComboBox(head);
    m_choice->setAccessibleName(tr("Entitlement"));
    layout->addWidget(m_name);
    layout->addWidget(license);
    layout->addWidget(m_share);
    layout->addStretch(1);
    layout->addWidget(m_choice);
    layout->addWidget(makeExportButton(*this, m_context.theme, m_actions));
    return head;
}

QWidget *ChartPage::makeSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(264);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(m_context.theme, tr("In this range"), side));
    m_figures = new QFormLayout;
    m_figures->setVerticalSpacing(8);
    m_figures->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addLayout(m_figures);
    layout->addSpacing(16);
    layout->addWidget(makeHeading(m_context.theme, tr("Events"), side));
    m_events = new QVBoxLayout;
    layout->addLayout(m_events);
    layout->addStretch(1);
    return side;
}

QString ChartPage::title() const
{
    return tr("%1: %2").arg(m_license.licenseName.value_or(QString()), m_entitlement);
}

const Entitlement *ChartPage::current() const
{
    if (!m_license.entitlements)
        return nullptr;
    for (const Entitlement &each : *m_license.entitlements) {
        if (each.name == m_entitlement)
            return &each;
    }
    return nullptr;
}

void ChartPage::choose(const QString &entitlement)
{
    m_entitlement = entitlement;
    m_isFirst = true;
    m_name->setText(entitlement);
    emit titleChanged();
    refresh();
}

void ChartPage::refresh()
{
    const Instant now = m_context.clock.now();
    query(now - longest, now, overviewPoints);
}

void ChartPage::query(Instant from, Instant to, int points)
{
    const Entitlement *entitlement = current();
    if (!entitlement)
        return;
    ChartQuery query = entitlementChart(
        m_origin.partition, m_origin.account, m_license.licenseArn.value_or(QString()),
        m_entitlement, valueWords(valueTypeOf<Open<EntitlementUnit>>, &entitlement->unit));
    query.from = from;
    query.to = to;
    query.maxPoints = points;
    m_model.setQuery(query);
}

void ChartPage::showContent()
{
    if (m_model.isLoading())
        return;
    if (const auto error = m_model.error()) {
        Notice notice;
        notice.tone = Tone::Danger;
        notice.headline = tr("The history could not be read.");
        notice.details = error->message;
        notice.actions = {{tr("Retry"), [this] { m_model.reload(); }}};
        m_band->show(notice);
        return;
    }
    m_band->clear();
    const ChartContent &content = m_model.content();
    ChartData plot = plotDataOf(content);
    plot.title = m_entitlement;
    if (const Entitlement *entitlement = current(); entitlement && entitlement->overage)
        plot.overage =
            *entitlement->overage ? ChartData::Overage::Allowed : ChartData::Overage::NotAllowed;
    const Instant now = m_context.clock.now();
    plot.begin = m_isFirst && !plot.points.isEmpty() ? plot.points.first().time
                                                     : m_chart->data().begin.value_or(0);
    plot.end = toMs(now);
    m_chart->setData(plot);
    showFigures(content);
    showEvents(content);
    if (std::exchange(m_isFirst, false) && !plot.points.isEmpty())
        showFirstRange();
}

void ChartPage::showFigures(const ChartContent &content)
{
    while (m_figures->rowCount() > 0)
        m_figures->removeRow(0);
    const ChartSummary summary = summaryOf(content);
    const QLocale locale;
    const auto add = [this](const QString &label, const QString &value) {
        auto *name = new QLabel(label, this);
        m_context.theme.dress(name, TypeStyle::Body, Token::Sub);
        auto *text = new QLabel(value, this);
        text->setAlignment(Qt::AlignRight);
        text->setAccessibleName(label + u": "_s + value);
        m_figures->addRow(name, text);
    };
    if (content.isEmpty()) {
        add(tr("Samples"), locale.toString(0));
        m_share->setBadge({});
        return m_chart->setSentence(tr("Nothing was recorded in this range."),
                                    tr("The recorder samples consumption while the program runs."));
    }
    add(tr("Used now"), summary.now);
    add(tr("Peak"),
        summary.peakTime ? tr("%1 on %2").arg(summary.peak, dateText(*summary.peakTime, locale))
                         : summary.peak);
    if (summary.capacity)
        add(tr("Limit"), *summary.capacity);
    add(tr("Samples"), locale.toString(summary.readings));

    UsageFigure figure;
    figure.name = m_entitlement;
    figure.used = summary.now;
    figure.maximum = summary.capacity;
    const auto percent = figure.percent();
    Badge badge;
    if (percent && std::isfinite(*percent)) {
        const CellFormat format;
        badge.word = tr("%1 used").arg(format.percent(figure));
        badge.tone = *percent >= 100 ? Tone::Danger
            : *percent >= 80         ? Tone::Warning
                                     : Tone::Neutral;
    }
    m_share->setBadge(badge);
    const QString sentence = summary.capacity
        ? tr("%1 of %2 used.").arg(summary.now, *summary.capacity)
        : tr("%1 used, no limit.").arg(summary.now);
    QString note;
    if (content.sampleDataUntil)
        note = tr("Until %1 this is sample data.").arg(dateText(*content.sampleDataUntil, locale));
    m_chart->setSentence(sentence, note, badge.tone);
}

void ChartPage::showEvents(const ChartContent &content)
{
    removeAll(*m_events);
    if (content.marks.isEmpty()) {
        auto *none = new QLabel(tr("None in this range."), this);
        m_context.theme.dress(none, TypeStyle::Body, Token::Sub);
        m_events->addWidget(none);
    }
    constexpr qsizetype shown = 12;
    const QLocale locale;
    for (const ChartMark &mark :
         content.marks.mid(std::max<qsizetype>(0, content.marks.size() - shown))) {
        auto *text = new QLabel(
            u"%1  %2\n     %3"_s.arg(mark.number).arg(mark.words, dateText(mark.time, locale)),
            this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        m_events->addWidget(text);
    }
}

std::shared_ptr<Document> ChartPage::exportDocument() const
{
    return documentOf(title(), m_model.content());
}

AlertItem ChartPage::alertItem() const
{
    AlertItem item = alertItemOf(m_license, m_origin);
    item.part = m_entitlement;
    return item;
}

void ChartPage::showMoment(Instant moment)
{
    m_moment = moment;
}

void ChartPage::showFirstRange()
{
    if (m_moment)
        m_chart->showAround(toMs(*m_moment), momentDays);
    else
        m_chart->showLastDays(firstRangeDays);
}

void ChartPage::focusContent()
{
    m_chart->setFocus(Qt::OtherFocusReason);
}

} // namespace lc
