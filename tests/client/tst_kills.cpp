// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "client/faultworld.h"
#include "core/json.h"
#include "database/database.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace lc::test;
using namespace Qt::StringLiterals;
using Who = FaultWorld::Who;

namespace {

/// An intent as it stands in console.db.
struct Row {
    QString operation;
    QString name;
    Intent::State state;
};

// Long enough for some changes after the file was opened, on a busy machine too.
constexpr int longestLife = 300; // milliseconds

} // namespace

/// A program that creates and checks out is killed at random moments: the next start forgets no
/// intent, doubles nothing and finds out what was done. LC_KILLS: how often; LC_SEED: when.
class TestKills : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<FaultWorld>();
        CreateLicense::Request request;
        request.licenseName = u"To be consumed"_s;
        request.productName = u"Render Pro"_s;
        request.productSku = u"consumed"_s;
        request.issuer.name = u"Acme"_s;
        request.homeRegion = u"us-east-1"_s;
        request.validity = {DateText(u"2025-05-01T00:00:00Z"_s),
                            DateText(u"2099-04-30T00:00:00Z"_s)};
        Entitlement seats;
        seats.name = u"Seats"_s;
        seats.unit = EntitlementUnit::Count;
        seats.maxCount = 1'000'000;
        seats.allowCheckIn = true;
        request.entitlements = {seats};
        request.beneficiary = u"Kestrel Labs"_s;
        request.consumptionConfiguration.renewType = RenewType::None;
        request.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{1440};
        request.clientToken = u"to-be-consumed"_s;
        const auto made = m_world->direct<CreateLicense>(request);
        m_license = *m_world->direct<GetLicense>({*made.licenseArn, {}}).license;
    }
    void cleanupTestCase() { m_world.reset(); }

    void forgetsAndDoublesNothing()
    {
        const int kills =
            qEnvironmentVariableIsSet("LC_KILLS") ? qEnvironmentVariableIntValue("LC_KILLS") : 20;
        QRandomGenerator random(quint32(qEnvironmentVariableIntValue("LC_SEED")));
        int settled = 0;
        for (int kill = 0; kill < kills; ++kill) {
            QVERIFY(runAndKill(kill, int(random.bounded(longestLife))));
            settled += settleAll();
        }
        QHash<QString, int> states;
        int taken = 0;
        QSet<QString> intended;
        for (const Row &row : rows()) {
            ++states[row.operation + u' ' + QString::number(int(row.state))];
            QVERIFY2(row.state == Intent::State::Done || row.state == Intent::State::NotDone,
                     qPrintable(row.operation + u' ' + row.name));
            const bool isDone = row.state == Intent::State::Done;
            if (row.operation == u"CheckoutLicense") {
                taken += isDone ? 1 : 0;
                continue;
            }
            intended += row.name;
            QVERIFY2(effectsOf(row) == (isDone ? 1 : 0),
                     qPrintable(row.operation + u' ' + row.name));
        }
        QCOMPARE(seatsTaken(), taken);
        for (const QString &name : std::as_const(m_made))
            QVERIFY2(intended.contains(name), qPrintable(name));
        qInfo() << kills << "kills," << settled << "settled afterwards," << states;
        QVERIFY(settled > 0);
    }

private:
    /// Kills the program a while after it has begun.
    bool runAndKill(int number, int milliseconds)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const Credentials &credentials = m_world->credentials(Who::Vendor);
        environment.insert(u"LC_CONSOLE"_s, m_world->consolePath());
        environment.insert(u"LC_ENDPOINT"_s, QString::fromLatin1(m_world->endpoint()));
        environment.insert(u"LC_ACCOUNT"_s, m_world->account(Who::Vendor));
        environment.insert(u"LC_KEY"_s, credentials.accessKeyId);
        environment.insert(u"LC_SECRET"_s,
                           QString::fromLatin1(credentials.secretAccessKey.bytes()));
        environment.insert(u"LC_PREFIX"_s, u"killed-%1-"_s.arg(number));
        environment.insert(u"LC_SKU"_s, u"consumed"_s);
        environment.insert(u"LC_FINGERPRINT"_s, *m_license.issuer->keyFingerprint);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(LC_KILLED_CLIENT), QStringList());
        if (!process.waitForStarted() || !process.waitForReadyRead(20'000))
            return false;
        QSignalSpy ended(&process, &QProcess::finished);
        QTimer::singleShot(milliseconds, &process, &QProcess::kill);
        return ended.wait(20'000) && process.exitStatus() == QProcess::CrashExit;
    }

    /// What the next start does; how many were open.
    int settleAll()
    {
        std::optional<QList<Intent>> open;
        m_world->intents().takeOpen(this, [&](const auto &answer) { open = answer.value(); });
        if (!QTest::qWaitFor([&] { return open.has_value(); }, 20'000))
            return 0;
        for (const Intent &intent : *open) {
            bool isAnswered = false;
            const PendingCall call =
                m_world->client(Who::Vendor).readBack(intent.record, this, [&](const auto &) {
                    isAnswered = true;
                });
            if (!QTest::qWaitFor([&] { return isAnswered; }, 20'000))
                return 0;
        }
        return int(open->size());
    }

    QList<Row> rows()
    {
        // The store writes behind; an answer of its thread comes after everything before.
        bool isWritten = false;
        m_world->intents().takeOpen(this, [&](const auto &) { isWritten = true; });
        if (!QTest::qWaitFor([&] { return isWritten; }, 20'000))
            return {};
        auto database =
            Database::open(m_world->consolePath(), {.access = OpenOptions::Access::ReadOnly});
        auto select = database->prepare("SELECT operation, members, state FROM intents");
        QList<Row> rows;
        while (select->step().value_or(false)) {
            Row row{select->text(0), {}, Intent::State(select->integer(2))};
            if (row.operation == u"CreateLicense")
                row.name = readJson<CreateLicense::Request>(select->bytes(1))->licenseName;
            if (row.operation == u"CreateLicenseConfiguration")
                row.name = readJson<CreateLicenseConfiguration::Request>(select->bytes(1))->name;
            rows += row;
        }
        return rows;
    }

    int effectsOf(const Row &row)
    {
        if (m_made.isEmpty())
            readMade();
        return int(m_made.count(row.name));
    }

    void readMade()
    {
        ListLicenseConfigurations::Request configurations;
        do {
            const auto page = m_world->direct<ListLicenseConfigurations>(configurations);
            for (const LicenseConfiguration &each : *page.licenseConfigurations) {
                if (each.name && each.name->startsWith(u"killed-"))
                    m_made += *each.name;
            }
            configurations.nextToken = page.nextToken;
        } while (configurations.nextToken);
        ListLicenses::Request licenses;
        licenses.filters = QList<Filter>{{u"ProductSKU"_s, QList<QString>{u"killed"_s}}};
        do {
            const auto page = m_world->direct<ListLicenses>(licenses);
            for (const License &each : *page.licenses)
                m_made += each.licenseName.value_or(QString());
            licenses.nextToken = page.nextToken;
        } while (licenses.nextToken);
    }

    int seatsTaken()
    {
        const auto usage = m_world->direct<GetLicenseUsage>({*m_license.licenseArn}).licenseUsage;
        int taken = 0;
        for (const EntitlementUsage &each :
             usage->entitlementUsages.value_or(QList<EntitlementUsage>()))
            taken += each.consumedValue.toInt();
        return taken;
    }

    std::unique_ptr<FaultWorld> m_world;
    License m_license;
    QStringList m_made; ///< names of what the killed programs made, as often as it is there
};

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
