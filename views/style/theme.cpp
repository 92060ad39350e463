// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/theme.h"

#include "style/accessiblewidgets.h"
#include "style/consolestyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QTimer>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr auto tokenCount = static_cast<std::size_t>(Token::Count);

/// In the order of Token.
constexpr std::array<Pair, tokenCount> pairs{{
    {0xFFF3F4F6, 0xFF1D2025}, {0xFFFFFFFF, 0xFF15171B}, {0xFFF8F9FB, 0xFF191C20},
    {0xFF1B1F24, 0xFFE6E9ED}, {0xFF57606A, 0xFFA3ACB6}, {0xFF636C76, 0xFF8D97A2},
    {0xFFFFFFFF, 0xFF282C32}, {0xFFD0D5DB, 0xFF3A4048}, {0xFFE5E8EC, 0xFF282C32},
    {0xFF8C959F, 0xFF6E7781}, {0xFFDCE8FC, 0xFF243B63}, {0xFF10233F, 0xFFF2F6FF},
    {0xFF2459C4, 0xFF7AA7FF}, {0xFFFFFFFF, 0xFF0C1626}, {0xFFE1E4E9, 0xFF343A42},
    {0xFF4A7BD8, 0xFF5C8DEB}, {0xFFB07300, 0xFFE0A030}, {0xFFD1372C, 0xFFF0675C},
    {0xFF17692F, 0xFF62D08C}, {0xFFE0F3E5, 0xFF17321F}, {0xFF7A4E00, 0xFFF2BC57},
    {0xFFFFF0CC, 0xFF382A0D}, {0xFFB3261E, 0xFFFF9087}, {0xFFFCE6E4, 0xFF401C1A},
    {0xFF1B55A5, 0xFF86B8FF}, {0xFFE2EDFB, 0xFF192E4C}, {0xFF4B5563, 0xFFB1BAC4},
    {0xFFEAECEF, 0xFF2B3037}, {0xFF2E8B57, 0xFF3FA96D}, {0xFF2F6FDE, 0xFF4E8BFF},
    {0xFFD1372C, 0xFFE5534B}, {0xFF7A838E, 0xFF7F8994}, {0xFF0067A5, 0xFF56B4E9},
    {0xFFB35900, 0xFFF0A04B}, {0xFF007A5A, 0xFF3CC79B}, {0xFF9C4A86, 0xFFDB8FC4},
    {0xFF636C76, 0xFF8D97A2},
}};

struct TypeSize {
    int size;
    int line;
    QFont::Weight weight;
};

/// In the order of TypeStyle; pixels at a desktop font of 13 px.
constexpr std::array<TypeSize, 9> typeSizes{{
    {28, 32, QFont::Medium},
    {20, 28, QFont::Medium},
    {15, 20, QFont::Medium},
    {13, 18, QFont::Normal},
    {13, 18, QFont::Medium},
    {12, 16, QFont::Normal},
    {12, 16, QFont::Medium},
    {11, 14, QFont::Normal},
    {11, 16, QFont::Normal},
}};

const TypeSize &sizeOf(TypeStyle style)
{
    return typeSizes.at(static_cast<std::size_t>(style));
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    m_palette = makePalette();
}

void Theme::applyTo(QApplication &application)
{
    m_application = &application;
    // Below 13 px the compact sizes of the design would no longer be readable.
    m_scale = std::max(1.0, QFontInfo(QApplication::font()).pixelSize() / 13.0);
    QApplication::setStyle(new ConsoleStyle(*this));
    installAccessibleWidgets();
    readSystem();
    rebuild();
    application.installEventFilter(this);
}

void Theme::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    if (m_application)
        readSystem();
    rebuild();
}

void Theme::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    emit densityChanged();
}

int Theme::rowHeight() const
{
    const int text = lineHeight(TypeStyle::Body);
    switch (m_density) {
    case Density::Compact:
        return text + 6;
    case Density::Standard:
        return text + 10;
    case Density::Comfortable:
        return text + 18;
    }
    return text + 10;
}

int Theme::twoLineRowHeight() const
{
    return rowHeight() + lineHeight(TypeStyle::Small);
}

QColor Theme::fixedColor(Token token, Scheme lightOrDark)
{
    const Pair &pair = pairs.at(static_cast<std::size_t>(token));
    return QColor::fromRgb(lightOrDark == Scheme::Dark ? pair.dark : pair.light);
}

QColor Theme::color(Token token) const
{
    if (isHighContrast())
        return highContrastColor(token);
    return fixedColor(token, m_dark ? Scheme::Dark : Scheme::Light);
}

QColor Theme::highContrastColor(Token token) const
{
    switch (token) {
    case Token::Window:
        return m_system.color(QPalette::Window);
    case Token::Base:
    case Token::Alternate:
    case Token::SuccessBack:
    case Token::WarningBack:
    case Token::DangerBack:
    case Token::InfoBack:
    case Token::NeutralBack:
    case Token::Track:
        return m_system.color(QPalette::Base);
    case Token::Button:
        return m_system.color(QPalette::Button);
    case Token::Highlight:
    case Token::Accent:
        return m_system.color(QPalette::Highlight);
    case Token::HighlightText:
    case Token::AccentText:
        return m_system.color(QPalette::HighlightedText);
    case Token::Fill:
    case Token::WarningFill:
    case Token::DangerFill:
    case Token::StripLocal:
    case Token::StripNormal:
    case Token::StripProduction:
    case Token::StripReadOnly:
    case Token::Series1:
    case Token::Series2:
    case Token::Series3:
    case Token::Series4:
        return fixedColor(token, m_dark ? Scheme::Dark : Scheme::Light);
    default:
        return m_system.color(QPalette::Text);
    }
}

Token Theme::textToken(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Token::SuccessText;
    case Tone::Warning:
        return Token::WarningText;
    case Tone::Danger:
        return Token::DangerText;
    case Tone::Info:
        return Token::InfoText;
    case Tone::Neutral:
        break;
    }
    return Token::NeutralText;
}

Token Theme::backToken(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Token::SuccessBack;
    case Tone::Warning:
        return Token::WarningBack;
    case Tone::Danger:
        return Token::DangerBack;
    case Tone::Info:
        return Token::InfoBack;
    case Tone::Neutral:
        break;
    }
    return Token::NeutralBack;
}

QColor Theme::series(int index) const
{
    constexpr std::array order{Token::Series1, Token::Series2, Token::Series3, Token::Series4,
                               Token::Series5};
    const auto last = static_cast<int>(order.size()) - 1;
    return color(order.at(static_cast<std::size_t>(std::clamp(index, 0, last))));
}

QColor Theme::barFill(double share) const
{
    if (share >= 1.0)
        return color(Token::DangerFill);
    return color(share >= 0.8 ? Token::WarningFill : Token::Fill);
}

QFont Theme::font(TypeStyle style) const
{
    QFont font;
    if (style == TypeStyle::Mono) {
        font.setFamilies({u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, u"monospace"_s});
        font.setStyleHint(QFont::Monospace);
    } else {
        font.setFamilies({u"Roboto"_s, u"Noto Sans"_s, u"DejaVu Sans"_s, u"sans-serif"_s});
        font.setStyleHint(QFont::SansSerif);
    }
    font.setPixelSize(qRound(sizeOf(style).size * m_scale));
    font.setWeight(sizeOf(style).weight);
    return font;
}

int Theme::lineHeight(TypeStyle style) const
{
    return qRound(sizeOf(style).line * m_scale);
}

void Theme::dress(QWidget *widget, TypeStyle style, Token token) const
{
    const auto paint = [this, widget, style, token] {
        widget->setFont(font(style));
        QPalette palette = widget->palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            palette.setColor(group, QPalette::WindowText, color(token));
            palette.setColor(group, QPalette::Text, color(token));
        }
        widget->setPalette(palette);
    };
    paint();
    connect(this, &Theme::changed, widget, paint);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Each window gets the event once; palette events are no sign, as our own palette causes them
    // too.
    if (event->type() == QEvent::ThemeChange && !m_rereads) {
        m_rereads = true;
        QTimer::singleShot(0, this, [this] {
            m_rereads = false;
            readSystem();
            rebuild();
        });
    }
    return QObject::eventFilter(watched, event);
}

void Theme::readSystem()
{
    // Qt 6.4 has no colour scheme of its own: without our palette the application shows the
    // desktop's.
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    m_system = QApplication::palette();
    QApplication::setPalette(ours);
}

void Theme::rebuild()
{
    const bool systemIsDark = m_system.color(QPalette::WindowText).lightness()
        > m_system.color(QPalette::Window).lightness();
    m_dark = m_scheme == Scheme::Dark
        || ((m_scheme == Scheme::System || isHighContrast()) && m_application && systemIsDark);
    m_palette = makePalette();
    if (m_application) {
        QApplication::setFont(font(TypeStyle::Body));
        QApplication::setPalette(m_palette);
        QToolTip::setPalette(m_palette);
        QToolTip::setFont(font(TypeStyle::Small));
    }
    emit changed();
}

QPalette Theme::makePalette() const
{
    if (isHighContrast())
        return m_system;
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(role, color(token));
    };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Base);
    set(QPalette::AlternateBase, Token::Alternate);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Button);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::DangerText);
    set(QPalette::PlaceholderText, Token::Faint);
    set(QPalette::Highlight, Token::Highlight);
    set(QPalette::HighlightedText, Token::HighlightText);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::ToolTipBase, Token::Base);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::Light, Token::Base);
    set(QPalette::Midlight, Token::Line);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::Field);
    set(QPalette::Shadow, Token::Field);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, color(Token::Faint));
    palette.setColor(QPalette::Disabled, QPalette::Button, color(Token::Window));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Window));
    return palette;
}

} // namespace lc
