// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/readback.h"
#include "core/json.h"

#include <initializer_list>
#include <span>

/// What the read-backs of the services are made of.
namespace lc::readbacks {

inline ReadBackStep done(const QByteArray &answer = "{}")
{
    return {Finding{Verdict::Done, answer}};
}
/// Done, with the answer that the change would have given.
template <class Response> ReadBackStep doneWith(const Response &response)
{
    return done(writeJson(response));
}
inline ReadBackStep notDone()
{
    return {Finding{Verdict::NotDone}};
}
inline ReadBackStep unproven()
{
    return {Finding{Verdict::Unproven}};
}
inline ReadBackStep doneIf(bool isDone)
{
    return isDone ? done() : notDone();
}

/// Whether an error of a read says that the thing is not there. Services that model no NotFound
/// refuse an ARN that they have given out themselves.
bool isGone(const ApiError &error);
ReadBackStep doneIfGone(const ApiError &error);
ReadBackStep notDoneIfGone(const ApiError &error);

using Failed = ReadBackStep (*)(const ApiError &error);
inline ReadBackStep passOn(const ApiError &error)
{
    return {error};
}

/// Reads once.
template <class Read, class Next>
ReadBackStep ask(const typename Read::Request &request, Next next, Failed failed = passOn)
{
    auto response = std::make_shared<typename Read::Response>();
    return {Question{&Read::operation, std::make_shared<typename Read::Request>(request), response,
                     [response, next, failed](const Result<void, ApiError> &outcome) {
                         return outcome ? next(*response) : failed(outcome.error());
                     }}};
}

template <class Pages> std::optional<QString> &pageToken(Pages &pages)
{
    if constexpr (requires { pages.nextToken; })
        return pages.nextToken;
    else
        return pages.position;
}

/// Reads a list page by page until `inPage` (page -> optional step) finds something; else `atEnd`.
template <class Read, class InPage>
ReadBackStep search(const typename Read::Request &request, InPage inPage, ReadBackStep atEnd)
{
    return ask<Read>(request, [request, inPage, atEnd](typename Read::Response &page) {
        if (std::optional<ReadBackStep> found = inPage(page))
            return *found;
        const std::optional<QString> token = pageToken(page);
        typename Read::Request next = request;
        if (!token || token->isEmpty() || token == pageToken(next))
            return atEnd;
        pageToken(next) = token;
        return search<Read>(next, inPage, atEnd);
    });
}

/// Whether everything that was sent stands in what is read, by the names that both have.
bool isCovered(const Type &sentType, const void *sent, const Type &readType, const void *read,
               std::initializer_list<const char *> except = {});

template <class Sent, class Read>
bool isCovered(const Sent &sent, const Read &read, std::initializer_list<const char *> except = {})
{
    return isCovered(typeOf<Sent>(), &sent, typeOf<Read>(), &read, except);
}

std::span<const ReadBack> ofLicenses();
std::span<const ReadBack> ofResources();
std::span<const ReadBack> ofGateway();

} // namespace lc::readbacks
