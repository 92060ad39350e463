// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/tagging.h"

#include "domain/arn.h"

#include "client/readback.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using ListTags = licensemanager::ListTagsForResource;
using SetTags = licensemanager::TagResource;
using Untag = licensemanager::UntagResource;

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

namespace {

/// The tag by which the program recognizes what it made is nobody's to edit.
QList<Tag> withoutMark(const ListTags::Response &answer)
{
    QList<Tag> tags = answer.tags.value_or(QList<Tag>());
    tags.removeIf([](const Tag &tag) { return tag.key == QLatin1StringView(intentTag); });
    return tags;
}

} // namespace

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

void Tagging::load(const QString &resourceArn, const QString &name)
{
    m_changes = false;
    begin(resourceArn, name, u"ListTagsForResource"_s);
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
    m_changes = true;
    m_wanted = after;
    m_change = changeOf(before, after);
    begin(resourceArn, name, u"TagResource"_s);
    set();
}

void Tagging::retry()
{
    if (state() != State::Failed)
        return;
    enter(State::Working);
    // Both calls set a state, so that sending them again changes nothing.
    m_changes ? set() : read();
}

void Tagging::read()
{
    send<ListTags>({m_arn}, [this](const Result<ListTags::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        m_tags = withoutMark(*answer);
        enter(State::Done);
    });
}

void Tagging::set()
{
    if (m_change.set.isEmpty())
        return takeAway();
    send<SetTags>({m_arn, m_change.set}, [this](const Result<SetTags::Response, ApiError> &answer) {
        if (answer)
            return takeAway();
        isOutcomeUnknown(answer.error()) ? settle(answer.error()) : fail(answer.error());
    });
}

void Tagging::takeAway()
{
    if (m_change.gone.isEmpty())
        return read();
    send<Untag>({m_arn, m_change.gone}, [this](const Result<Untag::Response, ApiError> &answer) {
        if (answer)
            return read();
        isOutcomeUnknown(answer.error()) ? settle(answer.error()) : fail(answer.error());
    });
}

void Tagging::settle(const ApiError &unknown)
{
    enter(State::Settling);
    send<ListTags>({m_arn}, [this, unknown](const Result<ListTags::Response, ApiError> &answer) {
        if (!answer)
            return fail(unknown);
        m_tags = withoutMark(*answer);
        if (byKey(m_tags) == byKey(m_wanted))
            return enter(State::Done);
        ApiError known = unknown;
        known.executed = ApiError::Executed::No;
        fail(known);
    });
}

} // namespace lc
