// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/runoutcard.h"

#include "grids/sparklinedelegate.h"
#include "grids/usagebardelegate.h"
#include "items/cellformat.h"
#include "style/accessiblewidgets.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype fewLines = 7;
constexpr qsizetype mostLines = 100;
constexpr int margin = 16;
constexpr int gap = 12;
constexpr int iconSlot = 20;
constexpr int barWidth = 72;
constexpr int trendWidth = 84;
constexpr int widthForPlots = 560; ///< of the card; in a narrower one the name needs the room

/// How wide columns must be for what stands in them.
struct Widths {
    int used = 0;
    int percent = 0;
    int date = 0;
};

Widths widthsOf(const Theme &theme, const QList<RunOutLine> &lines)
{
    const QFontMetrics body(theme.font(TypeStyle::Body));
    const QFontMetrics small(theme.font(TypeStyle::SmallMedium));
    Widths widths{body.horizontalAdvance(u"84 / 100"_s), body.horizontalAdvance(u"100%"_s),
                  body.horizontalAdvance(u"29 September"_s)};
    for (const RunOutLine &line : lines) {
        widths.used = std::max(widths.used, body.horizontalAdvance(line.used));
        widths.percent =
            std::max(widths.percent, body.horizontalAdvance(percentText(line.share * 100)));
        widths.date = std::max(
            {widths.date, body.horizontalAdvance(line.date), small.horizontalAdvance(line.range)});
    }
    // Rounding must not cut the last letter off.
    for (int *width : {&widths.used, &widths.percent, &widths.date})
        *width += 4;
    return widths;
}

/// Where the columns of head and rows stand.
struct Columns {
    QRect name, used, bar, percent, icon, trend, date;

    Columns(const Widths &widths, const QRect &area)
    {
        QRect rest = area.adjusted(margin, 0, -margin, 0);
        const auto take = [&](int width) {
            const QRect column(rest.right() - width + 1, rest.top(), width, rest.height());
            rest.setRight(column.left() - gap - 1);
            return column;
        };
        date = take(widths.date);
        if (area.width() >= widthForPlots)
            trend = take(trendWidth);
        icon = take(iconSlot);
        percent = take(widths.percent);
        if (area.width() >= widthForPlots)
            bar = take(barWidth);
        used = take(widths.used);
        name = rest;
    }
};

QLabel *makeLabel(const Theme &theme, TypeStyle style, Token token, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    theme.dress(label, style, token);
    return label;
}

} // namespace

/// The names of the columns.
class RunOutCard::Head final : public QWidget {
public:
    Head(const Theme &theme, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_widths(widthsOf(theme, {}))
    {
        setFixedHeight(28);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    void setWidths(const Widths &widths)
    {
        m_widths = widths;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Token::Window));
        painter.setPen(m_theme.color(Token::Line));
        painter.drawLine(0, 0, width(), 0);
        painter.drawLine(0, height() - 1, width(), height() - 1);
        painter.setFont(m_theme.font(TypeStyle::SmallMedium));
        painter.setPen(m_theme.color(Token::Sub));
        const Columns columns(m_widths, rect());
        const auto write = [&](const QRect &area, const QString &text, Qt::Alignment side) {
            if (!area.isEmpty())
                painter.drawText(
                    area, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                    painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
        };
        write(columns.name, tr("Entitlement or key"), Qt::AlignLeft);
        write(columns.used, tr("Used"), Qt::AlignRight);
        const bool hasBar = !columns.bar.isEmpty();
        write(hasBar ? columns.bar : columns.percent, hasBar ? tr("Used %") : tr("%"),
              hasBar ? Qt::AlignLeft : Qt::AlignRight);
        write(columns.trend, tr("30 days"), Qt::AlignLeft);
        write(columns.date, tr("Runs out"), Qt::AlignRight);
    }

private:
    const Theme &m_theme;
    Widths m_widths;
};

class RunOutCard::Row final : public QWidget {
public:
    Row(const Theme &theme, const RunOutLine &line, const Widths &widths, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_line(line), m_widths(widths),
          m_percent(percentText(line.share * 100))
    {
        setFixedHeight(theme.twoLineRowHeight());
        setToolTip(line.toolTip);
        setAccessibleName(
            u"%1, %2: %3, %4, %5 %6"_s
                .arg(line.name, line.note, line.used, m_percent, line.date, line.range)
                .trimmed());
        setAccessibleDescription(line.toolTip);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
        if (line.open) {
            setFocusPolicy(Qt::TabFocus);
            setPressable(this);
            setCursor(Qt::PointingHandCursor);
        }
    }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (m_line.open && rect().contains(event->pos()))
            m_line.open();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isPress = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Space;
        if (m_line.open && isPress)
            m_line.open();
        else if (event->key() == Qt::Key_Down)
            focusNextChild();
        else if (event->key() == Qt::Key_Up)
            focusPreviousChild();
        else
            QWidget::keyPressEvent(event);
    }
    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (underMouse())
            painter.fillRect(rect().adjusted(1, 0, -1, -1), m_theme.color(Token::Alternate));
        painter.setPen(m_theme.color(Token::Line));
        painter.drawLine(0, height() - 1, width(), height() - 1);
        const Columns columns(m_widths, rect());
        const int upper = m_theme.lineHeight(TypeStyle::Body);
        const int lower = m_theme.lineHeight(TypeStyle::Small);
        const int top = (height() - upper - lower) / 2;
        const auto write = [&](QRect area, const QString &text, TypeStyle style, Token token,
                               Qt::Alignment side) {
            painter.setFont(m_theme.font(style));
            painter.setPen(m_theme.color(token));
            painter.drawText(area, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
        };
        const auto line = [&](const QRect &area, int y, int rowHeight) {
            return QRect(area.left(), y, area.width(), rowHeight);
        };
        write(line(columns.name, top, upper), m_line.name, TypeStyle::BodyMedium, Token::Text,
              Qt::AlignLeft);
        write(line(columns.name, top + upper, lower), m_line.note, TypeStyle::Small, Token::Sub,
              Qt::AlignLeft);
        write(columns.used, m_line.used, TypeStyle::Body, Token::Text, Qt::AlignRight);
        if (!columns.bar.isEmpty())
            UsageBar::paint(&painter, columns.bar, m_theme, m_line.share);
        write(columns.percent, m_percent, TypeStyle::Body, Token::Text, Qt::AlignRight);
        if (m_line.share >= 0.8) {
            const Tone tone = m_line.share >= 1 ? Tone::Danger : Tone::Warning;
            paintSymbol(&painter, columns.icon, symbolOf(tone), m_theme.text(tone), 14);
        }
        if (!columns.trend.isEmpty()) {
            const QRect area(columns.trend.left(), (height() - 18) / 2, trendWidth, 18);
            Sparkline::paint(&painter, area, m_theme, m_line.trend, m_theme.color(Token::Series1));
        }
        write(m_line.range.isEmpty() ? columns.date : line(columns.date, top, upper), m_line.date,
              TypeStyle::Body, m_line.isOver ? Token::DangerText : Token::Text, Qt::AlignRight);
        write(line(columns.date, top + upper, lower), m_line.range, TypeStyle::Small, Token::Sub,
              Qt::AlignRight);
        if (hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(Token::Accent), 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 1, -2, -2), 4, 4);
        }
    }

private:
    const Theme &m_theme;
    const RunOutLine m_line;
    const Widths m_widths;
    const QString m_percent;
};

RunOutCard::RunOutCard(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent), m_asOf(makeLabel(theme, TypeStyle::Small, Token::Sub, this)),
      m_more(new QPushButton(this)), m_head(new Head(theme, this)), m_lines(new QVBoxLayout),
      m_note(makeLabel(theme, TypeStyle::Small, Token::Sub, this))
{
    setLook(m_more, Look::Small);
    m_more->hide();
    auto *title = makeLabel(theme, TypeStyle::Heading, Token::Text, this);
    title->setText(tr("Will run out first"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(margin, 10, margin, 10);
    head->setSpacing(8);
    head->addWidget(title, 1);
    head->addWidget(m_asOf);
    head->addWidget(m_more);
    m_note->setContentsMargins(margin, 8, margin, 8);
    m_note->setWordWrap(true);
    m_lines->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_head);
    layout->addLayout(m_lines);
    layout->addWidget(m_note);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        showLines();
    });
}

void RunOutCard::setLines(const QList<RunOutLine> &lines, const QString &emptyText,
                          const QString &note)
{
    m_all = lines;
    m_note->setText(lines.isEmpty() ? (note.isEmpty() ? emptyText : emptyText + u' ' + note)
                                    : note);
    m_note->setVisible(!m_note->text().isEmpty());
    showLines();
}

void RunOutCard::setAsOf(const QString &text)
{
    m_asOf->setText(text);
}

void RunOutCard::showLines()
{
    const int focused = m_lines->indexOf(focusWidget());
    removeAll(*m_lines);
    const qsizetype shown = std::min(m_all.size(), m_showsAll ? mostLines : fewLines);
    const QList<RunOutLine> lines = m_all.mid(0, shown);
    const Widths widths = widthsOf(theme(), lines);
    m_head->setWidths(widths);
    for (const RunOutLine &line : lines) {
        auto *row = new Row(theme(), line, widths, this);
        m_lines->addWidget(row);
        row->show(); // now, so that it can have the focus
    }
    if (focused >= 0 && shown > 0)
        m_lines->itemAt(int(std::min<qsizetype>(focused, shown - 1)))->widget()->setFocus();
    m_more->setText(m_showsAll ? tr("Show fewer")
                               : tr("Show all %1").arg(QLocale().toString(m_all.size())));
    m_more->setVisible(m_all.size() > fewLines);
    updateGeometry();
}

} // namespace lc
