// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grantstate.h"
#include "domain/licensestate.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

Instant at(const char *text)
{
    return *DateText(QString::fromLatin1(text)).instant();
}

DatetimeRange range(const char *begin, const char *end)
{
    DatetimeRange range{DateText(QString::fromLatin1(begin)), std::nullopt};
    if (end)
        range.end = DateText(QString::fromLatin1(end));
    return range;
}

} // namespace

class TestLicenseState : public QObject {
    Q_OBJECT

private slots:
    void theClockExpires()
    {
        const DatetimeRange validity = range("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
        using S = LicenseStatus;
        QCOMPARE(statusAt(S::Available, validity, at("2026-01-31T23:59:59Z")), S::Available);
        QCOMPARE(statusAt(S::Available, validity, at("2026-02-01T00:00:00Z")), S::Expired);
        QCOMPARE(statusAt(S::Deactivated, validity, at("2026-03-01T00:00:00Z")), S::Deactivated);
        QCOMPARE(statusAt(S::Deleted, validity, at("2026-03-01T00:00:00Z")), S::Deleted);
        QVERIFY(isConsumable(S::Available, validity, at("2026-01-01T00:00:00Z")));
        QVERIFY(!isConsumable(S::Available, validity, at("2025-12-31T23:59:59Z")));
        QVERIFY(!isConsumable(S::Suspended, validity, at("2026-01-02T00:00:00Z")));
        QVERIFY(!isConsumable(S::Available, validity, at("2026-02-01T00:00:00Z")));
        QVERIFY(isConsumable(S::Available, range("2026-01-01T00:00:00Z", nullptr),
                             at("2099-01-01T00:00:00Z")));
    }

    void renewal_data()
    {
        QTest::addColumn<RenewType>("type");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("start");
        const auto row = [](const char *name, RenewType type, const char *begin, const char *now,
                            const char *start) {
            QTest::newRow(name) << type << QByteArray(begin) << QByteArray(now)
                                << QByteArray(start);
        };
        row("none", RenewType::None, "2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z", "");
        row("not begun", RenewType::Weekly, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "");
        row("first week", RenewType::Weekly, "2026-01-01T12:00:00Z", "2026-01-08T11:59:59Z",
            "2026-01-01T12:00:00Z");
        row("second week", RenewType::Weekly, "2026-01-01T12:00:00Z", "2026-01-08T12:00:00Z",
            "2026-01-08T12:00:00Z");
        row("first month", RenewType::Monthly, "2026-01-15T12:00:00Z", "2026-02-15T11:59:59Z",
            "2026-01-15T12:00:00Z");
        row("second month", RenewType::Monthly, "2026-01-15T12:00:00Z", "2026-02-15T12:00:00Z",
            "2026-02-15T12:00:00Z");
        row("31st in February", RenewType::Monthly, "2026-01-31T06:00:00Z", "2026-03-01T00:00:00Z",
            "2026-02-28T06:00:00Z");
        row("31st in a leap year", RenewType::Monthly, "2024-01-31T06:00:00Z",
            "2024-03-30T00:00:00Z", "2024-02-29T06:00:00Z");
        row("31st comes back", RenewType::Monthly, "2026-01-31T06:00:00Z", "2026-03-31T06:00:00Z",
            "2026-03-31T06:00:00Z");
        row("across years", RenewType::Monthly, "2025-11-30T00:00:00Z", "2026-02-01T00:00:00Z",
            "2026-01-30T00:00:00Z");
    }

    void renewal()
    {
        QFETCH(RenewType, type);
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, start);
        const auto found = renewalStart(type, at(begin.constData()), at(now.constData()));
        QCOMPARE(found ? toIsoText(*found) : QString(), QString::fromLatin1(start));
    }

    void validity()
    {
        QVERIFY(!validityFault(range("2026-01-01T00:00:00Z", nullptr)));
        QVERIFY(!validityFault(range("2020-01-01T00:00:00Z", "2021-01-01T00:00:00+01:00")));
        QVERIFY(validityFault(range("soon", nullptr)));
        QVERIFY(validityFault(range("2026-01-01T00:00:00Z", "later")));
        QVERIFY(validityFault(range("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")));
    }

    void onlyThreeStatusesCanBeSet()
    {
        QList<LicenseStatus> settable;
        for (size_t i = 0; i < choiceTypeOf<LicenseStatus>().values.size(); ++i) {
            if (isSettable(LicenseStatus(i)))
                settable.append(LicenseStatus(i));
        }
        QCOMPARE(settable,
                 (QList{LicenseStatus::Available, LicenseStatus::Deactivated,
                        LicenseStatus::Suspended}));
    }

    /// The table of transitions, written out.
    void grantTransitions()
    {
        using S = GrantStatus;
        const QHash<S, QList<S>> table{
            {S::PendingWorkflow, {S::WorkflowCompleted, S::FailedWorkflow}},
            {S::PendingAccept, {S::Disabled, S::Rejected}},
            {S::Disabled, {S::Active}},
            {S::Active, {S::Disabled}},
            {S::WorkflowCompleted, {S::PendingWorkflow}},
            {S::Rejected, {}},
            {S::FailedWorkflow, {}},
            {S::PendingDelete, {}},
            {S::Deleted, {}}};
        const auto count = choiceTypeOf<S>().values.size();
        for (size_t from = 0; from < count; ++from) {
            for (size_t to = 0; to < count; ++to) {
                bool allowed = table.value(S(from)).contains(S(to));
                if (S(to) == S::Deleted)
                    allowed = S(from) != S::Deleted;
                if (S(to) == S::PendingDelete)
                    allowed = S(from) != S::Deleted && S(from) != S::PendingDelete;
                QCOMPARE(mayBecome(S(from), S(to)), allowed);
            }
        }
    }

    void grantsAsTheGranteeSeesThem()
    {
        QCOMPARE(receivedStatus(GrantStatus::PendingAccept), ReceivedStatus::PendingAccept);
        QCOMPARE(receivedStatus(GrantStatus::Active), ReceivedStatus::Active);
        QCOMPARE(receivedStatus(GrantStatus::PendingDelete), ReceivedStatus::Deleted);
        QVERIFY(isOpen(GrantStatus::Disabled) && isOpen(GrantStatus::PendingAccept));
        QVERIFY(!isOpen(GrantStatus::Rejected) && !isOpen(GrantStatus::Deleted));
        using O = Open<AllowedOperation>;
        const QList<O> whole{O(AllowedOperation::CreateGrant), O(AllowedOperation::CheckInLicense)};
        QVERIFY(isSubset({O(AllowedOperation::CheckInLicense)}, whole));
        QVERIFY(!isSubset({O(AllowedOperation::CreateToken)}, whole));
    }
};

QTEST_GUILESS_MAIN(TestLicenseState)
#include "tst_licensestate.moc"
