// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/tags.h"
#include "localservice/examples.h"

#include <QSet>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What holds for many operations: client tokens, pages and tags.
class TestClientTokens : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void sameRequestGivesTheSameAnswer()
    {
        const CreateLicense::Request request = examples::license();
        const auto first = m_world->call<CreateLicense>(u"vendor"_s, request);
        const auto again = m_world->call<CreateLicense>(u"vendor"_s, request);
        QVERIFY(first && again);
        QCOMPARE(*again, *first);
        m_world->restart();
        m_world->clock().advance(24h);
        QCOMPARE(*m_world->call<CreateLicense>(u"vendor"_s, request), *first);
        QCOMPARE(m_world->call<ListLicenses>(u"vendor"_s, {})->licenses->size(), 1);
    }

    void otherMembersAreRefused()
    {
        CreateLicense::Request request = examples::license();
        QVERIFY(m_world->call<CreateLicense>(u"vendor"_s, request));
        request.licenseName = u"Other"_s;
        QCOMPARE(m_world->call<CreateLicense>(u"vendor"_s, request).error().code,
                 "ValidationException");
        QCOMPARE(m_world->call<ListLicenses>(u"vendor"_s, {})->licenses->size(), 1);

        const License license = m_world->call<ListLicenses>(u"vendor"_s, {})->licenses->first();
        CreateLicenseVersion::Request version = examples::versionOf(license);
        QVERIFY(m_world->call<CreateLicenseVersion>(u"vendor"_s, version));
        version.licenseName = u"Other"_s;
        QCOMPARE(m_world->call<CreateLicenseVersion>(u"vendor"_s, version).error().code,
                 "ConflictException");
    }

    void tokensBelongToAnAccountARegionAndAnOperation()
    {
        CreateLicense::Request request = examples::license();
        const auto vendors = m_world->call<CreateLicense>(u"vendor"_s, request);
        const auto customers = m_world->call<CreateLicense>(u"customer"_s, request);
        QVERIFY(vendors && customers);
        QVERIFY(*vendors != *customers);
        CreateGrant::Request grant = examples::grant(*vendors->licenseArn);
        grant.clientToken = request.clientToken;
        QVERIFY(m_world->call<CreateGrant>(u"vendor"_s, grant));
        request.homeRegion = u"eu-west-1"_s;
        QVERIFY(m_world->call<CreateLicense>(u"vendor"_s, request, "eu-west-1"));
    }

    void aRefusedRequestUsesNoToken()
    {
        CreateLicense::Request request = examples::license();
        request.entitlements.clear();
        QVERIFY(!m_world->call<CreateLicense>(u"vendor"_s, request));
        request.entitlements = {examples::seats(1)};
        QVERIFY(m_world->call<CreateLicense>(u"vendor"_s, request));
    }

    void aRepeatedCheckoutTakesOnce()
    {
        const QString license = examples::createLicense(*m_world);
        CheckoutLicense::Request request = examples::checkout(6);
        request.beneficiary = u"Globex"_s;
        const auto first = m_world->call<CheckoutLicense>(u"vendor"_s, request);
        const auto again = m_world->call<CheckoutLicense>(u"vendor"_s, request);
        QVERIFY(first && again);
        QCOMPARE(again->licenseConsumptionToken, first->licenseConsumptionToken);
        QCOMPARE(examples::consumedSeats(*m_world, license), 6);
    }

    /// While licenses come and go, each that is there throughout is listed once.
    void pagesAreStable()
    {
        QStringList there;
        for (int i = 0; i < 23; ++i)
            there.append(examples::createLicense(*m_world));
        QList<QString> seen;
        ListLicenses::Request request;
        request.maxResults = 5;
        int page = 0;
        do {
            const auto list = m_world->call<ListLicenses>(u"vendor"_s, request);
            QVERIFY(list);
            QVERIFY(list->licenses->size() <= 5);
            for (const License &license : *list->licenses)
                seen.append(*license.licenseArn);
            request.nextToken = list->nextToken;
            // One more at the end, one less at the front.
            examples::createLicense(*m_world);
            const QString gone = there[page];
            QVERIFY(m_world->dispatcher().change([&](Store &store) {
                store.remove(*store.find(u"license"_s, gone));
                return true;
            }));
            ++page;
        } while (request.nextToken && page < 20);
        QVERIFY(!request.nextToken);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size());
        for (const QString &arn : there.mid(page))
            QCOMPARE(seen.count(arn), 1);
    }

    void pageSizes()
    {
        for (int i = 0; i < 60; ++i)
            examples::createLicense(*m_world);
        const auto sizeWith = [&](std::optional<qint64> maxResults) -> qsizetype {
            ListLicenses::Request request;
            request.maxResults = maxResults;
            const auto list = m_world->call<ListLicenses>(u"vendor"_s, request);
            return list ? list->licenses->size() : -1;
        };
        QCOMPARE(sizeWith(std::nullopt), 50);
        QCOMPARE(sizeWith(1), 1);
        QCOMPARE(sizeWith(60), 60);
        QCOMPARE(sizeWith(100), 60);
        QCOMPARE(sizeWith(0), -1);
        QCOMPARE(sizeWith(101), -1);
        ListLicenses::Request exact;
        exact.maxResults = 60;
        QVERIFY2(!m_world->call<ListLicenses>(u"vendor"_s, exact)->nextToken,
                 "no empty page at the end");
    }

    void tokensOfOtherListsAreRefused()
    {
        for (int i = 0; i < 3; ++i)
            examples::createLicense(*m_world);
        ListLicenses::Request request;
        request.maxResults = 1;
        const QString token = *m_world->call<ListLicenses>(u"vendor"_s, request)->nextToken;
        const auto outcome = [&](const ListLicenses::Request &asked, const QString &profile,
                                 const QByteArray &region = "us-east-1") {
            const auto list = m_world->call<ListLicenses>(profile, asked, region);
            return list ? QByteArray("accepted") : list.error().code;
        };
        request.nextToken = token;
        QCOMPARE(outcome(request, u"vendor"_s), "accepted");
        request.maxResults = 2;
        QCOMPARE(outcome(request, u"vendor"_s), "accepted");
        QCOMPARE(outcome(request, u"customer"_s), "ValidationException");
        QCOMPARE(outcome(request, u"vendor"_s, "eu-west-1"), "ValidationException");
        ListLicenses::Request filtered = request;
        filtered.filters = QList{Filter{u"Status"_s, QList{u"AVAILABLE"_s}}};
        QCOMPARE(outcome(filtered, u"vendor"_s), "ValidationException");
        for (const QString &bad : {u"x"_s, token.left(8), token + u'A', u"B"_s + token.mid(1)}) {
            request.nextToken = bad;
            QCOMPARE(outcome(request, u"vendor"_s), "ValidationException");
        }
        request.nextToken = QString();
        QCOMPARE(outcome(request, u"vendor"_s), "accepted");
        ListDistributedGrants::Request other;
        other.nextToken = token;
        QCOMPARE(m_world->call<ListDistributedGrants>(u"vendor"_s, other).error().code,
                 "ValidationException");
    }

    void tags()
    {
        CreateLicense::Request request = examples::license();
        request.tags = QList{Tag{u"team"_s, u"a"_s}};
        const QString arn = examples::createLicense(*m_world, request);
        const auto keys = [&] {
            QStringList texts;
            const auto list = m_world->call<ListTagsForResource>(u"vendor"_s, {arn});
            for (const Tag &tag : list->tags.value_or(QList<Tag>()))
                texts.append(*tag.key + u'=' + *tag.value);
            return texts.join(u' ');
        };
        QCOMPARE(keys(), u"team=a"_s);
        QVERIFY(m_world->call<TagResource>(
            u"vendor"_s, {arn, {Tag{u"team"_s, u"b"_s}, Tag{u"cost"_s, QString()}}}));
        QCOMPARE(keys(), u"cost= team=b"_s);
        QVERIFY(m_world->call<UntagResource>(u"vendor"_s, {arn, {u"cost"_s, u"never"_s}}));
        QCOMPARE(keys(), u"team=b"_s);

        const auto outcome = [&](const QString &profile, const QList<Tag> &list) {
            const auto tagged = m_world->call<TagResource>(profile, {arn, list});
            return tagged ? QByteArray("accepted") : tagged.error().code;
        };
        QCOMPARE(outcome(u"customer"_s, {Tag{u"a"_s, u"b"_s}}), "InvalidParameterValueException");
        QCOMPARE(outcome(u"vendor"_s, {Tag{u"AWS:a"_s, u"b"_s}}), "ValidationException");
        QCOMPARE(outcome(u"vendor"_s, {Tag{QString(129, u'k'), u"b"_s}}), "ValidationException");
        QCOMPARE(outcome(u"vendor"_s, {Tag{u"k"_s, QString(257, u'v')}}), "ValidationException");
        QCOMPARE(outcome(u"vendor"_s, {Tag{std::nullopt, u"b"_s}}), "ValidationException");
        QList<Tag> many;
        for (int i = 0; i < 50; ++i)
            many.append(Tag{u"k%1"_s.arg(i), u"v"_s});
        QCOMPARE(outcome(u"vendor"_s, many), "ValidationException");
        QCOMPARE(keys(), u"team=b"_s);
        many.removeLast();
        QCOMPARE(outcome(u"vendor"_s, many), "accepted");
        QVERIFY(m_world->call<DeleteLicense>(u"vendor"_s, {arn, u"1"_s}));
        QCOMPARE(outcome(u"vendor"_s, {Tag{u"a"_s, u"b"_s}}), "InvalidParameterValueException");
    }
};

QTEST_GUILESS_MAIN(TestClientTokens)
#include "tst_clienttokens.moc"
