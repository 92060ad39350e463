// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/gatewaypatches.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class Patches {
public:
    void add(const QString &path, const QString &value)
    {
        append(PatchOperationKind::Add, path, value);
    }
    void replace(const QString &path, const QString &value)
    {
        append(PatchOperationKind::Replace, path, value);
    }
    void remove(const QString &path) { append(PatchOperationKind::Remove, path, std::nullopt); }
    void remove(const QString &path, const QString &value)
    {
        append(PatchOperationKind::Remove, path, value);
    }
    /// A text that the service can only replace: an absent one counts as an empty one.
    void text(const QString &path, const std::optional<QString> &before,
              const std::optional<QString> &after)
    {
        if (before.value_or(QString()) != after.value_or(QString()))
            replace(path, after.value_or(QString()));
    }
    /// Where limits stand at `path`; the service removes both or none.
    void throttle(const QString &path, const std::optional<ThrottleSettings> &before,
                  const std::optional<ThrottleSettings> &after)
    {
        const ThrottleSettings old = before.value_or(ThrottleSettings());
        const ThrottleSettings now = after.value_or(ThrottleSettings());
        if (old == now)
            return;
        const bool loses = (old.rateLimit && !now.rateLimit) || (old.burstLimit && !now.burstLimit);
        if (loses)
            remove(path);
        if (now.rateLimit && (loses || now.rateLimit != old.rateLimit))
            replace(path + u"/rateLimit"_s,
                    QString::number(*now.rateLimit, 'f', QLocale::FloatingPointShortest));
        if (now.burstLimit && (loses || now.burstLimit != old.burstLimit))
            replace(path + u"/burstLimit"_s, QString::number(*now.burstLimit));
    }
    void quota(const std::optional<QuotaSettings> &before,
               const std::optional<QuotaSettings> &after)
    {
        const QuotaSettings old = before.value_or(QuotaSettings());
        if (before && !after)
            return remove(u"/quota"_s);
        if (!after)
            return;
        const auto number = [&](const QString &path, std::optional<qint64> was,
                                std::optional<qint64> is) {
            if (is && is != was)
                replace(path, QString::number(*is));
        };
        number(u"/quota/limit"_s, old.limit, after->limit);
        if (after->period && after->period != old.period)
            replace(u"/quota/period"_s, after->period->text);
        number(u"/quota/offset"_s, before ? std::optional(old.offset.value_or(0)) : std::nullopt,
               after->offset.value_or(0));
    }

    QList<PatchOperation> take() { return std::move(m_operations); }

private:
    void append(PatchOperationKind kind, const QString &path, const std::optional<QString> &value)
    {
        PatchOperation operation;
        operation.op = kind;
        operation.path = path;
        operation.value = value;
        m_operations.append(operation);
    }

    QList<PatchOperation> m_operations;
};

using Throttles = QMap<QString, ThrottleSettings>;

const ApiStage *find(const QList<ApiStage> &stages, const ApiStage &wanted)
{
    const auto found = std::find_if(stages.begin(), stages.end(), [&](const ApiStage &stage) {
        return stage.apiId == wanted.apiId && stage.stage == wanted.stage;
    });
    return found == stages.end() ? nullptr : &*found;
}

QString throttlePath(const ApiStage &stage, const QString &key)
{
    ThrottledMethod method = ThrottledMethod::of(key);
    // A path inside a path, escaped as JSON pointers are.
    method.path.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
    return u"/apiStages/%1/throttle/%2/%3"_s.arg(stageName(stage), method.path, method.method);
}

void patchThrottles(Patches &patches, const ApiStage &stage, const Throttles &before,
                    const Throttles &after)
{
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!after.contains(it.key()))
            patches.remove(throttlePath(stage, it.key()));
    }
    for (auto it = after.cbegin(); it != after.cend(); ++it)
        patches.throttle(throttlePath(stage, it.key()),
                         before.contains(it.key()) ? std::optional(before.value(it.key()))
                                                   : std::nullopt,
                         it.value());
}

void patchStages(Patches &patches, const QList<ApiStage> &before, const QList<ApiStage> &after)
{
    for (const ApiStage &stage : before) {
        if (!find(after, stage))
            patches.remove(u"/apiStages"_s, stageName(stage));
    }
    for (const ApiStage &stage : after) {
        const ApiStage *old = find(before, stage);
        if (!old)
            patches.add(u"/apiStages"_s, stageName(stage));
        patchThrottles(patches, stage, old ? old->throttle.value_or(Throttles()) : Throttles(),
                       stage.throttle.value_or(Throttles()));
    }
}

} // namespace

QList<PatchOperation> detachments(const QList<ApiStage> &stages)
{
    Patches patches;
    patchStages(patches, stages, {});
    return patches.take();
}

QList<PatchOperation> patchesBetween(const UsagePlan &before, const UsagePlan &after)
{
    Patches patches;
    patches.text(u"/name"_s, before.name, after.name);
    patches.text(u"/description"_s, before.description, after.description);
    if (before.productCode && !after.productCode)
        patches.remove(u"/productCode"_s);
    else
        patches.text(u"/productCode"_s, before.productCode, after.productCode);
    patches.throttle(u"/throttle"_s, before.throttle, after.throttle);
    patches.quota(before.quota, after.quota);
    patchStages(patches, before.apiStages.value_or(QList<ApiStage>()),
                after.apiStages.value_or(QList<ApiStage>()));
    return patches.take();
}

QList<PatchOperation> patchesBetween(const ApiKey &before, const ApiKey &after)
{
    Patches patches;
    patches.text(u"/name"_s, before.name, after.name);
    patches.text(u"/description"_s, before.description, after.description);
    patches.text(u"/customerId"_s, before.customerId, after.customerId);
    if (after.enabled && before.enabled != after.enabled)
        patches.replace(u"/enabled"_s, *after.enabled ? u"true"_s : u"false"_s);
    return patches.take();
}

QList<PatchOperation> patchesBetween(const GatewayAccount &before, const GatewayAccount &after)
{
    Patches patches;
    patches.text(u"/cloudwatchRoleArn"_s, before.cloudwatchRoleArn, after.cloudwatchRoleArn);
    return patches.take();
}

} // namespace lc
