// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/expirycalendar.h"
#include "monitoring/leadtimes.h"

#include "core/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using std::chrono::days;
using std::chrono::hours;

namespace {

// 2026-03-19T08:00:00Z
const Instant now = Instant(std::chrono::milliseconds(1'773'907'200'000));

Estate emptyEstate()
{
    Estate estate;
    estate.connection = u"local:vendor"_s;
    estate.connectionName = u"Vendor"_s;
    estate.account = u"111122223333"_s;
    estate.region = u"us-east-1"_s;
    return estate;
}

template <class L = License>
L licenseEnding(const QString &arn, const QString &name, std::optional<Instant> end,
                LicenseStatus status = LicenseStatus::Available)
{
    L license;
    license.licenseArn = arn;
    license.licenseName = name;
    license.status = Open<LicenseStatus>(status);
    license.validity = DatetimeRange{DateText(now - days(100)), {}};
    if (end)
        license.validity->end = DateText(*end);
    return license;
}

Grant grantOf(const QString &arn, const QString &license, GrantStatus status)
{
    Grant grant;
    grant.grantArn = arn;
    grant.grantName = u"grant "_s + arn;
    grant.licenseArn = license;
    grant.grantStatus = status;
    return grant;
}

UsagePlan planOf(const QString &id, std::optional<QuotaPeriod> period, qint64 offset = 0)
{
    UsagePlan plan;
    plan.id = id;
    plan.name = u"Plan "_s + id;
    if (period)
        plan.quota = QuotaSettings{1000, offset, Open<QuotaPeriod>(*period)};
    return plan;
}

QStringList idsOf(const QList<CalendarEntry> &entries)
{
    QStringList ids;
    for (const CalendarEntry &entry : entries)
        ids += entry.id;
    return ids;
}

} // namespace

/// What stands on the expiry calendar, and how near it is.
class TestExpiryCalendar : public QObject {
    Q_OBJECT

private slots:
    void licensesEndUnlessTheyAreGone()
    {
        Estate estate = emptyEstate();
        estate.issued.setRecords(
            {licenseEnding(u"l-1"_s, u"Render"_s, now + days(10)),
             licenseEnding(u"l-2"_s, u"Endless"_s, std::nullopt),
             licenseEnding(u"l-3"_s, u"Old"_s, now - days(3), LicenseStatus::Expired),
             licenseEnding(u"l-4"_s, u"Gone"_s, now + days(1), LicenseStatus::Deleted)});
        const auto entries = calendarEntries(estate, now);
        QCOMPARE(
            idsOf(entries),
            (QStringList{u"license|aws|111122223333||l-1"_s, u"license|aws|111122223333||l-3"_s}));
        const CalendarEntry &first = entries.first();
        QCOMPARE(first.name, u"Render"_s);
        QCOMPARE(first.what, u"License ends"_s);
        QCOMPARE(first.when, now + days(10));
        QVERIFY(!first.isWholeDay);
        QCOMPARE(first.page, u"issued-licenses"_s);
        QCOMPARE(first.objectId, u"l-1"_s);
        QCOMPARE(first.connection, u"local:vendor"_s);
    }

    void grantsEndWithTheirLicense()
    {
        Estate estate = emptyEstate();
        estate.issued.setRecords({licenseEnding(u"l-1"_s, u"A"_s, now + days(10))});
        estate.received.setRecords(
            {licenseEnding<GrantedLicense>(u"l-9"_s, u"B"_s, now + days(20))});
        estate.distributedGrants.setRecords(
            {grantOf(u"g-1"_s, u"l-1"_s, GrantStatus::Active),
             grantOf(u"g-2"_s, u"l-1"_s, GrantStatus::Rejected),
             grantOf(u"g-3"_s, u"l-unknown"_s, GrantStatus::Active)});
        estate.receivedGrants.setRecords({grantOf(u"g-4"_s, u"l-9"_s, GrantStatus::PendingAccept)});
        QList<CalendarEntry> grants = calendarEntries(estate, now);
        grants.removeIf([](const auto &one) { return one.kind() != CalendarKind::Grant; });
        QCOMPARE(grants.size(), 2);
        QCOMPARE(grants[0].objectId, u"g-1"_s);
        QCOMPARE(grants[0].when, now + days(10));
        QCOMPARE(grants[0].page, u"distributed-grants"_s);
        QCOMPARE(grants[1].objectId, u"g-4"_s);
        QCOMPARE(grants[1].when, now + days(20));
        QCOMPARE(grants[1].page, u"grant-inbox"_s);
    }

    void configurationsExpireOnADay()
    {
        Estate estate = emptyEstate();
        LicenseConfiguration configuration;
        configuration.licenseConfigurationArn = u"c-1"_s;
        configuration.name = u"Oracle"_s;
        const Instant noon = std::chrono::floor<days>(now) + days(5) + hours(12);
        configuration.licenseExpiry =
            std::chrono::floor<std::chrono::seconds>(noon).time_since_epoch().count();
        estate.configurations.setRecords({configuration, {}});
        const auto entries = calendarEntries(estate, now);
        QCOMPARE(entries.size(), 1);
        QVERIFY(entries.first().isWholeDay);
        QCOMPARE(entries.first().when, Instant(noon - hours(12)));
        QCOMPARE(entries.first().region, u"us-east-1"_s);
    }

    void tokensExpireWhileTheyAreThere()
    {
        Estate estate = emptyEstate();
        TokenData token;
        token.tokenId = u"t-1"_s;
        token.expirationTime = DateText(now + hours(5));
        token.status = u"AVAILABLE"_s;
        TokenData deleted = token;
        deleted.tokenId = u"t-2"_s;
        deleted.status = u"DELETED"_s;
        TokenData broken = token;
        broken.expirationTime = DateText(u"soon"_s);
        estate.tokens.setRecords({token, deleted, broken});
        const auto entries = calendarEntries(estate, now);
        QCOMPARE(idsOf(entries), QStringList{u"token|aws|111122223333||t-1"_s});
        QCOMPARE(entries.first().name, u"t-1"_s);
    }

    void quotasBeginAnew_data()
    {
        QTest::addColumn<int>("period");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("fewest");
        QTest::addColumn<int>("most");
        QTest::newRow("day") << int(QuotaPeriod::Day) << 0LL << u"2026-03-20"_s << 1 << 1;
        QTest::newRow("week") << int(QuotaPeriod::Week) << 0LL << u"2026-03-23"_s << 52 << 54;
        QTest::newRow("month") << int(QuotaPeriod::Month) << 14LL << u"2026-04-15"_s << 12 << 13;
    }
    void quotasBeginAnew()
    {
        QFETCH(int, period);
        QFETCH(qint64, offset);
        QFETCH(QString, first);
        QFETCH(int, fewest);
        QFETCH(int, most);
        Estate estate = emptyEstate();
        estate.usagePlans.setRecords(
            {planOf(u"p"_s, QuotaPeriod(period), offset), planOf(u"free"_s, std::nullopt)});
        const auto entries = calendarEntries(estate, now);
        QVERIFY2(entries.size() >= fewest && entries.size() <= most,
                 qPrintable(QString::number(entries.size())));
        QCOMPARE(entries.first().id, u"quota-reset|aws|111122223333|us-east-1|p|"_s + first);
        QCOMPARE(dayOf(entries.first()).toString(Qt::ISODate), first);
        QVERIFY(entries.first().isWholeDay);
        const QStringList ids = idsOf(entries);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    }

    void whatWasNotReadIsMissing() { QVERIFY(calendarEntries(emptyEstate(), now).isEmpty()); }

    void heldCheckoutsEnd()
    {
        HeldCheckout held;
        held.id = u"1"_s;
        held.product = u"render"_s;
        held.expiration = DateText(now + hours(1));
        HeldCheckout endless = held;
        endless.expiration.reset();
        const auto entries = calendarEntries(
            QList<PlacedCheckout>{{held, u"c"_s, u"C"_s, u"aws"_s, u"1"_s, u"r"_s},
                                  {endless, u"c"_s, u"C"_s, u"aws"_s, u"1"_s, u"r"_s}});
        QCOMPARE(idsOf(entries), QStringList{u"check-out|aws|1|r|1"_s});
        QCOMPARE(entries.first().page, u"check-outs"_s);
    }

    void entriesAreInOrderAndOnce()
    {
        Estate estate = emptyEstate();
        estate.issued.setRecords({licenseEnding(u"l-1"_s, u"B"_s, now + days(10)),
                                  licenseEnding(u"l-2"_s, u"A"_s, now + days(10)),
                                  licenseEnding(u"l-3"_s, u"C"_s, now + days(2))});
        QList<CalendarEntry> entries = calendarEntries(estate, now);
        entries += entries;
        sortEntries(entries);
        QStringList names;
        for (const CalendarEntry &entry : std::as_const(entries))
            names += entry.name;
        QCOMPARE(names, (QStringList{u"C"_s, u"A"_s, u"B"_s}));
    }

    void nearnessFollowsTheLeadTime_data()
    {
        QTest::addColumn<int>("hoursLeft");
        QTest::addColumn<int>("lead");
        QTest::addColumn<bool>("isWholeDay");
        QTest::addColumn<QString>("nearness");
        QTest::newRow("long ago") << -1000 << 30 << false << u"past"_s;
        QTest::newRow("just over") << 0 << 30 << false << u"past"_s;
        QTest::newRow("this week") << 24 * 7 << 30 << false << u"urgent"_s;
        QTest::newRow("soon") << 24 * 7 + 1 << 30 << false << u"near"_s;
        QTest::newRow("at the lead time") << 24 * 30 << 30 << false << u"near"_s;
        QTest::newRow("later") << 24 * 30 + 1 << 30 << false << u"later"_s;
        QTest::newRow("no lead time") << 1 << 0 << false << u"later"_s;
        QTest::newRow("today, a day") << -8 << 30 << true << u"urgent"_s;
        QTest::newRow("yesterday, a day") << -32 << 30 << true << u"past"_s;
    }
    void nearnessFollowsTheLeadTime()
    {
        QFETCH(int, hoursLeft);
        QFETCH(int, lead);
        QFETCH(bool, isWholeDay);
        QFETCH(QString, nearness);
        CalendarEntry entry;
        entry.kindId = u"license"_s;
        entry.when = now + hours(hoursLeft);
        entry.leadDays = lead;
        entry.isWholeDay = isWholeDay;
        QList<CalendarEntry> entries{entry};
        judge(entries, now);
        QCOMPARE(entries.first().nearnessId, nearness);
    }

    void leadTimesAreKept()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        CalendarEntry odd;
        odd.kindId = u"license"_s;
        odd.id = u"license|aws|1||arn:with=\"odd\"; [signs]/\\ and ü"_s;
        CalendarEntry reset;
        reset.kindId = u"quota-reset"_s;
        reset.id = u"quota-reset|aws|1|r|p|2026-04-01"_s;
        {
            Settings settings(path, now);
            LeadTimes times = LeadTimes::load(settings);
            QCOMPARE(times.ofKind(CalendarKind::License), 30);
            QCOMPARE(times.ofItem(odd.id), std::nullopt);
            times.setOfKind(CalendarKind::Token, 3);
            times.setOfItem(LeadTimes::itemOf(odd), 90);
            times.setOfItem(LeadTimes::itemOf(reset), 5000);
            times.save(settings);
        }
        Settings settings(path, now);
        const LeadTimes times = LeadTimes::load(settings);
        QCOMPARE(times.ofKind(CalendarKind::Token), 3);
        // Every reset of the plan has it.
        reset.id = u"quota-reset|aws|1|r|p|2026-05-01"_s;
        CalendarEntry token;
        token.kindId = u"token"_s;
        QList<CalendarEntry> entries{odd, reset, token};
        times.applyTo(entries);
        QCOMPARE(entries[0].leadDays, 90);
        QCOMPARE(entries[1].leadDays, LeadTimes::longest);
        QCOMPARE(entries[2].leadDays, 3);
    }

    void nonsenseInTheSettingsCountsForNothing()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"settings.ini"_s), now);
        settings.set(Setting<QString>{"Calendar/leadDays"},
                     u"{\"license\": -4, \"token\": \"x\", \"grant\": 12}"_s);
        settings.set(Setting<QString>{"Calendar/ownLeadDays"}, u"[broken"_s);
        const LeadTimes times = LeadTimes::load(settings);
        QCOMPARE(times.ofKind(CalendarKind::License), 30);
        QCOMPARE(times.ofKind(CalendarKind::Token), 14);
        QCOMPARE(times.ofKind(CalendarKind::Grant), 12);
    }
};

QTEST_GUILESS_MAIN(TestExpiryCalendar)
#include "tst_expirycalendar.moc"
