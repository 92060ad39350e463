// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/servicesettingschange.h"

#include "domain/arn.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field serviceSettingsRows[] = {
    field<&ServiceSettings::s3BucketArn>("S3BucketArn")
        .titled(QT_TRANSLATE_NOOP("Field", "S3 bucket")),
    field<&ServiceSettings::snsTopicArn>("SnsTopicArn")
        .titled(QT_TRANSLATE_NOOP("Field", "SNS topic")),
    field<&ServiceSettings::isOrganizationLinked>("EnableIntegration")
        .titled(QT_TRANSLATE_NOOP("Field", "Work with AWS Organizations")),
    field<&ServiceSettings::searchesMemberAccounts>("EnableCrossAccountsDiscovery")
        .titled(QT_TRANSLATE_NOOP("Field", "Search member accounts")),
    field<&ServiceSettings::sourceRegions>("EnabledDiscoverySourceRegions")
        .titled(QT_TRANSLATE_NOOP("Field", "Source Regions of the search")),
};

constinit const Type ServiceSettings::rows =
    describe<ServiceSettings>("ServiceSettings", serviceSettingsRows);

namespace {

/// Names of buckets and topics begin so (user guide).
constexpr QLatin1StringView namePrefix{"aws-license-manager-service-"};

class SettingsWords {
    Q_DECLARE_TR_FUNCTIONS(SettingsWords)

public:
    static QString organization() { return tr("License Manager works with AWS Organizations"); }
    static QString search() { return tr("the search in member accounts"); }
    static QString wrongName(const QString &kind)
    {
        return tr("Enter the ARN of %1 whose name begins with %2.").arg(kind, namePrefix);
    }
    static QString bucket() { return tr("a bucket"); }
    static QString topic() { return tr("a topic of this account and Region"); }
    static QString noRegion(const QString &region)
    {
        return tr("%1 is no Region: it reads eu-west-1.").arg(region);
    }
    static QString twice(const QString &region) { return tr("%1 is there twice.").arg(region); }
};

using Update = licensemanager::UpdateServiceSettings;

/// An empty text takes the member away.
std::optional<QString> changed(const std::optional<QString> &before,
                               const std::optional<QString> &now)
{
    const QString wanted = now.value_or(QString()).trimmed();
    return wanted == before.value_or(QString()) ? std::nullopt : std::optional(wanted);
}

} // namespace

ServiceSettings settingsOf(const licensemanager::GetServiceSettings::Response &answer)
{
    ServiceSettings settings;
    settings.s3BucketArn = answer.s3BucketArn;
    settings.snsTopicArn = answer.snsTopicArn;
    settings.isOrganizationLinked =
        answer.organizationConfiguration.value_or(OrganizationConfiguration()).enableIntegration;
    settings.searchesMemberAccounts = answer.enableCrossAccountsDiscovery.value_or(false);
    settings.sourceRegions = answer.crossRegionDiscoverySourceRegions.value_or(QList<QString>());
    return settings;
}

Update::Request requestOf(const ServiceSettings &before, const ServiceSettings &now)
{
    Update::Request request;
    request.s3BucketArn = changed(before.s3BucketArn, now.s3BucketArn);
    request.snsTopicArn = changed(before.snsTopicArn, now.snsTopicArn);
    if (now.isOrganizationLinked != before.isOrganizationLinked)
        request.organizationConfiguration = OrganizationConfiguration{now.isOrganizationLinked};
    if (now.searchesMemberAccounts != before.searchesMemberAccounts)
        request.enableCrossAccountsDiscovery = now.searchesMemberAccounts;
    if (now.sourceRegions != before.sourceRegions)
        request.enabledDiscoverySourceRegions = now.sourceRegions;
    return request;
}

QStringList irreversibleWords(const ServiceSettings &before, const ServiceSettings &now)
{
    QStringList words;
    if (now.isOrganizationLinked && !before.isOrganizationLinked)
        words.append(SettingsWords::organization());
    if (now.searchesMemberAccounts && !before.searchesMemberAccounts)
        words.append(SettingsWords::search());
    return words;
}

QList<FieldProblem> problemsOf(const ServiceSettings &settings, const QString &account,
                               const QString &region)
{
    QList<FieldProblem> problems;
    const auto check = [&](const QString &path, const QString &service, const QString &kind,
                           const std::optional<QString> &text) {
        if (text.value_or(QString()).trimmed().isEmpty())
            return;
        const auto arn = Arn::parse(text->trimmed());
        // ARNs of buckets name no account and no Region.
        const bool isHere =
            arn && (service == u"s3" || (arn->account == account && arn->region == region));
        if (!isHere || arn->service != service || !arn->resource.startsWith(namePrefix))
            problems.append({path, SettingsWords::wrongName(kind)});
    };
    check(u"S3BucketArn"_s, u"s3"_s, SettingsWords::bucket(), settings.s3BucketArn);
    check(u"SnsTopicArn"_s, u"sns"_s, SettingsWords::topic(), settings.snsTopicArn);
    static const QRegularExpression form(u"^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$"_s);
    for (qsizetype i = 0; i < settings.sourceRegions.size(); ++i) {
        const QString &source = settings.sourceRegions[i];
        const QString path = u"EnabledDiscoverySourceRegions[%1]"_s.arg(i);
        if (!form.match(source).hasMatch())
            problems.append({path, SettingsWords::noRegion(source)});
        else if (settings.sourceRegions.indexOf(source) != i)
            problems.append({path, SettingsWords::twice(source)});
    }
    return problems;
}

} // namespace lc
