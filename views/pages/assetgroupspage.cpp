// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/assetgroupspage.h"

#include "api/licensemanager/assetgroups.h"
#include "connections/chunkrecords.h"
#include "forms/recordlisteditor.h"
#include "items/resourcetables.h"
#include "pages/confirmation.h"
#include "pages/detaillist.h"
#include "pages/operationform.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateLicenseAssetGroup;
using Update = licensemanager::UpdateLicenseAssetGroup;
using Delete = licensemanager::DeleteLicenseAssetGroup;
using ListAssets = licensemanager::ListAssetsForLicenseAssetGroup;

/// A row under the cursor while the arrow key is held down is not worth three calls.
constexpr std::chrono::milliseconds settling{180};

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = AssetGroupsPage::tr("Asset groups");
    facts.symbol = Symbol::Jobs;
    facts.plural = AssetGroupsPage::tr("asset groups");
    facts.listOperation = u"ListLicenseAssetGroups"_s;
    facts.empty = {
        Symbol::Jobs,
        AssetGroupsPage::tr("No asset groups here. Make a ruleset first, then a group with New."),
        {}};
    return facts;
}

QList<FormSection> sections(const QStringList &more)
{
    return {{AssetGroupsPage::tr("General"), {}, QStringList{u"Name"_s, u"Description"_s} + more},
            {AssetGroupsPage::tr("Counting"),
             AssetGroupsPage::tr("Usage dimensions: vCPU, Sockets, Instance or Core."),
             {u"LicenseAssetGroupConfigurations"_s}},
            {AssetGroupsPage::tr("Rulesets"),
             AssetGroupsPage::tr("One ARN a line, at most five."),
             {u"AssociatedLicenseAssetRulesetARNs"_s}},
            {AssetGroupsPage::tr("Properties"), {}, {u"Properties"_s}}};
}

} // namespace

AssetGroupsPage::AssetGroupsPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), assetGroupsTable(),
                   tr("Choose an asset group to see its details."), tr("ARN"), parent),
      m_assets(new DetailList(context.theme, context.clock, assetsTable(),
                              {u"asset"_s, u"discovered"_s}, tr("Resources"), &recordDetails()))
{
    m_assets->setMinimumHeight(160);
    m_assets->setEmptySentence(tr("Its rulesets find nothing."));
    recordDetails().setExtra(m_assets);
    m_new = addChangeAction(tr("&New asset group…"), Symbol::Plus, "license", QKeySequence::New);
    m_edit = addChangeAction(tr("&Edit…"), Symbol::Edit, "license", Qt::CTRL | Qt::Key_E);
    m_tags = addTagsAction("license");
    m_delete = addChangeAction(tr("&Delete…"), Symbol::Delete, "license", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &AssetGroupsPage::create);
    connect(m_edit, &QAction::triggered, this, &AssetGroupsPage::edit);
    connect(m_delete, &QAction::triggered, this, &AssetGroupsPage::remove);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &AssetGroupsPage::readAssets);
    setList<licensemanager::ListLicenseAssetGroups>();
    updateActions();
}

AssetGroupsPage::~AssetGroupsPage() = default;

void AssetGroupsPage::showDetailsOf(int row)
{
    if (row < 0) {
        m_shown.clear();
        return recordDetails().clear();
    }
    const auto group = model().record<LicenseAssetGroup>(row);
    showRecord<LicenseAssetGroup>(row, group.name, group.licenseAssetGroupArn,
                                  {"Name", "LicenseAssetGroupArn", "Status"});
    if (std::exchange(m_shown, group.licenseAssetGroupArn) == group.licenseAssetGroupArn)
        return;
    m_assets->clear();
    m_readSoon.start(settling);
}

void AssetGroupsPage::readAssets()
{
    const int row = currentRow();
    Client *client = row < 0
        ? nullptr
        : context().session.clientIn(connectionOf(row), model().origin(row).region);
    if (!client)
        return;
    m_found.clear();
    m_pending = assetTypes;
    const char *const types[assetTypes] = {"Instance", "License", "LicenseConfiguration"};
    for (int i = 0; i < assetTypes; ++i) {
        ListAssets::Request request;
        request.licenseAssetGroupArn = m_shown;
        request.assetType = QString::fromLatin1(types[i]);
        m_calls[size_t(i)] = client->list<ListAssets>(
            request, this, [this](const ListChunk &chunk) { m_found += recordsOf<Asset>(chunk); },
            [this, origin = model().origin(row)](const Result<void, ApiError> &outcome) {
                if (!outcome)
                    m_assets->setEmptySentence(tr("The resources could not be read."));
                if (--m_pending == 0)
                    m_assets->setRecords(m_found, origin);
            });
    }
}

void AssetGroupsPage::openRow(int)
{
    edit();
}

void AssetGroupsPage::updateActions()
{
    for (QAction *action : {m_edit, m_tags, m_delete})
        offer(action, currentRow() >= 0, tr("Choose an asset group first."));
    offer(m_new, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void AssetGroupsPage::setEditors(RecordForm &form, const Type &request)
{
    form.setEditor(
        u"LicenseAssetGroupConfigurations"_s,
        new RecordListEditor(theme(), *request.find("LicenseAssetGroupConfigurations")->type,
                             {{"UsageDimension", tr("Usage dimension"), tr("New dimension")}},
                             RecordListEditor::Names::Differ, &form));
    form.setEditor(u"Properties"_s,
                   makeTagEditor(theme(), *request.find("Properties")->type, &form));
}

void AssetGroupsPage::create()
{
    const CallPlace place = placeForNew();
    OperationFormWords words;
    words.heading = tr("New asset group");
    words.note = place.region;
    words.warning = tr("This creates an asset group in %1.");
    words.sendText = tr("Create asset group");
    auto *form = new OperationForm<Create>(context(), place.connection, place.region,
                                           sections({u"Tags"_s}), words, {});
    setEditors(form->form(), typeOf<Create::Request>());
    form->form().setEditor(
        u"Tags"_s, makeTagEditor(theme(), *typeOf<Create::Request>().find("Tags")->type, form));
    form->begin();
    form->letChoosePlace();
    openForm(form);
}

void AssetGroupsPage::edit()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto group = model().record<LicenseAssetGroup>(row);
    const QString region = model().origin(row).region;
    OperationFormWords words;
    words.heading = group.name;
    words.note = region;
    words.warning = tr("The group's resources are looked for anew.");
    words.sendText = tr("Save asset group");
    words.shows = OperationFormWords::Shows::Changes;
    Update::Request initial;
    initial.name = group.name;
    initial.description = group.description;
    initial.licenseAssetGroupConfigurations = group.licenseAssetGroupConfigurations;
    initial.associatedLicenseAssetRulesetArNs = group.associatedLicenseAssetRulesetArNs;
    initial.properties = group.properties;
    initial.licenseAssetGroupArn = group.licenseAssetGroupArn;
    initial.status = group.status;
    auto *form = new OperationForm<Update>(context(), connectionOf(row), region,
                                           sections({u"Status"_s}), words, initial);
    setEditors(form->form(), typeOf<Update::Request>());
    form->begin();
    openForm(form);
}

void AssetGroupsPage::remove()
{
    if (currentRow() < 0)
        return;
    const auto group = model().record<LicenseAssetGroup>(currentRow());
    confirm(context().holdBack, this,
            {tr("Delete %1?").arg(group.name),
             tr("This cannot be undone. The resources themselves are not touched."),
             tr("Delete asset group"), callText<Delete>(currentRow(), {group.licenseAssetGroupArn}),
             tr("Deleting %1").arg(group.name),
             typedBefore(context().session, {connectionOf(currentRow())}, 1, group.name)},
            [this, group] {
                run<Delete>({group.licenseAssetGroupArn}, group.name,
                            tr("%1 was deleted.").arg(group.name));
            });
}

} // namespace lc
