// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/icon.h"

#include <QImage>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

/// Pixels that carry ink.
int inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    return ink;
}

} // namespace

class TestIcon : public QObject {
    Q_OBJECT

private slots:
    void everySymbolIsDrawn_data()
    {
        QTest::addColumn<int>("symbol");
        for (int i = 0; i < static_cast<int>(Symbol::Count); ++i)
            QTest::newRow(symbolName(static_cast<Symbol>(i)).latin1()) << i;
    }
    void everySymbolIsDrawn()
    {
        QFETCH(int, symbol);
        const auto name = static_cast<Symbol>(symbol);
        const QPixmap once = symbolPixmap(name, Qt::black, 16, 1.0);
        const QPixmap twice = symbolPixmap(name, Qt::black, 16, 2.0);
        QCOMPARE(twice.size(), QSize(32, 32));
        QVERIFY(inkOf(once) >= 5);
        QVERIFY2(inkOf(twice) > 2 * inkOf(once), "twice the resolution is not twice as sharp");
        QCOMPARE(symbolNamed(symbolName(name), Tone::Danger), name);
    }

    void colourFollowsModeAndScheme()
    {
        Theme theme;
        theme.setScheme(Scheme::Light);
        const QIcon stop = icon(theme, Symbol::Stop);
        // The left edge of the square.
        const auto colour = [&](QIcon::Mode mode) {
            return stop.pixmap(QSize(32, 32), 1.0, mode).toImage().pixelColor(8, 16);
        };
        QCOMPARE(colour(QIcon::Normal), theme.color(Token::Sub));
        QCOMPARE(colour(QIcon::Disabled), theme.color(Token::Faint));
        QCOMPARE(colour(QIcon::Selected), theme.color(Token::HighlightText));
        theme.setScheme(Scheme::Dark);
        QCOMPARE(colour(QIcon::Normal), Theme::fixedColor(Token::Sub, Scheme::Dark));
        const QIcon danger = icon(theme, Symbol::Stop, Tone::Danger);
        QCOMPARE(danger.pixmap(QSize(32, 32), 1.0, QIcon::Selected).toImage().pixelColor(8, 16),
                 theme.text(Tone::Danger));
    }
};

QTEST_MAIN(TestIcon)
#include "tst_icon.moc"
