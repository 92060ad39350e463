// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/validitybar.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace lc {

namespace {

QString dayOf(Instant instant)
{
    return QLocale().toString(toQDateTime(instant).date(), QStringLiteral("d MMM yyyy"));
}

} // namespace

/// The bar itself: what has passed filled, a mark at today.
class ValidityBar::Track final : public QWidget {
public:
    Track(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setFixedHeight(16);
    }
    void setShare(double share, Token fill)
    {
        m_share = share;
        m_fill = fill;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF track(0, 5, width(), 6);
        painter.setPen(m_theme.isHighContrast() ? QPen(m_theme.color(Token::Text))
                                                : QPen(Qt::NoPen));
        painter.setBrush(m_theme.color(Token::Track));
        painter.drawRoundedRect(track, 3, 3);
        QRectF passed = track;
        passed.setWidth(track.width() * m_share);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(m_fill));
        if (m_share > 0)
            painter.drawRoundedRect(passed, 3, 3);
        if (m_share <= 0 || m_share >= 1)
            return;
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(passed.right() - 1, 0, 2, 16), m_theme.color(Token::Text));
    }

private:
    const Theme &m_theme;
    double m_share = 0;
    Token m_fill = Token::Fill;
};

ValidityBar::ValidityBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_track(new Track(theme, this)), m_begin(new QLabel(this)),
      m_left(new QLabel(this)), m_end(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_track);
    auto *words = new QHBoxLayout;
    words->addWidget(m_begin);
    words->addStretch(1);
    words->addWidget(m_left);
    words->addStretch(1);
    words->addWidget(m_end);
    layout->addLayout(words);
    theme.dress(m_begin, TypeStyle::Small, Token::Sub);
    theme.dress(m_left, TypeStyle::Small);
    theme.dress(m_end, TypeStyle::Small, Token::Sub);
}

void ValidityBar::setRange(std::optional<Instant> begin, std::optional<Instant> end, Instant now)
{
    double share = 0;
    if (begin && end && *end > *begin) {
        share = std::chrono::duration<double>(now - *begin)
            / std::chrono::duration<double>(*end - *begin);
        share = std::clamp(share, 0.0, 1.0);
    }
    using namespace std::chrono_literals;
    const bool isOver = end && *end <= now;
    const bool isNear = end && !isOver && *end - now < 30 * 24h;
    m_track->setShare(share,
                      isOver       ? Token::DangerFill
                          : isNear ? Token::WarningFill
                                   : Token::Fill);
    m_track->setVisible(begin.has_value() && end.has_value());
    m_begin->setText(begin ? dayOf(*begin) : QString());
    m_end->setText(end ? dayOf(*end) : tr("No end"));
    m_left->setText(daysLeftText(begin, end, now));
    setAccessibleName(
        tr("Valid from %1 to %2, %3").arg(m_begin->text(), m_end->text(), m_left->text()));
}

QString daysLeftText(std::optional<Instant> begin, std::optional<Instant> end, Instant now)
{
    const auto daysBetween = [](Instant from, Instant to) {
        return int(std::chrono::ceil<std::chrono::days>(to - from).count());
    };
    if (begin && *begin > now)
        return ValidityBar::tr("begins in %n day(s)", nullptr, daysBetween(now, *begin));
    if (!end)
        return {};
    if (*end > now)
        return ValidityBar::tr("%n day(s) left", nullptr, daysBetween(now, *end));
    return ValidityBar::tr("ended %n day(s) ago", nullptr, daysBetween(*end, now));
}

} // namespace lc
