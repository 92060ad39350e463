// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/behaviour.h"

namespace lc::behaviour {

using namespace Qt::StringLiterals;

namespace {

QString valueText(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString valueText(int value)
{
    return QString::number(value);
}

QString valueText(qint64 value)
{
    return QString::number(value);
}

QString valueText(const char *value)
{
    return QString::fromLatin1(value);
}

QString valueText(std::chrono::seconds value)
{
    return u"%1 seconds"_s.arg(value.count());
}

QString valueText(std::chrono::minutes value)
{
    return u"%1 minutes"_s.arg(value.count());
}

QString valueText(std::chrono::hours value)
{
    return u"%1 hours"_s.arg(value.count());
}

template <class T> Row row(const Choice<T> &choice)
{
    return {QString::fromLatin1(choice.name), valueText(choice.value),
            QString::fromLatin1(choice.reason), QString::fromLatin1(choice.since)};
}

} // namespace

std::vector<Row> rows()
{
    return {row(signatureWindow),
            row(setClock),
            row(authenticationStatus),
            row(modelledErrorStatus),
            row(defaultPageSize),
            row(listOrder),
            row(versionOrder),
            row(filterValues),
            row(deletedReadableDays),
            row(clientTokenWindow),
            row(createTokenWindow),
            row(clientTokenMismatch),
            row(createdLicenseStatus),
            row(deletedLicenseStatus),
            row(settableLicenseStatuses),
            row(limitBelowUse),
            row(resetUsage),
            row(licenseQuotaError),
            row(acceptRaisesVersion),
            row(grantVersionMismatch),
            row(organizationLink),
            row(organizationWorkflow),
            row(organizationMembers),
            row(organizationRecall),
            row(organizationLists),
            row(repeatedGrant),
            row(grantDependsOnParent),
            row(marketplaceRivals),
            row(marketplacePurchases),
            row(activationOptions),
            row(receivedPerSku),
            row(checkInNotAllowed),
            row(perpetualNeedsProvisional),
            row(fallsBackToOlderLicense),
            row(signedTokens),
            row(renewal),
            row(borrowRefused),
            row(borrowByIssuer),
            row(borrowExtension),
            row(clockSetBack),
            row(tokenLifeInDays),
            row(longestTokenLifeInDays),
            row(tokenClaims),
            row(deletedToken),
            row(expiredToken),
            row(listedTokens),
            row(accessTokenEnd),
            row(assumedRoles),
            row(assumedRights),
            row(sessionPolicies),
            row(configurationsPerRegion),
            row(configurationsPerResource),
            row(unknownResourceSize),
            row(repeatedAssociation),
            row(disabledAssociation),
            row(limitBelowConsumption),
            row(usageLimitExceeded),
            row(failuresKeptDays),
            row(discoveryInterval),
            row(discoveryMatch),
            row(unknownTenancy),
            row(hostAffinity),
            row(discoveredAssociations),
            row(licenseExpiry),
            row(managementOnly),
            row(managedInstanceCounting),
            row(goneResources),
            row(inventoryContents),
            row(inventoryAccounts),
            row(inventoryAge),
            row(excludedTags),
            row(irreversibleSettings),
            row(emptySettings),
            row(alerts),
            row(discoveryStatus),
            row(discoveryChanges),
            row(reportGenerators),
            row(reportUpdates),
            row(firstReport),
            row(missedReports),
            row(reportSucceeded),
            row(reportFailed),
            row(reportColumns),
            row(reportDates),
            row(reportScope),
            row(reportFolder),
            row(conversionTime),
            row(conversionsPerDay),
            row(databaseVcpus),
            row(conversionChecks),
            row(conversionPairs),
            row(assetGroups),
            row(rulesets),
            row(rulesetsPerGroup),
            row(rulesPerRuleset),
            row(ruleScripts),
            row(rulesTogether),
            row(severalValues),
            row(groupAnalysis),
            row(groupInUse),
            row(managedRulesetList),
            row(gatewayPageSize),
            row(gatewayLargestPage),
            row(quotaOffset),
            row(quotaWeek),
            row(remainingWithoutQuota),
            row(longestUsageRange),
            row(usageOfIdleKeys),
            row(usageAfterQuotaChange),
            row(unknownApiStage),
            row(keyInTwoPlansOfAStage),
            row(planWithStages),
            row(apiKeyCharacters),
            row(apiKeyEnabled),
            row(apiKeyTextLength),
            row(apiKeyLabels),
            row(updatedKeyShowsValue),
            row(importWarnings),
            row(rootMethodKey),
            row(removeUsagePlansFeature),
            row(gatewayRetryAfter),
            row(gatewayRates),
            row(halForm),
            row(controlOperations),
            row(usageLag)};
}

QString table()
{
    QString text;
    for (const Row &row : rows())
        text += u"%1 = %2\n    %3 (since %4)\n"_s.arg(row.name, row.value, row.reason, row.since);
    return text;
}

} // namespace lc::behaviour
