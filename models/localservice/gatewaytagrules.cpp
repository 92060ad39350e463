// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/tags.h"
#include "core/json.h"
#include "domain/apikey.h"
#include "domain/arn.h"
#include "domain/usageplan.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/restapientry.h"
#include "localservice/tagchecks.h"
#include "localservice/usageplanrules.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

using Tags = QMap<QString, QString>;

/// A tagged resource; its tags are a member of its document.
struct Tagged {
    Resource resource;
    const Type *type = nullptr;
};

/// The kind and id an ARN's resource part names, e.g. "/usageplans/q2hrol".
std::optional<std::pair<QString, QString>> locate(const QString &resource)
{
    const QStringList parts = resource.split(u'/');
    if (parts.size() == 3 && parts[0].isEmpty()) {
        if (parts[1] == u"usageplans")
            return std::pair(QString(usageplans::kind), parts[2]);
        if (parts[1] == u"apikeys")
            return std::pair(QString(usageplans::keyKind), parts[2]);
        if (parts[1] == u"restapis")
            return std::pair(QString(restapis::kind), parts[2]);
    }
    if (parts.size() == 5 && parts[1] == u"restapis" && parts[3] == u"stages")
        return std::pair(QString(restapis::stageKind), restapis::stageId(parts[2], parts[4]));
    return std::nullopt;
}

const Type &typeOfKind(const QString &kind)
{
    if (kind == usageplans::kind)
        return typeOf<UsagePlan>();
    if (kind == usageplans::keyKind)
        return typeOf<ApiKey>();
    return kind == restapis::kind ? typeOf<RestApi>() : typeOf<Stage>();
}

Served<Tagged> findTagged(Call &call, const QString &text)
{
    const auto arn = Arn::parse(text);
    const auto place = arn && arn->service == u"apigateway" && arn->account.isEmpty()
            && arn->partition == call.caller.partition
        ? locate(arn->resource)
        : std::nullopt;
    if (!place)
        return refuseInput(call.operation, u"Invalid ARN specified in the request"_s);
    auto found = call.store.find(place->first, place->second);
    if (!found || arn->region != call.caller.region || found->region != call.caller.region
        || found->account != call.caller.account)
        return refuseMissing(call.operation, u"Invalid resource identifier specified"_s);
    return Tagged{*found, &typeOfKind(place->first)};
}

/// Reads the tags of a document, lets `change` change them, and writes them back.
template <class Change> void changeTags(Call &call, Tagged &tagged, Change change)
{
    const std::unique_ptr<void, void (*)(void *)> record(tagged.type->create(),
                                                         tagged.type->destroy);
    (void)readJson(*tagged.type, record.get(), tagged.resource.document);
    const Field *field = tagged.type->find("tags");
    change(*static_cast<Tags *>(field->type->engage(field->in(record.get()))));
    tagged.resource.document = writeJson(*tagged.type, record.get());
    call.store.update(tagged.resource);
}

Tags tagsIn(const Tagged &tagged)
{
    const std::unique_ptr<void, void (*)(void *)> record(tagged.type->create(),
                                                         tagged.type->destroy);
    (void)readJson(*tagged.type, record.get(), tagged.resource.document);
    const Field *field = tagged.type->find("tags");
    const void *tags = field->type->peek(field->in(record.get()));
    return tags ? *static_cast<const Tags *>(tags) : Tags();
}

Served<GetTags::Response> getTags(Call &call, const GetTags::Request &request)
{
    const auto tagged = findTagged(call, request.resourceArn);
    if (!tagged)
        return unexpected(tagged.error());
    return GetTags::Response{tagsIn(*tagged)};
}

Served<TagResource::Response> tagResource(Call &call, const TagResource::Request &request)
{
    auto tagged = findTagged(call, request.resourceArn);
    if (!tagged)
        return unexpected(tagged.error());
    if (request.tags.isEmpty())
        return refuseInput(call.operation, u"At least one tag is required."_s);
    Tags all = tagsIn(*tagged);
    all.insert(request.tags);
    if (auto fault = tagsFault(request.tags))
        return refuseInput(call.operation, *fault);
    if (auto fault = tagsFault(all))
        return refuseInput(call.operation, *fault);
    changeTags(call, *tagged, [&](Tags &tags) { tags = all; });
    return TagResource::Response();
}

Served<UntagResource::Response> untagResource(Call &call, const UntagResource::Request &request)
{
    auto tagged = findTagged(call, request.resourceArn);
    if (!tagged)
        return unexpected(tagged.error());
    changeTags(call, *tagged, [&](Tags &tags) {
        for (const QString &name : request.tagKeys)
            tags.remove(name);
    });
    return UntagResource::Response();
}

} // namespace

void addGatewayTagRules(HandlerTable &table)
{
    table.add<GetTags>(getTags);
    table.add<TagResource>(tagResource);
    table.add<UntagResource>(untagResource);
}

} // namespace lc
