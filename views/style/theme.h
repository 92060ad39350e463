// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tone.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;
class QWidget;

namespace lc {

/// A colour by its job; the only place that knows the value behind it is Theme.
enum class Token {
    Window,
    Base,
    Alternate,
    Text,
    Sub, ///< secondary text, labels, table headers
    Faint, ///< placeholders, disabled text, stale rows
    Button,
    Border,
    Line, ///< row and grid lines
    Field, ///< border of text fields and check boxes
    Highlight,
    HighlightText,
    Accent,
    AccentText,
    Track, ///< empty part of bars
    Fill, ///< bar below 80 %
    WarningFill, ///< bar from 80 % to below 100 %
    DangerFill, ///< bar at 100 % and over
    SuccessText,
    SuccessBack,
    WarningText,
    WarningBack,
    DangerText,
    DangerBack,
    InfoText,
    InfoBack,
    NeutralText,
    NeutralBack,
    StripLocal,
    StripNormal,
    StripProduction,
    StripReadOnly,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Count
};

enum class TypeStyle {
    Number, ///< overview tiles
    Title, ///< page title
    Heading, ///< card, form section
    Body,
    BodyMedium, ///< emphasis
    Small, ///< notes, pills, status bar
    SmallMedium, ///< table headers
    Axis, ///< chart labels
    Mono ///< ARNs, ids, commands
};

enum class Density { Compact, Standard, Comfortable };

enum class Scheme {
    System, ///< light or dark as the desktop is
    Light,
    Dark,
    HighContrast ///< the desktop's own palette; tones keep only icon and word
};

/// Colours, fonts and sizes of the program, switchable while it runs; owned by the application and
/// handed to every view.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);

    /// Gives the application its style, palette and font, and follows the desktop from then on.
    /// Call once, before the first widget.
    void applyTo(QApplication &application);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    bool isDark() const { return m_dark; }
    bool isHighContrast() const { return m_scheme == Scheme::HighContrast; }

    Density density() const { return m_density; }
    void setDensity(Density density);
    int rowHeight() const; ///< pixels, one line of text
    int twoLineRowHeight() const; ///< pixels

    QColor color(Token token) const;
    /// A value of one of the two fixed palettes, whatever the scheme in use.
    static QColor fixedColor(Token token, Scheme lightOrDark);
    static Token textToken(Tone tone);
    static Token backToken(Tone tone);
    QColor text(Tone tone) const { return color(textToken(tone)); }
    QColor back(Tone tone) const { return color(backToken(tone)); }
    /// The series colours in their fixed order; an index past the last one gives the colour of
    /// "others".
    QColor series(int index) const;
    /// The fill of a usage bar for a share of the limit, 1.0 being full.
    QColor barFill(double share) const;

    QFont font(TypeStyle style) const;
    int lineHeight(TypeStyle style) const; ///< pixels
    const QPalette &palette() const { return m_palette; }

    /// Text drawn in one type style wherever the widget goes; the colour is a token and follows the
    /// scheme.
    void dress(QWidget *widget, TypeStyle style, Token color = Token::Text) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed(); ///< colours or fonts; views repaint and recolour what they keep
    void densityChanged();

private:
    void rebuild();
    void readSystem();
    QPalette makePalette() const;
    QColor highContrastColor(Token token) const;

    QApplication *m_application = nullptr;
    QPalette m_system;
    QPalette m_palette;
    Scheme m_scheme = Scheme::System;
    Density m_density = Density::Standard;
    bool m_dark = false;
    bool m_rereads = false; ///< the desktop has changed and is read again soon
    double m_scale = 1.0; ///< of all type sizes, from the desktop's font size
};

} // namespace lc
