// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/processcredentials.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>

using namespace lc;
using namespace std::chrono_literals;

namespace {

constexpr auto good = R"({"Version": 1, "AccessKeyId": "ASIA1", "SecretAccessKey": "S",)"
                      R"( "SessionToken": "T", "Expiration": "2026-03-19T09:00:00+01:00"})";

struct Run {
    std::optional<CredentialsResult> result;
    qint64 longestGap = 0; ///< ms in which this thread handled no event

    QString error() const { return result && !*result ? result->error().message : QString(); }
};

/// Runs a script for /bin/sh and watches the event loop meanwhile.
class Script {
public:
    explicit Script(const QByteArray &text, std::chrono::milliseconds limit = 20s)
        : m_path(m_folder.filePath(QStringLiteral("script"))),
          source({QStringLiteral("p"), QStringLiteral("/bin/sh '%1'").arg(m_path)}, limit)
    {
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the script");
    }
    Run run()
    {
        Run run;
        QElapsedTimer sinceBeat;
        QTimer beat;
        sinceBeat.start();
        QObject::connect(&beat, &QTimer::timeout, &beat,
                         [&] { run.longestGap = std::max(run.longestGap, sinceBeat.restart()); });
        beat.start(5ms);
        source.fetch(CredentialsSource::Asking::Allowed,
                     [&](const CredentialsResult &result) { run.result = result; });
        run.longestGap = std::max(run.longestGap, sinceBeat.elapsed());
        (void)QTest::qWaitFor([&] { return run.result.has_value(); }, 15'000);
        return run;
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    QString m_path;

public:
    ProcessCredentials source;
};

bool isAlive(const QByteArray &process)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(process)));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

class tst_ProcessCredentials : public QObject {
    Q_OBJECT
private slots:
    void keysAreRead();
    void itCanRunAgain();
    void hostilePrograms_data();
    void hostilePrograms();
    void noShellIsUsed();
    void programThatIsNotThere();
    void timeLimitEndsTheWholeGroup();
    void destroyingEndsTheWholeGroup();
    void aChildThatStaysDoesNotHoldUp();
};

void tst_ProcessCredentials::keysAreRead()
{
    Script script(QByteArray("echo noise >&2; echo '") + good + "'");
    const Run run = script.run();
    QVERIFY2(run.result && *run.result, qPrintable(run.error()));
    const Credentials &keys = ***run.result;
    QCOMPARE(keys.accessKeyId, QStringLiteral("ASIA1"));
    QCOMPARE(keys.secretAccessKey.bytes(), "S");
    QCOMPARE(keys.sessionToken.bytes(), "T");
    QCOMPARE(toIsoText(*keys.expiresAt), QStringLiteral("2026-03-19T08:00:00Z"));
}

void tst_ProcessCredentials::itCanRunAgain()
{
    Script script(R"(echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"S"}')");
    for (int i = 0; i < 3; ++i) {
        const Run run = script.run();
        QVERIFY2(run.result && *run.result, qPrintable(run.error()));
        QVERIFY(!(**run.result)->expiresAt);
        QVERIFY((**run.result)->sessionToken.isEmpty());
    }
}

void tst_ProcessCredentials::hostilePrograms_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &script, const char *words) {
        QTest::newRow(name) << script << QString::fromLatin1(words);
    };
    const auto prints = [](const QByteArray &members) {
        return "printf '{\"Version\":1," + members + "}'";
    };
    row("exit code", "exit 3", "code 3");
    row("exit code after keys", QByteArray("echo '") + good + "'; exit 1", "code 1");
    row("crash", "kill -SEGV $$", "crashed");
    row("killed", "kill -9 $$", "crashed");
    row("nothing", "true", "as JSON");
    row("text", "echo 'invalid json'", "as JSON");
    row("list", "echo '[1]'", "as JSON");
    row("cut", "printf '{\"Version\":1,\"AccessKeyId\":'", "as JSON");
    row("two documents", QByteArray("echo '") + good + "'; echo '" + good + "'", "as JSON");
    row("NUL after it", QByteArray("printf '") + good + "\\000x'", "as JSON");
    row("bad UTF-8", prints(R"("AccessKeyId":"\377","SecretAccessKey":"S")"), "");
    row("deep", "head -c 60000 /dev/zero | tr '\\0' '['", "as JSON");
    row("flood", "yes", "more than keys need");
    row("flood of zeros", "cat /dev/zero", "more than keys need");
    row("just too much", "head -c 65537 /dev/zero", "more than keys need");
    row("flood on standard error", "head -c 4000000 /dev/zero >&2; exit 7", "code 7");
    row("no version", "echo '{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\"}'", "as JSON");
    row("version 2", "echo '{\"Version\":2,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\"}'",
        "not 1");
    row("version as text",
        "echo '{\"Version\":\"1\",\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\"}'", "as JSON");
    row("no secret", "echo '{\"Version\":1,\"AccessKeyId\":\"A\"}'", "as JSON");
    row("empty key", "echo '{\"Version\":1,\"AccessKeyId\":\"\",\"SecretAccessKey\":\"S\"}'",
        "without all parts");
    row("key is a number", "echo '{\"Version\":1,\"AccessKeyId\":5,\"SecretAccessKey\":\"S\"}'",
        "as JSON");
    row("bad time",
        "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\","
        "\"Expiration\":\"soon\"}'",
        "not a time");
    for (const char *bad : {R"(A\\r\\nX-Evil: 1)", R"(A\\n)", R"(A\\u0000)", R"(A\\t)", R"(A b)",
                            R"(A\\u00e9)", R"(A\\u2028)", R"(A\\u007f)"}) {
        const QByteArray text(bad);
        row(("key " + text).constData(),
            prints("\"AccessKeyId\":\"" + text + "\",\"SecretAccessKey\":\"S\""), "cannot be sent");
        row(("secret " + text).constData(),
            prints("\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"" + text + '"'), "cannot be sent");
        row(("token " + text).constData(),
            prints("\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\",\"SessionToken\":\"" + text
                   + '"'),
            "cannot be sent");
    }
    row("asks on standard input", "read line && exit 0; exit 9", "code 9");
    row("fork flood that ends",
        "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do (sleep 0.05) & done; wait; exit 4", "code 4");
    row("closes its output", "exec >&-; exit 5", "code 5");
}

void tst_ProcessCredentials::hostilePrograms()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, words);
    Script hostile("echo SECRET-ON-STDERR >&2\n" + script);
    const Run run = hostile.run();
    QVERIFY(run.result);
    QVERIFY(!*run.result);
    QCOMPARE(run.result->error().kind, ApiError::Kind::Credentials);
    QVERIFY2(run.error().contains(words), qPrintable(run.error()));
    QVERIFY2(!run.error().contains(QStringLiteral("STDERR")), qPrintable(run.error()));
    QVERIFY(run.error().contains(QStringLiteral("\"p\"")));
    QVERIFY2(run.longestGap <= 100, qPrintable(QString::number(run.longestGap)));
}

void tst_ProcessCredentials::noShellIsUsed()
{
    ProcessCredentials source({QStringLiteral("p"), QStringLiteral("echo x | cat")});
    std::optional<CredentialsResult> result;
    source.fetch(CredentialsSource::Asking::Allowed,
                 [&](const CredentialsResult &keys) { result = keys; });
    QVERIFY(result && !*result);
    QVERIFY(result->error().message.contains(QStringLiteral("needs a shell")));
}

void tst_ProcessCredentials::programThatIsNotThere()
{
    ProcessCredentials source({QStringLiteral("p"), QStringLiteral("/nonexistent/tool get")});
    std::optional<CredentialsResult> result;
    source.fetch(CredentialsSource::Asking::Allowed,
                 [&](const CredentialsResult &keys) { result = keys; });
    QTRY_VERIFY(result);
    QVERIFY(!*result);
    QVERIFY2(result->error().message.contains(QStringLiteral("could not be started")),
             qPrintable(result->error().message));
}

void tst_ProcessCredentials::timeLimitEndsTheWholeGroup()
{
    Script script("cd \"$(dirname \"$0\")\"; trap '' TERM INT HUP\n"
                  "sleep 100 & echo $! >child; echo $$ >leader; wait",
                  300ms);
    QElapsedTimer time;
    time.start();
    const Run run = script.run();
    QVERIFY(run.result && !*run.result);
    QVERIFY2(run.error().contains(QStringLiteral("did not end")), qPrintable(run.error()));
    QVERIFY(time.elapsed() < 3000);
    QVERIFY2(run.longestGap <= 100, qPrintable(QString::number(run.longestGap)));
    QTRY_VERIFY(!isAlive(script.read("leader")));
    QTRY_VERIFY(!isAlive(script.read("child")));
}

void tst_ProcessCredentials::destroyingEndsTheWholeGroup()
{
    auto script = std::make_unique<Script>("cd \"$(dirname \"$0\")\"\n"
                                           "sleep 100 & echo $! >child; echo $$ >leader; wait");
    auto source = std::make_unique<ProcessCredentials>(ProcessSource{
        QStringLiteral("p"), QStringLiteral("/bin/sh '%1'").arg(script->path("script"))});
    bool came = false;
    source->fetch(CredentialsSource::Asking::Allowed,
                  [&](const CredentialsResult &) { came = true; });
    QTRY_VERIFY(!script->read("leader").isEmpty());
    QVERIFY(isAlive(script->read("leader")));
    source.reset();
    QTRY_VERIFY(!isAlive(script->read("leader")));
    QTRY_VERIFY(!isAlive(script->read("child")));
    QVERIFY(!came);
}

void tst_ProcessCredentials::aChildThatStaysDoesNotHoldUp()
{
    Script script(QByteArray("sleep 2 & echo '") + good + "'");
    QElapsedTimer time;
    time.start();
    const Run run = script.run();
    QVERIFY2(run.result && *run.result, qPrintable(run.error()));
    QVERIFY(time.elapsed() < 1500);
}

QTEST_GUILESS_MAIN(tst_ProcessCredentials)
#include "tst_processcredentials.moc"
