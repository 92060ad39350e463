// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/apikeyforms.h"

#include "api/apigateway/apikeychanges.h"
#include "forms/tagmapeditor.h"
#include "pages/operationform.h"
#include "workflows/gatewaychecks.h"
#include "workflows/gatewaypatches.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = apigateway::CreateApiKey;
using Update = apigateway::UpdateApiKey;

class KeyWords {
    Q_DECLARE_TR_FUNCTIONS(ApiKeyForms)

public:
    static FormSection general()
    {
        return {tr("General"), {}, {u"name"_s, u"description"_s, u"customerId"_s, u"enabled"_s}};
    }
    static FormSection value()
    {
        return {tr("Value"),
                tr("What a caller sends. It cannot be changed afterwards."),
                {u"value"_s, u"generateDistinctId"_s}};
    }
    static FormSection tags() { return {tr("Tags"), {}, {u"tags"_s}}; }
    // No row says that a key needs a name. A no-break space keeps the mark with its word.
    static QString nameLabel() { return tr("Name") + u"\u00A0*"_s; }
    static QString valueHint()
    {
        return tr("Empty: API Gateway chooses one. Yours has 20 to 128 characters.");
    }
    static QString distinctHint() { return tr("Whether the ID differs from the value."); }
    static QString customerHint() { return tr("Who it is for, as AWS Marketplace names them."); }
    static OperationFormWords newKey(const QString &region)
    {
        OperationFormWords words;
        words.heading = tr("New API key");
        words.note = region;
        words.warning = tr("This creates a key in %1. It opens nothing before it is in a plan.");
        words.sendText = tr("Create API key");
        return words;
    }
    static OperationFormWords editKey(const QString &name, const QString &region)
    {
        OperationFormWords words;
        words.heading = name;
        words.note = region;
        words.warning = tr("A disabled key is refused within a minute or so.");
        words.sendText = tr("Save API key");
        words.shows = OperationFormWords::Shows::Changes;
        return words;
    }
};

} // namespace

FormPage *makeApiKeyForm(PageContext &context, const CallPlace &place)
{
    Create::Request initial;
    initial.enabled = true;
    auto *form =
        new OperationForm<Create>(context, place.connection, place.region,
                                  {KeyWords::general(), KeyWords::value(), KeyWords::tags()},
                                  KeyWords::newKey(place.region), initial);
    form->form().setEditor(u"tags"_s, new TagMapEditor(context.theme));
    form->form().setHint(u"value"_s, KeyWords::valueHint());
    form->form().setHint(u"generateDistinctId"_s, KeyWords::distinctHint());
    form->form().setLabel(u"name"_s, KeyWords::nameLabel());
    form->form().setHint(u"customerId"_s, KeyWords::customerHint());
    form->setChecks([](const Create::Request &request) {
        ApiKey key;
        key.name = request.name;
        key.description = request.description;
        return problemsOf(key, request.value.value_or(QString()));
    });
    form->begin();
    form->letChoosePlace();
    return form;
}

FormPage *makeApiKeyForm(PageContext &context, const CallPlace &place, const ApiKey &key)
{
    auto *form = new OperationForm<Update, ApiKey>(
        context, place.connection, place.region, {KeyWords::general()},
        KeyWords::editKey(key.name.value_or(QString()), place.region), key);
    form->form().setLabel(u"name"_s, KeyWords::nameLabel());
    form->form().setHint(u"customerId"_s, KeyWords::customerHint());
    form->setChecks([](const ApiKey &edited) { return problemsOf(edited); });
    form->setRequest([](const ApiKey &before, const ApiKey &now) {
        return Update::Request{before.id.value_or(QString()), patchesBetween(before, now)};
    });
    form->begin();
    return form;
}

} // namespace lc
