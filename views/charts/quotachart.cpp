// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/quotachart.h"

#include "charts/chartlegend.h"
#include "style/icon.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStandardItemModel>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QStackedBarSeries>

namespace lc {

QuotaChart::QuotaChart(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_upperTitle(new QLabel(tr("Remaining"), this)),
      m_lowerTitle(new QLabel(tr("Used per day (UTC)"), this)),
      m_legend(new ChartLegend(theme, this)), m_remaining(new PlotView(theme, this)),
      m_perDay(new PlotView(theme, this)), m_line(new QLineSeries(this)),
      m_even(new QLineSeries(this)), m_bars(new QBarSet(tr("Used"))),
      m_counting(new QBarSet(tr("Today"))), m_tableToggle(new QToolButton(this)),
      m_table(new QTableView(this)), m_tableModel(new QStandardItemModel(this))
{
    theme.dress(m_upperTitle, TypeStyle::SmallMedium);
    theme.dress(m_lowerTitle, TypeStyle::SmallMedium);
    m_remaining->addSeries(m_even);
    m_remaining->addSeries(m_line);
    auto *bars = new QStackedBarSeries;
    bars->append(m_bars);
    bars->append(m_counting);
    bars->setBarWidth(0.78);
    m_perDay->addSeries(bars);
    const auto text = [this](int slot) { return dayText(slot); };
    m_remaining->setMarkText(text);
    m_perDay->setMarkText({});
    connect(m_remaining, &PlotView::markedChanged, this, [this](int slot) {
        m_perDay->setMarked(slot);
        describe(slot);
    });
    connect(m_perDay, &PlotView::markedChanged, this, [this](int slot) {
        m_remaining->setMarked(slot);
        describe(slot);
    });

    m_tableToggle->setText(tr("Show as table"));
    m_tableToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tableToggle->setAutoRaise(true);
    m_tableToggle->setFocusPolicy(Qt::TabFocus);
    m_tableToggle->setIcon(icon(theme, Symbol::Right, Token::Text));
    connect(m_tableToggle, &QToolButton::clicked, this,
            [this] { setTableShown(m_table->isHidden()); });
    m_table->setModel(m_tableModel);
    m_table->setAccessibleName(tr("Quota chart as table"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(theme.rowHeight());
    m_table->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(160);
    m_table->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(24);
    head->addWidget(m_upperTitle);
    head->addWidget(m_legend, 1);
    layout->addLayout(head);
    layout->addWidget(m_remaining, 2);
    layout->addWidget(m_lowerTitle);
    layout->addWidget(m_perDay, 1);
    layout->addWidget(m_tableToggle, 0, Qt::AlignLeft);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_remaining);
    connect(&theme, &Theme::changed, this, &QuotaChart::recolour);
    recolour();
}

void QuotaChart::setPeriod(const QuotaChartData &period)
{
    m_period = period;
    const bool hasQuota = period.reset.isValid() && period.limit;
    const QDate end = hasQuota  ? period.reset
        : period.days.isEmpty() ? period.begin.addDays(1)
                                : period.days.last().day.addDays(1);
    const int count = static_cast<int>(std::max<qint64>(1, period.begin.daysTo(end)));
    const QLocale locale;
    QList<Tick> labels;
    const int every = count > 120 ? 30 : count > 45 ? 7 : 5;
    for (int slot = 0; slot < count; ++slot) {
        const QDate day = period.begin.addDays(slot);
        if (slot == 0 || day.day() == 1 || (every < 30 && day.day() % every == 0 && day.day() > 2))
            labels.append({double(slot), locale.toString(day, tr("d MMM"))});
    }
    QList<QPointF> line;
    QList<qreal> bars(count, 0.0);
    QList<qreal> counting(count, 0.0);
    double highest = 1;
    double highestLeft = double(period.limit.value_or(1));
    if (hasQuota)
        line.append({-0.5, double(*period.limit)});
    m_tableModel->clear();
    m_tableModel->setHorizontalHeaderLabels({tr("Day (UTC)"), tr("Used"), tr("Remaining")});
    for (const QuotaChartData::Day &day : period.days) {
        const auto slot = static_cast<int>(period.begin.daysTo(day.day));
        if (slot < 0 || slot >= count)
            continue;
        (day.day == period.today ? counting : bars)[slot] = double(day.used);
        highest = std::max(highest, double(day.used));
        highestLeft = std::max(highestLeft, double(day.remaining));
        if (hasQuota)
            line.append({slot + 0.5, double(day.remaining)});
        QList<QStandardItem *> row{
            new QStandardItem(locale.toString(day.day, tr("d MMM yyyy"))),
            new QStandardItem(locale.toString(day.used)),
            new QStandardItem(hasQuota ? locale.toString(day.remaining) : QStringLiteral("–"))};
        row[1]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row[2]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_tableModel->appendRow(row);
    }
    m_line->replace(line);
    m_even->replace(hasQuota ? QList<QPointF>{{-0.5, double(*period.limit)}, {count - 0.5, 0}}
                             : QList<QPointF>());
    m_bars->remove(0, m_bars->count());
    m_counting->remove(0, m_counting->count());
    m_bars->append(bars);
    m_counting->append(counting);
    m_remaining->setVisible(hasQuota);
    m_upperTitle->setVisible(hasQuota);
    m_legend->setVisible(hasQuota);
    m_remaining->setSlots(count, {});
    m_remaining->setHighest(highestLeft);
    m_perDay->setSlots(count, labels);
    m_perDay->setHighest(highest);
    if (hasQuota)
        m_remaining->setEndMark(count - 1,
                                tr("Resets %1").arg(locale.toString(period.reset, tr("d MMM"))));
    m_legend->setEntries({{tr("Remaining"), ChartLegend::Mark::Line, Token::Series1},
                          {tr("Even use to the reset"), ChartLegend::Mark::Dotted, Token::Sub}});
    describe(-1);
}

void QuotaChart::setTableShown(bool shown)
{
    m_table->setVisible(shown);
    m_tableToggle->setText(shown ? tr("Hide table") : tr("Show as table"));
    m_tableToggle->setIcon(icon(m_theme, shown ? Symbol::Down : Symbol::Right, Token::Text));
}

QString QuotaChart::dayText(int slot) const
{
    const QDate day = m_period.begin.addDays(slot);
    const QLocale locale;
    for (const QuotaChartData::Day &use : m_period.days) {
        if (use.day != day)
            continue;
        const QString head = locale.toString(day, tr("d MMM yyyy")) + QStringLiteral(" UTC\n");
        return m_period.limit ? head
                + tr("%1 used, %2 left")
                      .arg(locale.toString(use.used), locale.toString(use.remaining))
                              : head + tr("%1 used").arg(locale.toString(use.used));
    }
    return {};
}

void QuotaChart::describe(int slot)
{
    const QLocale locale;
    QStringList words;
    if (slot >= 0)
        words.append(dayText(slot));
    if (!m_period.days.isEmpty() && m_period.limit)
        words.append(tr("%1 of %2 left.")
                         .arg(locale.toString(m_period.days.last().remaining),
                              locale.toString(*m_period.limit)));
    m_remaining->setAccessibleName(tr("Remaining requests: %1").arg(m_period.title));
    m_perDay->setAccessibleName(tr("Requests per day: %1").arg(m_period.title));
    m_remaining->setAccessibleDescription(words.join(u' '));
    m_perDay->setAccessibleDescription(words.join(u' '));
}

void QuotaChart::recolour()
{
    m_line->setPen(QPen(m_theme.color(Token::Series1), 2));
    QPen even(m_theme.color(Token::Sub), 1.4);
    even.setDashPattern({1.5, 3});
    m_even->setPen(even);
    m_bars->setColor(m_theme.color(Token::Series1));
    m_bars->setBorderColor(m_theme.color(Token::Series1));
    QColor pale = m_theme.color(Token::Series1);
    pale.setAlphaF(0.55F);
    m_counting->setColor(pale);
    m_counting->setBorderColor(pale);
}

void QuotaChart::paintTo(QPainter &painter, const QRectF &target)
{
    painter.fillRect(target, m_theme.color(Token::Base));
    QRectF rest = target.adjusted(16, 12, -16, -12);
    painter.setFont(m_theme.font(TypeStyle::Heading));
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRectF(rest.left(), rest.top(), rest.width(), 20), Qt::AlignVCenter,
                     m_period.title);
    rest.setTop(rest.top() + 28);
    for (PlotView *plot : {m_remaining, m_perDay}) {
        if (plot->isHidden())
            continue;
        const double height = rest.height() * plot->height()
            / std::max(1,
                       m_remaining->isHidden() ? plot->height()
                                               : m_remaining->height() + m_perDay->height());
        plot->render(&painter, QRectF(rest.left(), rest.top(), rest.width(), height), plot->rect(),
                     Qt::IgnoreAspectRatio);
        rest.setTop(rest.top() + height);
    }
}

bool QuotaChart::savePng(const QString &path)
{
    const QSize size(std::max(640, width()), std::max(360, height()));
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    paintTo(painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    return image.save(path, "PNG");
}

bool QuotaChart::saveSvg(const QString &path)
{
    const QSize size(std::max(640, width()), std::max(360, height()));
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(m_period.title);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paintTo(painter, QRectF(QPointF(), QSizeF(size)));
    return painter.end();
}

} // namespace lc
