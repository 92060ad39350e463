// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/headlesstask.h"
#include "rendering/reportrun.h"
#include "reports/reportshelf.h"
#include "store/reportstore.h"
#include "store/snapshotstore.h"

namespace lc {

/// Makes one saved report. Needs a QApplication, which may be an offscreen one.
class HeadlessReport final : public HeadlessTask {
    Q_OBJECT
public:
    HeadlessReport(ProgramParts &parts, CommandLine commandLine, QObject *parent = nullptr);
    ~HeadlessReport() override;

    void start() override;

protected:
    void begin() override;

private:
    void find();
    void finish(const ReportRun::Outcome &outcome);
    QString outputPath() const;

    SnapshotStore m_snapshots;
    ReportStore m_store;
    ReportShelf m_shelf;
    ShelvedReport m_report;
    ReportRun m_run;
    bool m_isFound = false;
};

} // namespace lc
