// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/sources.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Files stay small enough to be read at one sitting.
class TestSizes : public QObject {
    Q_OBJECT

    static constexpr int habit = 300;
    static constexpr int limit = 800;

private slots:
    void filesAreShort()
    {
        const auto sources = readCode({u"app"_s, u"models"_s, u"views"_s, u"tests"_s});
        QVERIFY(sources.size() > 20);
        QStringList long_;
        for (const SourceFile &source : sources) {
            const auto count = source.lines.size();
            if (count > habit)
                qInfo("%ls: %lld lines", qUtf16Printable(source.path), qlonglong(count));
            if (count > limit)
                long_.append(u"%1: %2 lines"_s.arg(source.path).arg(count));
        }
        QVERIFY2(long_.isEmpty(), qPrintable(long_.join(u'\n')));
    }

    void mainWindowOnlyComposes()
    {
        for (const SourceFile &source : readCode({u"views"_s})) {
            if (source.path.section(u'/', -1).startsWith(u"mainwindow."_s))
                QVERIFY2(source.lines.size() <= habit, qPrintable(source.path));
        }
    }
};

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
