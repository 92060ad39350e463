// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewcard.h"

#include "pages/pilllabel.h"
#include "style/accessiblewidgets.h"
#include "style/consolestyle.h"
#include "style/layouts.h"
#include "style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

namespace {

/// A bare usage bar, as the delegate of tables draws it.
class Bar final : public QWidget {
public:
    Bar(const Theme &theme, double share, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_share(share)
    {
        setFixedSize(72, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF track(0, 6, width(), 6);
        painter.setBrush(m_theme.color(Token::Track));
        painter.drawRoundedRect(track, 3, 3);
        painter.setBrush(m_theme.barFill(m_share));
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), track.width() * std::min(1.0, m_share), 6), 3, 3);
        if (m_share > 1) {
            const double at = track.width() / m_share;
            painter.fillRect(QRectF(at - 1, 3, 2, 12), m_theme.color(Token::Text));
        }
    }

private:
    const Theme &m_theme;
    const double m_share;
};

QLabel *makeLabel(const Theme &theme, const QString &text, TypeStyle style, Token token,
                  QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    theme.dress(label, style, token);
    return label;
}

class Line final : public QWidget {
public:
    Line(const Theme &theme, const OverviewLine &line, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_open(line.open)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(16, 6, 16, 6);
        row->setSpacing(12);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *name = makeLabel(theme, line.name, TypeStyle::BodyMedium, Token::Text, this);
        name->setMinimumWidth(80);
        words->addWidget(name);
        if (!line.note.isEmpty())
            words->addWidget(makeLabel(theme, line.note, TypeStyle::Small, Token::Sub, this));
        row->addLayout(words, 1);
        if (line.share)
            row->addWidget(new Bar(theme, *line.share, this));
        const Token token = line.tone == Tone::Neutral ? Token::Text : Theme::textToken(line.tone);
        auto *value = makeLabel(theme, line.value, TypeStyle::Body, token, this);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(value);
        m_value = value;
        if (line.badge) {
            auto *pill = new PillLabel(theme, this);
            pill->setBadge(*line.badge);
            row->addWidget(pill);
            m_pill = pill;
        }
        if (line.action) {
            auto *button = new QPushButton(line.actionText, this);
            setLook(button, Look::Small);
            button->setAccessibleName(line.actionText + QStringLiteral(", ") + line.name);
            connect(button, &QPushButton::clicked, this, line.action);
            row->addWidget(button);
        }
        setAccessibleName(line.name + QStringLiteral(", ") + line.value);
        if (m_open) {
            setFocusPolicy(Qt::TabFocus);
            setPressable(this);
            setCursor(Qt::PointingHandCursor);
        }
    }

    /// Makes figures and pills as wide as the widest of the card, so that they stand in columns.
    static void align(const QList<Line *> &lines)
    {
        for (QWidget *Line::*const part : {&Line::m_value, &Line::m_pill}) {
            int widest = 0;
            for (const Line *line : lines) {
                if (line->*part)
                    widest = std::max(widest, (line->*part)->sizeHint().width());
            }
            for (const Line *line : lines) {
                if (line->*part)
                    (line->*part)->setMinimumWidth(widest);
            }
        }
    }

protected:
    void mouseReleaseEvent(QMouseEvent *) override
    {
        if (m_open)
            m_open();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (m_open && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space))
            m_open();
        else
            QWidget::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        if (!hasFocus())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Token::Accent), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 1, -2, -1), 4, 4);
    }

private:
    const Theme &m_theme;
    const std::function<void()> m_open;
    QWidget *m_value = nullptr;
    QWidget *m_pill = nullptr;
};

} // namespace

OverviewTile::OverviewTile(const Theme &theme, Symbol symbol, const QString &name, QWidget *parent)
    : CardFrame(theme, parent), m_symbol(symbol), m_name(name), m_icon(new QLabel(this)),
      m_figure(makeLabel(theme, QStringLiteral("–"), TypeStyle::Number, Token::Text, this)),
      m_chevron(new QLabel(this)), m_note(makeLabel(theme, {}, TypeStyle::Small, Token::Sub, this)),
      m_asOf(makeLabel(theme, {}, TypeStyle::Small, Token::Faint, this))
{
    setFocusPolicy(Qt::TabFocus);
    setPressable(this);
    setCursor(Qt::PointingHandCursor);
    setMinimumHeight(124);
    m_note->setWordWrap(true);
    setAccessibleName(name);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(makeLabel(theme, name, TypeStyle::Body, Token::Sub, this), 1);
    head->addWidget(m_chevron);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_figure);
    layout->addWidget(m_note);
    layout->addWidget(m_asOf);
    layout->addStretch();
    connect(&theme, &Theme::changed, this, &OverviewTile::recolour);
    recolour();
}

void OverviewTile::recolour()
{
    const QColor color = m_tone == Tone::Neutral ? theme().color(Token::Sub) : theme().text(m_tone);
    m_icon->setPixmap(symbolPixmap(m_symbol, color, 18, devicePixelRatioF()));
    m_chevron->setPixmap(
        symbolPixmap(Symbol::Right, theme().color(Token::Sub), 14, devicePixelRatioF()));
}

void OverviewTile::setFigure(const QString &figure, const QString &note, const QString &asOf,
                             Tone tone)
{
    m_tone = tone;
    m_figure->setText(figure);
    m_note->setText(note);
    m_asOf->setText(asOf);
    setAccessibleName(QStringLiteral("%1: %2. %3. %4").arg(m_name, figure, note, asOf));
    recolour();
}

void OverviewTile::mouseReleaseEvent(QMouseEvent *)
{
    emit clicked();
}

void OverviewTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        emit clicked();
    else
        CardFrame::keyPressEvent(event);
}

OverviewCard::OverviewCard(const Theme &theme, const QString &title, const QString &openText,
                           QWidget *parent)
    : CardFrame(theme, parent), m_lines(new QVBoxLayout),
      m_note(makeLabel(theme, {}, TypeStyle::Small, Token::Sub, this)),
      m_open(new QPushButton(openText, this))
{
    setLook(m_open, Look::Small);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 16, 6);
    head->addWidget(makeLabel(theme, title, TypeStyle::Heading, Token::Text, this), 1);
    head->addWidget(m_open);
    m_note->setContentsMargins(16, 4, 16, 10);
    m_lines->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(m_lines);
    layout->addWidget(m_note);
    layout->addSpacing(8);
    connect(m_open, &QPushButton::clicked, this, &OverviewCard::openRequested);
}

void OverviewCard::setLines(const QList<OverviewLine> &lines, const QString &emptyText,
                            const QString &note)
{
    removeAll(*m_lines);
    QList<Line *> shown;
    for (const OverviewLine &line : lines) {
        shown += new Line(theme(), line, this);
        m_lines->addWidget(shown.last());
    }
    Line::align(shown);
    m_note->setText(lines.isEmpty() ? emptyText : note);
    m_note->setVisible(!m_note->text().isEmpty());
    updateGeometry();
}

} // namespace lc
