// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/chartpage.h"

#include "charts/plotdata.h"
#include "core/fielddiff.h"
#include "grids/noticeband.h"
#include "items/cellformat.h"
#include "items/usageoverlay.h"
#include "pages/alertchart.h"
#include "pages/consumptioncharts.h"
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

QLabel *makeHeading(const Theme &theme, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    theme.dress(label, TypeStyle::BodyMedium);
    return label;
}

} // namespace

ChartPage::ChartPage(PageContext &context, const License &license, const RowOrigin &origin,
                     const QString &entitlement, QWidget *parent)
    : Page(parent), m_context(context), m_license(license), m_origin(origin),
      m_band(new NoticeBand(context.theme, this)),
      m_charts(new ConsumptionCharts(context, *m_band, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_actions = chartFileActions(*this, *m_band, [this] { return &m_charts->shown(); });
    layout->addWidget(m_band);
    layout->addWidget(makeHead());
    m_actions += newAlertRuleAction(*this, m_context, [this] { return alertItem(); });
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_charts, 1);
    body->addWidget(makeSide());
    layout->addLayout(body, 1);

    connect(m_charts, &ConsumptionCharts::contentChanged, this, [this] {
        showFigures();
        showEvents();
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
    side->setFixedWidth(atTypeSize(264));
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
    m_name->setText(entitlement);
    emit titleChanged();
    const Entitlement *chosen = current();
    if (!chosen)
        return;
    ConsumptionSubject subject;
    subject.query = entitlementChart(m_origin.partition, m_origin.account,
                                     m_license.licenseArn.value_or(QString()), m_entitlement,
                                     valueWords(valueTypeOf<Open<EntitlementUnit>>, &chosen->unit));
    subject.resource = m_license.licenseName.value_or(QString());
    subject.origin = m_origin;
    subject.item = alertItem();
    if (chosen->overage.value_or(false))
        subject.overage = ChartData::Overage::Allowed;
    if (m_license.validity && m_license.validity->end)
        subject.end = m_license.validity->end->instant();
    m_charts->setSubject(subject);
}

void ChartPage::refresh()
{
    m_charts->refresh();
}

void ChartPage::showFigures()
{
    const ChartContent &content = m_charts->content();
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
        return;
    }
    add(tr("Used now"), summary.now);
    add(tr("Peak"),
        summary.peakTime ? tr("%1 on %2").arg(summary.peak, dateText(*summary.peakTime, locale))
                         : summary.peak);
    if (summary.capacity)
        add(tr("Limit"), *summary.capacity);
    add(tr("Samples"), locale.toString(summary.readings));
    if (const auto &expectation = m_charts->expectation();
        expectation && expectation->forecast.method != Forecast::Method::None)
        add(tr("Rise per day"), locale.toString(expectation->forecast.perDay, 'f', 1));

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
}

void ChartPage::showEvents()
{
    const QList<ChartEvent> &events = m_charts->events();
    removeAll(*m_events);
    if (events.isEmpty()) {
        auto *none = new QLabel(tr("None in this range."), this);
        m_context.theme.dress(none, TypeStyle::Body, Token::Sub);
        m_events->addWidget(none);
    }
    constexpr qsizetype shown = 12;
    const QLocale locale;
    for (qsizetype i = std::max<qsizetype>(0, events.size() - shown); i < events.size(); ++i) {
        const ChartEvent &event = events.at(i);
        auto *text = new QLabel(u"%1  %2\n     %3"_s.arg(i + 1).arg(
                                    event.text, dateText(fromChartTime(event.time), locale)),
                                this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        m_events->addWidget(text);
    }
}

std::shared_ptr<Document> ChartPage::exportDocument() const
{
    return documentOf(title(), m_charts->content());
}

AlertItem ChartPage::alertItem() const
{
    AlertItem item = alertItemOf(m_license, m_origin);
    item.part = m_entitlement;
    return item;
}

void ChartPage::showMoment(Instant moment)
{
    m_charts->showMoment(moment);
}

void ChartPage::focusContent()
{
    m_charts->focusChart();
}

} // namespace lc
