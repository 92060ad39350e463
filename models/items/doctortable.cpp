// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/doctortable.h"

#include "items/stateword.h"
#include "monitoring/examination.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const QString &sourceId()
{
    static const QString id = u"doctor"_s;
    return id;
}

constexpr StateWord severityWords[] = {
    {"error", QT_TRANSLATE_NOOP("Column", "Error"), Tone::Danger, "error"},
    {"warning", QT_TRANSLATE_NOOP("Column", "Warning"), Tone::Warning, "warning"},
    {"notice", QT_TRANSLATE_NOOP("Column", "Notice"), Tone::Info, "info"},
};

Cell severityBadge(const RowView &row)
{
    return Cell::badge(badgeOf(row.text(0), severityWords));
}

} // namespace

TableDefinition doctorTable()
{
    const Type &type = typeOf<DoctorFinding>();
    TableDefinition table;
    table.id = u"doctor"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Title";
    table.columns = {Column::computed("severity", QT_TRANSLATE_NOOP("Column", "Severity"),
                                      ColumnKind::Status, {"Severity"}, severityBadge),
                     Column::field(type, "Title").named("title"),
                     Column::field(type, "Object").named("object"),
                     Column::field(type, "Explanation").named("explanation"),
                     Column::field(type, "Advice").named("advice").onRequest(),
                     Column::field(type, "Account").named("account").onRequest(),
                     Column::field(type, "Region").named("region").onRequest(),
                     Column::field(type, "ConnectionName").named("connection").onRequest(),
                     Column::field(type, "ObjectId", ColumnKind::Id).named("id").onRequest(),
                     Column::field(type, "Check").named("check").onRequest()};
    return table;
}

DoctorFeed::DoctorFeed(Examination &examination, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_examination(examination), m_model(model)
{
    m_model.setFeed(this);
    connect(&examination, &Examination::finished, this, [this] {
        if (!m_examination.finishedAt())
            return m_model.stopSource(sourceId());
        ListChunk chunk;
        auto block = std::make_shared<RecordBlock>(typeOf<DoctorFinding>());
        for (const DoctorFinding &finding : m_examination.findings())
            block->append(&finding);
        block->finish();
        chunk.pages.push_back({std::move(block), nullptr});
        m_model.appendChunk(sourceId(), chunk);
        m_model.completeSource(sourceId());
    });
}

DoctorFeed::~DoctorFeed()
{
    m_model.setFeed(nullptr);
}

void DoctorFeed::refresh()
{
    m_model.beginSource(sourceId(), {});
    m_examination.start();
}

void DoctorFeed::cancel()
{
    m_examination.cancel();
    m_model.stopSource(sourceId());
}

} // namespace lc
