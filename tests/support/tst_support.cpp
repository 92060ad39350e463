// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "support/modelpicture.h"
#include "support/temporaryhome.h"

#include <QDir>
#include <QLocale>
#include <QProcessEnvironment>
#include <QStringListModel>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lc;

/// The world in which all other tests run.
class TestSupport : public QObject {
    Q_OBJECT

private slots:
    void worldIsFixed()
    {
        QVERIFY(QDir::homePath().contains(u"license-console-test-"_s));
        QCOMPARE(QLocale().language(), QLocale::C);
        QCOMPARE(QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::currentDateTime()), 0);
        for (const QByteArray &name : environmentNames())
            QVERIFY2(!name.startsWith("AWS_"), name.constData());
    }

    void homeRestoresWhatItChanged()
    {
        const QByteArray before = qgetenv("HOME");
        qputenv("LICENSE_CONSOLE_TEST_VALUE", "first");
        {
            TemporaryHome home;
            QVERIFY(qgetenv("HOME") != before);
            home.setVariable("LICENSE_CONSOLE_TEST_VALUE", "second");
            home.setVariable("LICENSE_CONSOLE_TEST_VALUE", "third");
            home.setVariable("LICENSE_CONSOLE_TEST_NEW", "x");
            const QString file = home.write(u".aws/credentials"_s, "[default]\n");
            QCOMPARE(home.read(u".aws/credentials"_s), QByteArray("[default]\n"));
            QVERIFY(file.startsWith(QDir::homePath()));
        }
        QCOMPARE(qgetenv("HOME"), before);
        QCOMPARE(qgetenv("LICENSE_CONSOLE_TEST_VALUE"), QByteArray("first"));
        QVERIFY(!qEnvironmentVariableIsSet("LICENSE_CONSOLE_TEST_NEW"));
    }

    void clockStandsStill()
    {
        FakeClock clock;
        const Instant start = clock.now();
        QCOMPARE(toIsoText(start), u"2026-03-19T08:00:00Z"_s);
        QVERIFY(clock.now() == start);
        clock.advance(std::chrono::hours(2));
        QVERIFY(clock.now() - start == std::chrono::hours(2));
        clock.set(start);
        QVERIFY(clock.now() == start);
    }

    void pictureAlignsColumns()
    {
        QStringListModel model({u"one"_s, u"twenty-one"_s});
        model.setHeaderData(0, Qt::Horizontal, u"Name"_s);
        QCOMPARE(ModelPicture(model).text(), u"1\n----------\none\ntwenty-one"_s);
    }

private:
    static QList<QByteArray> environmentNames()
    {
        QList<QByteArray> names;
        for (const QString &entry : QProcessEnvironment::systemEnvironment().keys())
            names.append(entry.toLatin1());
        return names;
    }
};

QTEST_GUILESS_MAIN(TestSupport)
#include "tst_support.moc"
