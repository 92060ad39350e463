// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantprecheck.h"

#include "workflows/grantrequests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

const QString customer = u"444455556666"_s;

Grant pendingGrant()
{
    Grant grant;
    grant.grantArn = u"arn:aws:license-manager::111122223333:grant:g-0123456789abcdef"_s;
    grant.grantName = u"orbit-ci"_s;
    grant.granteePrincipalArn = accountPrincipal(customer);
    grant.homeRegion = u"us-east-1"_s;
    grant.grantStatus = GrantStatus::PendingAccept;
    return grant;
}

} // namespace

class TestGrantPreCheck : public QObject {
    Q_OBJECT

private slots:
    void kinds_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("activeSku");
        QTest::addColumn<PreCheck::Kind>("kind");
        QTest::newRow("ready") << customer << u"us-east-1"_s << u"other"_s << PreCheck::Kind::Ready;
        QTest::newRow("other account")
            << u"111122223333"_s << u"us-east-1"_s << QString() << PreCheck::Kind::OtherProfile;
        QTest::newRow("other Region")
            << customer << u"eu-west-1"_s << QString() << PreCheck::Kind::WrongRegion;
        QTest::newRow("conflict") << customer << u"us-east-1"_s << u"orbit"_s
                                  << PreCheck::Kind::Replaces;
    }
    void kinds()
    {
        QFETCH(QString, account);
        QFETCH(QString, region);
        QFETCH(QString, activeSku);
        QFETCH(PreCheck::Kind, kind);
        const QList<ActiveGrant> active{
            {u"arn:aws:license-manager::111122223333:grant:g-77c1ffffffffffff"_s, customer,
             activeSku}};
        const PreCheck check = preCheck(pendingGrant(), {account, region}, u"orbit"_s, active);
        QCOMPARE(check.kind, kind);
        QCOMPARE(check.reason().isEmpty(), kind == PreCheck::Kind::Ready);
    }

    void wordsNameTheGrant()
    {
        const QList<ActiveGrant> active{
            {u"arn:aws:license-manager::111122223333:grant:g-77c1ffffffffffff"_s, customer,
             u"orbit"_s}};
        const PreCheck check =
            preCheck(pendingGrant(), {customer, u"us-east-1"_s}, u"orbit"_s, active);
        QCOMPARE(check.word(), u"Replaces g-77c1…"_s);
        QVERIFY(check.tone() == Tone::Warning);
        QVERIFY(check.canBeAnswered());
    }

    void answeredIsNotPending()
    {
        Grant grant = pendingGrant();
        grant.grantStatus = GrantStatus::Disabled;
        QVERIFY(!preCheck(grant, {customer, u"us-east-1"_s}, {}, {}).canBeAnswered());
    }

    void leadingZerosStay()
    {
        QCOMPARE(accountPrincipal(u"000011112222"_s), u"arn:aws:iam::000011112222:root"_s);
    }

    void newGrantsAreChecked()
    {
        licensemanager::CreateGrant::Request request;
        request.grantName = u"orbit"_s;
        request.licenseArn = u"arn:aws:license-manager::111122223333:license:l-1"_s;
        request.homeRegion = u"us-east-1"_s;
        QCOMPARE(problemsOf(request).size(), 2);
        request.principals = {u"arn:aws:iam::1234:root"_s};
        request.allowedOperations = {AllowedOperation::CheckoutLicense};
        QCOMPARE(problemsOf(request).size(), 1);
        request.principals = {accountPrincipal(customer)};
        QCOMPARE(problemsOf(request).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestGrantPreCheck)
#include "tst_grantprecheck.moc"
