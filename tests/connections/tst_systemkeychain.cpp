// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/systemkeychain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <optional>

using namespace lc;
using namespace std::chrono_literals;

namespace {

/// A session bus of its own with the Secret Service of a test, or without any.
class Desktop {
public:
    explicit Desktop(const char *mode)
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address")});
        environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), line(m_bus));
        environment.remove(QStringLiteral("XDG_CURRENT_DESKTOP"));
        environment.remove(QStringLiteral("KDE_FULL_SESSION"));
        environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
        if (!*mode)
            return;
        m_service.setProcessEnvironment(environment);
        m_service.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_service.start(QStringLiteral("/usr/bin/python3"),
                        {QStringLiteral("-B"),
                         QStringLiteral(LC_SOURCE_DIR "/tests/connections/secretservice.py"),
                         QString::fromLatin1(mode)});
        isReady = line(m_service) == QStringLiteral("ready");
    }
    ~Desktop()
    {
        for (QProcess *process : {&m_service, &m_bus}) {
            process->kill();
            process->waitForFinished();
        }
    }
    /// What a program of its own makes of a few jobs, an outcome a line.
    QStringList run(const QStringList &jobs) const
    {
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(),
                      QStringList{QStringLiteral("--jobs")} + jobs);
        program.waitForFinished(20'000);
        return QString::fromUtf8(program.readAllStandardOutput())
            .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    static bool isPossible()
    {
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import dbus.mainloop.glib; from gi.repository import GLib")});
        QProcess bus;
        bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--version")});
        return python.waitForFinished() && python.exitCode() == 0 && bus.waitForFinished()
            && bus.exitCode() == 0;
    }

    QProcessEnvironment environment;
    bool isReady = false;

private:
    static QString line(QProcess &process)
    {
        while (!process.canReadLine() && process.waitForReadyRead(10'000)) { }
        return QString::fromUtf8(process.readLine()).trimmed();
    }

    QProcess m_bus;
    QProcess m_service;
};

QString told(Keychain::Failure failure)
{
    switch (failure) {
    case Keychain::Failure::NotFound:
        return QStringLiteral("not found");
    case Keychain::Failure::Denied:
        return QStringLiteral("denied");
    case Keychain::Failure::Unavailable:
        return QStringLiteral("unavailable");
    case Keychain::Failure::TimedOut:
        return QStringLiteral("timed out");
    }
    return {};
}

/// "write:NAME=SECRET", "read:NAME", "remove:NAME", all asked for at once; the outcomes in order,
/// at the end "waited" when waiting was told and the longest time without events.
int runJobs(const QStringList &jobs)
{
    SystemKeychain keychain(QStringLiteral("license-console"), 1500ms);
    QObject context;
    QStringList outcomes;
    bool hasWaited = false;
    QObject::connect(&keychain, &SystemKeychain::waitingChanged, &context,
                     [&](bool isWaiting) { hasWaited = hasWaited || isWaiting; });
    qint64 gap = 0;
    QElapsedTimer sinceBeat;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &context,
                     [&] { gap = std::max(gap, sinceBeat.restart()); });
    beat.start(5ms);
    sinceBeat.start();
    const auto done = [&](const Result<void, Keychain::Error> &outcome) {
        outcomes.append(outcome ? QStringLiteral("done") : told(outcome.error().failure));
    };
    for (const QString &job : jobs) {
        const QString name = job.section(QLatin1Char('/'), 1, 1);
        if (job.startsWith(QLatin1StringView("write")))
            keychain.write(name, Secret::fromText(job.section(QLatin1Char('/'), 2)), &context,
                           done);
        else if (job.startsWith(QLatin1StringView("remove")))
            keychain.remove(name, &context, done);
        else
            keychain.read(name, &context, [&](const Result<Secret, Keychain::Error> &secret) {
                outcomes.append(secret ? QString::fromUtf8(secret->bytes())
                                       : told(secret.error().failure));
            });
    }
    if (!outcomes.isEmpty())
        return 2;
    if (!QTest::qWaitFor([&] { return outcomes.size() == jobs.size(); }, 15'000))
        return 3;
    if (hasWaited)
        outcomes.append(QStringLiteral("waited"));
    if (gap > 100)
        outcomes.append(QStringLiteral("blocked for %1 ms").arg(gap));
    std::fputs(qPrintable(outcomes.join(QLatin1Char('\n'))), stdout);
    return 0;
}

} // namespace

class tst_SystemKeychain : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void secretsAreKept();
    void withoutABus();
    void withoutAService();
    void aPromptThatNobodyAnswersIsGivenUp();
    void aDismissedPromptIsADenial();
    void nothingComesToAContextThatIsGone();
    void neverAPlainFile();
};

void tst_SystemKeychain::initTestCase()
{
    if (!Desktop::isPossible())
        QSKIP("dbus-daemon, python3-dbus and python3-gi are needed for a Secret Service.");
}

void tst_SystemKeychain::secretsAreKept()
{
    const Desktop desktop("open");
    QVERIFY(desktop.isReady);
    const QString secret = QStringLiteral("{\"a\": \"wJalr/+ä€\"}");
    QCOMPARE(desktop.run({QStringLiteral("read/keys:a"), QStringLiteral("write/keys:a/") + secret,
                          QStringLiteral("read/keys:a"), QStringLiteral("write/keys:a/other"),
                          QStringLiteral("read/keys:a"), QStringLiteral("read/keys:b")}),
             (QStringList{QStringLiteral("not found"), QStringLiteral("done"), secret,
                          QStringLiteral("done"), QStringLiteral("other"),
                          QStringLiteral("not found")}));
    // Another program of the same person, later.
    QCOMPARE(desktop.run({QStringLiteral("read/keys:a"), QStringLiteral("remove/keys:a"),
                          QStringLiteral("read/keys:a"), QStringLiteral("remove/keys:a")}),
             (QStringList{QStringLiteral("other"), QStringLiteral("done"),
                          QStringLiteral("not found"), QStringLiteral("done")}));
}

void tst_SystemKeychain::withoutABus()
{
    Desktop desktop("");
    desktop.environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                               QStringLiteral("unix:path=/nonexistent"));
    QCOMPARE(desktop.run({QStringLiteral("read/keys:a"), QStringLiteral("write/keys:a/x"),
                          QStringLiteral("remove/keys:a")}),
             QStringList(3, QStringLiteral("unavailable")));
}

void tst_SystemKeychain::withoutAService()
{
    const Desktop desktop("");
    QCOMPARE(desktop.run({QStringLiteral("read/keys:a"), QStringLiteral("write/keys:a/x")}),
             QStringList(2, QStringLiteral("unavailable")));
}

void tst_SystemKeychain::aPromptThatNobodyAnswersIsGivenUp()
{
    const Desktop desktop("silent");
    QVERIFY(desktop.isReady);
    // What was asked for after it does not wait as long again.
    QElapsedTimer time;
    time.start();
    QCOMPARE(desktop.run({QStringLiteral("read/keys:a"), QStringLiteral("read/keys:a"),
                          QStringLiteral("write/keys:b/x")}),
             (QStringList{QStringLiteral("timed out"), QStringLiteral("timed out"),
                          QStringLiteral("timed out"), QStringLiteral("waited")}));
    QVERIFY(time.elapsed() < 5000);
}

void tst_SystemKeychain::aDismissedPromptIsADenial()
{
    const Desktop desktop("refusing");
    QVERIFY(desktop.isReady);
    const QStringList outcome = desktop.run({QStringLiteral("read/keys:a")});
    QVERIFY2(outcome.size() == 1 && outcome.first() != QStringLiteral("x"),
             qPrintable(outcome.join(QLatin1Char(' '))));
}

void tst_SystemKeychain::nothingComesToAContextThatIsGone()
{
    SystemKeychain keychain(QStringLiteral("license-console"), 500ms);
    auto context = std::make_unique<QObject>();
    bool came = false;
    keychain.read(QStringLiteral("x"), context.get(),
                  [&](const Result<Secret, Keychain::Error> &) { came = true; });
    context.reset();
    QObject other;
    bool isDone = false;
    keychain.remove(QStringLiteral("x"), &other,
                    [&](const Result<void, Keychain::Error> &) { isDone = true; });
    QTRY_VERIFY(isDone);
    QVERIFY(!came);
}

void tst_SystemKeychain::neverAPlainFile()
{
    QProcess names;
    names.start(QStringLiteral("nm"),
                {QStringLiteral("--undefined-only"), QStringLiteral("--demangle"),
                 QCoreApplication::applicationFilePath()});
    if (!names.waitForStarted())
        QSKIP("nm is needed.");
    QVERIFY(names.waitForFinished());
    const QByteArray used = names.readAllStandardOutput();
    QVERIFY(used.contains("QKeychain::Job::start"));
    QVERIFY(!used.contains("setInsecureFallback"));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1StringView("--jobs"))
        return runJobs(arguments.mid(2));
    tst_SystemKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_systemkeychain.moc"
