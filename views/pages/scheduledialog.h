// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportdefinition.h"
#include "style/theme.h"

#include <QDialog>

namespace lc {

class RecordForm;

/// When and where a report is written by itself.
class ScheduleDialog final : public QDialog {
    Q_OBJECT
public:
    ScheduleDialog(const Theme &theme, const std::optional<ReportSchedule> &schedule,
                   QWidget *parent = nullptr);

signals:
    void chosen(const std::optional<lc::ReportSchedule> &schedule);

private:
    void choose();

    RecordForm *m_form;
};

} // namespace lc
