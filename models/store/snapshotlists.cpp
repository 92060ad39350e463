// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/snapshotlists.h"

#include "core/fielddiff.h"
#include "domain/apikey.h"
#include "domain/grant.h"
#include "domain/license.h"
#include "domain/licenseassetgroup.h"
#include "domain/licenseassetruleset.h"
#include "domain/licenseconfiguration.h"
#include "domain/reportgenerator.h"
#include "domain/resourceinventory.h"
#include "domain/token.h"
#include "domain/usageplan.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field changeRows[] = {
    field<&ChangeRecord::id>("Id").with(Key),
    field<&ChangeRecord::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Change")),
    field<&ChangeRecord::list>("List").titled(QT_TRANSLATE_NOOP("Field", "List")),
    field<&ChangeRecord::page>("Page"),
    field<&ChangeRecord::object>("Object").titled(QT_TRANSLATE_NOOP("Field", "Object")),
    field<&ChangeRecord::objectId>("ObjectId").titled(QT_TRANSLATE_NOOP("Field", "ARN or ID")),
    field<&ChangeRecord::member>("Member").titled(QT_TRANSLATE_NOOP("Field", "Field")),
    field<&ChangeRecord::before>("Before").titled(QT_TRANSLATE_NOOP("Field", "Before")),
    field<&ChangeRecord::after>("After").titled(QT_TRANSLATE_NOOP("Field", "After")),
    field<&ChangeRecord::connection>("Connection").titled(QT_TRANSLATE_NOOP("Field", "Connection")),
    field<&ChangeRecord::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&ChangeRecord::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
};

constinit const Type ChangeRecord::rows = describe<ChangeRecord>("ChangeRecord", changeRows);

namespace {

QString textAt(const RecordBlock &block, int record, int column)
{
    const std::string_view text = block.text(record, column);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Record numbers by ARN or id.
QHash<QString, int> recordsOf(const RecordBlock &block, int keyColumn)
{
    QHash<QString, int> records;
    records.reserve(block.size());
    for (int record = 0; record < block.size(); ++record)
        records.insert(textAt(block, record, keyColumn), record);
    return records;
}

struct Pair {
    SnapshotInfo before;
    SnapshotInfo after;
};

/// Of each list the newest snapshots up to both days, where they are two. `snapshots` is sorted by
/// time.
QList<Pair> pairsOf(const QList<SnapshotInfo> &snapshots, const QDate &from, const QDate &to)
{
    std::map<SnapshotKey, Pair> pairs;
    for (const SnapshotInfo &info : snapshots) {
        Pair &pair = pairs[info.key];
        if (dayOf(info) <= from)
            pair.before = info;
        if (dayOf(info) <= to)
            pair.after = info;
    }
    QList<Pair> found;
    for (const auto &[key, pair] : pairs) {
        if (!pair.before.path.isEmpty() && pair.before.path != pair.after.path
            && pair.before.account == pair.after.account)
            found += pair;
    }
    return found;
}

} // namespace

QList<SnapshotList> snapshotLists()
{
    return {
        {u"issued-licenses"_s, QT_TRANSLATE_NOOP("SnapshotList", "Issued licenses"),
         &typeOf<License>(), "LicenseArn", "LicenseName"},
        {u"received-licenses"_s, QT_TRANSLATE_NOOP("SnapshotList", "Received licenses"),
         &typeOf<GrantedLicense>(), "LicenseArn", "LicenseName"},
        {u"self-managed-licenses"_s, QT_TRANSLATE_NOOP("SnapshotList", "Self-managed licenses"),
         &typeOf<LicenseConfiguration>(), "LicenseConfigurationArn", "Name"},
        {u"distributed-grants"_s, QT_TRANSLATE_NOOP("SnapshotList", "Distributed grants"),
         &typeOf<Grant>(), "GrantArn", "GrantName"},
        {u"grant-inbox"_s, QT_TRANSLATE_NOOP("SnapshotList", "Grant inbox"), &typeOf<Grant>(),
         "GrantArn", "GrantName"},
        {u"tokens"_s, QT_TRANSLATE_NOOP("SnapshotList", "Tokens"), &typeOf<TokenData>(), "TokenId",
         "TokenId"},
        {u"report-generators"_s, QT_TRANSLATE_NOOP("SnapshotList", "Report generators"),
         &typeOf<ReportGenerator>(), "LicenseManagerReportGeneratorArn", "ReportGeneratorName"},
        {u"inventory"_s, QT_TRANSLATE_NOOP("SnapshotList", "Inventory"),
         &typeOf<ResourceInventory>(), "ResourceArn", "ResourceId"},
        {u"asset-groups"_s, QT_TRANSLATE_NOOP("SnapshotList", "Asset groups"),
         &typeOf<LicenseAssetGroup>(), "LicenseAssetGroupArn", "Name"},
        {u"usage-plans"_s, QT_TRANSLATE_NOOP("SnapshotList", "Usage plans"), &typeOf<UsagePlan>(),
         "id", "name"},
        {u"api-keys"_s, QT_TRANSLATE_NOOP("SnapshotList", "API keys"), &typeOf<ApiKey>(), "id",
         "name"},
        {u"rulesets"_s, QT_TRANSLATE_NOOP("SnapshotList", "Rulesets"),
         &typeOf<LicenseAssetRuleset>(), "LicenseAssetRulesetArn", "Name"},
    };
}

QList<ChangeRecord> changesBetween(const SnapshotList &list, const Snapshot &before,
                                   const Snapshot &after)
{
    const Type &type = *list.type;
    const BlockLayout &layout = BlockLayout::of(type);
    const int keyColumn = layout.indexOf(list.keyMember);
    const int nameColumn = layout.indexOf(list.nameMember);
    const QHash<QString, int> earlier = recordsOf(*before.records, keyColumn);
    const QHash<QString, int> later = recordsOf(*after.records, keyColumn);
    QList<ChangeRecord> changes;
    const auto note = [&](const QString &kind, const Snapshot &from, int record,
                          const FieldChange &change) {
        ChangeRecord one;
        one.kind = kind;
        one.list = QCoreApplication::translate("SnapshotList", list.title);
        one.page = list.id;
        one.objectId = textAt(*from.records, record, keyColumn);
        one.object = textAt(*from.records, record, nameColumn);
        one.member = change.title();
        one.before = change.before;
        one.after = change.after;
        one.connection = after.info.connectionName;
        one.account = after.info.account;
        one.region = after.info.key.region;
        one.id =
            QStringList{list.id, after.info.key.connection, one.region, one.objectId, change.path}
                .join(u'|');
        changes += one;
    };
    for (int record = 0; record < after.records->size(); ++record) {
        const auto old = earlier.constFind(textAt(*after.records, record, keyColumn));
        if (old == earlier.cend()) {
            note(u"added"_s, after, record, {});
            continue;
        }
        const std::shared_ptr<void> was(type.create(), type.destroy);
        const std::shared_ptr<void> is(type.create(), type.destroy);
        before.records->read(*old, was.get());
        after.records->read(record, is.get());
        if (type.equal(was.get(), is.get()))
            continue;
        for (const FieldChange &change : fieldDiff(type, was.get(), is.get()))
            note(u"changed"_s, after, record, change);
    }
    for (int record = 0; record < before.records->size(); ++record) {
        if (!later.contains(textAt(*before.records, record, keyColumn)))
            note(u"removed"_s, before, record, {});
    }
    return changes;
}

QList<ChangeRecord> changesBetween(const QList<SnapshotInfo> &snapshots, const QDate &from,
                                   const QDate &to)
{
    const QList<SnapshotList> lists = snapshotLists();
    QList<ChangeRecord> changes;
    for (const Pair &pair : pairsOf(snapshots, from, to)) {
        const auto list = std::ranges::find(lists, pair.after.key.list, &SnapshotList::id);
        if (list == lists.end())
            continue;
        const auto before = SnapshotStore::load(pair.before.path, *list->type);
        const auto after = SnapshotStore::load(pair.after.path, *list->type);
        if (before && after)
            changes += changesBetween(*list, *before, *after);
    }
    return changes;
}

QDate dayOf(const SnapshotInfo &info)
{
    return toQDateTime(info.takenAt).date();
}

} // namespace lc
