// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/organization.h"

#include "domain/arn.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field unitRows[] = {
    field<&OrganizationalUnit::id>("Id").with(Required),
    field<&OrganizationalUnit::name>("Name"),
    field<&OrganizationalUnit::parentId>("ParentId"),
    field<&OrganizationalUnit::accounts>("Accounts"),
};

constinit const Type OrganizationalUnit::rows =
    describe<OrganizationalUnit>("OrganizationalUnit", unitRows);

static constexpr Field organizationRows[] = {
    field<&Organization::id>("Id").with(Required),
    field<&Organization::managementAccount>("ManagementAccount").with(Required),
    field<&Organization::delegatedAdministrators>("DelegatedAdministrators"),
    field<&Organization::accounts>("Accounts"),
    field<&Organization::organizationalUnits>("OrganizationalUnits"),
};

constinit const Type Organization::rows = describe<Organization>("Organization", organizationRows);

namespace {

using Accounts = QList<QString>;
using Units = QList<OrganizationalUnit>;

bool isIdentifier(const QString &text, const QString &prefix)
{
    static const QRegularExpression form(u"\\A[a-z0-9-]{4,68}\\z"_s);
    return text.startsWith(prefix) && form.match(text.mid(prefix.size())).hasMatch();
}

} // namespace

QList<QString> Organization::members() const
{
    Accounts all{managementAccount};
    const auto add = [&all](const Accounts &more) {
        for (const QString &account : more) {
            if (!all.contains(account))
                all.append(account);
        }
    };
    add(accounts.value_or(Accounts()));
    for (const OrganizationalUnit &each : organizationalUnits.value_or(Units()))
        add(each.accounts.value_or(Accounts()));
    return all;
}

bool Organization::isAdministrator(const QString &account) const
{
    return account == managementAccount
        || delegatedAdministrators.value_or(Accounts()).contains(account);
}

std::optional<QList<QString>> Organization::membersOf(const QString &principalArn) const
{
    const auto arn = Arn::parse(principalArn);
    if (!arn || arn->service != u"organizations" || arn->account != managementAccount)
        return std::nullopt;
    if (arn->resource == u"organization/"_s + id)
        return members();
    const QString prefix = u"ou/%1/"_s.arg(id);
    if (!arn->resource.startsWith(prefix) || !unit(arn->resource.mid(prefix.size())))
        return std::nullopt;
    return membersOfUnit(arn->resource.mid(prefix.size()));
}

QList<QString> Organization::membersOfUnit(const QString &unitId) const
{
    Accounts all;
    for (const OrganizationalUnit &each : organizationalUnits.value_or(Units())) {
        if (each.id == unitId)
            all += each.accounts.value_or(Accounts());
        else if (each.parentId == unitId)
            all += membersOfUnit(each.id);
    }
    return all;
}

const OrganizationalUnit *Organization::unit(const QString &unitId) const
{
    if (!organizationalUnits)
        return nullptr;
    const auto found = std::ranges::find(*organizationalUnits, unitId, &OrganizationalUnit::id);
    return found == organizationalUnits->end() ? nullptr : &*found;
}

std::optional<QString> Organization::fault() const
{
    if (!isIdentifier(id, u"o-"_s))
        return u"Organization.Id %1 is not of the form o-abcdefghij"_s.arg(id);
    QSet<QString> unitIds;
    Accounts placed = accounts.value_or(Accounts());
    // Units come after their parents, so that no unit is its own ancestor.
    for (const OrganizationalUnit &each : organizationalUnits.value_or(Units())) {
        if (!isIdentifier(each.id, u"ou-"_s))
            return u"the unit's Id %1 is not of the form ou-ab12-cdefghij"_s.arg(each.id);
        if (unitIds.contains(each.id))
            return u"the unit %1 is given twice"_s.arg(each.id);
        if (each.parentId && !unitIds.contains(*each.parentId))
            return u"the unit %1 does not come after its parent %2"_s.arg(each.id, *each.parentId);
        unitIds.insert(each.id);
        placed += each.accounts.value_or(Accounts());
    }
    for (const QString &account : std::as_const(placed)) {
        if (placed.count(account) > 1)
            return u"the account %1 stands in two places of the organization"_s.arg(account);
    }
    for (const QString &account : delegatedAdministrators.value_or(Accounts())) {
        if (!isMember(account))
            return u"the delegated administrator %1 is not in the organization"_s.arg(account);
    }
    return std::nullopt;
}

bool isOrganizationArn(const QString &principalArn)
{
    const auto arn = Arn::parse(principalArn);
    return arn && arn->service == u"organizations";
}

} // namespace lc
