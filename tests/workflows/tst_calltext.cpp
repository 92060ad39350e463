// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/calltext.h"

#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/licenses.h"
#include "connections/connectionbook.h"
#include "core/settings.h"
#include "support/localworld.h"
#include "support/testjournal.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

/// Calls as text: those of a form, and those that the journal has.
class TestCallText : public QObject {
    Q_OBJECT

    CallText textOf(const Operation &operation, const void *request,
                    const QString &connection = LocalWorld::vendor()) const
    {
        return callTextOf(*m_world->session, connection, u"us-east-1"_s, operation, request);
    }
    const CallRecord &lastRecord() const { return m_journal.records.last(); }

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(SampleData::Reset, &m_journal); }
    void cleanupTestCase() { m_world.reset(); }

    void namesTheLocalService()
    {
        const licensemanager::ListLicenses::Request request;
        const QString url = m_world->launcher.endpoint()->url.toString();
        const CallText text = textOf(licensemanager::ListLicenses::operation, &request);
        QCOMPARE(text.cli,
                 u"AWS_SHARED_CREDENTIALS_FILE=%1 \\\n  aws license-manager list-licenses \\\n"
                 "  --profile vendor \\\n  --region us-east-1 \\\n  --endpoint-url %2"_s.arg(
                     m_world->launcher.credentialsPath(), url));
        QVERIFY(text.boto3.contains(u"os.environ[\"AWS_SHARED_CREDENTIALS_FILE\"]"_s));
        QVERIFY(text.boto3.contains(u"boto3.Session(profile_name=\"vendor\")"_s));
        QCOMPARE(text.json, u"{}"_s);
    }

    void namesWhatPeopleSet()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"settings.ini"_s), m_world->clock->now());
        ConnectionBook book(settings);
        Connection own;
        own.id = u"keys:work"_s;
        own.name = u"work"_s;
        own.kind = Connection::Kind::Keys;
        own.region = u"eu-west-1"_s;
        own.endpoint = QUrl(u"https://manager.example"_s);
        own.serviceEndpoints = {{u"apigateway"_s, QUrl(u"https://gateway.example"_s)}};
        own.useFips = Connection::Switch::On;
        own.caFile = u"/ca.pem"_s;
        own.proxy = QUrl(u"http://ada:secret@proxy.example:3128"_s);
        m_world->session->registry() = ConnectionRegistry(Environment(), {own});
        const licensemanager::ListLicenses::Request licenses;
        const QString cli = callTextOf(*m_world->session, own.id, {},
                                       licensemanager::ListLicenses::operation, &licenses)
                                .cli;
        QCOMPARE(cli,
                 u"AWS_ACCESS_KEY_ID='<AccessKeyId>' \\\n"
                 "  AWS_SECRET_ACCESS_KEY='<SecretAccessKey>' \\\n"
                 "  AWS_USE_FIPS_ENDPOINT=true \\\n  AWS_CA_BUNDLE=/ca.pem \\\n"
                 "  HTTPS_PROXY=http://proxy.example:3128 \\\n"
                 "  aws license-manager list-licenses \\\n  --region eu-west-1 \\\n"
                 "  --endpoint-url https://manager.example"_s);
        const apigateway::GetUsagePlans::Request plans;
        QVERIFY(
            callTextOf(*m_world->session, own.id, {}, apigateway::GetUsagePlans::operation, &plans)
                .cli.endsWith(u"https://gateway.example"_s));
        m_world->session->registry() = ConnectionRegistry(Environment());
    }

    void isTheSameBeforeAndAfter()
    {
        // Its plan stands in the path.
        const apigateway::GetUsagePlan::Request request{u"no-such-plan"_s};
        const CallText before = textOf(apigateway::GetUsagePlan::operation, &request);
        QVERIFY(before.cli.contains(u"--usage-plan-id no-such-plan"_s));
        QVERIFY(!m_world->call<apigateway::GetUsagePlan>(LocalWorld::vendor(), request));
        QCOMPARE(lastRecord().operation, u"GetUsagePlan"_s);
        const auto after = callTextOf(*m_world->session, lastRecord());
        QVERIFY(after);
        QCOMPARE(after->cli, before.cli);
        QCOMPARE(after->boto3, before.boto3);
        QCOMPARE(after->json, before.json);
    }

    void namesWhoAsked()
    {
        QVERIFY(lastRecord().identity.startsWith(u"arn:"_s));
        QVERIFY(lastRecord().identity.contains(lastRecord().account));
    }

    void secretsStayPlaceholders()
    {
        apigateway::CreateApiKey::Request request;
        request.name = u"phone"_s;
        request.value = u"a-secret-of-twenty-letters"_s;
        const CallText before = textOf(apigateway::CreateApiKey::operation, &request);
        QVERIFY(m_world->call<apigateway::CreateApiKey>(LocalWorld::vendor(), request));
        const auto after = callTextOf(*m_world->session, lastRecord());
        QVERIFY(after);
        for (const CallText &text : {before, *after}) {
            for (const QString &spelling : {text.cli, text.boto3, text.json}) {
                QVERIFY2(!spelling.contains(*request.value), qPrintable(spelling));
                QVERIFY2(spelling.contains(u"<value>"_s), qPrintable(spelling));
            }
        }
    }

    void aCallOfALaterVersionHasNoText()
    {
        CallRecord record = lastRecord();
        record.operation = u"CreateSomethingNew"_s;
        QVERIFY(!callTextOf(*m_world->session, record));
    }

private:
    TestJournal m_journal;
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestCallText)
#include "tst_calltext.moc"
