// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"
#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/tokens.h"
#include "api/sts/webidentity.h"
#include "console/consoleworld.h"
#include "core/privateprocess.h"
#include "pages/page.h"
#include "rendering/documentfile.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"

#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QProcess>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

namespace {

/// Words that stand for secrets, each of its own kind; none may be found where it does not belong.
struct Canaries {
    static constexpr const char *secretKey = "CanarySecretKey7Q1";
    static constexpr const char *sessionToken = "CanarySessionToken7Q2";
    static constexpr const char *refreshToken = "CanaryRefreshToken7Q3";
    static constexpr const char *accessToken = "CanaryAccessToken7Q4";
    static constexpr const char *consumptionToken = "CanaryConsumptionToken7Q5";
    static constexpr const char *signedToken = "CanarySignedToken7Q6";
    static constexpr const char *apiKeyValue = "CanaryApiKeyValueCanaryApiKeyValue7Q7";
    static constexpr const char *webIdentity = "CanaryWebIdentity7Q8";
    static constexpr const char *roleSecret = "CanaryRoleSecret7Q9";
    static constexpr const char *roleToken = "CanaryRoleToken7Q10";
    static constexpr const char *externalId = "CanaryExternalId7Q11";
    static constexpr const char *ssoToken = "CanarySsoToken7Q12";
    static constexpr const char *ssoRefresh = "CanarySsoRefresh7Q13";
    static constexpr const char *clientSecret = "CanaryClientSecret7Q14";
    static constexpr const char *proxyPassword = "CanaryProxyPassword7Q15";
    static constexpr const char *echoed = "CanaryEchoed7Q16";

    static QList<QByteArray> all()
    {
        return {secretKey,        sessionToken, refreshToken,  accessToken,
                consumptionToken, signedToken,  apiKeyValue,   webIdentity,
                roleSecret,       roleToken,    externalId,    ssoToken,
                ssoRefresh,       clientSecret, proxyPassword, echoed};
    }
    /// Every form in which one may lie in a file.
    static QList<QByteArray> forms(const QByteArray &canary)
    {
        const QByteArray wide(reinterpret_cast<const char *>(QString::fromLatin1(canary).utf16()),
                              canary.size() * 2);
        QList<QByteArray> forms{canary, canary.toHex(), canary.toHex().toUpper(), wide};
        // The middle of base64 for each of the three places where a text may begin.
        for (int shift = 0; shift < 3; ++shift)
            forms += (QByteArray(shift, 'x') + canary).toBase64().mid(4, canary.size());
        return forms;
    }
    /// Those that a text holds in some form.
    static QList<QByteArray> in(const QByteArray &text)
    {
        QList<QByteArray> found;
        for (const QByteArray &canary : all()) {
            for (const QByteArray &form : forms(canary)) {
                if (text.contains(form)) {
                    found += canary;
                    break;
                }
            }
        }
        return found;
    }
};

/// AWS, with a canary in the place of every secret that it hands out.
class CanaryService {
public:
    CanaryService() : m_server([this](const RawRequest &request) { answer(request); }) { }
    QByteArray origin() const { return m_server.origin(); }
    const QStringList &calls() const { return m_calls; }

private:
    void answer(const RawRequest &request)
    {
        const QByteArray target = request.header("X-Amz-Target");
        const QByteArray path = request.target().split('?').first();
        const QString name = !target.isEmpty()
            ? QString::fromLatin1(target.mid(target.indexOf('.') + 1))
            : request.body.contains("Action=") ? actionOf(request)
                                               : QString::fromLatin1(request.verb() + path);
        m_calls += name;
        request.socket->write(bytesFor(name));
    }
    static QString actionOf(const RawRequest &request)
    {
        const qsizetype begin = request.body.indexOf("Action=") + 7;
        return QString::fromLatin1(
            request.body.mid(begin, request.body.indexOf('&', begin) - begin));
    }
    static QByteArray keysXml(const char *operation)
    {
        return QByteArray("<R><") + operation + "Result><Credentials><AccessKeyId>ASIAROLE"
            + "</AccessKeyId><SecretAccessKey>" + Canaries::roleSecret
            + "</SecretAccessKey><SessionToken>" + Canaries::roleToken
            + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></"
            + operation + "Result></R>";
    }
    /// JSON with single quotes for double ones.
    static QByteArray json(QByteArray text, const QByteArray &status = "200 OK")
    {
        return RawServer::answer(text.replace('\'', '"'), status);
    }
    static QByteArray bytesFor(const QString &name)
    {
        const QByteArray consumption = QByteArray("{'LicenseConsumptionToken':'")
            + Canaries::consumptionToken + "','SignedToken':'" + Canaries::signedToken + "'}";
        const QByteArray key =
            QByteArray("{'id':'k1','name':'key','value':'") + Canaries::apiKeyValue + "'}";
        if (name == u"GetCallerIdentity"_s)
            return RawServer::answer("<R><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:"
                                     "root</Arn><Account>111122223333</Account>"
                                     "</GetCallerIdentityResult></R>");
        if (name == u"AssumeRole"_s)
            return RawServer::answer(keysXml("AssumeRole"));
        if (name == u"AssumeRoleWithWebIdentity"_s)
            return RawServer::answer(keysXml("AssumeRoleWithWebIdentity"));
        if (name == u"GET/federation/credentials"_s)
            return json(QByteArray("{'roleCredentials':{'accessKeyId':'ASIASSO',")
                        + "'secretAccessKey':'" + Canaries::roleSecret + "','sessionToken':'"
                        + Canaries::roleToken + "','expiration':4070908800000}}");
        if (name == u"CreateToken"_s)
            return json(QByteArray("{'TokenId':'t-1','TokenType':'REFRESH_TOKEN','Token':'")
                        + Canaries::refreshToken + "'}");
        if (name == u"GetAccessToken"_s)
            return json(QByteArray("{'AccessToken':'") + Canaries::accessToken + "'}");
        if (name == u"CheckoutLicense"_s || name == u"CheckoutBorrowLicense"_s
            || name == u"ExtendLicenseConsumption"_s)
            return json(consumption);
        if (name == u"CheckInLicense"_s) // a service that repeats what it was sent
            return json(QByteArray("{'__type':'InvalidParameterValueException',")
                            + "'message':'Invalid token " + Canaries::consumptionToken + "'}",
                        "400 Bad Request");
        if (name == u"POST/apikeys"_s || name == u"GET/apikeys/k1"_s)
            return json(key);
        if (name == u"GET/apikeys"_s)
            return json("{'item':[" + key + "]}");
        return json("{}");
    }

    RawServer m_server;
    QStringList m_calls;
};

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
    void filesAreTheUsersOwn_data();
    void filesAreTheUsersOwn();
    void programsKeepTheirFilesPrivate_data();
    void programsKeepTheirFilesPrivate();

private:
    void writeProfiles(const CanaryService &service, const TemporaryHome &home);
    template <class Op> bool call(const QString &connection, const typename Op::Request &request);
    void useEveryPage();
    static QStringList loose(const QString &folder);

    std::unique_ptr<ConsoleWorld> m_world;
};

void TestCanaries::initTestCase()
{
    // A scan that finds nothing must be able to find something.
    for (const QByteArray &canary : Canaries::all()) {
        for (const QByteArray &text :
             {canary, "xy" + canary + "z", ("abc" + canary + "def").toBase64(),
              ("abcd" + canary + "def").toBase64(), canary.toHex()})
            QCOMPARE(Canaries::in(text), QList<QByteArray>({canary}));
    }
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
                     "sso_start_url = https://d.awsapps.com/start\n");
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
                  std::pair("html", DocumentFormat::Html)}) {
                ExportControl control;
                const QString path = m_world->path(entry.id + u'.' + QString::fromLatin1(suffix));
                QVERIFY2(writeDocument(path, format, *document, control), qPrintable(entry.id));
                ++exported;
            }
        }
    }
    QVERIFY(exported > 20);
}

void TestCanaries::nothingIsFoundWhereItDoesNotBelong()
{
    told().clear();
    TitleWatch titles;
    qApp->installEventFilter(&titles);
    CanaryService service;
    TemporaryHome home;
    for (const char *name : {"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_PROFILE"})
        home.unsetVariable(name);
    home.setVariable("HTTPS_PROXY",
                     QByteArray("http://me:") + Canaries::proxyPassword + "@127.0.0.1:1");
    home.setVariable("QT_LOGGING_RULES", "*.debug=true");
    writeProfiles(service, home);
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
    line.connection = u"profile:canary"_s;
    QVERIFY(m_world->startOnly(line));
    Session &session = m_world->console().session();
    const QStringList ids{u"profile:canary"_s, u"profile:role"_s, u"profile:sso"_s};
    for (const QString &id : ids) {
        session.open(id);
        QTRY_VERIFY2(session.state(id) == Session::State::Open,
                     qPrintable(session.error(id).message));
    }
    for (const QString &id : ids) {
        QVERIFY(call<licensemanager::CreateToken>(
            id, {.licenseArn = u"arn"_s, .clientToken = u"ct"_s}));
        QVERIFY(call<licensemanager::GetAccessToken>(
            id, {.token = QString::fromLatin1(Canaries::refreshToken)}));
        QVERIFY(call<licensemanager::CheckoutLicense>(
            id, {.productSku = u"s"_s, .clientToken = u"co"_s}));
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
    useEveryPage();
    told() += QByteArray("cover: ") + service.calls().join(u' ').toUtf8() + '\n';
    m_world->close();
    qInstallMessageHandler(before);
    qApp->removeEventFilter(&titles);

    QCOMPARE(Canaries::in(told()), QList<QByteArray>());
    int scanned = 0;
    for (const QString &folder : {m_world->path({}), home.path()}) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            // The user's own files and the cache of sign-ins are where these words come from.
            if (path.startsWith(home.path(u".aws"_s)))
                continue;
            ++scanned;
            const auto found = Canaries::in(content(path));
            QVERIFY2(found.isEmpty(),
                     qPrintable(path + u": "_s + QString::fromLatin1(found.join(' '))));
        }
    }
    QVERIFY2(scanned > 20, qPrintable(QString::number(scanned)));
    QVERIFY(QFile::exists(m_world->path(u"console.db"_s)));
    m_world.reset();
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
