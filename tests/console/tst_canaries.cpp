// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"
#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/tokens.h"
#include "api/sts/webidentity.h"
#include "connections/connectionbook.h"
#include "console/canaries.h"
#include "console/consoleworld.h"
#include "core/privateprocess.h"
#include "pages/keysentry.h"
#include "pages/page.h"
#include "rendering/documentfile.h"
#include "support/temporaryhome.h"

#include <QClipboard>
#include <QDialog>
#include <QDirIterator>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

namespace {

const QString canary = u"profile:canary"_s;
const QString role = u"profile:role"_s;
const QString sso = u"profile:sso"_s;
const QString ofProgram = u"profile:process"_s;
const QString mfa = u"profile:mfa"_s;
const QString live = u"profile:live"_s;
const QString typed = u"keys:typed"_s;

/// What a tool makes of a file; empty when it is not installed.
QByteArray readBy(const QString &tool, const QStringList &arguments)
{
    const QString path = QStandardPaths::findExecutable(tool);
    if (path.isEmpty())
        return {};
    QProcess reader;
    reader.start(path, arguments);
    return reader.waitForFinished(20'000) ? reader.readAllStandardOutput() : QByteArray();
}

/// A file as it lies there and as its readers see it.
QByteArray content(const QString &path)
{
    QFile file(path);
    const QByteArray raw = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (path.endsWith(u".xlsx"_s))
        return raw + readBy(u"unzip"_s, {u"-p"_s, path});
    if (path.endsWith(u".pdf"_s))
        return raw + readBy(u"pdftotext"_s, {path, u"-"_s});
    return raw;
}

/// What the program and its code wrote to standard error, and every title it showed.
QByteArray &told()
{
    static QByteArray text;
    return text;
}

class TitleWatch final : public QObject {
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::WindowTitleChange || event->type() == QEvent::Show) {
            if (auto *widget = qobject_cast<QWidget *>(object))
                told() += "title: " + widget->windowTitle().toUtf8() + '\n';
        }
        return false;
    }
};

} // namespace

/// Secrets stay put: row C6 with unique words through the whole program, row C8 under any umask.
class TestCanaries : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void nothingIsFoundWhereItDoesNotBelong();
    void exportsWithoutAWindowHoldNone_data();
    void exportsWithoutAWindowHoldNone();
    void filesAreTheUsersOwn_data();
    void filesAreTheUsersOwn();
    void programsKeepTheirFilesPrivate_data();
    void programsKeepTheirFilesPrivate();

private:
    void beginIn(TemporaryHome &home, const CanaryService &service);
    void writeProfiles(const CanaryService &service, const TemporaryHome &home);
    template <class Op> bool call(const QString &connection, const typename Op::Request &request);
    QDialog *dialog(const char *name) const;
    void signInAsPeopleDo(CanaryService &service);
    void useEveryCall(const QString &id);
    void useEveryPage();
    static QStringList found(const QStringList &folders, const TemporaryHome &home, int &files);
    static QStringList loose(const QString &folder);

    std::unique_ptr<ConsoleWorld> m_world;
};

void TestCanaries::initTestCase()
{
    // A scan that finds nothing must be able to find something.
    for (const QByteArray &word : Canaries::words()) {
        const QString text = QString::fromLatin1(word);
        const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        for (const QByteArray &each :
             {word, "xy" + word + "z", ("abc" + word + "def").toBase64(),
              ("abcd" + word + "def").toBase64(), word.toHex(), word.toPercentEncoding(),
              QUrl::toPercentEncoding(QString::fromLatin1(word.toPercentEncoding())),
              "ab" + wide + "c", ("abc" + wide).toBase64(),
              "x" + word.toBase64(QByteArray::Base64UrlEncoding)})
            QCOMPARE(Canaries::in(each), QList<QByteArray>({word}));
    }
    const QByteArray code = Canaries::mfaCode;
    QCOMPARE(Canaries::in("code=" + code + '&'), QList<QByteArray>({code}));
    QCOMPARE(Canaries::in("17" + code + "00"), QList<QByteArray>()); // a time
}

void TestCanaries::writeProfiles(const CanaryService &service, const TemporaryHome &home)
{
    const QByteArray url = "endpoint_url = " + service.origin() + "\nregion = us-east-1\n";
    const QByteArray keys = QByteArray("aws_access_key_id = AKIDCANARY\naws_secret_access_key = ")
        + Canaries::secretKey + "\naws_session_token = " + Canaries::sessionToken + '\n';
    home.write(u".aws/config"_s,
               "[profile canary]\n" + url + keys + "[profile role]\n" + url
                   + "role_arn = arn:aws:iam::111122223333:role/r\nsource_profile = canary\n"
                     "external_id = "
                   + Canaries::externalId + "\n[profile sso]\n" + url
                   + "sso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n"
                     "[sso-session s]\nsso_region = us-east-1\n"
                     "sso_start_url = https://d.awsapps.com/start\n"
                     "[profile mfa]\n"
                   + url
                   + "role_arn = arn:aws:iam::111122223333:role/m\nsource_profile = canary\n"
                     "mfa_serial = arn:aws:iam::111122223333:mfa/me\n[profile process]\n"
                   + url + "credential_process = /bin/sh " + home.path(u".aws/helper.sh"_s).toUtf8()
                   + "\n[profile live]\n" + url
                   + "sso_session = l\nsso_account_id = 111122223333\nsso_role_name = r\n"
                     "[sso-session l]\nsso_region = us-east-1\n"
                     "sso_start_url = https://l.awsapps.com/start\n");
    // A program tells its secret to everybody who listens, and what it was given to a file.
    home.write(u".aws/helper.sh"_s,
               QByteArray("{ echo \"$0 $*\"; env | grep -vi proxy; } > ")
                   + home.path(u"helper.log"_s).toUtf8() + "\necho " + Canaries::processSecret
                   + " >&2\necho '{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\","
                     "\"SecretAccessKey\":\""
                   + Canaries::processSecret + "\"}'\n");
    const QByteArray name =
        QCryptographicHash::hash("s", QCryptographicHash::Sha1).toHex() + ".json";
    home.write(u".aws/sso/cache/"_s + QString::fromLatin1(name),
               QByteArray(QByteArray("{'accessToken':'") + Canaries::ssoToken
                          + "','expiresAt':'2099-01-01T00:00:00Z','clientId':'c',"
                            "'clientSecret':'"
                          + Canaries::clientSecret
                          + "','registrationExpiresAt':'2099-01-01T00:00:00Z','refreshToken':'"
                          + Canaries::ssoRefresh
                          + "','startUrl':'https://d.awsapps.com/start','region':'us-east-1'}")
                   .replace('\'', '"'));
}

void TestCanaries::beginIn(TemporaryHome &home, const CanaryService &service)
{
    for (const char *name : {"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_PROFILE"})
        home.unsetVariable(name);
    home.setVariable("HTTPS_PROXY",
                     QByteArray("http://me:") + Canaries::proxyPassword + "@127.0.0.1:1");
    home.setVariable("QT_LOGGING_RULES", "*.debug=true");
    writeProfiles(service, home);
}

template <class Op>
bool TestCanaries::call(const QString &connection, const typename Op::Request &request)
{
    std::optional<bool> answered;
    const PendingCall pending = m_world->console()
                                    .session()
                                    .client(connection)
                                    ->template call<Op>(request, this, [&](const auto &answer) {
                                        answered = bool(answer);
                                    });
    return QTest::qWaitFor([&] { return answered.has_value(); }, 20'000) && *answered;
}

QDialog *TestCanaries::dialog(const char *name) const
{
    auto *dialog = m_world->window().findChild<QDialog *>(QString::fromLatin1(name));
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

/// Types a code and keys, and signs in in the browser.
void TestCanaries::signInAsPeopleDo(CanaryService &service)
{
    Session &session = m_world->console().session();
    QDialog *shown = nullptr;
    session.open(mfa);
    QTRY_VERIFY_WITH_TIMEOUT(shown = dialog("mfaDialog"), 20'000);
    auto *code = shown->findChild<QLineEdit *>(u"mfaCode"_s);
    QTest::keyClicks(code, QString::fromLatin1(Canaries::mfaCode));
    QTest::keyClick(code, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(mfa), Session::State::Open, 20'000);
    QCOMPARE(service.code(), QByteArray(Canaries::mfaCode));

    session.open(live);
    QTRY_VERIFY_WITH_TIMEOUT(shown = dialog("signInDialog"), 20'000);
    QTest::mouseClick(shown->findChild<QPushButton *>(u"copyCode"_s), Qt::LeftButton);
    service.isConfirmed = true;
    QTRY_COMPARE_WITH_TIMEOUT(session.state(live), Session::State::Open, 20'000);

    Connection connection;
    connection.id = typed;
    connection.name = u"typed"_s;
    connection.kind = Connection::Kind::Keys;
    connection.region = u"us-east-1"_s;
    connection.endpoint = QUrl(QString::fromLatin1(service.origin()));
    session.registry().book()->put(connection, {});
    session.reload();
    bool isKept = false;
    enterKeys(m_world->console().context(), connection, &m_world->window(),
              [&](const KeyVault::Kept &) { isKept = true; });
    QTRY_VERIFY_WITH_TIMEOUT(shown = dialog("keysDialog"), 20'000);
    const std::pair<const char *, const char *> entries[] = {
        {"accessKeyId", "ASIATYPEDBYAPERSON"},
        {"secretAccessKey", Canaries::typedSecret},
        {"sessionToken", Canaries::typedToken}};
    for (const auto &[field, text] : entries)
        QTest::keyClicks(shown->findChild<QLineEdit *>(QString::fromLatin1(field)),
                         QString::fromLatin1(text));
    QTest::mouseClick(shown->findChild<QPushButton *>(u"keepKeys"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(isKept, 20'000);
    session.open(typed);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(typed), Session::State::Open, 20'000);
}

void TestCanaries::useEveryCall(const QString &id)
{
    QVERIFY(
        call<licensemanager::CreateToken>(id, {.licenseArn = u"arn"_s, .clientToken = u"ct"_s}));
    QVERIFY(call<licensemanager::GetAccessToken>(
        id, {.token = QString::fromLatin1(Canaries::refreshToken)}));
    QVERIFY(
        call<licensemanager::CheckoutLicense>(id, {.productSku = u"s"_s, .clientToken = u"co"_s}));
    QVERIFY(call<licensemanager::CheckoutBorrowLicense>(
        id, {.licenseArn = u"arn"_s, .clientToken = u"cb"_s}));
    QVERIFY(call<licensemanager::ExtendLicenseConsumption>(
        id, {.licenseConsumptionToken = QString::fromLatin1(Canaries::consumptionToken)}));
    QVERIFY(!call<licensemanager::CheckInLicense>(
        id, {.licenseConsumptionToken = QString::fromLatin1(Canaries::consumptionToken)}));
    QVERIFY(call<apigateway::CreateApiKey>(
        id, {.name = u"key"_s, .value = QString::fromLatin1(Canaries::apiKeyValue)}));
    QVERIFY(call<apigateway::GetApiKey>(id, {.apiKey = u"k1"_s, .includeValue = true}));
    call<apigateway::ImportApiKeys>(
        id, {.body = u"name,key\nx,"_s + QString::fromLatin1(Canaries::apiKeyValue)});
    QVERIFY(call<sts::AssumeRoleWithWebIdentity>(
        id,
        {.roleArn = u"arn"_s,
         .roleSessionName = u"n"_s,
         .webIdentityToken = QString::fromLatin1(Canaries::webIdentity)}));
}

void TestCanaries::useEveryPage()
{
    int exported = 0;
    for (const PageEntry &entry : pageEntries()) {
        m_world->window().openPage(entry.id);
        Page *page = m_world->page();
        QVERIFY2(page, qPrintable(entry.id));
        page->refresh();
        // A page without a list has no such time.
        std::ignore = QTest::qWaitFor([page] { return page->asOf().has_value(); }, 1'500);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->press(Qt::Key_C, Qt::ControlModifier);
        told() += "clipboard: " + QGuiApplication::clipboard()->text().toUtf8() + '\n';
        if (const auto document = page->exportDocument()) {
            for (const auto &[suffix, format] :
                 {std::pair("csv", DocumentFormat::Csv), std::pair("json", DocumentFormat::Json),
                  std::pair("html", DocumentFormat::Html), std::pair("xlsx", DocumentFormat::Xlsx),
                  std::pair("pdf", DocumentFormat::Pdf)}) {
                ExportControl control;
                const QString path = m_world->path(entry.id + u'.' + QString::fromLatin1(suffix));
                QVERIFY2(writeDocument(path, format, *document, control), qPrintable(entry.id));
                ++exported;
            }
        }
    }
    QVERIFY(exported > 40);
}

/// Every file below these folders that holds a canary.
QStringList TestCanaries::found(const QStringList &folders, const TemporaryHome &home, int &files)
{
    QStringList guilty;
    for (const QString &folder : folders) {
        QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            // The user's own files and the cache of sign-ins are where these words come from.
            if (path.startsWith(home.path(u".aws"_s)))
                continue;
            ++files;
            for (const QByteArray &text : {content(path), path.toUtf8()}) {
                if (const auto words = Canaries::in(text); !words.isEmpty())
                    guilty += path + u": "_s + QString::fromLatin1(words.join(' '));
            }
        }
    }
    return guilty;
}

void TestCanaries::nothingIsFoundWhereItDoesNotBelong()
{
    told().clear();
    TitleWatch titles;
    qApp->installEventFilter(&titles);
    CanaryService service;
    TemporaryHome home;
    beginIn(home, service);
    m_world = std::make_unique<ConsoleWorld>();
    const auto before = qInstallMessageHandler(nullptr);
    static QtMessageHandler next = nullptr;
    next = before;
    qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            told() += text.toUtf8() + '\n';
            next(type, context, text);
        });
    CommandLine line;
    line.connections = {canary};
    QVERIFY(m_world->startOnly(line));
    Session &session = m_world->console().session();
    for (const QString &id : {canary, role, sso, ofProgram}) {
        session.open(id);
        QTRY_VERIFY2_WITH_TIMEOUT(session.state(id) == Session::State::Open,
                                  qPrintable(session.error(id).message), 20'000);
    }
    signInAsPeopleDo(service);
    for (const QString &id : {canary, role, sso, ofProgram, mfa, live, typed}) {
        QVERIFY2(session.state(id) == Session::State::Open, qPrintable(id));
        useEveryCall(id);
    }
    useEveryPage();
    told() += "cover: " + service.calls().join(u' ').toUtf8() + '\n' + service.targets();
    int files = 0;
    // While everything is open, with what databases have not yet put into place.
    QCOMPARE(found({m_world->path({}), home.path()}, home, files), QStringList());
    QVERIFY(content(home.path(u"helper.log"_s)).contains("HOME="));
    m_world->close();
    qInstallMessageHandler(before);
    qApp->removeEventFilter(&titles);

    QCOMPARE(Canaries::in(told()), QList<QByteArray>());
    QCOMPARE(found({m_world->path({}), home.path()}, home, files), QStringList());
    QVERIFY2(files > 80, qPrintable(QString::number(files)));
    QVERIFY(QFile::exists(m_world->path(u"console.db"_s)));
    const auto isReadable = [&](const char *suffix, const char *word) {
        return content(m_world->path(u"usage-plans."_s + QString::fromLatin1(suffix)))
            .contains(word);
    };
    const bool areUnpacked = isReadable("xlsx", "<worksheet") && isReadable("pdf", "Plan");
    m_world.reset();
    if (!areUnpacked)
        QSKIP("Without unzip and pdftotext workbooks and PDF files are searched as they lie there");
}

void TestCanaries::exportsWithoutAWindowHoldNone_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"csv", "json", "html", "xlsx", "pdf"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestCanaries::exportsWithoutAWindowHoldNone()
{
    QFETCH(QString, suffix);
    const QString program = QStringLiteral(LC_BINARY_DIR "/bin/license-console");
    if (!QFile::exists(program))
        QSKIP("The program is not built.");
    CanaryService service;
    TemporaryHome home;
    beginIn(home, service);
    const QTemporaryDir folder;
    for (const QString &id : {canary, ofProgram}) {
        QProcess run;
        run.setProcessChannelMode(QProcess::MergedChannels);
        const QString report = folder.filePath(u"report."_s + suffix);
        run.start(program,
                  {u"--data"_s, folder.filePath(u"data"_s), u"--connection"_s, id, u"--export"_s,
                   report});
        QTRY_COMPARE_WITH_TIMEOUT(run.state(), QProcess::NotRunning, 60'000);
        const QByteArray said = run.readAll();
        QVERIFY2(run.exitStatus() == QProcess::NormalExit, said.constData());
        QVERIFY2(QFile::exists(report), said.constData());
        QCOMPARE(Canaries::in(said), QList<QByteArray>());
        QCOMPARE(Canaries::in(service.targets()), QList<QByteArray>());
        int files = 0;
        QCOMPARE(found({folder.path(), home.path()}, home, files), QStringList());
        QVERIFY(files > 3);
    }
}

/// Files that others may read, and folders that they may enter.
QStringList TestCanaries::loose(const QString &folder)
{
    QStringList found;
    QDirIterator entries(folder,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        struct stat status { };
        if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || S_ISLNK(status.st_mode))
            continue;
        const mode_t wanted = S_ISDIR(status.st_mode) ? 0700 : 0600;
        if ((status.st_mode & 0777) != wanted)
            found += path + u' ' + QString::number(status.st_mode & 0777, 8);
    }
    return found;
}

void TestCanaries::filesAreTheUsersOwn_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("000") << 0;
    QTest::newRow("022") << 022;
    QTest::newRow("077") << 077;
}

/// As the programs begin: whatever umask they were started with.
void TestCanaries::filesAreTheUsersOwn()
{
    QFETCH(int, mask);
    const mode_t before = ::umask(mode_t(mask));
    keepProcessPrivate();
    m_world = std::make_unique<ConsoleWorld>();
    QVERIFY(m_world->start());
    useEveryPage();
    m_world->close();
    const QStringList found = loose(m_world->path({}));
    ::umask(before);
    QCOMPARE(found, QStringList());
    QVERIFY(QFile::exists(m_world->path(u"settings.ini"_s)));
    m_world.reset();
}

void TestCanaries::programsKeepTheirFilesPrivate_data()
{
    filesAreTheUsersOwn_data();
}

void TestCanaries::programsKeepTheirFilesPrivate()
{
    QFETCH(int, mask);
    const QString program = QStringLiteral(LC_BINARY_DIR "/bin/license-console");
    if (!QFile::exists(program))
        QSKIP("The program is not built.");
    QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    const QByteArray command = "umask " + QByteArray::number(mask, 8) + "; exec \"$0\" \"$@\"";
    process.start(u"/bin/sh"_s,
                  {u"-c"_s, QString::fromLatin1(command), program, u"--data"_s,
                   folder.filePath(u"data"_s), u"--connection"_s, u"local"_s, u"--export"_s,
                   folder.filePath(u"report.csv"_s)});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QVERIFY(QFile::exists(folder.filePath(u"report.csv"_s)));
    QCOMPARE(loose(folder.path()), QStringList());
}

QTEST_MAIN(TestCanaries)
#include "tst_canaries.moc"
