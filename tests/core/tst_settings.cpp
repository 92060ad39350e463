// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

const Setting<int> minutes{"Recorder/minutes", 15, [](const int &value) { return value >= 0; }};
const Setting<bool> dark{"Window/dark", false};
const Setting<QString> name{"Name", u"nobody"_s};
const Setting<QStringList> tabs{"Window/tabs", {u"overview"_s}};
const Setting<QByteArray> layout{"Window/layout"};

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"settings.ini"_s);
    }

    void keepsTypedValues()
    {
        const QByteArray bytes("\0\xff\n=", 4);
        {
            Settings settings(m_path, now);
            QCOMPARE(settings.value(minutes), 15);
            QCOMPARE(settings.value(tabs), QStringList{u"overview"_s});
            QCOMPARE(settings.value(layout), QByteArray());
            settings.set(minutes, 60);
            settings.set(dark, true);
            settings.set(name, u"Zo\u00eb, \"quoted\"; 日本"_s);
            settings.set(tabs, {u"a"_s, u"b,c"_s});
            settings.set(layout, bytes);
            QVERIFY(settings.save());
        }
        Settings settings(m_path, now);
        QCOMPARE(settings.value(minutes), 60);
        QCOMPARE(settings.value(dark), true);
        QCOMPARE(settings.value(name), u"Zo\u00eb, \"quoted\"; 日本"_s);
        QCOMPARE(settings.value(tabs), (QStringList{u"a"_s, u"b,c"_s}));
        QCOMPARE(settings.value(layout), bytes);
        settings.remove(minutes);
        QCOMPARE(settings.value(minutes), 15);
        QVERIFY(settings.setAsidePath().isEmpty());
    }

    void fallsBackForUnusableValues()
    {
        write("[Recorder]\nminutes=soon\n");
        QCOMPARE(Settings(m_path, now).value(minutes), 15);
        write("[Recorder]\nminutes=-5\n");
        QCOMPARE(Settings(m_path, now).value(minutes), 15);
        write("[Recorder]\nminutes=5\n");
        QCOMPARE(Settings(m_path, now).value(minutes), 5);
    }

    void setsDamagedFilesAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("words") << QByteArray("this is not a settings file\n");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("rubbish") << QByteArray("\x93\xfe\x01 garbage \xff\n\x02no");
        QTest::newRow("zero in the middle") << QByteArray("[A]\nb=1\n\0c=2\n", 14);
    }
    void setsDamagedFilesAside()
    {
        QFETCH(QByteArray, content);
        write(content);
        {
            Settings settings(m_path, now);
            QCOMPARE(settings.setAsidePath(), m_path + u".damaged-20260319-081400"_s);
            QCOMPARE(settings.value(minutes), 15);
            settings.set(minutes, 30);
            QVERIFY(settings.save());
        }
        QFile aside(m_path + u".damaged-20260319-081400"_s);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        Settings settings(m_path, now);
        QVERIFY(settings.setAsidePath().isEmpty());
        QCOMPARE(settings.value(minutes), 30);
    }

    void saysWhenItCannotSave()
    {
        Settings settings(m_folder->filePath(u"settings.ini/below/a/file"_s), now);
        write("");
        settings.set(minutes, 1);
        QVERIFY(!settings.save());
    }

private:
    static constexpr Instant now{std::chrono::milliseconds(1'773'908'040'000)};

    void write(const QByteArray &content)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
