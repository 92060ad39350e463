// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/randomfleet.h"

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;

namespace {

constexpr int machines = 12;
constexpr auto owner = "vendor";

QString profile()
{
    return QString::fromLatin1(owner);
}

} // namespace

void RandomFleet::step()
{
    switch (roll(12)) {
    case 0:
        create();
        break;
    case 1:
    case 2:
        update();
        break;
    case 3:
        if (roll(3) == 0)
            remove();
        break;
    case 4:
    case 5:
    case 6:
        attach();
        break;
    case 7:
    case 8:
        detach();
        break;
    case 9:
    case 10:
        tag();
        break;
    default:
        if (roll(4) == 0)
            m_world.restart();
        break;
    }
    expect(m_world.unmodelledErrors().isEmpty(),
           u"unmodelled errors: "_s + m_world.unmodelledErrors().join(u' '));
}

void RandomFleet::create()
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
    const auto created = m_world.call<CreateLicenseConfiguration>(profile(), request);
    if (!created)
        return expect(false, created.error().message);
    model.arn = *created->licenseConfigurationArn;
    m_models.append(model);
}

void RandomFleet::update()
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
    const auto done = m_world.call<UpdateLicenseConfiguration>(profile(), request);
    expect(done.has_value() == !model->isDeleted, u"UpdateLicenseConfiguration"_s);
    if (!done)
        return;
    model->count = count;
    model->isHard = isHard;
    model->isDisabled = isDisabled;
    compare(*model);
}

void RandomFleet::remove()
{
    Model *model = any();
    if (!model)
        return;
    const auto done = m_world.call<DeleteLicenseConfiguration>(profile(), {model->arn});
    expect(done.has_value() == (!model->isDeleted && model->resources.isEmpty()),
           u"DeleteLicenseConfiguration"_s);
    model->isDeleted |= done.has_value();
}

/// One to three at once: all of them or none.
void RandomFleet::attach()
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
    const auto done = m_world.call<UpdateLicenseSpecificationsForResource>(profile(), request);
    expect(done.has_value() == isRight,
           u"attach: "_s + (done ? u"accepted"_s : done.error().message));
    if (done) {
        ++m_attachments;
        for (Model *model : std::as_const(wanted))
            model->resources.insert(machine);
    }
    for (const Model *model : std::as_const(wanted))
        compare(*model);
}

void RandomFleet::detach()
{
    Model *model = any();
    if (!model)
        return;
    const QString machine =
        model->resources.isEmpty() || roll(4) == 0 ? anyMachine() : *model->resources.cbegin();
    UpdateLicenseSpecificationsForResource::Request request;
    request.resourceArn = machine;
    request.removeLicenseSpecifications = {{LicenseSpecification{model->arn, {}}}};
    const auto done = m_world.call<UpdateLicenseSpecificationsForResource>(profile(), request);
    expect(done.has_value() == model->resources.contains(machine), u"detach"_s);
    model->resources.remove(machine);
    compare(*model);
}

void RandomFleet::tag()
{
    Model *model = any();
    if (!model)
        return;
    const QString key = u"key %1"_s.arg(roll(60));
    if (roll(3) == 0) {
        const auto done = m_world.call<UntagResource>(profile(), {model->arn, {key}});
        expect(done.has_value() == !model->isDeleted, u"UntagResource"_s);
        model->tags.erase(key);
        return;
    }
    const QString value = u"value %1"_s.arg(roll(100));
    const bool hasRoom = model->tags.contains(key) || model->tags.size() < 50;
    const auto done = m_world.call<TagResource>(profile(), {model->arn, {{key, value}}});
    expect(done.has_value() == (!model->isDeleted && hasRoom), u"TagResource"_s);
    if (done)
        model->tags[key] = value;
}

void RandomFleet::compare(const Model &model)
{
    const auto read = m_world.call<GetLicenseConfiguration>(profile(), {model.arn});
    if (model.isDeleted || !read)
        return expect(model.isDeleted && !read, u"GetLicenseConfiguration"_s);
    expect(read->licenseCount == model.count && read->licenseCountHardLimit == model.isHard,
           u"limit of "_s + model.arn);
    expect(read->consumedLicenses == model.resources.size(),
           u"%1 consumed, %2 attached"_s.arg(read->consumedLicenses.value_or(-1))
               .arg(model.resources.size()));
    expect(!m_world.call<GetLicenseConfiguration>(u"stranger"_s, {model.arn}),
           u"another account reads a configuration"_s);
}

void RandomFleet::compareAll()
{
    QSet<QString> standing;
    for (const Model &model : std::as_const(m_models)) {
        compare(model);
        if (model.isDeleted)
            continue;
        standing.insert(model.arn);
        QSet<QString> resources;
        ListUsageForLicenseConfiguration::Request usage;
        usage.licenseConfigurationArn = model.arn;
        usage.maxResults = 5;
        do {
            const auto page = m_world.call<ListUsageForLicenseConfiguration>(profile(), usage);
            if (!page)
                return expect(false, page.error().message);
            for (const LicenseConfigurationUsage &each : *page->licenseConfigurationUsageList) {
                expect(!resources.contains(*each.resourceArn), u"listed twice"_s);
                resources.insert(*each.resourceArn);
            }
            usage.nextToken = page->nextToken;
        } while (usage.nextToken);
        expect(resources == model.resources, u"resources of "_s + model.arn);

        std::map<QString, QString> tags;
        const auto listed = m_world.call<ListTagsForResource>(profile(), {model.arn});
        for (const Tag &each : listed ? listed->tags.value_or(QList<Tag>()) : QList<Tag>())
            tags[*each.key] = each.value.value_or(QString());
        expect(tags == model.tags, u"tags of "_s + model.arn);
    }
    QSet<QString> listed;
    ListLicenseConfigurations::Request request;
    request.maxResults = 3;
    do {
        const auto page = m_world.call<ListLicenseConfigurations>(profile(), request);
        if (!page)
            return expect(false, page.error().message);
        for (const LicenseConfiguration &each : *page->licenseConfigurations) {
            expect(!listed.contains(*each.licenseConfigurationArn), u"listed twice"_s);
            listed.insert(*each.licenseConfigurationArn);
        }
        request.nextToken = page->nextToken;
    } while (request.nextToken);
    expect(listed == standing, u"ListLicenseConfigurations"_s);
}

RandomFleet::Model *RandomFleet::any()
{
    return m_models.isEmpty() ? nullptr : &m_models[roll(int(m_models.size()))];
}

QString RandomFleet::anyMachine()
{
    return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(roll(machines), 17, 16,
                                                                     QChar(u'0'));
}

void RandomFleet::expect(bool isTrue, const QString &what)
{
    if (!isTrue && m_fault.isEmpty())
        m_fault = what;
}

} // namespace lc
