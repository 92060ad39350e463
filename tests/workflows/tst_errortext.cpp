// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/errortext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

ApiError refused(ApiError::Kind kind, const QString &code, const QString &message = u"words"_s)
{
    ApiError error;
    error.kind = kind;
    error.code = code;
    error.message = message;
    return error;
}

Attempt attemptAt(const QString &operation)
{
    Attempt attempt;
    attempt.operation = operation;
    attempt.object = u"orbit-ci-40"_s;
    attempt.connection = u"acme-vendor"_s;
    attempt.account = u"111122223333"_s;
    attempt.region = u"us-east-1"_s;
    return attempt;
}

} // namespace

class TestErrorText : public QObject {
    Q_OBJECT

private slots:
    void namesTheRightfulAccount()
    {
        Attempt attempt = attemptAt(u"AcceptGrant"_s);
        attempt.rightfulAccount = u"444455556666"_s;
        const ErrorText text =
            explain(refused(ApiError::Kind::Rejected, u"ValidationException"_s), attempt);
        QCOMPARE(text.title, u"orbit-ci-40 was not accepted"_s);
        QVERIFY(text.whatHappened.contains(u"111122223333"_s));
        QVERIFY(text.whatHappened.contains(u"444455556666"_s));
        QCOMPARE(text.whatIsKnown, u"Nothing was changed."_s);
        QCOMPARE(text.offer, Offer::SignIn);
        QCOMPARE(offerWords(text), u"Sign in to 444455556666"_s);
    }

    void tellsThatAnOutcomeIsBeingChecked()
    {
        ApiError error = refused(ApiError::Kind::Timeout, {}, {});
        error.executed = ApiError::Executed::Unknown;
        const ErrorText plain = explain(error, attemptAt(u"CreateLicenseConfiguration"_s));
        error.intent = u"1"_s;
        const ErrorText kept = explain(error, attemptAt(u"CreateLicenseConfiguration"_s));
        QCOMPARE(kept.title, u"orbit-ci-40 may have been created"_s);
        QVERIFY(!plain.whatIsKnown.contains(u"checked"_s));
        QVERIFY(kept.whatIsKnown.contains(u"checked"_s));
        QVERIFY(kept.whatToDo.contains(u"Activity"_s));
        QCOMPARE(kept.offer, Offer::Reload);
    }

    void tellsWhyNothingWasSent_data()
    {
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("not kept") << ApiError::Kind::NotKept << u"sent nothing"_s;
        QTest::newRow("unsettled") << ApiError::Kind::Unsettled << u"sent before"_s;
    }
    void tellsWhyNothingWasSent()
    {
        QFETCH(ApiError::Kind, kind);
        QFETCH(QString, word);
        const ErrorText text = explain(refused(kind, {}, {}), attemptAt(u"DeleteLicense"_s));
        QVERIFY(text.whatHappened.contains(word));
        QCOMPARE(text.whatIsKnown, u"Nothing was changed."_s);
        QVERIFY(!text.whatToDo.isEmpty());
    }

    void namesTheHomeRegion_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("homeRegion");
        QTest::newRow("redirect") << u"RedirectException"_s << u"eu-west-1"_s << QString();
        QTest::newRow("grant elsewhere") << u"ValidationException"_s << QString() << u"eu-west-1"_s;
    }
    void namesTheHomeRegion()
    {
        QFETCH(QString, code);
        QFETCH(QString, location);
        QFETCH(QString, homeRegion);
        ApiError error = refused(ApiError::Kind::Rejected, code);
        error.location = location;
        Attempt attempt = attemptAt(u"CreateGrant"_s);
        attempt.homeRegion = homeRegion;
        const ErrorText text = explain(error, attempt);
        QVERIFY2(text.whatHappened.contains(u"eu-west-1"_s), qPrintable(text.whatHappened));
        QCOMPARE(text.offer, Offer::UseRegion);
        QCOMPARE(text.offerTarget, u"eu-west-1"_s);
    }

    void tellsWhatIsMissingForKeys()
    {
        const ApiError error{.kind = ApiError::Kind::Credentials,
                             .message = u"The profile \"p\" has no access keys."_s};
        const ErrorText text = explain(error, attemptAt(u"ListLicenses"_s));
        QCOMPARE(text.whatHappened, error.message);
        QCOMPARE(text.offer, Offer::SignIn);
        QVERIFY(!text.whatToDo.isEmpty());
    }

    void offers_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Offer>("offer");
        using K = ApiError::Kind;
        QTest::newRow("configuration in use")
            << u"DeleteLicenseConfiguration"_s << K::Rejected << u"InvalidParameterValueException"_s
            << Offer::ShowResources;
        QTest::newRow("nothing left")
            << u"CheckoutLicense"_s << K::Rejected << u"NoEntitlementsAllowedException"_s
            << Offer::ShowCheckouts;
        QTest::newRow("no beneficiary") << u"CheckoutLicense"_s << K::Rejected
                                        << u"ValidationException"_s << Offer::NameBeneficiary;
        QTest::newRow("disabled grant") << u"CheckoutLicense"_s << K::Denied
                                        << u"AccessDeniedException"_s << Offer::ActivateGrant;
        QTest::newRow("own license") << u"CheckoutLicense"_s << K::NotFound
                                     << u"ResourceNotFoundException"_s << Offer::NameBeneficiary;
        QTest::newRow("conflict") << u"CreateLicenseVersion"_s << K::Conflict
                                  << u"ConflictException"_s << Offer::ShowConflict;
        QTest::newRow("throttled")
            << u"AcceptGrant"_s << K::Throttled << u"ThrottlingException"_s << Offer::Retry;
        QTest::newRow("expired keys")
            << u"AcceptGrant"_s << K::Credentials << u"ExpiredTokenException"_s << Offer::SignIn;
        QTest::newRow("offline") << u"AcceptGrant"_s << K::Offline << QString() << Offer::Retry;
        QTest::newRow("policy") << u"AcceptGrant"_s << K::Denied << u"AuthorizationException"_s
                                << Offer::SignIn;
    }
    void offers()
    {
        QFETCH(QString, operation);
        QFETCH(ApiError::Kind, kind);
        QFETCH(QString, code);
        QFETCH(Offer, offer);
        const ErrorText text = explain(refused(kind, code), attemptAt(operation));
        QCOMPARE(text.offer, offer);
    }

    void threeSentencesForEveryKind()
    {
        for (int kind = 0; kind <= int(ApiError::Kind::BadAnswer); ++kind) {
            for (const auto executed :
                 {ApiError::Executed::No, ApiError::Executed::Yes, ApiError::Executed::Unknown}) {
                ApiError error = refused(ApiError::Kind(kind), u"Anything"_s, u"their words"_s);
                error.executed = executed;
                const ErrorText text = explain(error, attemptAt(u"DeleteGrant"_s));
                for (const QString &sentence :
                     {text.whatHappened, text.whatIsKnown, text.whatToDo}) {
                    QVERIFY(sentence.endsWith(u'.'));
                    QVERIFY2(!sentence.contains(u"their words"_s), qPrintable(sentence));
                    QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
                }
                QVERIFY(text.details.contains(u"Anything: their words"_s));
            }
        }
    }

    void unknownOutcomeIsNotCalledFailure()
    {
        ApiError error = refused(ApiError::Kind::Timeout, {});
        error.executed = ApiError::Executed::Unknown;
        Attempt attempt = attemptAt(u"DeleteGrant"_s);
        ErrorText text = explain(error, attempt);
        QCOMPARE(text.title, u"orbit-ci-40 may have been deleted"_s);
        QCOMPARE(text.offer, Offer::Reload);
        attempt.isRepeatable = true;
        text = explain(error, attempt);
        QCOMPARE(text.offer, Offer::Retry);
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
