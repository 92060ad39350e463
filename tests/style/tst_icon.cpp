// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/icon.h"
#include "style/statuswords.h"

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

    void wordsOfStates_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<QString>("wire");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("tone");
        const auto row = [](StatusFamily family, const char *wire, const char *word, Tone tone) {
            QTest::addRow("%d %s", int(family), wire) << int(family) << QString::fromLatin1(wire)
                                                      << QString::fromLatin1(word) << int(tone);
        };
        row(StatusFamily::License, "AVAILABLE", "Available", Tone::Success);
        row(StatusFamily::License, "EXPIRED", "Expired", Tone::Danger);
        row(StatusFamily::License, "ARCHIVED_TWICE", "ARCHIVED_TWICE", Tone::Neutral);
        row(StatusFamily::Grant, "DISABLED", "Accepted, not active", Tone::Neutral);
        row(StatusFamily::LicenseConfiguration, "DISABLED", "Disabled", Tone::Neutral);
        row(StatusFamily::Grant, "PENDING_ACCEPT", "Waiting for accept", Tone::Info);
        row(StatusFamily::PreCheck, "ready", "Ready", Tone::Success);
        row(StatusFamily::License, "", "", Tone::Neutral);
    }
    void wordsOfStates()
    {
        QFETCH(int, family);
        QFETCH(QString, wire);
        QFETCH(QString, word);
        QFETCH(int, tone);
        const StatusWord found = statusWord(static_cast<StatusFamily>(family), wire);
        QCOMPARE(found.word, word);
        QCOMPARE(int(found.tone), tone);
    }
};

QTEST_MAIN(TestIcon)
#include "tst_icon.moc"
