// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tags.h"
#include "client/callastext.h"
#include "core/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;

namespace {

/// A made-up operation with a member that must not be shown.
struct Login {
    QString name;
    QString passWord;
    std::optional<bool> isForced;
    std::optional<QMap<QString, QString>> tags;
    bool operator==(const Login &) const = default;
    static const Type rows;
};

constexpr Field loginRows[] = {
    field<&Login::name>("Name"),
    field<&Login::passWord>("PassWord").with(Sensitive),
    field<&Login::isForced>("IsForced"),
    field<&Login::tags>("Tags"),
};

constinit const Type Login::rows = describe<Login>("Login", loginRows);

constexpr Service service{"license-manager",
                          "LICENSE_MANAGER",
                          "license_manager",
                          "license-manager",
                          Service::Protocol::AwsJson,
                          "X.",
                          "1"};
const Operation login{
    .name = "LoginNow", .service = &service, .request = &typeOf<Login>, .response = &typeOf<Login>};

} // namespace

class tst_CallAsText : public QObject {
    Q_OBJECT
private slots:
    void names_data();
    void names();
    void command();
    void commandQuotes();
    void commandSaysWhatLooksLikeSomethingElse();
    void commandRenamesVersion();
    void environmentComesFirst();
    void pythonProgram();
    void jsonCanBeReadBack();
    void sensitiveMembersAreNeverShown();
};

void tst_CallAsText::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const char *command) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(command);
    };
    row("ListLicenses", "list-licenses");
    row("LicenseArns", "license-arns");
    row("ProductSKU", "product-sku");
    row("ARNs", "-arns");
    row("usagePlanId", "usage-plan-id");
    row("CheckInLicense", "check-in-license");
    row("EC2Fleet", "ec2-fleet");
    row("limit", "limit");
}

void tst_CallAsText::names()
{
    QFETCH(QString, name);
    QFETCH(QString, command);
    QCOMPARE(separatedName(name, QLatin1Char('-')), command);
    QCOMPARE(separatedName(name, QLatin1Char('_')),
             QString(command).replace(QLatin1Char('-'), QLatin1Char('_')));
}

void tst_CallAsText::command()
{
    const licensemanager::ListLicenses::Request request{
        .filters = QList<Filter>{{.name = QStringLiteral("Status"),
                                  .values = QList<QString>{QStringLiteral("AVAILABLE")}}},
        .maxResults = 10};
    QCOMPARE(
        callAsCommand(licensemanager::ListLicenses::operation, &request,
                      {.region = QStringLiteral("us-east-1"),
                       .profile = QStringLiteral("vendor"),
                       .endpoint = QStringLiteral("http://127.0.0.1:4577")}),
        QStringLiteral("aws license-manager list-licenses \\\n"
                       "  --filters '[{\"Name\": \"Status\", \"Values\": [\"AVAILABLE\"]}]' \\\n"
                       "  --max-results 10 \\\n"
                       "  --profile vendor \\\n"
                       "  --region us-east-1 \\\n"
                       "  --endpoint-url http://127.0.0.1:4577"));
    const apigateway::GetUsage::Request usage{.usagePlanId = QStringLiteral("p1"),
                                              .startDate = QStringLiteral("2026-11-01"),
                                              .endDate = QStringLiteral("2026-11-02")};
    QCOMPARE(callAsCommand(apigateway::GetUsage::operation, &usage, {}),
             QStringLiteral("aws apigateway get-usage \\\n  --usage-plan-id p1 \\\n"
                            "  --start-date 2026-11-01 \\\n  --end-date 2026-11-02"));
}

void tst_CallAsText::commandQuotes()
{
    const licensemanager::UntagResource::Request request{
        .resourceArn = QStringLiteral("a'; rm -rf $HOME"),
        .tagKeys = {QStringLiteral("x y"), QStringLiteral("-z"), QStringLiteral("")}};
    QCOMPARE(callAsCommand(licensemanager::UntagResource::operation, &request, {}),
             QStringLiteral("aws license-manager untag-resource \\\n"
                            "  --resource-arn 'a'\\''; rm -rf $HOME' \\\n"
                            "  --tag-keys '[\"x y\", \"-z\", \"\"]'"));
}

void tst_CallAsText::commandSaysWhatLooksLikeSomethingElse()
{
    // The AWS CLI would take the first for an option and read the second from a file.
    const Login request{QStringLiteral("--debug"), QStringLiteral("hunter2"), std::nullopt, {}};
    QCOMPARE(callAsCommand(login, &request, {}),
             QStringLiteral("aws license-manager login-now \\\n  --pass-word '<PassWord>' \\\n"
                            "  --cli-input-json '{\"Name\": \"--debug\"}'"));
    const Login file{QStringLiteral("file:///etc/passwd"), {}, std::nullopt, {}};
    QVERIFY(callAsCommand(login, &file, {})
                .endsWith(QStringLiteral("--cli-input-json '{\"Name\": \"file:///etc/passwd\"}'")));
}

void tst_CallAsText::commandRenamesVersion()
{
    const licensemanager::GetLicense::Request request{QStringLiteral("arn"), QStringLiteral("3")};
    QCOMPARE(callAsCommand(licensemanager::GetLicense::operation, &request, {}),
             QStringLiteral("aws license-manager get-license \\\n  --license-arn arn \\\n"
                            "  --license-version 3"));
}

void tst_CallAsText::environmentComesFirst()
{
    const licensemanager::ListLicenses::Request request;
    const CallTarget target{
        .region = QStringLiteral("us-east-1"),
        .environment = {{QStringLiteral("AWS_CA_BUNDLE"), QStringLiteral("/a b.pem")}}};
    QCOMPARE(callAsCommand(licensemanager::ListLicenses::operation, &request, target),
             QStringLiteral("AWS_CA_BUNDLE='/a b.pem' \\\n"
                            "  aws license-manager list-licenses \\\n  --region us-east-1"));
    QCOMPARE(callAsPython(licensemanager::ListLicenses::operation, &request, target),
             QStringLiteral("import os\n\nimport boto3\n\n"
                            "os.environ[\"AWS_CA_BUNDLE\"] = \"/a b.pem\"\n"
                            "client = boto3.client(\"license-manager\", "
                            "region_name=\"us-east-1\")\n"
                            "response = client.list_licenses()\n"));
}

void tst_CallAsText::pythonProgram()
{
    const Login request{QStringLiteral("quote \" and é"), QStringLiteral("hunter2"), true,
                        QMap<QString, QString>{{QStringLiteral("k"), QStringLiteral("v")}}};
    QCOMPARE(
        callAsPython(login, &request,
                     {.region = QStringLiteral("eu-west-1"), .profile = QStringLiteral("p")}),
        QStringLiteral("import boto3\n\n"
                       "client = boto3.Session(profile_name=\"p\").client(\"license-manager\", "
                       "region_name=\"eu-west-1\")\n"
                       "response = client.login_now(\n"
                       "    Name=\"quote \\\" and é\",\n"
                       "    PassWord=\"<PassWord>\",\n"
                       "    IsForced=True,\n"
                       "    Tags={\"k\": \"v\"},\n"
                       ")\n"));
    const licensemanager::ListLicenses::Request nothing;
    QVERIFY(callAsPython(licensemanager::ListLicenses::operation, &nothing, {})
                .endsWith(QStringLiteral("client.list_licenses()\n")));
}

void tst_CallAsText::jsonCanBeReadBack()
{
    const licensemanager::TagResource::Request request{
        .resourceArn = QStringLiteral("arn"),
        .tags = {{.key = QStringLiteral("k\n"), .value = QStringLiteral("v")}, {}}};
    const QString text = callAsJson(licensemanager::TagResource::operation, &request);
    const auto read = readJson<licensemanager::TagResource::Request>(text.toUtf8());
    QVERIFY(read);
    QCOMPARE(*read, request);
    QVERIFY(
        text.startsWith(QStringLiteral("{\n  \"ResourceArn\": \"arn\",\n  \"Tags\": [\n    {\n")));
}

void tst_CallAsText::sensitiveMembersAreNeverShown()
{
    const Login request{QStringLiteral("n"), QStringLiteral("hunter2"), false, {}};
    for (const QString &text : {callAsCommand(login, &request, {}),
                                callAsPython(login, &request, {}), callAsJson(login, &request)}) {
        QVERIFY2(!text.contains(QStringLiteral("hunter2")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("<PassWord>")), qPrintable(text));
    }
    QVERIFY(
        callAsCommand(login, &request, {}).contains(QStringLiteral("--pass-word '<PassWord>'")));
    QVERIFY(callAsCommand(login, &request, {}).contains(QStringLiteral("--no-is-forced")));
}

QTEST_GUILESS_MAIN(tst_CallAsText)
#include "tst_callastext.moc"
