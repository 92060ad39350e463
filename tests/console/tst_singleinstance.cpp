// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/singleinstance.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lc;

/// One program for each data folder, whatever became of the one before.
class TestSingleInstance : public QObject {
    Q_OBJECT

    QString folder() const { return m_folder->path(); }
    /// Hands over as another process would: while this one's event loop goes on.
    bool handOver(SingleInstance &later, const QStringList &arguments) const
    {
        std::atomic<int> outcome = -1;
        std::thread other([&] { outcome = later.handOver(arguments); });
        const bool isOver = QTest::qWaitFor([&] { return outcome >= 0; }, 10000);
        other.join();
        return isOver && outcome == 1;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSecondHandsOverItsArguments()
    {
        SingleInstance first(folder());
        QVERIFY(first.isFirst());
        SingleInstance second(folder());
        QVERIFY(!second.isFirst());
        QSignalSpy started(&first, &SingleInstance::started);
        const QStringList arguments{u"license-console"_s, u"--page"_s, u"tokens"_s, u"ä \n\"b"_s};
        QVERIFY(handOver(second, arguments));
        QCOMPARE(started.size(), 1);
        QCOMPARE(started.first().first().toStringList(), arguments);
        const QFileInfo socket(folder() + u"/window.socket"_s);
        QVERIFY(socket.exists());
        QCOMPARE(
            socket.permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
    }

    void anotherFolderIsAnotherWindow()
    {
        const QTemporaryDir other;
        SingleInstance first(folder());
        SingleInstance second(other.path());
        QVERIFY(first.isFirst());
        QVERIFY(second.isFirst());
    }

    void aLongFolderIsNoObstacle()
    {
        const QString deep = folder() + u'/' + QString(120, u'd');
        QVERIFY(QDir().mkpath(deep));
        SingleInstance first(deep);
        QVERIFY(first.isFirst());
        SingleInstance second(deep);
        QVERIFY(!second.isFirst());
        QVERIFY(handOver(second, {u"x"_s}));
    }

    void aCrashLeavesNoObstacle()
    {
        // A child takes lock and socket and is killed.
        int ready[2];
        QCOMPARE(pipe(ready), 0);
        const pid_t child = fork();
        if (child == 0) {
            SingleInstance crashed(folder());
            const char word = crashed.isFirst() ? 'y' : 'n';
            (void)!write(ready[1], &word, 1);
            pause();
            _exit(0);
        }
        char word = 0;
        QCOMPARE(read(ready[0], &word, 1), ssize_t(1));
        QCOMPARE(word, 'y');
        QVERIFY(QFileInfo::exists(folder() + u"/window.socket"_s));
        {
            SingleInstance second(folder());
            QVERIFY(!second.isFirst());
        }
        QCOMPARE(kill(child, SIGKILL), 0);
        QCOMPARE(waitpid(child, nullptr, 0), child);
        QVERIFY(QFileInfo::exists(folder() + u"/window.socket"_s));
        SingleInstance third(folder());
        QVERIFY(third.isFirst());
        SingleInstance fourth(folder());
        QVERIFY(!fourth.isFirst());
        QSignalSpy started(&third, &SingleInstance::started);
        QVERIFY(handOver(fourth, {u"again"_s}));
        QCOMPARE(started.size(), 1);
    }

    void noiseOnTheSocketIsIgnored()
    {
        SingleInstance first(folder());
        QVERIFY(first.isFirst());
        QSignalSpy started(&first, &SingleInstance::started);
        QLocalSocket noise;
        noise.connectToServer(folder() + u"/window.socket"_s);
        QVERIFY(noise.waitForConnected(5000));
        noise.write(QByteArray(200 * 1024, 'x'));
        QTRY_COMPARE(noise.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(started.size(), 0);
        SingleInstance second(folder());
        QVERIFY(!second.isFirst());
        QVERIFY(handOver(second, {}));
        QCOMPARE(started.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
