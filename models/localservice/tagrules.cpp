// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/tagrules.h"

#include "api/licensemanager/tags.h"
#include "domain/arn.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"
#include "localservice/tagchecks.h"

#include <QSet>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// The kind of resource an ARN names by its resource part, e.g. "license:l-0123".
QString kindOf(const Arn &arn)
{
    return arn.resource.section(u':', 0, 0);
}

bool isDeleted(const Resource &resource)
{
    if (resource.kind == kind::license)
        return licenseIn(resource).isDeleted();
    return resource.kind == kind::grant && grantIn(resource).record.deletedAt.has_value();
}

/// The owner's resource; regional ones only in their Region.
Served<void> requireOwn(Call &call, const QString &text)
{
    const auto arn = Arn::parse(text);
    const auto resource = arn && arn->service == u"license-manager"
        ? call.store.find(kindOf(*arn), text)
        : std::nullopt;
    const bool isHere = arn && (arn->region.isEmpty() || arn->region == call.caller.region);
    if (!resource || !isHere || resource->account != call.caller.account || isDeleted(*resource))
        return refuse(call.operation, {"InvalidParameterValueException", "ValidationException"},
                      u"The resource %1 was not found."_s.arg(text));
    return {};
}

Served<TagResource::Response> tagResource(Call &call, const TagResource::Request &request)
{
    if (auto own = requireOwn(call, request.resourceArn); !own)
        return unexpected(own.error());
    if (request.tags.isEmpty())
        return refuseInput(call.operation, u"At least one tag is required."_s);
    if (auto fault = tagsFault(request.tags))
        return refuseInput(call.operation, *fault);
    setTags(call, request.resourceArn, request.tags);
    if (call.store.tags(request.resourceArn).size() > tagsPerResource)
        return refuseInput(call.operation,
                           u"A resource can have at most %1 tags."_s.arg(tagsPerResource));
    return TagResource::Response();
}

Served<UntagResource::Response> untagResource(Call &call, const UntagResource::Request &request)
{
    if (auto own = requireOwn(call, request.resourceArn); !own)
        return unexpected(own.error());
    for (const QString &tagKey : request.tagKeys)
        call.store.removeTag(request.resourceArn, tagKey);
    return UntagResource::Response();
}

Served<ListTagsForResource::Response>
listTagsForResource(Call &call, const ListTagsForResource::Request &request)
{
    if (auto own = requireOwn(call, request.resourceArn); !own)
        return unexpected(own.error());
    return ListTagsForResource::Response{tagsOf(call, request.resourceArn)};
}

} // namespace

void addTagRules(HandlerTable &table)
{
    table.add<TagResource>(tagResource);
    table.add<UntagResource>(untagResource);
    table.add<ListTagsForResource>(listTagsForResource);
}

} // namespace lc
