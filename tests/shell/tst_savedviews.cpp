// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/settings.h"
#include "shell/savedviews.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestSavedViews : public QObject {
    Q_OBJECT

    QString path() const { return m_folder.filePath(u"settings.ini"_s); }
    static QStringList names(const SavedViews &views)
    {
        QStringList names;
        for (const SavedView &view : views.all())
            names += view.name;
        return names;
    }

private slots:
    void cleanup() { QFile::remove(path()); }

    void staysInTheOrderOfNames()
    {
        {
            Settings settings(path(), SystemClock().now());
            SavedViews views(settings);
            views.keep(u"zeta & co"_s, u"tokens"_s, "{\"a\":1}");
            views.keep(u"Älter"_s, u"issued-licenses"_s, "{\"ü\":2}");
            QVERIFY(settings.save());
        }
        Settings settings(path(), SystemClock().now());
        const SavedViews views(settings);
        QCOMPARE(views.all().size(), 2);
        const auto kept = views.named(u"älter"_s);
        QVERIFY(kept);
        QCOMPARE(kept->layout, QByteArray("{\"ü\":2}"));
        QCOMPARE(kept->page, u"issued-licenses"_s);
        QCOMPARE(views.named(u"ZETA & CO"_s)->page, u"tokens"_s);
    }

    void aNameIsThereOnce()
    {
        Settings settings(path(), SystemClock().now());
        SavedViews views(settings);
        QSignalSpy changed(&views, &SavedViews::changed);
        views.keep(u"First"_s, u"tokens"_s, "1");
        const QString id = views.named(u"First"_s)->id;
        views.keep(u"first"_s, u"tokens"_s, "2");
        QCOMPARE(names(views), QStringList{u"first"_s});
        QCOMPARE(views.find(id)->layout, QByteArray("2"));
        views.keep(u"Other"_s, u"tokens"_s, "3");
        QVERIFY(!views.rename(id, u"OTHER"_s));
        QVERIFY(!views.rename(id, {}));
        QCOMPARE(changed.size(), 3);
        QVERIFY(views.rename(id, u"FIRST"_s)); // its own name in another case
        views.remove(id);
        QCOMPARE(names(views), QStringList{u"Other"_s});
        QVERIFY(!views.find(id));
    }

    void damagedViewsAreLeftOut()
    {
        {
            Settings settings(path(), SystemClock().now());
            settings.set(Setting<QByteArray>{"Views/saved"},
                         QByteArray(R"([{"id":"1","name":"A","page":"tokens","layout":"x"},
                                        {"id":"2","name":"","page":"tokens"}, 7, {"id":"3"}])"));
            QVERIFY(settings.save());
        }
        Settings settings(path(), SystemClock().now());
        const SavedViews views(settings);
        QCOMPARE(names(views), QStringList{u"A"_s});
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
