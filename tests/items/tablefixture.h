// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/license.h"
#include "items/recordtablemodel.h"
#include "items/rowoverlay.h"

#include <QHash>

namespace lc {

/// A license of the account of all these tests.
inline License makeLicense(const QString &id, const QString &name, const QString &sku = {},
                           const QString &end = {}, LicenseStatus status = LicenseStatus::Available)
{
    License license;
    license.licenseArn = QStringLiteral("arn:aws:license-manager::111122223333:license:l-") + id;
    license.licenseName = name;
    if (!sku.isEmpty())
        license.productSku = sku;
    if (!end.isEmpty())
        license.validity =
            DatetimeRange{DateText(QStringLiteral("2025-01-01T00:00:00Z")), DateText(end)};
    license.status = Open<LicenseStatus>(status);
    license.homeRegion = QStringLiteral("us-east-1");
    return license;
}

inline std::shared_ptr<const RecordBlock> makeBlock(const QList<License> &licenses)
{
    auto block = std::make_shared<RecordBlock>(typeOf<License>());
    for (const License &license : licenses)
        block->append(&license);
    block->finish();
    return block;
}

/// Licenses as they arrive: `pageSize` a page, prepared as the decode thread does it.
inline ListChunk makeChunk(const RecordTableModel &model, const QList<License> &licenses,
                           qsizetype pageSize = 100)
{
    ListChunk chunk;
    for (qsizetype i = 0; i < licenses.size(); i += pageSize) {
        const auto block = makeBlock(licenses.mid(i, pageSize));
        chunk.pages.push_back({block, model.indexer()(*block)});
    }
    return chunk;
}

/// A list that comes to its end in one chunk.
inline void load(RecordTableModel &model, const QString &source, const QList<License> &licenses,
                 const RowOrigin &origin = {})
{
    model.beginSource(source, origin);
    model.appendChunk(source, makeChunk(model, licenses));
    model.completeSource(source);
}

/// Figures kept under license ARNs.
class FigureOverlay : public RowOverlay {
public:
    void set(const License &license, const QString &used, std::optional<QString> maximum)
    {
        m_figures[license.licenseArn->toUtf8()] = {used, std::move(maximum), {}, {}, {}, false};
        announceChange();
    }
    Cell cell(const Utf8Origin &, std::string_view resource, int) const override
    {
        const auto found = m_figures.constFind(
            QByteArray::fromRawData(resource.data(), qsizetype(resource.size())));
        return found == m_figures.constEnd() ? Cell() : Cell::usage(*found);
    }

private:
    QHash<QByteArray, UsageFigure> m_figures;
};

/// Name, SKU, used, used %, ends, status, account, ARN.
inline TableDefinition testTable(RowOverlay *overlay = nullptr)
{
    const Type &type = typeOf<License>();
    TableDefinition table;
    table.id = QStringLiteral("issued-licenses");
    table.type = &type;
    table.keyPaths = {"LicenseArn"};
    table.identityPath = "LicenseName";
    table.scope = TableDefinition::Scope::ListKind;
    table.columns = {Column::field(type, "LicenseName").named("name"),
                     Column::field(type, "ProductSKU").named("sku")};
    if (overlay) {
        table.columns.push_back(
            Column::overlaid("used", "Used", ColumnKind::Usage, "LicenseArn", overlay));
        table.columns.push_back(
            Column::overlaid("percent", "Used %", ColumnKind::Percent, "LicenseArn", overlay));
    }
    table.columns.push_back(Column::field(type, "Validity.End").named("ends").absentAs("No end"));
    table.columns.push_back(Column::field(type, "Status").named("status"));
    table.columns.push_back(Column::account());
    table.columns.push_back(
        Column::field(type, "LicenseArn", ColumnKind::Id).named("arn").onRequest());
    return table;
}

} // namespace lc
