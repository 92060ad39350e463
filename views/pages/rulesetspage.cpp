// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/rulesetspage.h"

#include "api/licensemanager/assetrulesets.h"
#include "connections/session.h"
#include "domain/arn.h"
#include "forms/assetruleseditor.h"
#include "forms/recordlisteditor.h"
#include "items/resourcetables.h"
#include "pages/confirmation.h"
#include "pages/operationform.h"
#include "workflows/assetrulechecks.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateLicenseAssetRuleset;
using Update = licensemanager::UpdateLicenseAssetRuleset;
using Delete = licensemanager::DeleteLicenseAssetRuleset;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = RulesetsPage::tr("Rulesets");
    facts.symbol = Symbol::Filter;
    facts.plural = RulesetsPage::tr("rulesets");
    facts.listOperation = u"ListLicenseAssetRulesets"_s;
    facts.empty = {Symbol::Filter,
                   RulesetsPage::tr("No rulesets here. Make one with New: its rules say which "
                                    "resources belong to an asset group."),
                   {}};
    return facts;
}

QList<FormSection> sections(const QStringList &more)
{
    return {{RulesetsPage::tr("General"), {}, QStringList{u"Name"_s, u"Description"_s} + more},
            {RulesetsPage::tr("Rules"),
             RulesetsPage::tr("An asset belongs to the group when one rule holds."),
             {u"Rules"_s}}};
}

} // namespace

RulesetsPage::RulesetsPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), rulesetsTable(), tr("Choose a ruleset to see its details."),
                   tr("ARN"), parent)
{
    m_new = addChangeAction(tr("&New ruleset…"), Symbol::Plus, "license", QKeySequence::New);
    m_edit = addChangeAction(tr("&Edit…"), Symbol::Edit, "license", Qt::CTRL | Qt::Key_E);
    m_tags = addTagsAction("license");
    m_delete = addChangeAction(tr("&Delete…"), Symbol::Delete, "license", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &RulesetsPage::create);
    connect(m_edit, &QAction::triggered, this, &RulesetsPage::edit);
    connect(m_delete, &QAction::triggered, this, &RulesetsPage::remove);
    licensemanager::ListLicenseAssetRulesets::Request request;
    request.showAwsManagedLicenseAssetRulesets = true;
    setList<licensemanager::ListLicenseAssetRulesets>(request);
    updateActions();
}

bool RulesetsPage::isOwn(int row)
{
    const auto arn = Arn::parse(model().record<LicenseAssetRuleset>(row).licenseAssetRulesetArn);
    return arn && arn->account == model().origin(row).account;
}

void RulesetsPage::showDetailsOf(int row)
{
    if (row < 0)
        return recordDetails().clear();
    const auto ruleset = model().record<LicenseAssetRuleset>(row);
    showRecord<LicenseAssetRuleset>(row, ruleset.name, ruleset.licenseAssetRulesetArn,
                                    {"Name", "LicenseAssetRulesetArn"});
}

void RulesetsPage::openRow(int row)
{
    if (isOwn(row))
        edit();
}

void RulesetsPage::updateActions()
{
    const bool hasRow = currentRow() >= 0;
    const bool own = hasRow && isOwn(currentRow());
    for (QAction *action : {m_edit, m_tags, m_delete})
        offer(action, own,
              hasRow ? tr("This ruleset is managed by AWS.") : tr("Choose a ruleset first."));
    offer(m_new, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void RulesetsPage::create()
{
    const CallPlace place = placeForNew();
    OperationFormWords words;
    words.heading = tr("New ruleset");
    words.note = place.region;
    words.warning = tr("This creates a ruleset in %1.");
    words.sendText = tr("Create ruleset");
    Create::Request initial;
    initial.rules = {ruleOf({})};
    auto *form = new OperationForm<Create>(context(), place.connection, place.region,
                                           sections({u"Tags"_s}), words, initial);
    form->form().setEditor(u"Rules"_s, new AssetRulesEditor(context().theme, form));
    form->setChecks(
        [](const Create::Request &request) { return assetRuleProblems(request.rules); });
    form->form().setEditor(
        u"Tags"_s, makeTagEditor(context().theme, valueTypeOf<std::optional<QList<Tag>>>, form));
    form->begin();
    form->letChoosePlace();
    openForm(form);
}

void RulesetsPage::edit()
{
    const int row = currentRow();
    if (row < 0 || !isOwn(row))
        return;
    const auto ruleset = model().record<LicenseAssetRuleset>(row);
    const QString region = model().origin(row).region;
    OperationFormWords words;
    words.heading = ruleset.name;
    words.note = region;
    words.warning = tr("Groups that use this ruleset are judged anew.");
    words.sendText = tr("Save ruleset");
    words.shows = OperationFormWords::Shows::Changes;
    Update::Request initial;
    initial.name = ruleset.name;
    initial.description = ruleset.description;
    initial.rules = ruleset.rules;
    initial.licenseAssetRulesetArn = ruleset.licenseAssetRulesetArn;
    auto *form = new OperationForm<Update>(context(), connectionOf(row), region, sections({}),
                                           words, initial);
    form->form().setEditor(u"Rules"_s, new AssetRulesEditor(context().theme, form));
    form->setChecks(
        [](const Update::Request &request) { return assetRuleProblems(request.rules); });
    form->begin();
    openForm(form);
}

void RulesetsPage::remove()
{
    if (currentRow() < 0)
        return;
    const auto ruleset = model().record<LicenseAssetRuleset>(currentRow());
    confirm(context().holdBack, this,
            {tr("Delete %1?").arg(ruleset.name),
             tr("This cannot be undone; it is refused while a group uses the ruleset."),
             tr("Delete ruleset"), callText<Delete>(currentRow(), {ruleset.licenseAssetRulesetArn}),
             tr("Deleting %1").arg(ruleset.name),
             typedBefore(context().session, {connectionOf(currentRow())}, 1, ruleset.name)},
            [this, ruleset] {
                run<Delete>({ruleset.licenseAssetRulesetArn}, ruleset.name,
                            tr("%1 was deleted.").arg(ruleset.name));
            });
}

} // namespace lc
