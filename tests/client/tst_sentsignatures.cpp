// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "aws/directtransport.h"
#include "aws/requestbuilder.h"
#include "localservice/httpserver.h"
#include "localservice/requestverifier.h"
#include "support/fakeclock.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <mutex>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

constexpr int requests = 10'000;
constexpr int inFlight = 12;

/// Values that real ids, ARNs and tags have, and what people might put there.
class RandomValues {
public:
    explicit RandomValues(quint32 seed) : m_random(seed) { }

    int below(int bound) { return m_random.bounded(bound); }
    QString text()
    {
        static const QString pieces[] = {
            u"arn:aws:license-manager::111122223333:license:l-"_s,
            u"arn:aws:apigateway:eu-west-1::/usageplans/"_s,
            u"/"_s,
            u"//"_s,
            u"%2F"_s,
            u"%"_s,
            u"+"_s,
            u" "_s,
            u"  "_s,
            u"~"_s,
            u"=&?#"_s,
            u";,:@!$'()*[]{}|\\^`<>\""_s,
            u"ä"_s,
            u"Ünïcödé"_s,
            u"日本語"_s,
            u"😀"_s,
            u"e\u0301"_s,
            u"\u202e"_s,
            u"\t"_s,
            u"\n"_s,
            u"\u007f"_s,
            u"../"_s,
            u"./"_s,
            u"A"_s,
            u"z9"_s,
            u"-_."_s,
        };
        QString text;
        for (int count = 1 + below(6); count > 0; --count)
            text += pieces[below(int(std::size(pieces)))];
        return text + QString::number(m_random.generate(), 36);
    }
    QByteArray key(int size)
    {
        static constexpr char letters[] =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
        QByteArray key;
        while (key.size() < size)
            key += letters[below(int(std::size(letters)) - 4)];
        return key;
    }
    /// Anything that may stand in a header, blanks in every place but the ends.
    QByteArray headerValue()
    {
        QByteArray value("v");
        for (int count = below(40); count > 0; --count)
            value += char(0x20 + below(0x5f));
        return value + 'e';
    }
    void fill(const Type &type, void *object)
    {
        for (const Field &field : type.fields) {
            if (field.place != Place::Path && below(3) == 0)
                continue; // left out
            value(*field.type, field.type->engage(field.in(object)));
        }
    }

private:
    void value(const ValueType &type, void *place)
    {
        switch (type.kind) {
        case Kind::Text:
            *static_cast<QString *>(place) = text();
            break;
        case Kind::Integer:
            *static_cast<qint64 *>(place) = qint64(m_random.generate64());
            break;
        case Kind::Real:
            *static_cast<double *>(place) = m_random.generateDouble() * 1e6;
            break;
        case Kind::Boolean:
            *static_cast<bool *>(place) = below(2) == 1;
            break;
        case Kind::Timestamp:
            *static_cast<Instant *>(place) =
                Instant(std::chrono::milliseconds(m_random.generate()));
            break;
        case Kind::Date:
            static_cast<DateText *>(place)->text = text();
            break;
        case Kind::Choice:
            static_cast<OpenChoice *>(place)->text = text();
            break;
        case Kind::Record:
            fill(type.record(), place);
            break;
        case Kind::List:
            for (int count = below(3); count > 0; --count)
                value(*type.element, type.element->engage(type.append(place)));
            break;
        case Kind::Map:
            for (int count = below(3); count > 0; --count)
                value(*type.element, type.element->engage(type.insert(place, text())));
            break;
        }
    }

    QRandomGenerator m_random;
};

/// The service's listener and verifier, without what comes after them.
class Verifying {
public:
    explicit Verifying(QList<LocalAccount> accounts)
        : m_verifier(std::move(accounts), SessionKeys(Secret("seal")))
    {
        auto server = HttpServer::listen(
            0, [this](const HttpRequest &request) { return verify(request); },
            std::make_shared<SystemClock>());
        if (server)
            m_server = std::move(*server);
    }

    QByteArray origin() const { return "http://127.0.0.1:" + QByteArray::number(m_server->port()); }
    QList<QByteArray> mismatches()
    {
        const std::scoped_lock lock(m_mutex);
        return m_mismatches;
    }

private:
    HttpAnswer verify(const HttpRequest &request)
    {
        const QByteArray scope = request.header("authorization").split(',').first();
        const QByteArray service = scope.split('/').value(3);
        const auto signedAt = fromSigningTime(request.header("x-amz-date"));
        const FakeClock then(signedAt.value_or(Instant()));
        const auto caller = m_verifier.verify(request, service, then);
        if (caller && caller->account == QString::fromLatin1(request.header("x-expected-account")))
            return {200, {}, sha256Hex(request.body)};
        const std::scoped_lock lock(m_mutex);
        m_mismatches += request.method + ' ' + request.rawPath + '?' + request.rawQuery + ' '
            + (caller ? "other account" : caller.error().message.toUtf8());
        return {403, {}, "{}"};
    }

    RequestVerifier m_verifier;
    std::mutex m_mutex;
    QList<QByteArray> m_mismatches;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace

/// What is signed is what arrives, byte for byte, through both ways a request can take.
class tst_SentSignatures : public QObject {
    Q_OBJECT
private slots:
    void randomRequestsVerifyAtTheService();
};

void tst_SentSignatures::randomRequestsVerifyAtTheService()
{
    RandomValues random(20'261'121);
    QList<LocalAccount> accounts;
    for (int i = 0; i < 20; ++i)
        accounts += LocalAccount{u"p%1"_s.arg(i),
                                 QString::number(111'122'223'300 + i),
                                 {u"AKIA%1"_s.arg(i + 1'000),
                                  Secret(random.key(40)),
                                  i % 2 ? Secret(random.key(200 + i)) : Secret(),
                                  {}}};
    Verifying service(accounts);
    const QByteArray regions[] = {"us-east-1", "eu-central-2", "cn-north-1", "us-gov-west-1"};
    DirectTransport transport;
    int started = 0;
    int running = 0;
    int refused = 0;
    int verified = 0;
    QList<QString> failures;
    QSet<const Operation *> used;
    const auto operations = allOperations();
    std::function<void()> startMore;
    const auto startOne = [&] {
        ++started;
        const Operation &operation = *operations[size_t(random.below(int(operations.size())))];
        void *request = operation.request().create();
        random.fill(operation.request(), request);
        auto built = buildRequest(operation, request);
        operation.request().destroy(request);
        if (!built || !operation.isSigned) {
            ++refused;
            return;
        }
        used += &operation;
        const LocalAccount &account = accounts.at(random.below(int(accounts.size())));
        built->lane = random.below(2) == 0 ? Lane::User : Lane::Bulk;
        built->headers.append(HttpHeader{"X-Expected-Account", account.account.toLatin1()});
        for (int i = random.below(4); i > 0; --i)
            built->headers.append(
                HttpHeader{"X-Random-" + QByteArray::number(i), random.headerValue()});
        ServiceAccess access;
        access.service = operation.service;
        access.endpoint = {service.origin(), random.below(4) == 0 ? "/base%2Fpath" : "",
                           regions[random.below(4)]};
        access.signingKeys = std::make_shared<SigningKeys>();
        const Instant time{std::chrono::milliseconds(qint64(random.below(2'000'000'000)) * 1'000
                                                     + random.below(1'000))};
        ++running;
        transport.send(addressAndSign(*built, access, account.credentials, time,
                                      {{"amz-sdk-request", "attempt=1; max=3"}}),
                       [&, hash = sha256Hex(built->body)](const TransportOutcome &outcome) {
                           --running;
                           if (!outcome)
                               failures += outcome.error().text;
                           else if (outcome->status == 200 && outcome->body == hash)
                               ++verified;
                           else
                               failures += QString::fromUtf8(outcome->body);
                           startMore();
                       });
    };
    startMore = [&] {
        while (running < inFlight && started < requests + refused)
            startOne();
    };
    QElapsedTimer timer;
    timer.start();
    startMore();
    QTRY_VERIFY_WITH_TIMEOUT(running == 0, 110'000);
    qInfo("%d requests of %d operations in %lld ms, %d were not built", verified, int(used.size()),
          static_cast<long long>(timer.elapsed()), refused);
    QVERIFY2(
        failures.isEmpty(),
        qPrintable(failures.value(0) + u' ' + QString::fromUtf8(service.mismatches().value(0))));
    QCOMPARE(verified, requests);
    QVERIFY(used.size() >= 79);
}

QTEST_GUILESS_MAIN(tst_SentSignatures)
#include "tst_sentsignatures.moc"
