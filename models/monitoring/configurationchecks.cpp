// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/doctor.h"

#include <QLocale>

namespace lc {

namespace {

/// Discovery runs daily; a day may be missed.
constexpr std::chrono::hours discoveryPatience(48);
constexpr std::chrono::days expirySoon(30);

QString nameOf(const LicenseConfiguration &configuration)
{
    return configuration.name.value_or(QString());
}

QString arnOf(const LicenseConfiguration &configuration)
{
    return configuration.licenseConfigurationArn.value_or(QString());
}

template <class Visit> void forEachConfiguration(const Estate &estate, Visit visit)
{
    estate.configurations.forEach([&](const LicenseConfiguration &configuration) {
        visit(configuration, configuration.consumedLicenses.value_or(0), configuration.licenseCount,
              configuration.licenseCountHardLimit.value_or(false));
    });
}

QString usedText(qint64 used, qint64 count)
{
    return doctorText(QT_TRANSLATE_NOOP("Doctor", "%1 of %2 licenses are used."))
        .arg(QLocale().toString(used), QLocale().toString(count));
}

void findBlocked(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachConfiguration(
        estate,
        [&](const LicenseConfiguration &configuration, qint64 used, std::optional<qint64> count,
            bool isHard) {
            if (isHard && count && used >= *count)
                report(
                    nameOf(configuration), arnOf(configuration),
                    usedText(used, *count) + u' '
                        + doctorText(QT_TRANSLATE_NOOP(
                            "Doctor", "The limit is hard: no further resource can be started.")));
        });
}

void findExceeded(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachConfiguration(estate,
                         [&](const LicenseConfiguration &configuration, qint64 used,
                             std::optional<qint64> count, bool isHard) {
                             if (!isHard && count && used > *count)
                                 report(nameOf(configuration), arnOf(configuration),
                                        usedText(used, *count));
                         });
}

void findLimitless(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachConfiguration(
        estate,
        [&](const LicenseConfiguration &configuration, qint64, std::optional<qint64> count,
            bool isHard) {
            if (isHard && !count)
                report(nameOf(configuration), arnOf(configuration),
                       doctorText(QT_TRANSLATE_NOOP(
                           "Doctor", "The limit is hard, but no number of licenses is given.")));
        });
}

void findUnattached(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachConfiguration(
        estate,
        [&](const LicenseConfiguration &configuration, qint64 used, std::optional<qint64>, bool) {
            const auto &managed = configuration.managedResourceSummaryList;
            const bool isAttached =
                managed && std::ranges::any_of(*managed, [](const ManagedResourceSummary &summary) {
                    return summary.associationCount.value_or(0) > 0;
                });
            const bool discovers = configuration.productInformationList
                && !configuration.productInformationList->isEmpty();
            if (used == 0 && !isAttached && !discovers)
                report(nameOf(configuration), arnOf(configuration),
                       doctorText(QT_TRANSLATE_NOOP(
                           "Doctor",
                           "Nothing is attached to it and it discovers nothing: it will "
                           "never count anything.")));
        });
}

void findStaleDiscovery(const Estate &estate, Instant now, const ReportFinding &report)
{
    forEachConfiguration(
        estate,
        [&](const LicenseConfiguration &configuration, qint64, std::optional<qint64>, bool) {
            const auto &discovery = configuration.automatedDiscoveryInformation;
            if (discovery && discovery->lastRunTime
                && now - *discovery->lastRunTime > discoveryPatience)
                report(
                    nameOf(configuration), arnOf(configuration),
                    doctorText(QT_TRANSLATE_NOOP("Doctor", "Automated discovery last ran on %1."))
                        .arg(QLocale().toString(toQDateTime(*discovery->lastRunTime).date(),
                                                QLocale::ShortFormat)));
        });
}

void findExpiring(const Estate &estate, Instant now, const ReportFinding &report)
{
    forEachConfiguration(
        estate,
        [&](const LicenseConfiguration &configuration, qint64, std::optional<qint64>, bool) {
            if (!configuration.licenseExpiry)
                return;
            const Instant end{std::chrono::seconds(*configuration.licenseExpiry)};
            if (end - now > expirySoon)
                return;
            const QString words = end <= now
                ? doctorText(QT_TRANSLATE_NOOP("Doctor", "It ended on %1."))
                : doctorText(QT_TRANSLATE_NOOP("Doctor", "It ends on %1."));
            report(nameOf(configuration), arnOf(configuration),
                   words.arg(QLocale().toString(toQDateTime(end).date(), QLocale::ShortFormat)));
        });
}

void findFailingReports(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.reportGenerators.forEach([&](const ReportGenerator &generator) {
        if (generator.lastRunFailureReason && !generator.lastRunFailureReason->isEmpty())
            report(generator.reportGeneratorName.value_or(QString()),
                   generator.licenseManagerReportGeneratorArn.value_or(QString()),
                   *generator.lastRunFailureReason);
    });
}

constexpr DoctorCheck checks[] = {
    {"hard-limit-reached", "error", QT_TRANSLATE_NOOP("Doctor", "Hard limit reached"),
     QT_TRANSLATE_NOOP("Doctor", "Raise the number of licenses, or detach resources."),
     "self-managed-licenses", findBlocked},
    {"limit-exceeded", "warning", QT_TRANSLATE_NOOP("Doctor", "More in use than owned"),
     QT_TRANSLATE_NOOP("Doctor", "Buy more, raise the number of licenses, or detach resources."),
     "self-managed-licenses", findExceeded},
    {"limit-missing", "warning", QT_TRANSLATE_NOOP("Doctor", "Hard limit without a number"),
     QT_TRANSLATE_NOOP("Doctor", "Enter the number of licenses, or switch the hard limit off."),
     "self-managed-licenses", findLimitless},
    {"configuration-expiring", "warning",
     QT_TRANSLATE_NOOP("Doctor", "Self-managed license that has ended or soon will"),
     QT_TRANSLATE_NOOP("Doctor", "Renew it and change the date, or delete it."),
     "self-managed-licenses", findExpiring},
    {"discovery-stale", "warning", QT_TRANSLATE_NOOP("Doctor", "Discovery that does not run"),
     QT_TRANSLATE_NOOP("Doctor", "Check the service settings and the inventory of the account."),
     "self-managed-licenses", findStaleDiscovery},
    {"counts-nothing", "notice",
     QT_TRANSLATE_NOOP("Doctor", "Self-managed license that counts nothing"),
     QT_TRANSLATE_NOOP("Doctor", "Attach resources, give it discovery rules, or delete it."),
     "self-managed-licenses", findUnattached},
    {"report-failing", "error", QT_TRANSLATE_NOOP("Doctor", "Report that could not be made"),
     QT_TRANSLATE_NOOP("Doctor", "Mend what the reason names, such as the rights on the bucket."),
     "report-generators", findFailingReports},
};

} // namespace

std::span<const DoctorCheck> configurationChecks()
{
    return checks;
}

} // namespace lc
