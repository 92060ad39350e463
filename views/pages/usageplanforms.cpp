// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usageplanforms.h"

#include "api/apigateway/account.h"
#include "api/apigateway/usageplanchanges.h"
#include "connections/session.h"
#include "forms/apistageseditor.h"
#include "forms/tagmapeditor.h"
#include "pages/operationform.h"
#include "workflows/gatewaychecks.h"
#include "workflows/gatewaypatches.h"
#include "workflows/stagecatalog.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = apigateway::CreateUsagePlan;
using Update = apigateway::UpdateUsagePlan;
using UpdateAccount = apigateway::UpdateAccount;

class PlanWords {
    Q_DECLARE_TR_FUNCTIONS(UsagePlanForms)

public:
    static QList<FormSection> newSections()
    {
        return sections({}) + QList<FormSection>{{tr("Tags"), {}, {u"tags"_s}}};
    }
    static QList<FormSection> sections(const QStringList &more)
    {
        return {{tr("General"), {}, QStringList{u"name"_s, u"description"_s} + more},
                {tr("Throttle"),
                 tr("Requests of one key, over all stages of the plan."),
                 {u"throttle"_s, u"throttle.rateLimit"_s, u"throttle.burstLimit"_s}},
                {tr("Quota"),
                 tr("Requests of one key in a period. Periods begin at midnight UTC."),
                 {u"quota"_s, u"quota.limit"_s, u"quota.period"_s, u"quota.offset"_s}},
                {tr("Stages"), tr("A key of the plan may call these."), {u"apiStages"_s}}};
    }
    // The record's own row does not say that a plan needs a name. A no-break space keeps the mark
    // with its word.
    static QString nameLabel() { return tr("Name") + u"\u00A0*"_s; }
    static QString throttleLabel() { return tr("Limit the rate"); }
    static QString quotaLabel() { return tr("Limit the number"); }
    static QString offsetHint()
    {
        return tr("0 for days; 0 to 6 days after Monday; 0 to 27 days after the first of a month.");
    }
    static OperationFormWords newPlan(const QString &region)
    {
        OperationFormWords words;
        words.heading = tr("New usage plan");
        words.note = region;
        words.warning = tr("This creates a usage plan in %1. Keys are added to it afterwards.");
        words.sendText = tr("Create usage plan");
        return words;
    }
    static OperationFormWords editPlan(const QString &name, const QString &region)
    {
        OperationFormWords words;
        words.heading = name;
        words.note = region;
        words.warning = tr("This holds for every key of the plan at once.");
        words.sendText = tr("Save usage plan");
        words.shows = OperationFormWords::Shows::Changes;
        return words;
    }
    static OperationFormWords account(const QString &account, const QString &region)
    {
        OperationFormWords words;
        words.heading = tr("API Gateway in %1").arg(region);
        words.note = tr("Account %1").arg(account);
        words.warning = tr("This holds for every API of the account in %1.");
        words.sendText = tr("Save account settings");
        words.shows = OperationFormWords::Shows::Changes;
        return words;
    }
    static QList<FormSection> accountSections()
    {
        return {{tr("Logs"),
                 tr("API Gateway writes to CloudWatch with this role."),
                 {u"cloudwatchRoleArn"_s}},
                {tr("Limits"),
                 tr("Of the account, all keys and stages together. AWS Support changes them."),
                 {u"throttleSettings.rateLimit"_s, u"throttleSettings.burstLimit"_s}},
                {tr("Service"), {}, {u"features"_s, u"apiKeyVersion"_s}}};
    }
    static QString ofAws() { return tr("Set by AWS"); }
    static QString clearHint() { return tr("Empty: no logs."); }
};

template <class Op>
OperationForm<Op, UsagePlan> *prepared(OperationForm<Op, UsagePlan> *form, PageContext &context,
                                       const CallPlace &place)
{
    form->form().setLabel(u"name"_s, PlanWords::nameLabel());
    form->form().setLabel(u"throttle"_s, PlanWords::throttleLabel());
    form->form().setLabel(u"quota"_s, PlanWords::quotaLabel());
    form->form().setHint(u"quota.offset"_s, PlanWords::offsetHint());
    form->form().setEditor(
        u"apiStages"_s,
        new ApiStagesEditor(context.theme,
                            new StageCatalog(context.session, place.connection, place.region)));
    form->setChecks([](const UsagePlan &plan) { return problemsOf(plan); });
    return form;
}

} // namespace

FormPage *makePlanForm(PageContext &context, const CallPlace &place)
{
    auto *form = prepared(new OperationForm<Create, UsagePlan>(
                              context, place.connection, place.region, PlanWords::newSections(),
                              PlanWords::newPlan(place.region), {}),
                          context, place);
    form->form().setEditor(u"tags"_s, new TagMapEditor(context.theme));
    form->setRequest([](const UsagePlan &, const UsagePlan &plan) {
        Create::Request request;
        request.name = plan.name.value_or(QString());
        request.description = plan.description;
        request.apiStages = plan.apiStages;
        request.throttle = plan.throttle;
        request.quota = plan.quota;
        request.tags = plan.tags;
        return request;
    });
    form->begin();
    return form;
}

FormPage *makePlanForm(PageContext &context, const CallPlace &place, const UsagePlan &plan,
                       PlanSection section)
{
    auto *form = prepared(
        new OperationForm<Update, UsagePlan>(
            context, place.connection, place.region, PlanWords::sections({u"productCode"_s}),
            PlanWords::editPlan(plan.name.value_or(QString()), place.region), plan),
        context, place);
    form->setRequest([](const UsagePlan &before, const UsagePlan &now) {
        return Update::Request{before.id.value_or(QString()), patchesBetween(before, now)};
    });
    form->begin();
    if (section == PlanSection::Stages)
        form->setFirstField(u"apiStages"_s);
    return form;
}

FormPage *makeGatewayAccountForm(PageContext &context, const CallPlace &place,
                                 const GatewayAccount &account)
{
    auto *form = new OperationForm<UpdateAccount, GatewayAccount>(
        context, place.connection, place.region, PlanWords::accountSections(),
        PlanWords::account(context.session.identity(place.connection).account, place.region),
        account);
    for (const QString &path : {u"throttleSettings.rateLimit"_s, u"throttleSettings.burstLimit"_s,
                                u"features"_s, u"apiKeyVersion"_s})
        form->form().lock(path, PlanWords::ofAws());
    form->form().setHint(u"cloudwatchRoleArn"_s, PlanWords::clearHint());
    form->setChecks([](const GatewayAccount &edited) { return problemsOf(edited); });
    form->setRequest([](const GatewayAccount &before, const GatewayAccount &now) {
        return UpdateAccount::Request{patchesBetween(before, now)};
    });
    form->begin();
    return form;
}

} // namespace lc
