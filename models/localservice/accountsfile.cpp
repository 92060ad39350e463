// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/accountsfile.h"

#include "core/json.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field namedAccountRows[] = {
    field<&NamedAccount::id>("Id").with(Required),
    field<&NamedAccount::name>("Name").with(Required),
};

constinit const Type NamedAccount::rows = describe<NamedAccount>("NamedAccount", namedAccountRows);

static constexpr Field restApiDefinitionRows[] = {
    field<&RestApiDefinition::id>("Id").with(Required),
    field<&RestApiDefinition::name>("Name"),
    field<&RestApiDefinition::stages>("Stages").with(Required),
};

constinit const Type RestApiDefinition::rows =
    describe<RestApiDefinition>("RestApiDefinition", restApiDefinitionRows);

std::optional<QString> RestApiDefinition::fault() const
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_-]{1,128}\\z"_s);
    if (!plain.match(id).hasMatch())
        return u"the REST API Id '%1' is not of letters, digits, '_' and '-'"_s.arg(id);
    for (const QString &stage : stages) {
        if (!plain.match(stage).hasMatch())
            return u"the stage '%1' of REST API %2 is not of letters, digits, '_' and '-'"_s.arg(
                stage, id);
    }
    return std::nullopt;
}

static constexpr Field namedRestApiRows[] = {
    field<&NamedRestApi::account>("Account").with(Required),
    field<&NamedRestApi::region>("Region").with(Required),
    field<&NamedRestApi::api>("Api").with(Required),
};

constinit const Type NamedRestApi::rows = describe<NamedRestApi>("NamedRestApi", namedRestApiRows);

static constexpr Field accountsFileRows[] = {
    field<&AccountsFile::accounts>("Accounts").with(Required),
    field<&AccountsFile::organization>("Organization"),
    field<&AccountsFile::restApis>("RestApis"),
    field<&AccountsFile::inventory>("Inventory"),
};

constinit const Type AccountsFile::rows = describe<AccountsFile>("AccountsFile", accountsFileRows);

namespace {

/// Names become section headers of the credentials file.
std::optional<QString> accountsFault(const QList<NamedAccount> &accounts)
{
    static const QRegularExpression name(u"\\A[A-Za-z0-9_.-]{1,64}\\z"_s);
    QSet<QString> seen;
    for (const NamedAccount &account : accounts) {
        if (!isAccountId(account.id))
            return u"the account Id %1 is not twelve digits"_s.arg(account.id);
        if (!name.match(account.name).hasMatch())
            return u"the Name of account %1 is not of letters, digits, '_', '.' and '-'"_s.arg(
                account.id);
        if (seen.contains(account.id) || seen.contains(account.name))
            return u"the account %1 or its Name is given twice"_s.arg(account.id);
        seen += {account.id, account.name};
    }
    return accounts.isEmpty() ? std::optional(u"it has no accounts"_s) : std::nullopt;
}

bool isNamed(const AccountsFile &file, const QString &id)
{
    return std::ranges::any_of(file.accounts,
                               [&id](const NamedAccount &account) { return account.id == id; });
}

std::optional<QString> restApisFault(const AccountsFile &file)
{
    for (const NamedRestApi &named : file.restApis.value_or(QList<NamedRestApi>())) {
        if (auto fault = named.api.fault())
            return fault;
        if (!isNamed(file, named.account) || named.region.isEmpty())
            return u"the REST API %1 has no Account of Accounts or no Region"_s.arg(named.api.id);
    }
    return std::nullopt;
}

std::optional<QString> inventoryFault(const AccountsFile &file)
{
    for (const InventoryEntry &entry : file.inventory.value_or(QList<InventoryEntry>())) {
        if (auto fault = entry.fault())
            return fault;
        if (!isNamed(file, entry.account))
            return u"the resource %1 has no Account of Accounts"_s.arg(entry.resource.resourceArn);
    }
    return std::nullopt;
}

std::optional<QString> faultOf(const AccountsFile &file)
{
    if (auto fault = accountsFault(file.accounts))
        return fault;
    if (auto fault = restApisFault(file))
        return fault;
    if (auto fault = inventoryFault(file))
        return fault;
    if (!file.organization)
        return std::nullopt;
    for (const QString &member : file.organization->members()) {
        if (!isNamed(file, member))
            return u"the organization's account %1 is not one of Accounts"_s.arg(member);
    }
    return file.organization->fault();
}

} // namespace

Result<AccountsFile, QString> AccountsFile::read(const QString &path)
{
    const auto failed = [&path](const QString &reason) {
        return unexpected(u"Cannot use the accounts file %1: %2."_s.arg(path, reason));
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    const auto read = readJson<AccountsFile>(file.readAll(), Reading::Strict);
    if (!read)
        return failed(read.error().where.isEmpty()
                          ? read.error().what
                          : u"%1 %2"_s.arg(read.error().where, read.error().what));
    if (const auto fault = faultOf(*read))
        return failed(*fault);
    return *read;
}

bool isAccountId(QStringView text)
{
    return text.size() == 12
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace lc
