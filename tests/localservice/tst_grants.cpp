// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/examples.h"
#include "localservice/records.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Grants, their states and who may change them.
class TestGrants : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QString m_license;

    template <class Op>
    QByteArray outcome(const QString &profile, const typename Op::Request &request,
                       const QByteArray &region = "us-east-1")
    {
        const auto answer = m_world->call<Op>(profile, request, region);
        if (!answer)
            return answer.error().code;
        return answer->status ? answer->status->text.toLatin1() : QByteArray("accepted");
    }
    QString newGrant(const QString &account = u"444455556666"_s)
    {
        const auto created =
            m_world->call<CreateGrant>(u"vendor"_s, examples::grant(m_license, account));
        return created ? *created->grantArn : created.error().message;
    }
    Grant grantOf(const QString &arn, const QString &profile = u"vendor"_s)
    {
        const auto got = m_world->call<GetGrant>(profile, {arn, {}});
        return got ? *got->grant : Grant();
    }
    static CreateGrantVersion::Request change(const QString &arn)
    {
        CreateGrantVersion::Request request;
        request.clientToken = examples::newToken();
        request.grantArn = arn;
        return request;
    }
    static CreateGrantVersion::Request setting(const QString &arn, GrantStatus status)
    {
        CreateGrantVersion::Request request = change(arn);
        request.status = status;
        return request;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        m_license = examples::createLicense(*m_world);
    }
    void cleanup()
    {
        QVERIFY2(m_world->unmodelledErrors().isEmpty(),
                 qPrintable(m_world->unmodelledErrors().join(u", "_s)));
    }

    void createdAsAsked()
    {
        const auto created = m_world->call<CreateGrant>(u"vendor"_s, examples::grant(m_license));
        QVERIFY(created);
        QVERIFY(*created->status == GrantStatus::PendingAccept);
        QCOMPARE(created->version, u"1"_s);
        const Grant grant = grantOf(*created->grantArn);
        QVERIFY(grant.grantArn.startsWith(u"arn:aws:license-manager::111122223333:grant:g-"));
        QCOMPARE(grant.parentArn, m_license);
        QCOMPARE(grant.licenseArn, m_license);
        QCOMPARE(grant.homeRegion, u"us-east-1"_s);
        QCOMPARE(grant.grantedOperations.size(), 4);
        QCOMPARE(grantOf(*created->grantArn, u"customer"_s), grant);
        QCOMPARE(m_world->call<GetGrant>(u"stranger"_s, {grant.grantArn, {}}).error().code,
                 "InvalidParameterValueException");
    }

    void badRequests()
    {
        const CreateGrant::Request good = examples::grant(m_license);
        CreateGrant::Request bad = good;
        bad.principals = {u"arn:aws:iam::444455556666:user/x"_s};
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, bad), "ValidationException");
        bad.principals = {u"arn:aws:organizations::111122223333:organization/o-abcdefghij"_s};
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, bad), "AccessDeniedException");
        bad.principals = {good.principals[0], good.principals[0]};
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, bad), "ValidationException");
        bad = good;
        bad.allowedOperations.append(Open<AllowedOperation>::fromText(u"Everything"_s));
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, bad), "ValidationException");
        bad = good;
        bad.allowedOperations.append(bad.allowedOperations.first());
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, bad), "ValidationException");
        bad = good;
        bad.homeRegion = u"eu-west-1"_s;
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, bad), "ValidationException");
        const auto elsewhere = m_world->call<CreateGrant>(u"vendor"_s, good, "eu-west-1");
        QCOMPARE(elsewhere.error().message,
                 u"Grant can only be created in resource home AWS region: us-east-1"_s);
        QCOMPARE(outcome<CreateGrant>(u"stranger"_s, good), "InvalidParameterValueException");
        QCOMPARE(m_world->call<ListDistributedGrants>(u"vendor"_s, {})->grants->size(), 0);
    }

    void acceptThenActivate()
    {
        const QString arn = newGrant();
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(arn, GrantStatus::Active)),
                 "ValidationException");
        const auto byGrantor = m_world->call<AcceptGrant>(u"vendor"_s, {arn});
        QCOMPARE(byGrantor.error().code, "ValidationException");
        QCOMPARE(byGrantor.error().message,
                 u"Caller arn:aws:iam::111122223333:root is not allowed to accept this grant."_s);
        QCOMPARE(outcome<AcceptGrant>(u"stranger"_s, {arn}), "InvalidParameterValueException");
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {arn}), "DISABLED");
        QCOMPARE(grantOf(arn).version, u"1"_s);
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {arn}), "ValidationException");
        QCOMPARE(outcome<RejectGrant>(u"customer"_s, {arn}), "ValidationException");
        QCOMPARE(outcome<CreateGrantVersion>(u"vendor"_s, setting(arn, GrantStatus::Active)),
                 "AccessDeniedException");
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(arn, GrantStatus::Active)),
                 "ACTIVE");
        QCOMPARE(grantOf(arn).version, u"2"_s);
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(arn, GrantStatus::Active)),
                 "ValidationException");
        CreateGrantVersion::Request pause = setting(arn, GrantStatus::Disabled);
        pause.statusReason = u"holiday"_s;
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, pause), "DISABLED");
        QCOMPARE(grantOf(arn).statusReason, u"holiday"_s);
        const auto first = m_world->call<GetGrant>(u"vendor"_s, {arn, u"2"_s});
        QVERIFY(first->grant->grantStatus == GrantStatus::Active);
        QVERIFY(!m_world->call<GetGrant>(u"vendor"_s, {arn, u"9"_s}));
    }

    void rejectedIsFinal()
    {
        const QString arn = newGrant();
        QCOMPARE(outcome<RejectGrant>(u"vendor"_s, {arn}), "ValidationException");
        QCOMPARE(outcome<RejectGrant>(u"customer"_s, {arn}), "REJECTED");
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {arn}), "ValidationException");
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(arn, GrantStatus::Active)),
                 "ValidationException");
        QVERIFY(grantOf(arn).grantStatus == GrantStatus::Rejected);
        QVERIFY2(newGrant().startsWith(u"arn:"), "a rejected grant does not block another one");
    }

    void onlyStatusesOfTheApiCanBeSet()
    {
        const QString arn = examples::createActiveGrant(*m_world, m_license);
        for (const GrantStatus status :
             {GrantStatus::Deleted, GrantStatus::Rejected, GrantStatus::PendingAccept})
            QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(arn, status)),
                     "ValidationException");
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, change(arn)), "ValidationException");
    }

    void grantorChangesNameAndRights()
    {
        const QString arn = examples::createActiveGrant(*m_world, m_license);
        CreateGrantVersion::Request request = change(arn);
        request.grantName = u"Renamed"_s;
        request.allowedOperations = QList<Open<AllowedOperation>>{AllowedOperation::CreateGrant};
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, request), "AccessDeniedException");
        request.sourceVersion = u"1"_s;
        const auto conflict = m_world->call<CreateGrantVersion>(u"vendor"_s, request);
        QCOMPARE(conflict.error().code, "ValidationException");
        QVERIFY(conflict.error().message.contains(u'1') && conflict.error().message.contains(u'2'));
        request.sourceVersion = u"2"_s;
        QCOMPARE(outcome<CreateGrantVersion>(u"vendor"_s, request), "ACTIVE");
        const Grant grant = grantOf(arn);
        QCOMPARE(grant.grantName, u"Renamed"_s);
        QCOMPARE(grant.grantedOperations, *request.allowedOperations);
        QCOMPARE(grant.version, u"3"_s);
    }

    void activationOptionsAreForMarketplace()
    {
        const QString arn = newGrant();
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {arn}), "DISABLED");
        CreateGrantVersion::Request request = setting(arn, GrantStatus::Active);
        request.options = GrantOptions{ActivationOverrideBehavior::DistributedGrantsOnly};
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, request), "ValidationException");
    }

    void deletedStaysReadable()
    {
        const QString arn = examples::createActiveGrant(*m_world, m_license);
        QCOMPARE(outcome<DeleteGrant>(u"customer"_s, {arn, {}, u"2"_s}), "AccessDeniedException");
        QCOMPARE(outcome<DeleteGrant>(u"vendor"_s, {arn, {}, u"1"_s}), "ValidationException");
        QCOMPARE(outcome<DeleteGrant>(u"vendor"_s, {arn, u"over"_s, u"2"_s}), "DELETED");
        QCOMPARE(outcome<DeleteGrant>(u"vendor"_s, {arn, {}, u"2"_s}), "ValidationException");
        QVERIFY(grantOf(arn, u"customer"_s).grantStatus == GrantStatus::Deleted);
        QCOMPARE(grantOf(arn).statusReason, u"over"_s);
        QCOMPARE(m_world->call<ListReceivedGrants>(u"customer"_s, {})->grants->size(), 1);
        m_world->clock().advance(24h * 184);
        QCOMPARE(m_world->call<ListReceivedGrants>(u"customer"_s, {})->grants->size(), 0);
    }

    void oneOpenGrantForEachPrincipal()
    {
        const QString arn = newGrant();
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, examples::grant(m_license)),
                 "ValidationException");
        QCOMPARE(outcome<DeleteGrant>(u"vendor"_s, {arn, {}, u"1"_s}), "DELETED");
        QVERIFY(newGrant().startsWith(u"arn:"));
        QVERIFY(newGrant(u"777788889999"_s).startsWith(u"arn:"));
    }

    void onlyOpenGrantsCountForTheQuota()
    {
        const auto counted = [this] {
            ResourceQuery query;
            query.kind = kind::grant;
            query.keyName = key::openGrant;
            query.keyValue = m_license;
            return m_world->store().count(query);
        };
        const QString first = newGrant();
        newGrant(u"777788889999"_s);
        QCOMPARE(counted(), 2);
        QCOMPARE(outcome<DeleteGrant>(u"vendor"_s, {first, {}, u"1"_s}), "DELETED");
        QCOMPARE(counted(), 1);
        QCOMPARE(outcome<RejectGrant>(u"customer"_s, {newGrant()}), "REJECTED");
        QCOMPARE(counted(), 1);
    }

    void nothingForLicensesThatAreNotAvailable()
    {
        const QString arn = newGrant();
        CreateLicenseVersion::Request off =
            examples::versionOf(examples::getLicense(*m_world, m_license));
        off.status = LicenseStatus::Deactivated;
        QVERIFY(m_world->call<CreateLicenseVersion>(u"vendor"_s, off));
        QCOMPARE(outcome<CreateGrant>(u"vendor"_s, examples::grant(m_license, u"777788889999"_s)),
                 "ValidationException");
        QVERIFY(m_world->call<DeleteLicense>(u"vendor"_s, {m_license, u"2"_s}));
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {arn}), "ValidationException");
    }

    void granteesPassOnWhatTheyMay()
    {
        CreateGrant::Request request = examples::grant(m_license);
        request.allowedOperations.append(AllowedOperation::CreateGrant);
        const QString parent = *m_world->call<CreateGrant>(u"vendor"_s, request)->grantArn;
        const CreateGrant::Request child = examples::grant(m_license, u"777788889999"_s);
        QCOMPARE(outcome<CreateGrant>(u"customer"_s, child), "AccessDeniedException");
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {parent}), "DISABLED");
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(parent, GrantStatus::Active)),
                 "ACTIVE");
        CreateGrant::Request tooMuch = child;
        tooMuch.allowedOperations.append(AllowedOperation::CreateToken);
        QCOMPARE(outcome<CreateGrant>(u"customer"_s, tooMuch), "ValidationException");
        const auto created = m_world->call<CreateGrant>(u"customer"_s, child);
        QVERIFY(created);
        const Grant grant = grantOf(*created->grantArn, u"stranger"_s);
        QCOMPARE(grant.parentArn, parent);
        QVERIFY(grant.grantArn.contains(u"::444455556666:grant:"));

        QCOMPARE(outcome<AcceptGrant>(u"stranger"_s, {grant.grantArn}), "DISABLED");
        QCOMPARE(outcome<CreateGrantVersion>(u"stranger"_s,
                                             setting(grant.grantArn, GrantStatus::Active)),
                 "ACTIVE");
        QVERIFY(m_world->call<CheckoutLicense>(u"stranger"_s, examples::checkout(1)));
        QCOMPARE(outcome<CreateGrantVersion>(u"customer"_s, setting(parent, GrantStatus::Disabled)),
                 "DISABLED");
        QCOMPARE(m_world->call<CheckoutLicense>(u"stranger"_s, examples::checkout(1)).error().code,
                 "AccessDeniedException");
    }

    void receivedLicenses()
    {
        const auto received = [&] {
            return *m_world->call<ListReceivedLicenses>(u"customer"_s, {})->licenses;
        };
        QCOMPARE(received().size(), 0);
        const QString arn = newGrant();
        QCOMPARE(received().size(), 1);
        const GrantedLicense pending = received().first();
        QVERIFY(*pending.receivedMetadata->receivedStatus == ReceivedStatus::PendingAccept);
        QCOMPARE(pending.receivedMetadata->allowedOperations->size(), 4);
        QCOMPARE(pending.licenseMetadata->last().name, u"grantArn"_s);
        QCOMPARE(pending.licenseMetadata->last().value, arn);
        QCOMPARE(pending.licenseArn, m_license);
        QCOMPARE(outcome<RejectGrant>(u"customer"_s, {arn}), "REJECTED");
        QVERIFY(*received().first().receivedMetadata->receivedStatus == ReceivedStatus::Rejected);
        const QString second = examples::createActiveGrant(*m_world, m_license);
        QCOMPARE(received().size(), 1);
        QVERIFY(*received().first().receivedMetadata->receivedStatus == ReceivedStatus::Active);
        QCOMPARE(received().first().licenseMetadata->last().value, second);
        ListReceivedLicenses::Request other;
        other.licenseArns = QList{u"arn:aws:license-manager::111122223333:license:l-0"_s};
        QCOMPARE(m_world->call<ListReceivedLicenses>(u"customer"_s, other)->licenses->size(), 0);
        QCOMPARE(m_world->call<ListReceivedLicenses>(u"vendor"_s, {})->licenses->size(), 0);
    }

    void listsAndFilters()
    {
        newGrant();
        const QString toStranger = newGrant(u"777788889999"_s);
        const auto count = [&](const char *name, const QString &value) -> qsizetype {
            ListDistributedGrants::Request request;
            request.filters = QList{Filter{QString::fromLatin1(name), QList{value}}};
            const auto list = m_world->call<ListDistributedGrants>(u"vendor"_s, request);
            return list ? list->grants->size() : -1;
        };
        QCOMPARE(count("LicenseArn", m_license), 2);
        QCOMPARE(count("GrantStatus", u"PENDING_ACCEPT"_s), 2);
        QCOMPARE(count("GrantStatus", u"ACTIVE"_s), 0);
        QCOMPARE(count("GranteePrincipalARN", u"arn:aws:iam::777788889999:root"_s), 1);
        QCOMPARE(count("ProductSKU", u"CAD-1"_s), 2);
        QCOMPARE(count("LicenseIssuerName", u"Other"_s), 0);
        QCOMPARE(count("GranteePrincipalArn", u"x"_s), -1);
        ListReceivedGrants::Request received;
        received.filters = QList{Filter{u"GranterAccountId"_s, QList{u"111122223333"_s}}};
        const auto list = m_world->call<ListReceivedGrants>(u"stranger"_s, received);
        QCOMPARE(list->grants->size(), 1);
        QCOMPARE(list->grants->first().grantArn, toStranger);
    }

    void tenLicensesOfAProduct()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(examples::createActiveGrant(*m_world, examples::createLicense(*m_world))
                        .startsWith(u"arn:"));
        const QString arn = newGrant();
        QCOMPARE(outcome<AcceptGrant>(u"customer"_s, {arn}), "ResourceLimitExceededException");
    }
};

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_grants.moc"
