// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/operation.h"
#include "localservice/behaviour.h"
#include "localservice/call.h"
#include "localservice/store.h"

#include <QList>

#include <functional>
#include <optional>

namespace lc {

/// One page of a list.
template <class Record> struct Page {
    QList<Record> records;
    std::optional<QString> nextToken;
};

/// Page tokens: the sequence after which to go on, sealed with a key of this service and bound to
/// account, Region, operation and query, so that a token of another list is refused.
namespace pagetoken {

QString seal(Call &call, qint64 after, QByteArrayView query);
/// An empty token begins; a bad one is refused.
Served<qint64> open(Call &call, const std::optional<QString> &token, QByteArrayView query);

} // namespace pagetoken

/// The members of a list request that choose its records, as bytes: page token and page size are
/// left out.
template <class Request> QByteArray listingQuery(const Operation &operation, Request request)
{
    const Type &type = typeOf<Request>();
    QByteArray query;
    for (const char *name : {operation.pageTokenIn, "MaxResults", "limit"}) {
        if (const Field *field = name ? type.find(name) : nullptr)
            field->type->reset(field->in(&request));
    }
    for (const Place place : {Place::Body, Place::Path, Place::Query})
        query += writeJson(type, &request, place);
    return query;
}

/// A slice of what several queries find, in order of creation.
struct MergedSlice {
    QList<Resource> resources;
    bool isLast = false;
};

/// Goes on after the sequence `after`. What two of the queries find is there once.
MergedSlice mergedSlice(Store &store, QList<ResourceQuery> queries, qint64 after);

/// Fills a page from slices: `nextSlice(after)` gives a MergedSlice.
template <class Record, class Request, class NextSlice, class Convert>
Served<Page<Record>> fillPage(Call &call, const Request &request,
                              const std::optional<qint64> &pageSize,
                              const std::optional<QString> &pageToken, const NextSlice &nextSlice,
                              const Convert &convert)
{
    const QByteArray bound = listingQuery(call.operation, request);
    auto after = pagetoken::open(call, pageToken, bound);
    if (!after)
        return unexpected(after.error());
    if (pageSize && *pageSize < 1)
        return refuseInput(call.operation, QStringLiteral("MaxResults must be at least 1."));
    const qint64 wanted = pageSize.value_or(behaviour::defaultPageSize.value);
    Page<Record> page;
    qint64 last = 0;
    for (;;) {
        const MergedSlice slice = nextSlice(*after);
        for (const Resource &resource : slice.resources) {
            auto record = convert(resource);
            if (!record)
                continue;
            if (page.records.size() == wanted) {
                page.nextToken = pagetoken::seal(call, last, bound);
                return page;
            }
            page.records.append(std::move(*record));
            last = resource.sequence;
        }
        if (slice.isLast)
            return page;
        after = slice.resources.last().sequence;
    }
}

/// Reads what several queries find until a page is full. `convert` makes a record of a resource,
/// or nothing when the request's filters leave it out.
template <class Record, class Request, class Convert>
Served<Page<Record>> listMerged(Call &call, const Request &request,
                                const QList<ResourceQuery> &queries,
                                const std::optional<qint64> &pageSize,
                                const std::optional<QString> &pageToken, const Convert &convert)
{
    const auto nextSlice = [&](qint64 after) { return mergedSlice(call.store, queries, after); };
    return fillPage<Record>(call, request, pageSize, pageToken, nextSlice, convert);
}

/// The same for one query, in either order.
template <class Record, class Request>
Served<Page<Record>> listPage(Call &call, const Request &request, ResourceQuery query,
                              const std::optional<qint64> &pageSize,
                              const std::optional<QString> &pageToken,
                              const std::function<std::optional<Record>(const Resource &)> &convert)
{
    const auto nextSlice = [&](qint64 after) {
        query.after = after;
        QList<Resource> slice = call.store.list(query);
        const bool isLast = slice.size() < query.limit;
        return MergedSlice{std::move(slice), isLast};
    };
    return fillPage<Record>(call, request, pageSize, pageToken, nextSlice, convert);
}

} // namespace lc
