// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampleresources.h"

#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/tokens.h"
#include "localservice/dispatcher.h"
#include "localservice/samplecatalog.h"
#include "localservice/sampleworld.h"

#include <QUuid>

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;

namespace {

constexpr QStringView region = u"us-east-1";

/// Calls as the vendor, past the network.
class VendorCalls {
public:
    VendorCalls(Dispatcher &dispatcher, Store &store) : m_dispatcher(dispatcher), m_store(store) { }

    /// A ClientToken is made with the call.
    template <class Op> typename Op::Response call(typename Op::Request request)
    {
        if constexpr (requires { request.clientToken; })
            request.clientToken = QUuid::createUuid().toString(QUuid::WithoutBraces);
        typename Op::Response response;
        const HandlerTable::Handler *handler = m_dispatcher.handlers().find(Op::operation);
        Call call{Op::operation, Caller{sample::vendor.account.toString(), region.toString()},
                  m_dispatcher.clock().now(), m_store, m_dispatcher.setup()};
        m_isDone = m_isDone && handler && (*handler)(call, &request, &response);
        return response;
    }

    bool isDone() const { return m_isDone; }

private:
    Dispatcher &m_dispatcher;
    Store &m_store;
    bool m_isDone = true;
};

void makeTokens(VendorCalls &vendor, const SampleWorld &world)
{
    struct Plan {
        QStringView role;
        QStringView property;
        int days;
    };
    constexpr Plan plans[] = {{u"render-farm", u"site=Lyon", 21},
                              {u"render-farm", u"site=Porto", 200},
                              {u"build-nodes", u"site=cloudless lab", 365},
                              {{}, {}, 5}};
    auto plan = std::begin(plans);
    for (const SampleLicense &license : world.licenses) {
        if (plan == std::end(plans))
            return;
        if (license.account != sample::vendor.account || license.license.homeRegion != region
            || license.license.status != Open(LicenseStatus::Available))
            continue;
        CreateToken::Request request;
        request.licenseArn = license.license.licenseArn.value_or(QString());
        if (!plan->role.isEmpty()) {
            request.roleArns = {
                {u"arn:aws:iam::%1:role/%2"_s.arg(sample::vendor.account, plan->role)}};
            request.tokenProperties = {{plan->property.toString()}};
        }
        request.expirationInDays = plan->days;
        vendor.call<CreateToken>(request);
        ++plan;
    }
}

QString makeRuleset(VendorCalls &vendor, const QString &name, const QString &key,
                    const QStringList &values)
{
    LicenseAssetRule rule;
    rule.ruleStatement.instanceRuleStatement.emplace().matchingRuleStatement = {key, u"EQUALS"_s,
                                                                                values};
    CreateLicenseAssetRuleset::Request request;
    request.name = name;
    request.rules = {rule};
    return vendor.call<CreateLicenseAssetRuleset>(request).licenseAssetRulesetArn;
}

QString makeGroup(VendorCalls &vendor, const QString &name, const QString &description,
                  const QStringList &rulesets)
{
    CreateLicenseAssetGroup::Request request;
    request.name = name;
    request.description = description;
    request.licenseAssetGroupConfigurations = {{u"vCPU"_s}};
    request.associatedLicenseAssetRulesetArNs = rulesets;
    return vendor.call<CreateLicenseAssetGroup>(request).licenseAssetGroupArn;
}

/// Two asset groups; returns the ARN of the one that is audited.
QString makeGroups(VendorCalls &vendor)
{
    const QString windows = makeRuleset(vendor, u"Windows Server 2022"_s, u"Platform"_s,
                                        {u"Windows Server 2022 Datacenter"_s});
    const QString large = makeRuleset(vendor, u"Large instances"_s, u"InstanceType"_s,
                                      {u"m5.8xlarge"_s, u"c5.4xlarge"_s});
    const QString enterpriseLinux =
        makeRuleset(vendor, u"Enterprise Linux"_s, u"Platform"_s, {u"Red Hat Enterprise Linux"_s});
    makeGroup(vendor, u"Linux estate"_s, u"Everything under the Linux agreement."_s,
              {enterpriseLinux});
    return makeGroup(vendor, u"Audit"_s, u"What an audit asks about first."_s, {windows, large});
}

void makeReports(VendorCalls &vendor, const SampleWorld &world, const QString &group)
{
    CreateLicenseManagerReportGenerator::Request request;
    request.reportGeneratorName = u"Monthly use by machine"_s;
    request.type = {ReportType::LicenseConfigurationUsageReport};
    request.reportContext.licenseConfigurationArns.emplace();
    for (const SampleConfiguration &each : world.configurations) {
        if (each.account == sample::vendor.account
            && request.reportContext.licenseConfigurationArns->size() < 3)
            request.reportContext.licenseConfigurationArns->append(
                each.configuration.licenseConfigurationArn.value_or(QString()));
    }
    request.reportFrequency = {1, ReportFrequencyType::Month};
    request.description = u"For the license board."_s;
    vendor.call<CreateLicenseManagerReportGenerator>(request);
    request.reportGeneratorName = u"Weekly summary"_s;
    request.type = {ReportType::LicenseConfigurationSummaryReport};
    request.reportFrequency = {1, ReportFrequencyType::Week};
    request.description.reset();
    vendor.call<CreateLicenseManagerReportGenerator>(request);
    request.reportGeneratorName = u"Audit report"_s;
    request.type = {ReportType::LicenseAssetGroupUsageReport};
    request.reportContext = {};
    request.reportContext.licenseAssetGroupArns = {{group}};
    request.reportFrequency = {{}, ReportFrequencyType::OneTime};
    vendor.call<CreateLicenseManagerReportGenerator>(request);
}

/// Two conversions between licenses that are brought along and licenses in the price.
void makeConversions(VendorCalls &vendor, const SampleWorld &world)
{
    int made = 0;
    for (const InventoryEntry &machine : world.machines) {
        if (machine.account != sample::vendor.account
            || machine.resource.resourceType != ResourceType::Ec2Instance
            || machine.resource.usageOperation != u"RunInstances:0800"_s)
            continue;
        CreateLicenseConversionTaskForResource::Request request;
        request.resourceArn = machine.resource.resourceArn;
        request.sourceLicenseContext.usageOperation = machine.resource.usageOperation;
        request.destinationLicenseContext.usageOperation = u"RunInstances:0002"_s;
        vendor.call<CreateLicenseConversionTaskForResource>(request);
        if (++made == 2)
            return;
    }
}

} // namespace

bool writeSampleResources(Dispatcher &dispatcher, Store &store, const SampleWorld &world)
{
    VendorCalls vendor(dispatcher, store);
    makeTokens(vendor, world);
    makeReports(vendor, world, makeGroups(vendor));
    makeConversions(vendor, world);
    return vendor.isDone();
}

} // namespace lc
