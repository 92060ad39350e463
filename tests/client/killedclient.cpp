// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Creates and checks out without end until it is killed. What it needs comes by its environment;
// it writes a line once it begins.
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "aws/directtransport.h"
#include "client/client.h"
#include "client/clientparts.h"
#include "store/intentstore.h"

#include <QCoreApplication>
#include <QUuid>

#include <cstdio>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

namespace {

QString setting(const char *name)
{
    return qEnvironmentVariable(name);
}

QList<EntitlementData> oneSeat()
{
    EntitlementData seat;
    seat.name = u"Seats"_s;
    seat.unit = EntitlementUnit::Count;
    seat.value = u"1"_s;
    return {seat};
}

/// One change after the other, each of them begun when the one before has ended.
class Changing : public QObject {
public:
    explicit Changing(Client &client) : m_client(client) { }

    void next()
    {
        const int number = m_number++;
        const QString name = setting("LC_PREFIX") + QString::number(number);
        const auto done = [this](const auto &) { next(); };
        switch (number % 3) {
        case 0: {
            CreateLicenseConfiguration::Request request;
            request.name = name;
            request.licenseCountingType = LicenseCountingType::Instance;
            m_call = m_client.call<CreateLicenseConfiguration>(request, this, done);
            break;
        }
        case 1: {
            CreateLicense::Request request;
            request.licenseName = name;
            request.productName = u"Render Pro"_s;
            request.productSku = u"killed"_s;
            request.issuer.name = u"Acme"_s;
            request.homeRegion = u"us-east-1"_s;
            request.validity = {DateText(u"2025-05-01T00:00:00Z"_s),
                                DateText(u"2099-04-30T00:00:00Z"_s)};
            Entitlement seats;
            seats.name = u"Seats"_s;
            seats.unit = EntitlementUnit::Count;
            seats.maxCount = 1;
            request.entitlements = {seats};
            request.beneficiary = u"Kestrel Labs"_s;
            request.consumptionConfiguration.renewType = RenewType::None;
            request.clientToken = QUuid::createUuid().toString(QUuid::WithoutBraces);
            m_call = m_client.call<CreateLicense>(request, this, done);
            break;
        }
        default: {
            CheckoutLicense::Request request;
            request.productSku = setting("LC_SKU");
            request.checkoutType = CheckoutType::Provisional;
            request.keyFingerprint = setting("LC_FINGERPRINT");
            request.entitlements = oneSeat();
            request.beneficiary = u"Kestrel Labs"_s;
            request.nodeId = name;
            request.clientToken = QUuid::createUuid().toString(QUuid::WithoutBraces);
            m_call = m_client.call<CheckoutLicense>(request, this, done);
            break;
        }
        }
    }

private:
    Client &m_client;
    PendingCall m_call;
    int m_number = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto clock = std::make_shared<SystemClock>();
    IntentStore intents(setting("LC_CONSOLE"), clock, nullptr);
    ClientParts parts;
    parts.connectionId = u"endpoint:test"_s;
    parts.account = setting("LC_ACCOUNT");
    parts.region = u"us-east-1"_s;
    parts.workers = std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    parts.credentials = std::make_shared<StaticCredentials>(std::make_shared<const Credentials>(
        Credentials{setting("LC_KEY"), Secret(qgetenv("LC_SECRET")), {}, {}}));
    parts.endpoint = [origin = qgetenv("LC_ENDPOINT")](const Service &) {
        return Result<Endpoint, ApiError>(Endpoint{origin, {}, "us-east-1"});
    };
    parts.clock = clock;
    parts.journal = &intents;
    Client client(std::move(parts));
    Changing changing(client);
    changing.next();
    std::puts("begun");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
