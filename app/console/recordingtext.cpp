// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recordingtext.h"

#include "connections/session.h"
#include "monitoring/recording.h"
#include "workflows/errortext.h"

#include <QCoreApplication>
#include <QSet>

namespace lc {

namespace {

struct RecordingText {
    Q_DECLARE_TR_FUNCTIONS(RecordingText)
};

QString operationOf(const RecordingFailure &failure)
{
    const bool isList = failure.resource.isEmpty();
    switch (failure.part.value_or(RecordingPart::IssuedLicenses)) {
    case RecordingPart::IssuedLicenses:
        return isList ? QStringLiteral("ListLicenses") : QStringLiteral("GetLicenseUsage");
    case RecordingPart::ReceivedLicenses:
        return isList ? QStringLiteral("ListReceivedLicenses") : QStringLiteral("GetLicenseUsage");
    case RecordingPart::Configurations:
        return isList ? QStringLiteral("ListLicenseConfigurations")
                      : QStringLiteral("ListUsageForLicenseConfiguration");
    case RecordingPart::UsagePlans:
        return isList ? QStringLiteral("GetUsagePlans") : QStringLiteral("GetUsage");
    }
    return {};
}

/// "usage of 3 usage plans"; a whole list without a number.
QString whatIsMissing(const std::optional<RecordingPart> &part, int resources)
{
    if (!part)
        return RecordingText::tr("everything that was not read yet");
    switch (*part) {
    case RecordingPart::IssuedLicenses:
        return resources == 0 ? RecordingText::tr("issued licenses")
                              : RecordingText::tr("%n issued license(s)", nullptr, resources);
    case RecordingPart::ReceivedLicenses:
        return resources == 0 ? RecordingText::tr("received licenses")
                              : RecordingText::tr("%n received license(s)", nullptr, resources);
    case RecordingPart::Configurations:
        return resources == 0 ? RecordingText::tr("self-managed licenses")
                              : RecordingText::tr("%n self-managed license(s)", nullptr, resources);
    case RecordingPart::UsagePlans:
        return resources == 0 ? RecordingText::tr("usage plans")
                              : RecordingText::tr("%n usage plan(s)", nullptr, resources);
    }
    return {};
}

QString reasonOf(const RecordingFailure &failure, const Session &session)
{
    if (!failure.part)
        return RecordingText::tr("Recording was stopped, or the connection was closed.");
    Attempt attempt;
    attempt.operation = operationOf(failure);
    attempt.connection = session.connection(failure.connectionId).name;
    attempt.account = session.identity(failure.connectionId).account;
    attempt.region = failure.region;
    attempt.changesState = false;
    const ErrorText text = explain(failure.error, attempt);
    return text.whatHappened + u' ' + text.whatToDo;
}

/// A line of the text: failures that differ in nothing but the resource.
struct Group {
    RecordingFailure first;
    QSet<QString> resources;

    bool takes(const RecordingFailure &failure) const
    {
        return first.connectionId == failure.connectionId && first.region == failure.region
            && first.part == failure.part && first.error.kind == failure.error.kind
            && first.error.code == failure.error.code
            && first.resource.isEmpty() == failure.resource.isEmpty();
    }
};

} // namespace

QStringList missingOf(const Recording &recording, const Session &session)
{
    QList<Group> groups;
    for (const RecordingFailure &failure : recording.failures) {
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const Group &one) { return one.takes(failure); });
        if (group == groups.end())
            groups.append({failure, {failure.resource}});
        else
            group->resources.insert(failure.resource);
    }
    QStringList lines;
    for (const Group &group : groups) {
        const RecordingFailure &failure = group.first;
        const int resources = failure.resource.isEmpty() ? 0 : int(group.resources.size());
        const QString name = session.connection(failure.connectionId).name;
        lines += RecordingText::tr("%1 in %2, %3: %4")
                     .arg(name.isEmpty() ? failure.connectionId : name, failure.region,
                          whatIsMissing(failure.part, resources), reasonOf(failure, session));
    }
    return lines;
}

} // namespace lc
