// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/fleetlife.h"

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;

namespace {

constexpr int machines = 12;
const QString vendor = u"vendor"_s;

} // namespace

FleetLife::FleetLife(const LifePlace &place, unsigned seed) : RandomLife(place, seed)
{
    addStep(12, [this] { create(); });
    addStep(24, [this] { update(); });
    addStep(4, [this] { remove(); });
    addStep(36, [this] { attach(); });
    addStep(24, [this] { detach(); });
    addStep(24, [this] { tag(); });
    addRestarts(3);
}

void FleetLife::create()
{
    if (m_models.size() >= 20)
        return;
    Model model;
    model.count = roll(6);
    model.isHard = roll(2) == 0;
    CreateLicenseConfiguration::Request request;
    request.name = u"Server %1"_s.arg(m_models.size());
    request.licenseCountingType = LicenseCountingType::Instance;
    request.licenseCount = model.count;
    request.licenseCountHardLimit = model.isHard;
    const auto created = callOnce<CreateLicenseConfiguration>(vendor, request);
    if (created)
        model.arn = *created->licenseConfigurationArn;
    else if (wasCut())
        model.arn = find(request.name);
    else
        return expect(false, refusalText(created.error()));
    if (model.arn.isEmpty())
        return;
    m_models.append(model);
}

void FleetLife::update()
{
    Model *model = any();
    if (!model)
        return;
    UpdateLicenseConfiguration::Request request;
    request.licenseConfigurationArn = model->arn;
    const qint64 count = roll(8);
    const bool isHard = roll(2) == 0;
    const bool isDisabled = roll(5) == 0;
    request.licenseCount = count;
    request.licenseCountHardLimit = isHard;
    request.licenseConfigurationStatus =
        isDisabled ? LicenseConfigurationStatus::Disabled : LicenseConfigurationStatus::Available;
    const auto done = call<UpdateLicenseConfiguration>(vendor, request);
    if (!expectDone(done, !model->isDeleted, u"UpdateLicenseConfiguration"_s))
        return;
    model->count = count;
    model->isHard = isHard;
    model->isDisabled = isDisabled;
    compare(*model);
}

void FleetLife::remove()
{
    Model *model = any();
    if (!model)
        return;
    const auto done = call<DeleteLicenseConfiguration>(vendor, {model->arn});
    const bool isAllowed = !model->isDeleted && model->resources.isEmpty();
    if (expectDone(done, isAllowed, u"DeleteLicenseConfiguration"_s))
        model->isDeleted = true;
}

/// One to three at once: all of them or none.
void FleetLife::attach()
{
    const QString machine = anyMachine();
    QList<Model *> wanted;
    UpdateLicenseSpecificationsForResource::Request request;
    request.resourceArn = machine;
    request.addLicenseSpecifications.emplace();
    for (int i = roll(3); i >= 0; --i) {
        Model *model = any();
        if (!model || wanted.contains(model))
            continue;
        wanted.append(model);
        request.addLicenseSpecifications->append({model->arn, {}});
    }
    if (wanted.isEmpty())
        return;
    const auto isAllowed = [&](const Model *model) {
        return !model->isDeleted && !model->isDisabled
            && (model->resources.contains(machine) || !model->isHard
                || model->resources.size() < model->count);
    };
    qsizetype attached = 0;
    for (const Model &model : std::as_const(m_models))
        attached += model.resources.contains(machine) || wanted.contains(&model) ? 1 : 0;
    const bool isRight = std::all_of(wanted.cbegin(), wanted.cend(), isAllowed) && attached <= 10;
    const auto done = call<UpdateLicenseSpecificationsForResource>(vendor, request);
    if (expectDone(done, isRight, u"attach"_s)) {
        for (Model *model : std::as_const(wanted))
            model->resources.insert(machine);
    }
    for (const Model *model : std::as_const(wanted))
        compare(*model);
}

void FleetLife::detach()
{
    Model *model = any();
    if (!model)
        return;
    const QString machine =
        model->resources.isEmpty() || roll(4) == 0 ? anyMachine() : *model->resources.cbegin();
    UpdateLicenseSpecificationsForResource::Request request;
    request.resourceArn = machine;
    request.removeLicenseSpecifications = {{LicenseSpecification{model->arn, {}}}};
    const auto done = call<UpdateLicenseSpecificationsForResource>(vendor, request);
    expectDone(done, model->resources.contains(machine), u"detach"_s);
    model->resources.remove(machine);
    compare(*model);
}

void FleetLife::tag()
{
    Model *model = any();
    if (!model)
        return;
    const QString key = u"key %1"_s.arg(roll(60));
    if (roll(3) == 0) {
        const auto done = call<UntagResource>(vendor, {model->arn, {key}});
        expectDone(done, !model->isDeleted, u"UntagResource"_s);
        model->tags.erase(key);
        return;
    }
    const QString value = u"value %1"_s.arg(roll(100));
    const bool hasRoom = model->tags.contains(key) || model->tags.size() < 50;
    const auto done = call<TagResource>(vendor, {model->arn, {{key, value}}});
    if (expectDone(done, !model->isDeleted && hasRoom, u"TagResource"_s))
        model->tags[key] = value;
}

void FleetLife::compare(const Model &model)
{
    const auto read = call<GetLicenseConfiguration>(vendor, {model.arn});
    if (model.isDeleted || !read)
        return expect(model.isDeleted && !read, u"GetLicenseConfiguration"_s);
    expect(read->licenseCount == model.count && read->licenseCountHardLimit == model.isHard,
           u"limit of "_s + model.arn);
    expect(read->consumedLicenses == model.resources.size(),
           u"%1 consumed, %2 attached"_s.arg(read->consumedLicenses.value_or(-1))
               .arg(model.resources.size()));
    expect(!call<GetLicenseConfiguration>(u"stranger"_s, {model.arn}),
           u"another account reads a configuration"_s);
}

void FleetLife::compareAll()
{
    QStringList standing;
    for (const Model &model : std::as_const(m_models)) {
        compare(model);
        if (model.isDeleted)
            continue;
        standing.append(model.arn);
        QStringList resources;
        ListUsageForLicenseConfiguration::Request usage;
        usage.licenseConfigurationArn = model.arn;
        usage.maxResults = 5;
        using Usage = ListUsageForLicenseConfiguration;
        readPages<Usage>(vendor, usage, [&](const Usage::Response &page) {
            for (const LicenseConfigurationUsage &each : *page.licenseConfigurationUsageList)
                resources.append(*each.resourceArn);
        });
        expectSame(resources, model.resources.values(), u"resources of "_s + model.arn);

        std::map<QString, QString> tags;
        const auto listed = call<ListTagsForResource>(vendor, {model.arn});
        for (const Tag &each : listed ? listed->tags.value_or(QList<Tag>()) : QList<Tag>())
            tags[*each.key] = each.value.value_or(QString());
        expect(tags == model.tags, u"tags of "_s + model.arn);
    }
    QStringList listed;
    ListLicenseConfigurations::Request request;
    request.maxResults = 3;
    using List = ListLicenseConfigurations;
    readPages<List>(vendor, request, [&](const List::Response &page) {
        for (const LicenseConfiguration &each : *page.licenseConfigurations)
            listed.append(*each.licenseConfigurationArn);
    });
    expectSame(listed, standing, u"ListLicenseConfigurations"_s);
}

/// The ARN of the configuration of that name; empty where there is none.
QString FleetLife::find(const QString &name)
{
    QString found;
    using List = ListLicenseConfigurations;
    readPages<List>(vendor, {}, [&](const List::Response &page) {
        for (const LicenseConfiguration &each : *page.licenseConfigurations) {
            if (each.name == name)
                found = *each.licenseConfigurationArn;
        }
    });
    return found;
}

FleetLife::Model *FleetLife::any()
{
    return m_models.isEmpty() ? nullptr : &m_models[roll(int(m_models.size()))];
}

QString FleetLife::anyMachine()
{
    return u"arn:aws:ec2:us-east-1:%1:instance/i-%2"_s.arg(account(vendor))
        .arg(roll(machines), 17, 16, QChar(u'0'));
}

} // namespace lc
