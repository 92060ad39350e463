// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace lc;

Q_DECLARE_METATYPE(lc::Token)

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF()))
        + 0.0722 * linear(double(color.blueF()));
}

/// The contrast ratio of WCAG 2.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void contrast_data()
    {
        QTest::addColumn<Token>("front");
        QTest::addColumn<Token>("back");
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("dark");
        const auto row = [](const char *name, Token front, Token back, double light, double dark) {
            QTest::newRow(name) << front << back << light << dark;
        };
        row("text on base", Token::Text, Token::Base, 16.6, 14.7);
        row("text on window", Token::Text, Token::Window, 15.1, 13.4);
        row("sub on base", Token::Sub, Token::Base, 6.4, 7.8);
        row("sub on window", Token::Sub, Token::Window, 5.8, 7.1);
        row("faint on base", Token::Faint, Token::Base, 5.3, 6.1);
        row("faint on window", Token::Faint, Token::Window, 4.9, 5.5);
        row("hltext on hl", Token::HighlightText, Token::Highlight, 12.7, 10.3);
        row("accent on base", Token::Accent, Token::Base, 6.4, 7.5);
        row("accent on hl", Token::Accent, Token::Highlight, 5.2, 4.7);
        row("accentfg on accent", Token::AccentText, Token::Accent, 6.4, 7.6);
        row("success", Token::SuccessText, Token::SuccessBack, 5.9, 7.2);
        row("warning", Token::WarningText, Token::WarningBack, 6.4, 8.0);
        row("danger", Token::DangerText, Token::DangerBack, 5.5, 6.9);
        row("info", Token::InfoText, Token::InfoBack, 6.1, 6.7);
        row("neutral", Token::NeutralText, Token::NeutralBack, 6.4, 6.8);
        row("success on hl", Token::SuccessText, Token::Highlight, 5.5, 5.8);
        row("warning on hl", Token::WarningText, Token::Highlight, 5.8, 6.4);
        row("danger on hl", Token::DangerText, Token::Highlight, 5.3, 5.1);
        row("info on hl", Token::InfoText, Token::Highlight, 5.9, 5.5);
        row("s1 on base", Token::Series1, Token::Base, 6.0, 7.8);
        row("s2 on base", Token::Series2, Token::Base, 4.8, 8.4);
        row("s3 on base", Token::Series3, Token::Base, 5.3, 8.4);
        row("s4 on base", Token::Series4, Token::Base, 5.6, 7.5);
        row("fill on track", Token::Fill, Token::Track, 3.2, 3.5);
        row("wfill on track", Token::WarningFill, Token::Track, 3.1, 5.1);
        row("bfill on track", Token::DangerFill, Token::Track, 3.8, 3.7);
        row("field on base", Token::Field, Token::Base, 3.0, 4.0);
    }
    void contrast()
    {
        QFETCH(Token, front);
        QFETCH(Token, back);
        QFETCH(double, light);
        QFETCH(double, dark);
        const auto ratio = [&](Scheme scheme) {
            return ::contrast(Theme::fixedColor(front, scheme), Theme::fixedColor(back, scheme));
        };
        QVERIFY2(std::abs(ratio(Scheme::Light) - light) < 0.06,
                 qPrintable(QString::number(ratio(Scheme::Light))));
        QVERIFY2(std::abs(ratio(Scheme::Dark) - dark) < 0.06,
                 qPrintable(QString::number(ratio(Scheme::Dark))));
    }

    void stripsAreSeenOnWindow()
    {
        for (const Token strip : {Token::StripLocal, Token::StripNormal, Token::StripProduction,
                                  Token::StripReadOnly}) {
            for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
                QVERIFY(::contrast(Theme::fixedColor(strip, scheme),
                                   Theme::fixedColor(Token::Window, scheme))
                        >= 3.4);
        }
    }

    void schemeSwitchesWhileRunning()
    {
        Theme theme;
        theme.applyTo(*qApp);
        theme.setScheme(Scheme::Light);
        QSignalSpy spy(&theme, &Theme::changed);
        theme.setScheme(Scheme::Dark);
        QCOMPARE(spy.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(Token::Base));
        theme.setScheme(Scheme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window),
                 Theme::fixedColor(Token::Window, Scheme::Light));
        theme.setScheme(Scheme::Light);
        QCOMPARE(spy.count(), 2);
    }

    void settlesAfterADesktopChange()
    {
        Theme theme;
        theme.applyTo(*qApp);
        QSignalSpy spy(&theme, &Theme::changed);
        QEvent change(QEvent::ThemeChange);
        QApplication::sendEvent(qApp, &change);
        QApplication::sendEvent(qApp, &change);
        QTRY_COMPARE(spy.count(), 1);
        // Palette events of our own making must not start another round.
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(spy.count(), 1);
    }

    void highContrastFollowsTheDesktop()
    {
        Theme theme;
        theme.applyTo(*qApp);
        theme.setScheme(Scheme::HighContrast);
        QCOMPARE(theme.color(Token::Line), theme.color(Token::Text));
        QCOMPARE(theme.back(Tone::Danger), theme.color(Token::Base));
    }

    void densityChangesRows()
    {
        Theme theme;
        QSignalSpy spy(&theme, &Theme::densityChanged);
        QCOMPARE(theme.rowHeight(), 28);
        theme.setDensity(Density::Compact);
        QCOMPARE(theme.rowHeight(), 24);
        theme.setDensity(Density::Comfortable);
        QCOMPARE(theme.rowHeight(), 36);
        QCOMPARE(theme.twoLineRowHeight(), 52);
        QCOMPARE(spy.count(), 2);
    }

    void barTurnsAtTheLimits()
    {
        Theme theme;
        QCOMPARE(theme.barFill(0.799), theme.color(Token::Fill));
        QCOMPARE(theme.barFill(0.8), theme.color(Token::WarningFill));
        QCOMPARE(theme.barFill(1.0), theme.color(Token::DangerFill));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
