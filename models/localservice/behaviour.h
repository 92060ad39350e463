// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <vector>

/// What AWS does not document, decided here: the value that the rules read, why it was chosen, and
/// the version of this program that chose it. `license-console-service --behaviour` prints all.
namespace lc::behaviour {

/// One decision.
template <class T> struct Choice {
    const char *name;
    T value;
    const char *reason;
    const char *since;
};

// The wire
inline constexpr Choice<std::chrono::minutes> signatureWindow{
    "signature-window", std::chrono::minutes(5),
    "AWS services use 5 or 15 minutes; which one License Manager uses is not documented", "0.1"};
inline constexpr Choice<const char *> setClock{
    "set-clock", "rules go by it, signatures and the Date header by the machine's",
    "clients sign by their own time and some correct it by the Date header", "0.1"};
inline constexpr Choice<int> authenticationStatus{
    "authentication-status", 403,
    "the common error page lists 403 for every refused signature; clients read the code only",
    "0.1"};
inline constexpr Choice<int> modelledErrorStatus{
    "modelled-error-status", 400,
    "the API reference says 400 for all but ServerInternalException; the Smithy traits differ",
    "0.1"};

// Lists
inline constexpr Choice<int> defaultPageSize{"default-page-size", 50,
                                             "no default is documented for License Manager", "0.1"};
inline constexpr Choice<const char *> listOrder{
    "list-order", "oldest first",
    "undocumented; pages stay stable while resources are added or deleted", "0.1"};
inline constexpr Choice<const char *> versionOrder{"version-order", "newest first", "undocumented",
                                                   "0.1"};
inline constexpr Choice<int> filterValues{
    "filter-values", 1,
    "the guide says one value for a filter; more are refused with the modelled input error", "0.1"};
inline constexpr Choice<int> deletedReadableDays{
    "deleted-readable-days", 183,
    "the guide says six months for a deleted license; deleted grants are kept alike", "0.1"};

// Client tokens
inline constexpr Choice<std::chrono::hours> clientTokenWindow{
    "client-token-window", std::chrono::hours(48),
    "only CreateToken documents one (10 minutes); two days outlast any retry", "0.1"};
inline constexpr Choice<std::chrono::minutes> createTokenWindow{
    "create-token-window", std::chrono::minutes(10),
    "documented for the ClientToken of CreateToken; afterwards it makes another token", "0.1"};
inline constexpr Choice<const char *> clientTokenMismatch{
    "client-token-mismatch", "ConflictException where modelled, else ValidationException",
    "no IdempotentParameterMismatch is modelled", "0.1"};

// Licenses
inline constexpr Choice<const char *> createdLicenseStatus{
    "created-license-status", "AVAILABLE",
    "PENDING_AVAILABLE is documented as passing; the step takes no time here", "0.1"};
inline constexpr Choice<const char *> deletedLicenseStatus{
    "deleted-license-status", "DELETED",
    "PENDING_DELETE is documented as passing; the step takes no time here", "0.1"};
inline constexpr Choice<const char *> settableLicenseStatuses{
    "settable-license-statuses", "AVAILABLE, DEACTIVATED, SUSPENDED",
    "the others are reached by the clock or by DeleteLicense", "0.1"};
inline constexpr Choice<const char *> limitBelowUse{
    "limit-below-use", "accepted",
    "undocumented; the new limit binds new check-outs, what is held stays held", "0.1"};
inline constexpr Choice<const char *> resetUsage{
    "reset-usage", "ends every check-out",
    "the counts become zero, and a token of the past must not give back what is no longer counted",
    "0.1"};
inline constexpr Choice<const char *> licenseQuotaError{
    "license-quota-error", "ValidationException",
    "CreateLicense models no ResourceLimitExceededException", "0.1"};

// Grants
inline constexpr Choice<bool> acceptRaisesVersion{
    "accept-raises-version", false,
    "undocumented for AcceptGrant, RejectGrant and DeleteGrant; only CreateGrantVersion does",
    "0.1"};
inline constexpr Choice<const char *> grantVersionMismatch{
    "grant-version-mismatch", "ValidationException naming both versions",
    "no ConflictException is modelled on grant operations", "0.1"};
inline constexpr Choice<const char *> organizationLink{
    "organization-link", "linked in every Region from the start",
    "an organization comes from --accounts; without it organization principals are refused with "
    "AccessDeniedException",
    "0.1"};
inline constexpr Choice<std::chrono::seconds> organizationWorkflow{
    "organization-workflow", std::chrono::seconds(5),
    "AWS takes up to an hour; long enough to be seen, short enough to wait for", "0.1"};
inline constexpr Choice<const char *> organizationMembers{
    "organization-members", "all accounts but the grantor and those that hold an open grant",
    "undocumented; one open grant of a license for each principal", "0.1"};
inline constexpr Choice<const char *> organizationRecall{
    "organization-recall", "PENDING_DELETE, then DELETED with the members' grants",
    "the guide calls a finished recall WORKFLOW_COMPLETED, the state list DELETED", "0.1"};
inline constexpr Choice<const char *> organizationLists{
    "organization-lists", "grants to members and to the organization itself",
    "undocumented whether the parent grant is listed; the filter by principal suggests it", "0.1"};
inline constexpr Choice<const char *> repeatedGrant{
    "repeated-grant", "ValidationException",
    "one open grant of a license for each principal; seen in public scripts, type unknown", "0.1"};
inline constexpr Choice<const char *> grantDependsOnParent{
    "grant-depends-on-parent", "usable while every grant above it is ACTIVE and names the right",
    "undocumented for grants made from grants", "0.1"};
inline constexpr Choice<const char *> marketplaceRivals{
    "marketplace-rivals",
    "an activation is refused with ValidationException, in a workflow the member stays DISABLED; "
    "ALL_GRANTS_PERMITTED_BY_ISSUER disables the other grant in a new version",
    "one active license of a Marketplace product in an account is documented, the error is not; "
    "a product is a ProductSKU",
    "0.1"};
inline constexpr Choice<const char *> marketplacePurchases{
    "marketplace-purchases", "grants by account 294406891311 arrive ACTIVE, or DISABLED as rivals",
    "the guide says purchases arrive accepted and activated; that account is in the fingerprint",
    "0.1"};
inline constexpr Choice<const char *> activationOptions{
    "activation-options", "those of the grantor stay, those of a grantee last for its activation",
    "a grantee may give them where the grantor did not; how long they hold is undocumented", "0.1"};
inline constexpr Choice<int> receivedPerSku{
    "received-licenses-per-sku", 10,
    "documented; counted when a grant is accepted, over grants not rejected and not deleted",
    "0.1"};

// Check-outs
inline constexpr Choice<const char *> checkInNotAllowed{
    "check-in-not-allowed", "ConflictException",
    "AllowCheckIn false or absent, a perpetual check-out, or a borrowed one without "
    "AllowEarlyCheckIn; two errors are modelled",
    "0.1"};
inline constexpr Choice<bool> perpetualNeedsProvisional{
    "perpetual-needs-provisional", false,
    "undocumented; a drawdown has no time to live to take from the configuration", "0.1"};
inline constexpr Choice<bool> fallsBackToOlderLicense{
    "falls-back-to-older-license", false,
    "a maintainer wrote that the most recent of several matching licenses is used", "0.1"};
inline constexpr Choice<const char *> signedTokens{
    "signed-tokens", "PS384 with an RSA key of the service for each SignKey",
    "AWS signs with the KMS key that SignKey names; a license without one has no signed token",
    "0.1"};
inline constexpr Choice<const char *> renewal{
    "renewal", "ends every check-out every 7 days, or month by month, from Validity.Begin",
    "undocumented; the console asks to check in before renewal, and an allowance drawn for a month "
    "must come again",
    "0.1"};
inline constexpr Choice<const char *> borrowRefused{
    "borrow-refused",
    "EntitlementNotAllowedException for what the license does not have, else "
    "NoEntitlementsAllowedException",
    "both are modelled; the latter was reported for a missing BorrowConfiguration or SignKey",
    "0.1"};
inline constexpr Choice<const char *> borrowByIssuer{
    "borrow-by-issuer", "allowed for the issuer's own license",
    "the request has no Beneficiary that could be asked for", "0.1"};
inline constexpr Choice<const char *> borrowExtension{
    "borrow-extension", "refused with ValidationException",
    "undocumented; the signed token in somebody's hands would tell another end", "0.1"};
inline constexpr Choice<const char *> clockSetBack{
    "clock-set-back", "what a later write has ended stays ended",
    "a seat given to somebody else is not given twice", "0.1"};

// Tokens
inline constexpr Choice<int> tokenLifeInDays{"token-life-in-days", 365,
                                             "documented default of ExpirationInDays", "0.1"};
inline constexpr Choice<int> longestTokenLifeInDays{"longest-token-life-in-days", 3650,
                                                    "undocumented; ten years", "0.1"};
inline constexpr Choice<const char *> tokenClaims{
    "token-claims", "iss, sub, aud, amr, iat, exp, token_use, roles; PS384",
    "aud, amr and sub are documented; the others are what a token needs, and the key is the "
    "service's",
    "0.1"};
inline constexpr Choice<const char *> deletedToken{
    "deleted-token", "vanishes", "the status DELETED is documented, how long it is shown is not",
    "0.1"};
inline constexpr Choice<const char *> expiredToken{
    "expired-token", "stays listed as AVAILABLE and does not count for the quota",
    "the documented statuses are AVAILABLE and DELETED; ExpirationTime tells the rest", "0.1"};
inline constexpr Choice<const char *> listedTokens{
    "listed-tokens", "those of licenses whose home is the Region",
    "the guide says that token operations are made in the home Region", "0.1"};
inline constexpr Choice<const char *> accessTokenEnd{
    "access-token-end", "after an hour or with the refresh token's life, whichever is first",
    "the hour is documented; a token deleted meanwhile does not end it", "0.1"};
inline constexpr Choice<const char *> assumedRoles{
    "assumed-roles", "those of the account that made the token, and named by it if it names roles",
    "there are no trust policies here; the guide's example tests the issuing account", "0.1"};
inline constexpr Choice<const char *> assumedRights{
    "assumed-rights", "CheckoutLicense, CheckInLicense, ExtendLicenseConsumption, GetLicense",
    "those of AWSLicenseManagerConsumptionPolicy, whatever the role is called", "0.1"};
inline constexpr Choice<const char *> sessionPolicies{
    "session-policies", "refused with MalformedPolicyDocument",
    "the service has no policy language; ignoring one would give more than was meant", "0.1"};

// Self-managed licenses
inline constexpr Choice<int> configurationsPerRegion{
    "configurations-per-region", 25, "documented default of an adjustable quota", "0.1"};
inline constexpr Choice<int> configurationsPerResource{
    "configurations-per-resource", 10,
    "documented; more are refused with InvalidParameterValueException, the operation models no "
    "limit error",
    "0.1"};
inline constexpr Choice<const char *> unknownResourceSize{
    "unknown-resource-size", "1 vCPU, 1 core, 1 socket, running",
    "nothing tells the size of a resource that is not in the inventory", "0.1"};
inline constexpr Choice<const char *> repeatedAssociation{
    "repeated-association", "accepted without effect", "undocumented", "0.1"};
inline constexpr Choice<const char *> disabledAssociation{
    "disabled-association", "InvalidResourceStateException",
    "the guide says a disabled configuration should not be attached", "0.1"};
inline constexpr Choice<const char *> limitBelowConsumption{
    "limit-below-consumption", "accepted",
    "undocumented; a hard limit stops launches, what runs goes on", "0.1"};
inline constexpr Choice<const char *> usageLimitExceeded{
    "usage-limit-exceeded", "more consumed than LicenseCount",
    "the filter's exact meaning is undocumented", "0.1"};

inline constexpr Choice<int> failuresKeptDays{
    "failures-kept-days", 30,
    "undocumented; what a hard limit or a rule refused is listed as a failed operation", "0.1"};
inline constexpr Choice<std::chrono::hours> discoveryInterval{
    "discovery-interval", std::chrono::hours(24),
    "documented as daily for the inventory; also when product information is written", "0.1"};
inline constexpr Choice<const char *> discoveryMatch{
    "discovery-match", "every filter of one product; its application filters by one application",
    "undocumented how filters combine", "0.1"};
inline constexpr Choice<const char *> unknownTenancy{
    "unknown-tenancy", "meets every allowedTenancy rule",
    "nothing tells the tenancy of a resource that is not in the inventory", "0.1"};
inline constexpr Choice<const char *> hostAffinity{
    "host-affinity",
    "licenses of a detached Dedicated Host, or machine on one, count for the rest of the days; "
    "what is attached on that host again uses them; afterwards they are free at once",
    "the guide says how long and that reuse takes up to 24 hours, not how it is counted", "0.1"};
inline constexpr Choice<const char *> discoveredAssociations{
    "discovered-associations", "can be taken away by hand once discovery does not find them",
    "the guide says they cannot be; without this a configuration could never be deleted", "0.1"};
inline constexpr Choice<const char *> licenseExpiry{
    "license-expiry", "kept and shown, without effect",
    "the reference says what it is and not what happens then", "0.1"};
inline constexpr Choice<const char *> managementOnly{
    "management-only", "AccessDeniedException",
    "exclusions of discovery and cross-account discovery are documented for the management "
    "account; the error is not",
    "0.1"};
inline constexpr Choice<const char *> managedInstanceCounting{
    "managed-instance-counting", "Core and Socket: InvalidParameterValueException",
    "the guide counts servers of Systems Manager by vCPU and Instance and names no error", "0.1"};
inline constexpr Choice<const char *> goneResources{
    "gone-resources", "a resource taken out of the inventory is detached at once",
    "the guide says that the license of a terminated server is released, and about every 8 hours "
    "for images",
    "0.1"};

// Inventory
inline constexpr Choice<const char *> inventoryContents{
    "inventory-contents",
    "machines, images and databases of sample data, accounts file and control endpoint",
    "AWS fills it from Systems Manager; an association with another resource does not add it",
    "0.1"};
inline constexpr Choice<const char *> inventoryAccounts{
    "inventory-accounts",
    "the caller's own, those of the source Regions, and by cross-account discovery those of the "
    "organization it manages; for lists, automated discovery and asset groups alike",
    "that they are seen is documented, where is not; each Region with source Regions is a home",
    "0.1"};
inline constexpr Choice<const char *> inventoryAge{
    "inventory-age", "entries stay until they are taken away",
    "AWS drops what Systems Manager has not reported for 30 days; nothing reports here", "0.1"};
inline constexpr Choice<const char *> excludedTags{
    "excluded-tags", "NOT_EQUALS for tags needs cross-account discovery",
    "the guide lists that condition for cross-account inventory only", "0.1"};

// Settings
inline constexpr Choice<const char *> irreversibleSettings{
    "irreversible-settings", "EnableIntegration and EnableCrossAccountsDiscovery",
    "documented for the second; the first shares a resource with every member", "0.1"};
inline constexpr Choice<const char *> emptySettings{
    "empty-settings", "an empty text takes the bucket or topic away",
    "undocumented how to do that; absent members stay as they are", "0.1"};
inline constexpr Choice<const char *> alerts{
    "alerts", "the topic is kept and nothing is sent",
    "the format of messages is undocumented, and there is no Amazon SNS here", "0.1"};
inline constexpr Choice<const char *> discoveryStatus{
    "discovery-status", "ENABLED", "the texts under ServiceStatus are undocumented", "0.1"};
inline constexpr Choice<const char *> discoveryChanges{
    "discovery-changes", "RateLimitExceededException for the second within 24 hours",
    "the guide says one a day and names no error", "0.1"};

// Reports
inline constexpr Choice<int> reportGenerators{
    "report-generators", 25, "documented, for an account over all its Regions", "0.1"};
inline constexpr Choice<int> reportUpdates{
    "report-updates", 25,
    "documented, here for a UTC day; more are refused with ResourceLimitExceededException", "0.1"};
inline constexpr Choice<std::chrono::minutes> firstReport{
    "first-report", std::chrono::minutes(0),
    "the guide says within 60 minutes of creation or update", "0.1"};
inline constexpr Choice<const char *> missedReports{
    "missed-reports", "one report for all that were missed; the times stay those of the first",
    "undocumented; happens where the service was not running or its clock was set", "0.1"};
inline constexpr Choice<const char *> reportSucceeded{
    "report-succeeded", "SUCCEEDED", "no list of LastRunStatus is published", "0.1"};
inline constexpr Choice<const char *> reportFailed{"report-failed", "FAILED",
                                                   "no list of LastRunStatus is published", "0.1"};
inline constexpr Choice<const char *> reportColumns{
    "report-columns", "the members of the API that belong to the type, a line of names first",
    "the columns of the CSV files are undocumented", "0.1"};
inline constexpr Choice<const char *> reportDates{
    "report-dates",
    "usage reports leave out what was attached after the end, and all before the start has come",
    "documented as the period of data collection; what was detached is not kept, so that the "
    "other reports show the present",
    "0.1"};
inline constexpr Choice<const char *> reportScope{
    "report-scope", "asset groups for LicenseAssetGroupUsageReport, configurations for the others",
    "which of both goes with which type is not modelled", "0.1"};
inline constexpr Choice<const char *> reportFolder{
    "report-folder", "the generator's name, bytes other than letters, digits, blank - _ . as %XX",
    "keys of S3 hold any text, file names do not", "0.1"};

// Conversion tasks
inline constexpr Choice<std::chrono::minutes> conversionTime{
    "conversion-time", std::chrono::minutes(2), "undocumented; long enough to be seen", "0.1"};
inline constexpr Choice<int> conversionsPerDay{
    "conversions-per-day", 5,
    "documented for a resource, here for 24 hours; more are refused with "
    "RateLimitExceededException",
    "0.1"};
inline constexpr Choice<qint64> databaseVcpus{
    "database-vcpus", 4, "documented for SQL Server with the license included", "0.1"};
inline constexpr Choice<const char *> conversionChecks{
    "conversion-checks", "the machine's state at the end of the task",
    "a running, too small or dedicated machine makes the task FAILED; contexts that cannot be "
    "right are refused at once",
    "0.1"};
inline constexpr Choice<const char *> conversionPairs{
    "conversion-pairs", "any two usage operations of one operating system",
    "the guide's table of pairs also depends on the image, which the service does not know", "0.1"};

// Asset groups
inline constexpr Choice<int> assetGroups{
    "asset-groups", 25,
    "documented; counted by Region; more are refused with the modelled input error", "0.1"};
inline constexpr Choice<int> rulesets{
    "rulesets", 25,
    "documented for custom ones; counted by Region; more are refused with the modelled input "
    "error",
    "0.1"};
inline constexpr Choice<int> rulesetsPerGroup{
    "rulesets-per-group", 5, "documented; at least one, which is undocumented", "0.1"};
inline constexpr Choice<int> rulesPerRuleset{
    "rules-per-ruleset", 5, "documented; at least one, which is undocumented", "0.1"};
inline constexpr Choice<const char *> ruleScripts{
    "rule-scripts", "a regular expression for the whole value of the key",
    "the language of scripts is undocumented", "0.1"};
inline constexpr Choice<const char *> rulesTogether{
    "rules-together", "an asset belongs to a group when one rule of one ruleset holds",
    "undocumented; statements inside a rule combine by AND and OR", "0.1"};
inline constexpr Choice<const char *> severalValues{
    "several-values", "EQUALS: one of them; NOT_EQUALS: none of them",
    "undocumented how a list of values is compared", "0.1"};
inline constexpr Choice<const char *> groupAnalysis{
    "group-analysis", "whenever a group is read; groups that are DISABLED have no assets",
    "undocumented how often AWS looks", "0.1"};
inline constexpr Choice<const char *> groupInUse{
    "group-in-use", "refused while a report generator or a group refers to it",
    "documented for configurations, undocumented for groups and rulesets", "0.1"};
inline constexpr Choice<const char *> managedRulesetList{
    "managed-rulesets", "one for each product family of EC2BillingProduct, beside the own ones",
    "which rulesets AWS manages is undocumented", "0.1"};

// Usage plans
inline constexpr Choice<int> gatewayPageSize{"gateway-page-size", 25,
                                             "documented in the operations' limit member", "0.1"};
inline constexpr Choice<int> gatewayLargestPage{
    "gateway-largest-page", 500, "documented; a larger limit counts as this one", "0.1"};
inline constexpr Choice<const char *> quotaOffset{
    "quota-offset", "days by which the period starts later",
    "the reference speaks of requests, validation by others and the guide of days", "0.1"};
inline constexpr Choice<const char *> quotaWeek{
    "quota-week", "from Monday", "the guide says calendar period and names no day", "0.1"};
inline constexpr Choice<qint64> remainingWithoutQuota{
    "remaining-without-quota", 0, "undocumented for plans without a quota", "0.1"};
inline constexpr Choice<int> longestUsageRange{"longest-usage-range", 1100,
                                               "undocumented; about three years of days", "0.1"};
inline constexpr Choice<const char *> usageOfIdleKeys{
    "usage-of-idle-keys", "every key of the plan is listed",
    "undocumented whether keys without traffic appear", "0.1"};
inline constexpr Choice<const char *> usageAfterQuotaChange{
    "usage-after-quota-change", "past days are calculated with the present quota",
    "undocumented; no history of quotas is kept", "0.1"};

inline constexpr Choice<const char *> unknownApiStage{
    "unknown-api-stage", "NotFoundException",
    "the stages of a plan or key must exist; the error's type is undocumented", "0.1"};
inline constexpr Choice<const char *> keyInTwoPlansOfAStage{
    "key-in-two-plans-of-a-stage", "ConflictException",
    "the guide allows one plan for each stage and names no error", "0.1"};
inline constexpr Choice<const char *> planWithStages{
    "delete-plan-with-stages", "BadRequestException",
    "known clients take the stages away first; the text is undocumented", "0.1"};
inline constexpr Choice<const char *> apiKeyCharacters{
    "api-key-characters", "visible ASCII",
    "the guide says alphanumeric; values with dashes are in use everywhere", "0.1"};
inline constexpr Choice<bool> apiKeyEnabled{
    "api-key-enabled", false, "undocumented when the request does not say; examples ask for it",
    "0.1"};
inline constexpr Choice<int> apiKeyTextLength{"api-key-text-length", 1024,
                                              "known of names; descriptions alike", "0.1"};
inline constexpr Choice<const char *> apiKeyLabels{"api-key-labels", "accepted without effect",
                                                   "no answer shows labels", "0.1"};
inline constexpr Choice<bool> updatedKeyShowsValue{
    "updated-key-shows-value", false, "undocumented; like GetApiKey without includeValue", "0.1"};
inline constexpr Choice<const char *> importWarnings{
    "import-warnings", "lines with a fault are left out; failonwarnings refuses all",
    "which faults warn is undocumented", "0.1"};
inline constexpr Choice<const char *> rootMethodKey{
    "root-method-key", "//GET", "the path / and a method, joined like every other", "0.1"};
inline constexpr Choice<const char *> removeUsagePlansFeature{
    "remove-usage-plans-feature", "BadRequestException",
    "the patch page lists it; plans would have no effect", "0.1"};
inline constexpr Choice<int> gatewayRetryAfter{
    "gateway-retry-after", 1, "seconds in Retry-After of every 429; undocumented", "0.1"};
inline constexpr Choice<const char *> gatewayRates{
    "gateway-rates", "not enforced",
    "one UpdateUsagePlan in 20 seconds would only slow tests; faults can be injected", "0.1"};
inline constexpr Choice<const char *> halForm{
    "hal-form", "only when Accept names application/hal+json",
    "AWS answers HAL without an Accept header; every SDK sends one", "0.1"};

// What only this service has
inline constexpr Choice<const char *> controlOperations{
    "control-operations", "off unless --control; then for the keys of every account",
    "signed like the rest, for a service named license-console; what they set ends with the "
    "process",
    "0.1"};
inline constexpr Choice<const char *> usageLag{
    "usage-lag", "hides requests younger than it from GetUsage, never from the quota",
    "usage data of API Gateway arrives late; how late is not documented", "0.1"};

/// One row as people read it.
struct Row {
    QString name;
    QString value;
    QString reason;
    QString since;
};

/// Every decision, in the order of this page.
std::vector<Row> rows();
/// All rows as lines of text.
QString table();

} // namespace lc::behaviour
