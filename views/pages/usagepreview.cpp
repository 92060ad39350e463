// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usagepreview.h"

#include "items/cellformat.h"
#include "style/consolestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lc {

/// A line over 30 days with the capacity above it; gaps stay open.
class UsagePreview::Plot final : public QWidget {
public:
    Plot(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setMinimumHeight(96);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setTrend(const Trend &trend)
    {
        m_trend = trend;
        update();
    }
    bool hasValues() const
    {
        return std::any_of(m_trend.values.cbegin(), m_trend.values.cend(),
                           [](double value) { return std::isfinite(value); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(m_theme.font(TypeStyle::Axis));
        if (!hasValues()) {
            painter.setPen(m_theme.color(Token::Sub));
            painter.drawText(rect(), Qt::AlignCenter, UsagePreview::tr("Nothing recorded yet"));
            return;
        }
        double top = m_trend.capacity.value_or(0);
        for (const double value : m_trend.values) {
            if (std::isfinite(value))
                top = std::max(top, value);
        }
        top = top > 0 ? top * 1.05 : 1;
        const QString label =
            m_trend.capacity ? QLocale().toString(*m_trend.capacity, 'f', 0) : QString();
        const int margin =
            label.isEmpty() ? 8 : painter.fontMetrics().horizontalAdvance(label) + 10;
        const QRectF plot = QRectF(rect()).adjusted(1, 8, -margin, -8);
        const auto yOf = [&](double value) { return plot.bottom() - value / top * plot.height(); };
        painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1),
                         m_theme.color(Token::Line));
        if (m_trend.capacity) {
            const double y = yOf(*m_trend.capacity);
            painter.fillRect(QRectF(plot.left(), y - 1, plot.width(), 2),
                             m_theme.color(Token::Text));
            painter.setPen(m_theme.color(Token::Sub));
            painter.drawText(QRectF(plot.right() + 6, y - 8, margin, 16),
                             Qt::AlignLeft | Qt::AlignVCenter, label);
        }
        drawLine(painter, plot, yOf);
    }

private:
    template <class Y> void drawLine(QPainter &painter, const QRectF &plot, const Y &yOf)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath path;
        QPointF last;
        bool isOpen = false;
        const double step = plot.width() / std::max<qsizetype>(1, m_trend.values.size() - 1);
        for (qsizetype i = 0; i < m_trend.values.size(); ++i) {
            const double value = m_trend.values[i];
            if (!std::isfinite(value)) {
                isOpen = false;
                continue;
            }
            last = {plot.left() + step * double(i), yOf(value)};
            isOpen ? path.lineTo(last) : path.moveTo(last);
            isOpen = true;
        }
        const QColor ink = m_theme.series(0);
        painter.setPen(QPen(ink, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(last, 3, 3);
    }

    const Theme &m_theme;
    Trend m_trend;
};

UsagePreview::UsagePreview(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_title(new QLabel(this)),
      m_open(new QPushButton(tr("Open chart"), this)), m_plot(new Plot(theme, this)),
      m_words(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_open);
    layout->addLayout(head);
    layout->addWidget(m_plot);
    layout->addWidget(m_words);
    layout->addStretch(1);
    m_title->setTextFormat(Qt::PlainText);
    theme.dress(m_title, TypeStyle::Small, Token::Sub);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    setLook(m_open, Look::Small);
    connect(m_open, &QPushButton::clicked, this, &UsagePreview::chartRequested);
    connect(&theme, &Theme::changed, m_plot, qOverload<>(&QWidget::update));
}

void UsagePreview::setFigure(const UsageFigure &figure)
{
    const CellFormat format;
    m_title->setText(tr("%1, last 30 days").arg(figure.name));
    QString words = format.usage(figure);
    if (figure.percent())
        words = tr("%1 used (%2).").arg(words, format.percent(figure));
    else
        words = tr("%1 used, no limit.").arg(words);
    m_words->setText(words);
    m_open->setEnabled(true);
    m_plot->setAccessibleName(m_title->text());
    m_plot->setAccessibleDescription(words);
}

void UsagePreview::setTrend(const Trend &trend)
{
    m_plot->setTrend(trend);
}

void UsagePreview::clear()
{
    m_title->setText(tr("No counted entitlement"));
    m_words->clear();
    m_open->setEnabled(false);
    m_plot->setTrend({});
}

} // namespace lc
