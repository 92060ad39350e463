// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/errors.h"
#include "aws/sendloop.h"
#include "support/sendworld.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;

namespace {

/// Where a service that is not ours, or somebody between, would like a signed request to go.
QStringList hostileLocations(const QByteArray &elsewhere)
{
    const QString other = QString::fromLatin1(elsewhere);
    const QString host = QUrl(other).authority();
    const QStringList hosts{host,
                            u"evil.com"_s,
                            u"evil.com@"_s + host,
                            u"license-manager.us-east-1.amazonaws.com@"_s + host,
                            u"license-manager.us-east-1.amazonaws.com."_s + host,
                            u"license-manager.us-east-1.amazonaws.com.evil.com"_s,
                            u"license-manager.us-east-1.amazonaws.com.cn"_s,
                            u"license-manager.cn-north-1.amazonaws.com"_s,
                            u"license-manager.us-east-1.evil.com"_s,
                            u"license-manager.us-east-1.amazonaws.com:8443"_s,
                            u"license-manager..amazonaws.com"_s,
                            u"xlicense-manager.us-east-1.amazonaws.com"_s,
                            u"[::1]"_s,
                            u"169.254.169.254"_s};
    QStringList locations{QString(),
                          u"/"_s,
                          u"//"_s,
                          u"/again"_s,
                          u"."_s,
                          u"..\\"_s,
                          u"us_east_1"_s,
                          u"US-EAST-1"_s,
                          u"-us-east-1"_s,
                          u"us-east-1 "_s,
                          u"useast1"_s,
                          u"us-east-1\r\nX: y"_s,
                          u"us-east-1\u0000"_s,
                          u"javascript:alert(1)"_s,
                          u"data:text/html,x"_s,
                          u"<b>us-east-1</b>"_s,
                          QString(5'000, u'a')};
    for (const QString &each : hosts) {
        for (const QString &scheme : {u"https://"_s, u"http://"_s, u"//"_s, u"HTTPS://"_s,
                                      u"https:\\\\"_s, u"file://"_s, u""_s}) {
            locations += scheme + each;
            locations += scheme + each + u"/us-east-1"_s;
        }
    }
    return locations;
}

QByteArray asHeader(const QString &location)
{
    QByteArray value = location.toUtf8();
    value.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
    return "Location: " + value + "\r\n";
}

} // namespace

/// A signed request goes where it was signed for, whatever the answer says.
class tst_Redirects : public QObject {
    Q_OBJECT
private slots:
    void hostileLocationsAreNotCalled();
    void hostileLocationsAreNotRegions();
    void redirectsNameTheRegionOfHome_data();
    void redirectsNameTheRegionOfHome();
};

void tst_Redirects::hostileLocationsAreNotCalled()
{
    RawServer elsewhere([](const RawRequest &request) { reply(request, "{}"); });
    const QStringList locations = hostileLocations(elsewhere.origin());
    QVERIFY2(locations.size() >= 200, qPrintable(QString::number(locations.size())));
    constexpr const char *statuses[] = {"301 Moved",     "302 Found",     "303 See Other",
                                        "307 Temporary", "308 Permanent", "400 Bad Request"};
    QString location;
    QByteArray status;
    RawServer server([&](const RawRequest &request) {
        QJsonObject body{{u"__type"_s, u"RedirectException"_s}, {u"Location"_s, location}};
        reply(request, QJsonDocument(body).toJson(QJsonDocument::Compact), status,
              asHeader(location));
    });
    SendWorld world(server);
    int sends = 0;
    for (qsizetype i = 0; i < locations.size(); ++i) {
        location = locations.at(i);
        status = statuses[size_t(i) % std::size(statuses)];
        for (const auto repeat :
             {Operation::Repeat::Read, Operation::Repeat::Token, Operation::Repeat::Never}) {
            const Ended ended = world.send(operationOf(repeat));
            QVERIFY(!*ended.answer);
            QCOMPARE(ended.sends, 1);
            QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
            QCOMPARE(server.requestCount(), ++sends);
        }
    }
    QCOMPARE(elsewhere.connectionCount(), 0);
}

void tst_Redirects::hostileLocationsAreNotRegions()
{
    const Operation operation = operationOf(Operation::Repeat::Read);
    for (const QString &location : hostileLocations("http://127.0.0.1:1")) {
        const QJsonObject body{{u"__type"_s, u"RedirectException"_s}, {u"Location"_s, location}};
        const FailedAttempt failed =
            judge(operation, TransportReply{400, {}, QJsonDocument(body).toJson()}, Instant());
        QVERIFY2(failed.error.location.isEmpty(), qPrintable(location));
    }
}

void tst_Redirects::redirectsNameTheRegionOfHome_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("region");
    QTest::newRow("Region") << u"eu-west-1"_s << u"eu-west-1"_s;
    QTest::newRow("address") << u"https://license-manager.us-east-1.amazonaws.com"_s
                             << u"us-east-1"_s;
    QTest::newRow("address with a path")
        << u"https://license-manager.cn-north-1.amazonaws.com.cn/"_s << u"cn-north-1"_s;
}

void tst_Redirects::redirectsNameTheRegionOfHome()
{
    QFETCH(QString, location);
    const QJsonObject body{{u"__type"_s, u"RedirectException"_s}, {u"Location"_s, location}};
    const FailedAttempt failed =
        judge(operationOf(Operation::Repeat::Read),
              TransportReply{400, {}, QJsonDocument(body).toJson()}, Instant());
    QTEST(failed.error.location, "region");
}

QTEST_GUILESS_MAIN(tst_Redirects)
#include "tst_redirects.moc"
