// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inventorycard.h"

#include "api/control/control.h"
#include "api/licensemanager/inventory.h"
#include "forms/recordlisteditor.h"
#include "grids/noticeband.h"
#include "pages/confirmation.h"
#include "pages/operationform.h"
#include "pages/page.h"
#include "pages/pilllabel.h"

#include <QAction>
#include <QPushButton>
#include <QTableWidget>
#include <QUuid>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

using namespace control;

namespace {

QString newId(const QString &prefix)
{
    return prefix + QUuid::createUuid().toString(QUuid::Id128).left(17);
}

} // namespace

InventoryCard::InventoryCard(PageContext &context, QWidget *parent)
    : LabCard(context, tr("Inventory"),
              tr("Machines, images and databases of the account chosen above, in its Region. What "
                 "is added or removed is kept, and counts for self-managed licenses."),
              parent),
      m_resources(
          makeTable({tr("Resource"), tr("Type"), tr("Platform")}, tr("Inventory of the account")))
{
    m_resources->setObjectName(u"labInventory"_s);
    body().addWidget(m_resources);
    auto *buttons = makeRow();
    addKind(u"addMachine"_s, tr("Add machine…"), Sort::Machine, *buttons);
    addKind(u"addImage"_s, tr("Add image…"), Sort::Image, *buttons);
    addKind(u"addDatabase"_s, tr("Add database…"), Sort::Database, *buttons);
    m_remove = addChange(u"removeResource"_s, tr("Remove…"), Symbol::Delete);
    buttons->addWidget(makeButton(m_remove));
    buttons->addStretch(1);
    body().addLayout(buttons);
    connect(m_remove, &QAction::triggered, this, &InventoryCard::remove);
}

QAction *InventoryCard::addKind(const QString &name, const QString &text, Sort sort,
                                QHBoxLayout &row)
{
    QAction *action = addChange(name, text, Symbol::Plus);
    row.addWidget(makeButton(action));
    connect(action, &QAction::triggered, this, [this, sort, name] { openForm(sort, name); });
    return action;
}

void InventoryCard::read()
{
    readPage({}, {});
}

void InventoryCard::readPage(const QString &token, const QList<ResourceInventory> &before)
{
    licensemanager::ListResourceInventory::Request request;
    if (!token.isEmpty())
        request.nextToken = token;
    ask<licensemanager::ListResourceInventory>(
        request, [this, before](const licensemanager::ListResourceInventory::Response &answer) {
            const QList<ResourceInventory> known =
                before + answer.resourceInventoryList.value_or(QList<ResourceInventory>());
            if (answer.nextToken)
                return readPage(*answer.nextToken, known);
            m_resources->setRowCount(0);
            for (const ResourceInventory &resource : known)
                addRow(resource);
        });
}

void InventoryCard::addRow(const ResourceInventory &resource)
{
    const int row = m_resources->rowCount();
    m_resources->insertRow(row);
    const QString arn = resource.resourceArn.value_or(QString());
    auto *name = new QTableWidgetItem(resource.resourceId.value_or(arn));
    name->setToolTip(arn.toHtmlEscaped());
    name->setData(Qt::UserRole, arn);
    m_resources->setItem(row, 0, name);
    const QString type = resource.resourceType ? badgeOf(*resource.resourceType).word : QString();
    m_resources->setItem(row, 1, new QTableWidgetItem(type));
    m_resources->setItem(row, 2, new QTableWidgetItem(resource.platform.value_or(QString())));
}

InventoryResource InventoryCard::newResource(Sort sort) const
{
    const Identity identity = context().session.identity(place().connection);
    const auto arn = [&](const QString &owner, const QString &account, const QString &resource) {
        return QStringList{u"arn"_s, identity.partition, owner, place().region, account, resource}
            .join(u':');
    };
    InventoryResource resource;
    switch (sort) {
    case Sort::Machine:
        resource.resourceArn = arn(u"ec2"_s, identity.account, newId(u"instance/i-"_s));
        resource.resourceType = ResourceType::Ec2Instance;
        resource.resourceStatus = u"running"_s;
        resource.instanceType = u"m5.large"_s;
        resource.vcpus = 2;
        resource.platform = u"Windows Server"_s;
        break;
    case Sort::Image:
        // Images name no account.
        resource.resourceArn = arn(u"ec2"_s, {}, newId(u"image/ami-"_s));
        resource.resourceType = ResourceType::Ec2Ami;
        resource.resourceStatus = u"available"_s;
        break;
    case Sort::Database:
        resource.resourceArn = arn(u"rds"_s, identity.account, newId(u"db:training-"_s));
        resource.resourceType = ResourceType::Rds;
        resource.resourceStatus = u"available"_s;
        resource.engineEdition = u"oracle-ee"_s;
        resource.vcpus = 2;
        break;
    }
    return resource;
}

void InventoryCard::openForm(Sort sort, const QString &action)
{
    OperationFormWords words;
    words.note = place().region;
    words.warning = tr("What the service knows of this resource is replaced.");
    FormSection general{
        tr("Resource"), {}, {u"ResourceArn"_s, u"ResourceType"_s, u"ResourceStatus"_s}};
    FormSection software{tr("Software"), {}, {u"Platform"_s, u"PlatformVersion"_s}};
    const FormSection size{
        tr("Size"), {}, {u"Vcpus"_s, u"Cores"_s, u"Sockets"_s, u"OptimizedVcpus"_s}};
    QList<FormSection> sections;
    switch (sort) {
    case Sort::Machine:
        words.heading = tr("New machine");
        words.sendText = tr("Add machine");
        general.paths += {u"InstanceType"_s, u"Tenancy"_s, u"AmiId"_s, u"HostId"_s};
        software.paths += {u"UsageOperation"_s, u"LicenseIncluded"_s, u"MarketplaceProductCodes"_s};
        sections = {general, size, software};
        break;
    case Sort::Image:
        words.heading = tr("New image");
        words.sendText = tr("Add image");
        software.paths += {u"UsageOperation"_s, u"MarketplaceProductCodes"_s};
        sections = {general, software};
        break;
    case Sort::Database:
        words.heading = tr("New database");
        words.sendText = tr("Add database");
        general.paths += {u"InstanceType"_s};
        software.paths = {u"EngineEdition"_s, u"LicensePacks"_s, u"LicenseIncluded"_s};
        sections = {general, size, software};
        break;
    }
    sections.append({tr("Tags"), {}, {u"Tags"_s}});
    auto *form = new OperationForm<PutInventoryResource>(
        context(), place().connection, place().region, sections, words, newResource(sort));
    form->form().setEditor(
        u"Tags"_s, makeTagEditor(context().theme, valueTypeOf<std::optional<QList<Tag>>>, form));
    form->form().setHint(u"ResourceArn"_s, tr("Of this account and Region; the ID is made up."));
    form->form().setHint(u"ResourceStatus"_s, tr("Such as running, stopped or available."));
    form->begin();
    connect(form, &FormPage::sent, this, [this] {
        read();
        showDone(tr("The resource is in the inventory."));
    });
    emit formRequested(form, action);
}

void InventoryCard::remove()
{
    const QTableWidgetItem *chosen = m_resources->item(m_resources->currentRow(), 0);
    if (!chosen) {
        m_resources->setFocus();
        return showNotice(
            {Tone::Info, tr("Choose a resource first."), tr("It is in the list above."), {}, {}});
    }
    const QString arn = chosen->data(Qt::UserRole).toString();
    const QString name = chosen->text();
    const RemoveInventoryResource::Request request{arn};
    confirm(context().holdBack, this,
            {tr("Remove %1?").arg(name),
             tr("It leaves the inventory and every self-managed license that it is associated "
                "with."),
             tr("Remove resource"), callText<RemoveInventoryResource>(request)},
            [this, request, name] {
                run<RemoveInventoryResource>(request, name, [this, name](const auto &) {
                    read();
                    showDone(tr("%1 was removed.").arg(name));
                });
            });
}

} // namespace lc
