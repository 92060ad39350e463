// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/granttables.h"

#include "domain/grant.h"
#include "domain/grantee.h"
#include "items/licensetables.h"
#include "items/recordtablemodel.h"
#include "items/valueoverlay.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype namedRights = 2; // more do not fit a column; the rest is counted

TableDefinition grantTable(const QString &id)
{
    TableDefinition table;
    table.id = id;
    table.type = &typeOf<Grant>();
    table.keyPaths = {"GrantArn"};
    table.identityPath = "GrantName";
    table.scope = TableDefinition::Scope::ListKind;
    table.columns = {Column::field(typeOf<Grant>(), "GrantName")
                         .named("name")
                         .titled(QT_TRANSLATE_NOOP("Column", "Grant"))};
    return table;
}

Column fromAccount()
{
    return Column::computed("fromAccount", QT_TRANSLATE_NOOP("Column", "From account"),
                            ColumnKind::Text, {"GrantArn"}, accountOfArn);
}

Column toAccount()
{
    return Column::computed("toAccount", QT_TRANSLATE_NOOP("Column", "To account"),
                            ColumnKind::Text, {"GranteePrincipalArn"}, accountOfArn);
}

Column rights()
{
    return Column::computed("rights", QT_TRANSLATE_NOOP("Column", "Rights"), ColumnKind::Text,
                            {"GrantedOperations"}, rightsInWords);
}

Column home()
{
    return Column::field(typeOf<Grant>(), "HomeRegion")
        .named("home")
        .titled(QT_TRANSLATE_NOOP("Column", "Home"));
}

Column learned(const GrantOverlays &overlays, const char *id, const char *title, int part)
{
    return Column::overlaid(id, title, ColumnKind::Text, "LicenseArn", overlays.licenses, part);
}

/// The last part of the license's ARN, for one whose name nobody told.
Cell licenseId(const RowView &row)
{
    const std::string_view arn = row.text(0);
    return arn.empty() ? Cell() : Cell::borrowed(arn.substr(arn.rfind(':') + 1));
}

void addDetails(std::vector<Column> &columns)
{
    const Type &type = typeOf<Grant>();
    columns.insert(
        columns.end(),
        {Column::field(type, "StatusReason").named("reason").onRequest(),
         Column::field(type, "Version").named("version").onRequest(), Column::account().onRequest(),
         Column::connection().onRequest(),
         Column::field(type, "LicenseArn", ColumnKind::Id).named("licenseArn").onRequest(),
         Column::field(type, "GrantArn", ColumnKind::Id).named("arn").onRequest()});
}

} // namespace

TableDefinition grantInboxTable(const GrantOverlays &overlays)
{
    const Type &type = typeOf<Grant>();
    TableDefinition table = grantTable(u"grant-inbox"_s);
    auto &columns = table.columns;
    if (overlays.licenses) {
        columns.push_back(learned(overlays, "product", QT_TRANSLATE_NOOP("Column", "Product"),
                                  GrantOverlays::ProductName));
        columns.push_back(learned(overlays, "issuer", QT_TRANSLATE_NOOP("Column", "Issuer"),
                                  GrantOverlays::IssuerName));
    }
    columns.insert(columns.end(), {fromAccount(), toAccount(), rights(), home()});
    if (overlays.work) {
        columns.push_back(Column::overlaid("received", QT_TRANSLATE_NOOP("Column", "Received"),
                                           ColumnKind::RelativeTime, "GrantArn", overlays.work,
                                           GrantOverlays::FirstSeen));
        columns.push_back(Column::overlaid("preCheck", QT_TRANSLATE_NOOP("Column", "Pre-check"),
                                           ColumnKind::Status, "GrantArn", overlays.work,
                                           GrantOverlays::PreCheck));
    }
    columns.push_back(Column::field(type, "GrantStatus").named("status"));
    if (overlays.work)
        columns.push_back(Column::overlaid("result", QT_TRANSLATE_NOOP("Column", "Result"),
                                           ColumnKind::Status, "GrantArn", overlays.work,
                                           GrantOverlays::WorkResult));
    addDetails(columns);
    return table;
}

TableDefinition distributedGrantsTable(const GrantOverlays &overlays)
{
    const Type &type = typeOf<Grant>();
    TableDefinition table = grantTable(u"distributed-grants"_s);
    auto &columns = table.columns;
    if (overlays.licenses)
        columns.push_back(learned(overlays, "license", QT_TRANSLATE_NOOP("Column", "License"),
                                  GrantOverlays::LicenseName)
                              .otherwise(licenseId));
    columns.insert(columns.end(),
                   {toAccount(), rights(), home().onRequest(),
                    Column::field(type, "GrantStatus").named("status"), fromAccount().onRequest()});
    if (overlays.work)
        columns.push_back(Column::overlaid("result", QT_TRANSLATE_NOOP("Column", "Result"),
                                           ColumnKind::Status, "GrantArn", overlays.work,
                                           GrantOverlays::WorkResult)
                              .onRequest());
    addDetails(columns);
    return table;
}

TableDefinition organizationGrantsTable()
{
    const Type &type = typeOf<Grant>();
    TableDefinition table = grantTable(u"organization-grants"_s);
    table.columns.insert(
        table.columns.end(),
        {toAccount(),
         Column::computed(
             "license", QT_TRANSLATE_NOOP("Column", "License"), ColumnKind::Text, {},
             [](const RowView &row) { return Cell::borrowed(row.origin().parentName); }),
         rights(), home().onRequest(), Column::field(type, "GrantStatus").named("status"),
         fromAccount().onRequest()});
    addDetails(table.columns);
    return table;
}

TableDefinition grantVersionsTable()
{
    const Type &type = typeOf<Grant>();
    TableDefinition table = grantTable(u"grant-versions"_s);
    table.keyPaths = {"Version"};
    table.identityPath = "Version";
    table.columns = {
        Column::field(type, "Version").named("version"),
        Column::field(type, "GrantStatus").named("status"),
        Column::field(type, "GrantName").named("name").titled(QT_TRANSLATE_NOOP("Column", "Grant")),
        rights(), Column::field(type, "StatusReason").named("reason").onRequest()};
    return table;
}

TableDefinition granteesTable()
{
    const Type &type = typeOf<Grantee>();
    TableDefinition table;
    table.id = u"grantees"_s;
    table.type = &type;
    table.keyPaths = {"Place"};
    table.identityPath = "Entry";
    table.columns = {
        Column::field(type, "Line").named("line"), Column::field(type, "Entry").named("entry"),
        Column::field(type, "Verdict").named("verdict"),
        Column::field(type, "Reason").named("reason"),
        Column::field(type, "Principal", ColumnKind::Id).named("principal").onRequest()};
    return table;
}

void learnLicenses(const RecordTableModel &licenses, ValueOverlay &names)
{
    const BlockLayout &layout = BlockLayout::of(*licenses.definition().type);
    const int arn = layout.indexOf("LicenseArn");
    const std::pair<int, int> parts[] = {
        {layout.indexOf("ProductName"), GrantOverlays::ProductName},
        {layout.indexOf("Issuer.Name"), GrantOverlays::IssuerName},
        {layout.indexOf("LicenseName"), GrantOverlays::LicenseName}};
    std::vector<ValueOverlay::Entry> entries;
    licenses.forEachRecord([&](const RecordBlock &block, int record, const RowOrigin &origin) {
        const std::string_view text = block.text(record, arn);
        const QString license = QString::fromUtf8(text.data(), qsizetype(text.size()));
        for (const auto &[column, part] : parts) {
            if (block.has(record, column))
                entries.push_back({origin.account, license, part,
                                   Cell::text(std::string(block.text(record, column)))});
        }
    });
    names.set(entries);
}

Cell rightsInWords(const RowView &row)
{
    if (!row.has(0))
        return {};
    const ChoiceType &choice = choiceTypeOf<AllowedOperation>();
    const auto rights = row.list<QList<Open<AllowedOperation>>>(0);
    QStringList words;
    for (const auto &right : rights.mid(0, namedRights)) {
        const auto index = choice.indexOf(right.text);
        QString word = index
            ? QCoreApplication::translate("Choice", choice.values[size_t(*index)].label)
            : right.text;
        // One sentence: only its first word keeps the capital, as far as the language has it so.
        const bool joinsLower = QLocale().language() != QLocale::German;
        if (!words.isEmpty() && joinsLower && !word.isEmpty())
            word[0] = word[0].toLower();
        words += word;
    }
    QString text = words.join(u", "_s);
    if (rights.size() > namedRights)
        text += u" +"_s + QString::number(rights.size() - namedRights);
    return Cell::text(text.toStdString());
}

} // namespace lc
