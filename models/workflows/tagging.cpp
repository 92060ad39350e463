// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/tagging.h"

#include "api/apigateway/service.h"
#include "api/apigateway/tags.h"
#include "api/licensemanager/tags.h"
#include "client/readback.h"
#include "domain/arn.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QMap<QString, QString> byKey(const QList<Tag> &tags)
{
    QMap<QString, QString> map;
    for (const Tag &tag : tags)
        map.insert(tag.key.value_or(QString()), tag.value.value_or(QString()));
    return map;
}

class TagChecks {
    Q_DECLARE_TR_FUNCTIONS(TagChecks)

public:
    static QString keyProblem(const QString &key, const QSet<QString> &seen)
    {
        constexpr int longest = 128;
        if (key.trimmed().isEmpty())
            return tr("A tag needs a key.");
        if (key.size() > longest)
            return tr("A tag key has at most 128 characters.");
        if (key.startsWith("aws:"_L1, Qt::CaseInsensitive))
            return tr("Keys that begin with aws: belong to AWS.");
        if (seen.contains(key))
            return tr("%1 is there twice. Keys must differ.").arg(key);
        return {};
    }
    static QString valueTooLong() { return tr("A tag value has at most 256 characters."); }
    static QString tooMany() { return tr("A resource has at most 50 tags."); }
};

} // namespace

QList<FieldProblem> problemsOf(const QList<Tag> &tags)
{
    constexpr int longestValue = 256;
    constexpr int most = 50;
    QList<FieldProblem> problems;
    QSet<QString> seen;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const QString key = tags[i].key.value_or(QString());
        const QString problem = TagChecks::keyProblem(key, seen);
        if (!problem.isEmpty())
            problems.append({u"Tags[%1].Key"_s.arg(i), problem});
        if (tags[i].value.value_or(QString()).size() > longestValue)
            problems.append({u"Tags[%1].Value"_s.arg(i), TagChecks::valueTooLong()});
        seen.insert(key);
    }
    if (tags.size() > most)
        problems.append({u"Tags"_s, TagChecks::tooMany()});
    return problems;
}

QList<Tag> withoutMark(QList<Tag> tags)
{
    tags.removeIf([](const Tag &tag) { return tag.key == QLatin1StringView(intentTag); });
    return tags;
}

namespace {

bool isGatewayArn(const QString &text)
{
    const auto arn = Arn::parse(text);
    return arn && arn->service == QLatin1StringView(apigateway::service.signingName);
}

/// Hands on whether a change was made, without its empty answer.
template <class Op, class Made> auto madeBy(Made done)
{
    return [done = std::move(done)](const Result<typename Op::Response, ApiError> &answer) {
        done(answer ? Result<void, ApiError>()
                    : Result<void, ApiError>(unexpected(answer.error())));
    };
}

} // namespace

QList<Tag> tagsOf(const QMap<QString, QString> &map)
{
    QList<Tag> tags;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        tags.append({it.key(), it.value()});
    return withoutMark(tags);
}

void Tagging::begin(const QString &resourceArn, const QString &name, const QString &operation)
{
    m_arn = resourceArn;
    m_name = name;
    Attempt attempt;
    attempt.operation = operation;
    attempt.object = name;
    attempt.changesState = m_changes;
    if (const auto arn = Arn::parse(resourceArn))
        attempt.homeRegion = arn->region;
    setAttempt(attempt);
    enter(State::Working);
}

bool Tagging::isOfGateway() const
{
    return isGatewayArn(m_arn);
}

void Tagging::load(const QString &resourceArn, const QString &name)
{
    m_changes = false;
    begin(resourceArn, name, isGatewayArn(resourceArn) ? u"GetTags"_s : u"ListTagsForResource"_s);
    read();
}

Tagging::Change Tagging::changeOf(const QList<Tag> &before, const QList<Tag> &after)
{
    const QMap<QString, QString> old = byKey(before);
    const QMap<QString, QString> wanted = byKey(after);
    Change change;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        if (!old.contains(it.key()) || old.value(it.key()) != it.value())
            change.set.append(Tag{it.key(), it.value()});
    }
    for (auto it = old.cbegin(); it != old.cend(); ++it) {
        if (!wanted.contains(it.key()))
            change.gone.append(it.key());
    }
    return change;
}

void Tagging::apply(const QString &resourceArn, const QString &name, const QList<Tag> &before,
                    const QList<Tag> &after)
{
    change(resourceArn, name, changeOf(before, after));
}

void Tagging::change(const QString &resourceArn, const QString &name, const Change &change)
{
    m_changes = true;
    m_change = change;
    begin(resourceArn, name, u"TagResource"_s);
    set();
}

std::optional<CallText> Tagging::callsOf(const Session &session, const QString &connectionId,
                                         const QString &resourceArn, const Change &change)
{
    QList<CallText> calls;
    const auto add = [&](const Operation &operation, const auto &request) {
        const auto arn = Arn::parse(resourceArn);
        calls +=
            callTextOf(session, connectionId, arn ? arn->region : QString(), operation, &request);
    };
    const bool isGateway = isGatewayArn(resourceArn);
    if (!change.set.isEmpty() && isGateway)
        add(apigateway::TagResource::operation,
            apigateway::TagResource::Request{resourceArn, byKey(change.set)});
    else if (!change.set.isEmpty())
        add(licensemanager::TagResource::operation,
            licensemanager::TagResource::Request{resourceArn, change.set});
    if (!change.gone.isEmpty() && isGateway)
        add(apigateway::UntagResource::operation,
            apigateway::UntagResource::Request{resourceArn, change.gone});
    else if (!change.gone.isEmpty())
        add(licensemanager::UntagResource::operation,
            licensemanager::UntagResource::Request{resourceArn, change.gone});
    return calls.isEmpty() ? std::nullopt : std::optional(joined(calls));
}

void Tagging::retry()
{
    if (state() != State::Failed)
        return;
    enter(State::Working);
    // Both calls set a state, so that sending them again changes nothing.
    m_changes ? set() : read();
}

void Tagging::sendRead(Read done)
{
    const auto handOn = [done = std::move(done)](const auto &answer, const auto &tagsIn) {
        if (!answer)
            return done(unexpected(answer.error()));
        done(withoutMark(tagsIn(*answer)));
    };
    if (isOfGateway()) {
        using GetTags = apigateway::GetTags;
        GetTags::Request request;
        request.resourceArn = m_arn;
        return send<GetTags>(request, [handOn](const Result<GetTags::Response, ApiError> &answer) {
            handOn(answer, [](const GetTags::Response &tags) {
                return tagsOf(tags.tags.value_or(QMap<QString, QString>()));
            });
        });
    }
    using ListTags = licensemanager::ListTagsForResource;
    send<ListTags>({m_arn}, [handOn](const Result<ListTags::Response, ApiError> &answer) {
        handOn(answer,
               [](const ListTags::Response &tags) { return tags.tags.value_or(QList<Tag>()); });
    });
}

void Tagging::sendSet(Made done)
{
    if (isOfGateway()) {
        using SetTags = apigateway::TagResource;
        return send<SetTags>({m_arn, byKey(m_change.set)}, madeBy<SetTags>(std::move(done)));
    }
    using SetTags = licensemanager::TagResource;
    send<SetTags>({m_arn, m_change.set}, madeBy<SetTags>(std::move(done)));
}

void Tagging::sendUntag(Made done)
{
    if (isOfGateway()) {
        using Untag = apigateway::UntagResource;
        return send<Untag>({m_arn, m_change.gone}, madeBy<Untag>(std::move(done)));
    }
    using Untag = licensemanager::UntagResource;
    send<Untag>({m_arn, m_change.gone}, madeBy<Untag>(std::move(done)));
}

void Tagging::read()
{
    sendRead([this](const Result<QList<Tag>, ApiError> &tags) {
        if (!tags)
            return fail(tags.error());
        m_tags = *tags;
        enter(State::Done);
    });
}

void Tagging::set()
{
    if (m_change.set.isEmpty())
        return takeAway();
    sendSet([this](const Result<void, ApiError> &made) {
        if (made)
            return takeAway();
        isOutcomeUnknown(made.error()) ? settle(made.error()) : fail(made.error());
    });
}

void Tagging::takeAway()
{
    if (m_change.gone.isEmpty())
        return read();
    sendUntag([this](const Result<void, ApiError> &made) {
        if (made)
            return read();
        isOutcomeUnknown(made.error()) ? settle(made.error()) : fail(made.error());
    });
}

bool Tagging::isChanged() const
{
    const QMap<QString, QString> now = byKey(m_tags);
    const bool allSet = std::all_of(m_change.set.begin(), m_change.set.end(), [&](const Tag &tag) {
        const auto found = now.constFind(tag.key.value_or(QString()));
        return found != now.cend() && *found == tag.value.value_or(QString());
    });
    return allSet
        && std::none_of(m_change.gone.begin(), m_change.gone.end(),
                        [&](const QString &key) { return now.contains(key); });
}

void Tagging::settle(const ApiError &unknown)
{
    enter(State::Settling);
    sendRead([this, unknown](const Result<QList<Tag>, ApiError> &tags) {
        if (!tags)
            return fail(unknown);
        m_tags = *tags;
        if (isChanged())
            return enter(State::Done);
        ApiError known = unknown;
        known.executed = ApiError::Executed::No;
        fail(known);
    });
}

} // namespace lc
