// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"

#include <QObject>

namespace lc {

class Examination;

TableDefinition doctorTable(); ///< of DoctorFinding

/// The findings of an examination as the rows of a table; refreshing examines again. Both outlive
/// it.
class DoctorFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    DoctorFeed(Examination &examination, RecordTableModel &model, QObject *parent = nullptr);
    ~DoctorFeed() override;

    void refresh() override;
    void retry() override { refresh(); }
    void cancel() override;

private:
    Examination &m_examination;
    RecordTableModel &m_model;
};

} // namespace lc
