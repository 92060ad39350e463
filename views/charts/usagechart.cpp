// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/usagechart.h"

#include "charts/chartcanvas.h"
#include "charts/chartlegend.h"
#include "charts/plottablemodel.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace lc {

namespace {

constexpr std::array rangeDays{1.0, 7.0, 30.0, 90.0, 365.0, 0.0};

} // namespace

UsageChart::UsageChart(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_sentence(new QLabel(this)),
      m_note(new QLabel(this)), m_toolRow(new QWidget(this)), m_ranges(new QButtonGroup(this)),
      m_canvas(new ChartCanvas(theme, this)), m_legend(new ChartLegend(theme, this)),
      m_tableToggle(new QToolButton(this)), m_tableSummary(new QLabel(this)),
      m_table(new QTableView(this)), m_tableModel(new PlotTableModel(this))
{
    for (QLabel *label : {m_sentence, m_note, m_tableSummary})
        label->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_note->setWordWrap(true);
    theme.dress(m_sentence, TypeStyle::Heading);
    theme.dress(m_note, TypeStyle::Small, Token::Sub);
    theme.dress(m_tableSummary, TypeStyle::Small, Token::Sub);

    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_icon, 0, Qt::AlignTop);
    auto *sentences = new QVBoxLayout;
    sentences->setSpacing(2);
    sentences->addWidget(m_sentence);
    sentences->addWidget(m_note);
    words->addLayout(sentences, 1);

    auto *tools = new QHBoxLayout(m_toolRow);
    tools->setContentsMargins({});
    tools->setSpacing(0);
    const QStringList names{tr("24 h"), tr("7 d"), tr("30 d"), tr("90 d"), tr("1 y"), tr("All")};
    const QStringList fullNames{tr("Last 24 hours"), tr("Last 7 days"), tr("Last 30 days"),
                                tr("Last 90 days"),  tr("Last year"),   tr("Everything recorded")};
    for (int i = 0; i < static_cast<int>(rangeDays.size()); ++i) {
        auto *button = new QPushButton(names.at(i), m_toolRow);
        setLook(button, Look::Segment);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setToolTip(fullNames.at(i));
        button->setAccessibleName(fullNames.at(i));
        m_ranges->addButton(button, i);
        tools->addWidget(button);
    }
    tools->addStretch();
    m_ranges->setExclusive(false);
    connect(m_ranges, &QButtonGroup::idClicked, this,
            [this](int id) { showLastDays(rangeDays.at(static_cast<std::size_t>(id))); });

    m_tableToggle->setText(tr("Show as table"));
    m_tableToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tableToggle->setAutoRaise(true);
    m_tableToggle->setCheckable(false);
    m_tableToggle->setIcon(icon(theme, Symbol::Right, Token::Text));
    m_tableToggle->setFocusPolicy(Qt::TabFocus);
    connect(m_tableToggle, &QToolButton::clicked, this, &UsageChart::toggleTable);
    auto *tableRow = new QHBoxLayout;
    tableRow->addWidget(m_tableToggle);
    tableRow->addWidget(m_tableSummary, 1);

    m_table->setModel(m_tableModel);
    m_table->setAccessibleName(tr("Chart as table"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setMinimumSectionSize(theme.rowHeight());
    m_table->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    m_table->setMinimumHeight(160);
    m_table->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addLayout(words);
    layout->addWidget(m_toolRow);
    layout->addWidget(m_canvas, 2);
    layout->addWidget(m_legend);
    layout->addLayout(tableRow);
    layout->addWidget(m_table, 1);
    m_legend->setIndent(44);
    setFocusProxy(m_canvas);

    connect(m_canvas, &ChartCanvas::rangeChanged, this, [this] {
        updateButtons();
        if (m_table->isVisible())
            fillTable();
        else
            m_tableSummary->clear();
        emit rangeShown(m_canvas->range(), std::max(1, m_canvas->width()));
    });
    // Arrow keys move the mark without sight of it: its words are the chart's description then.
    connect(m_canvas, &ChartCanvas::crosshairChanged, this, &UsageChart::describe);
    const auto recolour = [this] {
        m_icon->setPixmap(
            symbolPixmap(Symbol::Trend, m_theme.text(m_tone), 20, devicePixelRatioF()));
    };
    connect(&theme, &Theme::changed, this, recolour);
    setSentence({});
}

void UsageChart::setData(const ChartData &data)
{
    m_canvas->setData(data);
    QList<ChartLegend::Entry> entries{{tr("Used"), ChartLegend::Mark::Line, Token::Series1}};
    if (!data.lineTitle.isEmpty())
        entries.first().text = data.lineTitle;
    constexpr std::array colors{Token::Series2, Token::Series3, Token::Series4, Token::Series5};
    for (qsizetype i = 0; i < data.others.size(); ++i)
        entries.append({data.others.at(i).title, ChartLegend::Mark::Line,
                        colors.at(static_cast<std::size_t>(std::min<qsizetype>(i, 3)))});
    const bool limited =
        std::any_of(data.capacity.begin(), data.capacity.end(),
                    [](const CapacityStep &step) { return step.value.has_value(); });
    if (limited)
        entries.append({tr("Capacity"), ChartLegend::Mark::Line, Token::Text});
    const auto isAbove = [&](const PlotPoint &point) {
        const auto limit = data.capacityAt(point.time);
        return limit && point.high > *limit;
    };
    if (limited && std::any_of(data.points.begin(), data.points.end(), isAbove))
        entries.append({tr("Above capacity"), ChartLegend::Mark::Square, Token::Series2});
    if (limited && data.overage == ChartData::Overage::Allowed)
        entries.append({tr("Overage zone"), ChartLegend::Mark::Hatched, Token::Series2});
    if (std::any_of(data.points.begin(), data.points.end(),
                    [](const PlotPoint &point) { return point.gapBefore; }))
        entries.append({tr("Not recorded"), ChartLegend::Mark::Area, Token::NeutralBack});
    m_legend->setEntries(entries);
    describe();
    if (m_table->isVisible())
        fillTable();
}

const ChartData &UsageChart::data() const
{
    return m_canvas->data();
}

void UsageChart::setSentence(const QString &sentence, const QString &note, Tone tone)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_sentence->setVisible(!sentence.isEmpty());
    m_icon->setVisible(!sentence.isEmpty());
    m_icon->setPixmap(symbolPixmap(Symbol::Trend, m_theme.text(m_tone), 20, devicePixelRatioF()));
    describe();
}

void UsageChart::showLastDays(double days)
{
    const TimeRange all = m_canvas->extent();
    m_choosing = true;
    if (days <= 0)
        m_canvas->showAll();
    else
        m_canvas->setRange({all.to - days * dayMs, all.to});
    m_choosing = false;
    updateButtons();
}

TimeRange UsageChart::range() const
{
    return m_canvas->range();
}

void UsageChart::updateButtons()
{
    const TimeRange all = m_canvas->extent();
    const TimeRange shown = m_canvas->range();
    int chosen = -1;
    for (int i = 0; i < static_cast<int>(rangeDays.size()); ++i) {
        const double days = rangeDays.at(static_cast<std::size_t>(i));
        const double span = days > 0 ? std::min(days * dayMs, all.span()) : all.span();
        if (chosen < 0 && std::abs(shown.span() - span) < 1000
            && std::abs(shown.to - all.to) < 1000)
            chosen = i;
        m_ranges->button(i)->setEnabled(days <= 0 || i == 0
                                        || rangeDays.at(static_cast<std::size_t>(i - 1)) * dayMs
                                            < all.span());
    }
    for (QAbstractButton *button : m_ranges->buttons())
        button->setChecked(m_ranges->id(button) == chosen);
}

void UsageChart::setTableShown(bool shown)
{
    if (m_table->isHidden() == shown)
        toggleTable();
}

void UsageChart::toggleTable()
{
    const bool show = m_table->isHidden();
    m_table->setVisible(show);
    m_tableToggle->setText(show ? tr("Hide table") : tr("Show as table"));
    m_tableToggle->setIcon(icon(m_theme, show ? Symbol::Down : Symbol::Right, Token::Text));
    if (show)
        fillTable();
}

void UsageChart::fillTable()
{
    m_tableModel->setData(m_canvas->data(), m_canvas->range());
    m_tableSummary->setText(m_tableModel->summary());
}

void UsageChart::setCompact()
{
    m_toolRow->hide();
    m_legend->hide();
    m_tableToggle->hide();
    m_tableSummary->hide();
    m_canvas->setMinimumHeight(140);
}

void UsageChart::describe()
{
    const ChartData &data = m_canvas->data();
    m_canvas->setAccessibleName(data.title.isEmpty()
                                    ? tr("Consumption over time")
                                    : tr("%1: consumption over time").arg(data.title));
    QStringList parts{m_sentence->text()};
    if (const QString marked = m_canvas->crosshairText(); !marked.isEmpty())
        parts.prepend(marked);
    if (!data.points.isEmpty()) {
        const QLocale locale;
        const auto highest = std::max_element(
            data.points.begin(), data.points.end(),
            [](const PlotPoint &a, const PlotPoint &b) { return a.high < b.high; });
        parts.append(
            tr("Last %1, highest %2.")
                .arg(locale.toString(data.points.last().last), locale.toString(highest->high)));
    }
    m_canvas->setAccessibleDescription(parts.join(u' ').trimmed());
}

void UsageChart::paintTo(QPainter &painter, const QRectF &target) const
{
    painter.fillRect(target, m_theme.color(Token::Base));
    QRectF rest = target.adjusted(16, 12, -16, -12);
    painter.setFont(m_theme.font(TypeStyle::Heading));
    painter.setPen(m_theme.color(Token::Text));
    const QString title =
        m_sentence->text().isEmpty() ? m_canvas->data().title : m_sentence->text();
    const QRectF used = painter.boundingRect(rest, Qt::TextWordWrap, title);
    painter.drawText(rest, Qt::TextWordWrap, title);
    rest.setTop(used.bottom() + 4);
    if (!m_note->text().isEmpty()) {
        painter.setFont(m_theme.font(TypeStyle::Small));
        painter.setPen(m_theme.color(Token::Sub));
        const QRectF note = painter.boundingRect(rest, Qt::TextWordWrap, m_note->text());
        painter.drawText(rest, Qt::TextWordWrap, m_note->text());
        rest.setTop(note.bottom() + 4);
    }
    const double legend = m_legend->sizeHint().height();
    // A twin of its own size: the one on the screen keeps its range, mark and focus.
    ChartCanvas canvas(m_theme);
    canvas.resize(std::max(200, qRound(rest.width())),
                  std::max(120, qRound(rest.height() - legend)));
    canvas.setData(m_canvas->data());
    canvas.setRange(m_canvas->range());
    canvas.render(&painter, QRectF(rest.topLeft(), QSizeF(canvas.size())), canvas.rect());
    m_legend->paintTo(painter,
                      QRectF(rest.left() + 44, rest.bottom() - legend, rest.width() - 44, legend));
}

bool UsageChart::savePng(const QString &path) const
{
    const QSize size(std::max(640, width()), std::max(360, m_canvas->height() + 100));
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    paintTo(painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    return image.save(path, "PNG");
}

bool UsageChart::saveSvg(const QString &path) const
{
    const QSize size(std::max(640, width()), std::max(360, m_canvas->height() + 100));
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(m_canvas->data().title);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paintTo(painter, QRectF(QPointF(), QSizeF(size)));
    return painter.end();
}

} // namespace lc
