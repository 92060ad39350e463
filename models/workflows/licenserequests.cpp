// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licenserequests.h"

#include "store/quantity.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

Issuer issuerOf(const License &license)
{
    const IssuerDetails details = license.issuer.value_or(IssuerDetails{});
    return {details.name.value_or(QString()), details.signKey};
}

class LicenseChecks {
    Q_DECLARE_TR_FUNCTIONS(LicenseChecks)

public:
    QList<FieldProblem> problems;

    void validity(const DatetimeRange &range)
    {
        if (!range.end)
            return;
        const auto begin = range.begin.instant();
        const auto end = range.end->instant();
        if (begin && end && *end <= *begin)
            add(u"Validity.End"_s, tr("The end must be after the beginning."));
    }

    void consumption(const ConsumptionConfiguration &configuration, const Issuer &issuer)
    {
        if (const auto &provisional = configuration.provisionalConfiguration;
            provisional && provisional->maxTimeToLiveInMinutes < 1)
            add(u"ConsumptionConfiguration.ProvisionalConfiguration.MaxTimeToLiveInMinutes"_s,
                tr("Provisional use needs at least 1 minute."));
        const auto &borrow = configuration.borrowConfiguration;
        if (borrow && borrow->maxTimeToLiveInMinutes < 1)
            add(u"ConsumptionConfiguration.BorrowConfiguration.MaxTimeToLiveInMinutes"_s,
                tr("Borrowing needs at least 1 minute."));
        if (borrow && issuer.signKey.value_or(QString()).isEmpty())
            add(u"Issuer.SignKey"_s, tr("Borrowing needs a sign key."));
    }

    void entitlements(const QList<Entitlement> &list)
    {
        if (list.isEmpty())
            add(u"Entitlements"_s, tr("A license needs at least one entitlement."));
        constexpr int most = 25; // quota of counted and of uncounted ones in a license
        int counted = 0;
        QSet<QString> names;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Entitlement &entitlement = list[i];
            const bool isCounted = !(entitlement.unit == EntitlementUnit::None);
            counted += isCounted ? 1 : 0;
            if (!entitlement.name.isEmpty() && names.contains(entitlement.name))
                add(path(i, u"Name"),
                    tr("%1 is there twice. Names must differ.").arg(entitlement.name));
            names.insert(entitlement.name);
            if (!isCounted && entitlement.maxCount)
                add(path(i, u"MaxCount"),
                    tr("Maximum of %1: the unit None counts nothing. Clear the maximum or choose a "
                       "unit.")
                        .arg(entitlement.name));
            if (entitlement.maxCount && *entitlement.maxCount < 0)
                add(path(i, u"MaxCount"),
                    tr("Maximum of %1: enter 0 or more.").arg(entitlement.name));
        }
        if (counted > most || list.size() - counted > most)
            add(u"Entitlements"_s,
                tr("At most 25 counted and 25 uncounted entitlements are possible."));
    }

    void inUse(const QList<Entitlement> &list, const LicenseUsage &usage)
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (!list[i].maxCount)
                continue;
            for (const EntitlementUsage &used :
                 usage.entitlementUsages.value_or(QList<EntitlementUsage>())) {
                const Quantity consumed = Quantity::fromText(used.consumedValue);
                const Quantity entered(*list[i].maxCount);
                // Use above an allowed limit is nobody's mistake as long as the limit stays.
                const bool isLowered =
                    !used.maxCount || entered < Quantity::fromText(*used.maxCount);
                if (used.name != list[i].name || !isLowered || !(entered < consumed))
                    continue;
                const QLocale locale;
                const QString inUseNow = consumed.isText() || consumed.scale() > 0
                    ? used.consumedValue
                    : locale.toString(consumed.units());
                add(path(i, u"MaxCount"),
                    tr("Maximum of %1: %2 are in use, you entered %3. Enter %2 or more, or wait "
                       "until some are checked in.")
                        .arg(list[i].name, inUseNow, locale.toString(*list[i].maxCount)));
            }
        }
    }

private:
    static QString path(qsizetype index, QStringView member)
    {
        return u"Entitlements[%1].%2"_s.arg(index).arg(member);
    }
    void add(const QString &at, const QString &sentence) { problems.append({at, sentence}); }
};

template <class Request> LicenseChecks commonChecks(const Request &request)
{
    LicenseChecks checks;
    Request sent = request;
    if (sent.clientToken.isEmpty())
        sent.clientToken = u"-"_s; // made when the request is sent
    checks.problems = rowProblems(sent);
    checks.validity(request.validity);
    checks.entitlements(request.entitlements);
    checks.consumption(request.consumptionConfiguration, request.issuer);
    return checks;
}

/// The entitlement called `name`; -1 when there is none.
qsizetype indexOf(const QList<Entitlement> &list, const QString &name)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list[i].name == name)
            return i;
    }
    return -1;
}

/// Takes one entitlement, or one of its members, from mine. `place` is "Seats" or
/// "Seats].MaxCount", what follows "Entitlements[".
void takeEntitlement(QList<Entitlement> &target, const QList<Entitlement> &mine,
                     const QString &place)
{
    const QString name = place.section(u']', 0, 0);
    const QString member = place.section(u"]."_s, 1);
    const qsizetype from = indexOf(mine, name);
    const qsizetype to = indexOf(target, name);
    if (from < 0) {
        if (to >= 0)
            target.removeAt(to);
        return;
    }
    if (to < 0 || member.isEmpty()) {
        to < 0 ? target.append(mine[from]) : void(target[to] = mine[from]);
        return;
    }
    if (member == "Value"_L1)
        target[to].value = mine[from].value;
    else if (member == "MaxCount"_L1)
        target[to].maxCount = mine[from].maxCount;
    else if (member == "Overage"_L1)
        target[to].overage = mine[from].overage;
    else if (member == "Unit"_L1)
        target[to].unit = mine[from].unit;
    else if (member == "AllowCheckIn"_L1)
        target[to].allowCheckIn = mine[from].allowCheckIn;
}

} // namespace

licensemanager::CreateLicenseVersion::Request
merged(const licensemanager::CreateLicenseVersion::Request &theirs,
       const licensemanager::CreateLicenseVersion::Request &mine, const QSet<QString> &minePaths)
{
    auto result = theirs;
    const auto entitlements = "Entitlements["_L1;
    for (const QString &path : minePaths) {
        if (path == "LicenseName"_L1)
            result.licenseName = mine.licenseName;
        else if (path == "ProductName"_L1)
            result.productName = mine.productName;
        else if (path == "Issuer.Name"_L1)
            result.issuer.name = mine.issuer.name;
        else if (path == "Issuer.SignKey"_L1)
            result.issuer.signKey = mine.issuer.signKey;
        else if (path == "Validity.Begin"_L1)
            result.validity.begin = mine.validity.begin;
        else if (path == "Validity.End"_L1)
            result.validity.end = mine.validity.end;
        else if (path == "Status"_L1)
            result.status = mine.status;
        else if (path == "ResetUsage"_L1)
            result.resetUsage = mine.resetUsage;
        else if (path.startsWith(entitlements))
            takeEntitlement(result.entitlements, mine.entitlements, path.mid(entitlements.size()));
        else if (path.startsWith("ConsumptionConfiguration.RenewType"_L1))
            result.consumptionConfiguration.renewType = mine.consumptionConfiguration.renewType;
        else if (path.startsWith("ConsumptionConfiguration.Provisional"_L1))
            result.consumptionConfiguration.provisionalConfiguration =
                mine.consumptionConfiguration.provisionalConfiguration;
        else if (path.startsWith("ConsumptionConfiguration.Borrow"_L1))
            result.consumptionConfiguration.borrowConfiguration =
                mine.consumptionConfiguration.borrowConfiguration;
        else if (path.startsWith("LicenseMetadata"_L1))
            result.licenseMetadata = mine.licenseMetadata;
    }
    return result;
}

licensemanager::CreateLicenseVersion::Request restatement(const License &license)
{
    licensemanager::CreateLicenseVersion::Request request;
    request.licenseArn = license.licenseArn.value_or(QString());
    request.licenseName = license.licenseName.value_or(QString());
    request.productName = license.productName.value_or(QString());
    request.issuer = issuerOf(license);
    request.homeRegion = license.homeRegion.value_or(QString());
    request.validity = license.validity.value_or(DatetimeRange{});
    request.licenseMetadata = license.licenseMetadata;
    request.entitlements = license.entitlements.value_or(QList<Entitlement>());
    request.consumptionConfiguration =
        license.consumptionConfiguration.value_or(ConsumptionConfiguration{});
    request.status = license.status.value_or(LicenseStatus::Available);
    // States that the service itself sets cannot be asked for: what follows them is Available.
    if (request.status == LicenseStatus::PendingAvailable
        || request.status == LicenseStatus::Expired)
        request.status = LicenseStatus::Available;
    request.sourceVersion = license.version;
    return request;
}

licensemanager::CreateLicense::Request duplicateOf(const License &license)
{
    licensemanager::CreateLicense::Request request;
    request.licenseName = license.licenseName.value_or(QString());
    request.productName = license.productName.value_or(QString());
    request.productSku = license.productSku.value_or(QString());
    request.issuer = issuerOf(license);
    request.homeRegion = license.homeRegion.value_or(QString());
    request.validity = license.validity.value_or(DatetimeRange{});
    request.entitlements = license.entitlements.value_or(QList<Entitlement>());
    request.beneficiary = license.beneficiary.value_or(QString());
    request.consumptionConfiguration =
        license.consumptionConfiguration.value_or(ConsumptionConfiguration{});
    request.licenseMetadata = license.licenseMetadata;
    return request;
}

QList<FieldProblem> problemsOf(const licensemanager::CreateLicense::Request &request)
{
    return commonChecks(request).problems;
}

QList<FieldProblem> problemsOf(const licensemanager::CreateLicenseVersion::Request &request,
                               const std::optional<LicenseUsage> &usage)
{
    LicenseChecks checks = commonChecks(request);
    if (usage && !request.resetUsage.value_or(false))
        checks.inUse(request.entitlements, *usage);
    return checks.problems;
}

QString versionAfter(const QString &version)
{
    bool isNumber = false;
    const qint64 number = version.toLongLong(&isNumber);
    return isNumber ? QString::number(number + 1) : QString();
}

} // namespace lc
