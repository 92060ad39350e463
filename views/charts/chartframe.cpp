// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartframe.h"

#include "charts/chartlegend.h"
#include "charts/plotview.h"
#include "reports/csvwriter.h"
#include "reports/exportfile.h"
#include "style/icon.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lc {

namespace {

constexpr int legendIndent = 44;
constexpr int titleHeight = 20;
constexpr QSize smallestPicture(640, 360);
constexpr int picturePixels = 2; ///< for one of the screen

QTableView *makeTable(QWidget *parent, TwinModel *model, const Theme &theme)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(ChartFrame::tr("Chart as table"));
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->setMinimumSectionSize(theme.rowHeight());
    table->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    table->setMinimumHeight(160);
    table->hide();
    return table;
}

} // namespace

ChartFrame::ChartFrame(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_sentence(new QLabel(this)),
      m_note(new QLabel(this)), m_body(new QVBoxLayout), m_legend(new ChartLegend(theme, this)),
      m_tableToggle(new QToolButton(this)), m_tableSummary(new QLabel(this)),
      m_tableModel(new TwinModel(this))
{
    m_table = makeTable(this, m_tableModel, theme);
    for (QLabel *label : {m_sentence, m_note, m_tableSummary})
        label->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_note->setWordWrap(true);
    theme.dress(m_sentence, TypeStyle::Heading);
    theme.dress(m_note, TypeStyle::Small, Token::Sub);
    theme.dress(m_tableSummary, TypeStyle::Small, Token::Sub);
    m_tableSummary->setMinimumWidth(40);

    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_icon, 0, Qt::AlignTop);
    auto *sentences = new QVBoxLayout;
    sentences->setSpacing(2);
    sentences->addWidget(m_sentence);
    sentences->addWidget(m_note);
    words->addLayout(sentences, 1);

    m_tableToggle->setText(tr("Show as table"));
    m_tableToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tableToggle->setAutoRaise(true);
    m_tableToggle->setIcon(icon(theme, Symbol::Right, Token::Text));
    m_tableToggle->setFocusPolicy(Qt::TabFocus);
    connect(m_tableToggle, &QToolButton::clicked, this,
            [this] { setTableShown(m_table->isHidden()); });
    auto *tableRow = new QHBoxLayout;
    tableRow->addWidget(m_tableToggle);
    tableRow->addWidget(m_tableSummary, 1);

    m_body->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addLayout(words);
    layout->addLayout(m_body, 2);
    layout->addWidget(m_legend);
    layout->addLayout(tableRow);
    layout->addWidget(m_table, 1);
    m_legend->setIndent(legendIndent);
    connect(&theme, &Theme::changed, this, &ChartFrame::showIcon);
    m_note->hide();
    m_sentence->hide();
    m_icon->hide();
}

ChartFrame::~ChartFrame()
{
    // A plot that loses the focus at the end loses its mark, too: nobody is left to describe it.
    for (const Part &part : std::as_const(m_parts))
        part.plot->disconnect(this);
}

void ChartFrame::addTools(QWidget *tools)
{
    m_body->addWidget(tools);
}

void ChartFrame::addPlot(PlotView *plot, int stretch, const QString &title)
{
    QLabel *label = nullptr;
    if (!title.isEmpty()) {
        label = new QLabel(title, this);
        m_theme.dress(label, TypeStyle::SmallMedium);
        m_body->addWidget(label);
    }
    m_body->addWidget(plot, stretch);
    m_parts.append({plot, label});
    if (m_parts.size() == 1)
        setFocusProxy(plot);
    // The proxy goes past what was made before the plots.
    setTabOrder(plot, m_tableToggle);
    setTabOrder(m_tableToggle, m_table);
    // Keys move the mark without sight of it: its words are the description then.
    connect(plot, &PlotView::markMoved, this, &ChartFrame::describe);
}

void ChartFrame::setPlotShown(PlotView *plot, PlotShown shown)
{
    for (const Part &part : std::as_const(m_parts)) {
        if (part.plot != plot)
            continue;
        plot->setVisible(shown == PlotShown::Yes);
        if (part.title)
            part.title->setVisible(shown == PlotShown::Yes);
    }
}

void ChartFrame::setSentence(const QString &sentence, const QString &note, Tone tone)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_sentence->setVisible(!sentence.isEmpty());
    m_icon->setVisible(!sentence.isEmpty());
    showIcon();
    describe();
}

QString ChartFrame::sentence() const
{
    return m_sentence->text();
}

void ChartFrame::showIcon()
{
    m_icon->setPixmap(symbolPixmap(Symbol::Trend, m_theme.text(m_tone), 20, devicePixelRatioF()));
}

void ChartFrame::setTableShown(bool shown)
{
    m_table->setVisible(shown);
    m_tableToggle->setText(shown ? tr("Hide table") : tr("Show as table"));
    m_tableToggle->setIcon(icon(m_theme, shown ? Symbol::Down : Symbol::Right, Token::Text));
    contentChanged();
}

void ChartFrame::contentChanged()
{
    describe();
    if (m_table->isHidden())
        return m_tableSummary->clear();
    m_tableModel->setTwin(tableTwin());
    m_tableSummary->setText(m_tableModel->summary());
}

void ChartFrame::paintTo(QPainter &painter, const QRectF &target) const
{
    painter.fillRect(target, m_theme.color(Token::Base));
    QRectF rest = target.adjusted(16, 12, -16, -12);
    const auto write = [&](const QString &text, TypeStyle style, Token color) {
        if (text.isEmpty())
            return;
        painter.setFont(m_theme.font(style));
        painter.setPen(m_theme.color(color));
        const QRectF used = painter.boundingRect(rest, Qt::TextWordWrap, text);
        painter.drawText(rest, Qt::TextWordWrap, text);
        rest.setTop(used.bottom() + 4);
    };
    write(m_sentence->text().isEmpty() ? pictureTitle() : m_sentence->text(), TypeStyle::Heading,
          Token::Text);
    write(m_note->text(), TypeStyle::Small, Token::Sub);
    const double legendHeight = m_legend->heightForWidth(int(rest.width()));
    double whole = 0;
    double titles = 0;
    for (const Part &part : m_parts) {
        if (part.plot->isHidden())
            continue;
        whole += std::max(part.plot->height(), part.plot->minimumHeight());
        titles += part.title ? titleHeight : 0;
    }
    const double room = rest.height() - legendHeight - titles;
    for (const Part &part : m_parts) {
        if (part.plot->isHidden())
            continue;
        if (part.title) {
            painter.setFont(m_theme.font(TypeStyle::SmallMedium));
            painter.setPen(m_theme.color(Token::Text));
            painter.drawText(QRectF(rest.topLeft(), QSizeF(rest.width(), titleHeight)),
                             Qt::AlignVCenter, part.title->text());
            rest.setTop(rest.top() + titleHeight);
        }
        const double height =
            room * std::max(part.plot->height(), part.plot->minimumHeight()) / whole;
        part.plot->paintTo(painter,
                           QRectF(rest.topLeft(), QSizeF(rest.width(), height)).toAlignedRect());
        rest.setTop(rest.top() + height);
    }
    m_legend->paintTo(painter,
                      QRectF(rest.left() + legendIndent, rest.bottom() - legendHeight,
                             rest.width() - legendIndent, legendHeight));
}

QSize ChartFrame::pictureSize() const
{
    int height = 100;
    for (const Part &part : m_parts)
        height += part.plot->isHidden() ? 0 : part.plot->height();
    return QSize(width(), height).expandedTo(smallestPicture);
}

bool ChartFrame::savePng(const QString &path) const
{
    QImage image(pictureSize() * picturePixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(picturePixels);
    QPainter painter(&image);
    paintTo(painter, QRectF(QPointF(), QSizeF(pictureSize())));
    painter.end();
    return image.save(path, "PNG");
}

bool ChartFrame::saveSvg(const QString &path) const
{
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(pictureSize());
    generator.setViewBox(QRect(QPoint(), pictureSize()));
    generator.setTitle(pictureTitle());
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paintTo(painter, QRectF(QPointF(), QSizeF(pictureSize())));
    return painter.end();
}

Result<void, ExportError> ChartFrame::saveCsv(const QString &path) const
{
    const TableTwin twin = tableTwin();
    return writeExportFile(path, [&twin](QIODevice &out) {
        ExportControl control;
        return writeCsv(out, *twin.table, {}, control);
    });
}

} // namespace lc
