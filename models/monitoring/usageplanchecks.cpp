// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/doctor.h"

namespace lc {

namespace {

QString idOf(const UsagePlan &plan)
{
    return plan.id.value_or(QString());
}

QString nameOf(const UsagePlan &plan)
{
    return plan.name.value_or(QString());
}

void findLooseKeys(const Estate &estate, Instant, const ReportFinding &report)
{
    // One plan whose keys are not known may hold the key.
    bool areAllRead = estate.usagePlans.isRead();
    QSet<QString> members;
    estate.usagePlans.forEach([&](const UsagePlan &plan) {
        const auto keys = estate.keysOfPlans.constFind(idOf(plan));
        areAllRead = areAllRead && keys != estate.keysOfPlans.cend();
        if (keys != estate.keysOfPlans.cend())
            members.unite(QSet<QString>(keys->begin(), keys->end()));
    });
    if (!areAllRead)
        return;
    estate.apiKeys.forEach([&](const ApiKey &key) {
        if (!members.contains(key.id.value_or(QString())))
            report(key.name.value_or(QString()), key.id.value_or(QString()),
                   doctorText(QT_TRANSLATE_NOOP(
                       "Doctor", "It is in no usage plan: stages that ask for a key refuse it.")));
    });
}

void findDisabledMembers(const Estate &estate, Instant, const ReportFinding &report)
{
    QHash<QString, QStringList> plansOfKey;
    estate.usagePlans.forEach([&](const UsagePlan &plan) {
        for (const QString &key : estate.keysOfPlans.value(idOf(plan)))
            plansOfKey[key] += nameOf(plan);
    });
    estate.apiKeys.forEach([&](const ApiKey &key) {
        const QStringList plans = plansOfKey.value(key.id.value_or(QString()));
        if (!key.enabled.value_or(true) && !plans.isEmpty())
            report(key.name.value_or(QString()), key.id.value_or(QString()),
                   doctorText(QT_TRANSLATE_NOOP("Doctor", "It is disabled and still in %1."))
                       .arg(QLocale().createSeparatedList(plans)));
    });
}

void findExhaustedKeys(const Estate &estate, Instant, const ReportFinding &report)
{
    for (const UsageState &state : estate.usage) {
        if (state.kind == UsageState::Kind::ApiKey && state.ratio().value_or(0) >= 1)
            report(state.name, state.series.resource,
                   doctorText(
                       QT_TRANSLATE_NOOP("Doctor",
                                         "Nothing is left of its quota before the next reset: its "
                                         "requests are answered with 429.")));
    }
}

void findPlansWithoutStages(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.usagePlans.forEach([&](const UsagePlan &plan) {
        if (!plan.apiStages || plan.apiStages->isEmpty())
            report(nameOf(plan), idOf(plan),
                   doctorText(QT_TRANSLATE_NOOP(
                       "Doctor", "No stage of an API is attached: it meters nothing.")));
    });
}

void findPlansWithoutKeys(const Estate &estate, Instant, const ReportFinding &report)
{
    estate.usagePlans.forEach([&](const UsagePlan &plan) {
        const auto keys = estate.keysOfPlans.constFind(idOf(plan));
        if (keys != estate.keysOfPlans.cend() && keys->isEmpty())
            report(nameOf(plan), idOf(plan),
                   doctorText(QT_TRANSLATE_NOOP("Doctor", "No key is in it.")));
    });
}

constexpr DoctorCheck checks[] = {
    {"key-exhausted", "error", QT_TRANSLATE_NOOP("Doctor", "Quota of a key used up"),
     QT_TRANSLATE_NOOP("Doctor", "Grant an extension, or move it to a larger plan."), "usage-plans",
     findExhaustedKeys},
    {"key-in-no-plan", "warning", QT_TRANSLATE_NOOP("Doctor", "Key in no usage plan"),
     QT_TRANSLATE_NOOP("Doctor", "Add it to a plan, or delete it."), "api-keys", findLooseKeys},
    {"key-disabled", "notice", QT_TRANSLATE_NOOP("Doctor", "Disabled key in a usage plan"),
     QT_TRANSLATE_NOOP("Doctor", "Enable it, or take it out of the plan."), "api-keys",
     findDisabledMembers},
    {"plan-without-stages", "notice", QT_TRANSLATE_NOOP("Doctor", "Usage plan without a stage"),
     QT_TRANSLATE_NOOP("Doctor", "Attach a stage, or delete the plan."), "usage-plans",
     findPlansWithoutStages},
    {"plan-without-keys", "notice", QT_TRANSLATE_NOOP("Doctor", "Usage plan without a key"),
     QT_TRANSLATE_NOOP("Doctor", "Add a key, or delete the plan."), "usage-plans",
     findPlansWithoutKeys},
};

} // namespace

std::span<const DoctorCheck> usagePlanChecks()
{
    return checks;
}

} // namespace lc
