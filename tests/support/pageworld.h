// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectionbook.h"
#include "core/settings.h"
#include "items/trendoverlay.h"
#include "items/usagefetcher.h"
#include "items/usageoverlay.h"
#include "monitoring/alertwatch.h"
#include "monitoring/recorder.h"
#include "pages/page.h"
#include "rendering/reportdesk.h"
#include "store/activitystore.h"
#include "store/alertstore.h"
#include "store/draftstore.h"
#include "store/reportstore.h"
#include "store/snapshotstore.h"
#include "store/sqlitehistorystore.h"
#include "style/secretclipboard.h"
#include "style/theme.h"
#include "support/fakeclock.h"
#include "support/localworld.h"
#include "workflows/checkouts.h"
#include "workflows/holdback.h"

namespace lc::test {

/// All that a page may use, on the embedded service, in folders of its own.
class PageWorld final {
public:
    explicit PageWorld(SampleData sample = SampleData::None, const QByteArray &accounts = {})
        : local(sample, nullptr, accounts),
          history(m_folder.filePath(QStringLiteral("history.db")), local.clock),
          activity(m_folder.filePath(QStringLiteral("console.db")), local.clock),
          recorder(*local.session, history, local.clock),
          settings(m_folder.filePath(QStringLiteral("settings.ini")), local.clock->now()),
          fetcher(*local.session, usage, local.clock), checkouts(local.clock),
          trends(history, &usage, local.clock), holdBack(local.clock),
          drafts(m_folder.filePath(QStringLiteral("console.db")), local.clock),
          snapshotClock(std::make_shared<FakeClock>(local.clock->now() - std::chrono::days(2))),
          snapshots(m_folder.filePath(QStringLiteral("snapshots")), snapshotClock),
          alertStore(m_folder.filePath(QStringLiteral("console.db")), local.clock),
          alerts({*local.session, history, recorder, alertStore, local.clock}),
          reportStore(m_folder.filePath(QStringLiteral("console.db")), local.clock),
          reports({*local.session, history, activity, snapshots}, reportStore, local.clock),
          context{*local.session, history, activity,  recorder,  settings,  theme,
                  *local.clock,   usage,   fetcher,   checkouts, clipboard, trends,
                  holdBack,       drafts,  snapshots, alerts,    reports}
    {
        holdBack.setDuration({}); // tests of the holding back set it
        local.session->registry() = ConnectionRegistry(Environment(), {}, &book);
        theme.setScheme(Scheme::Light);
        theme.applyTo(*qApp);
    }

    QString draftsPath() const { return m_folder.filePath(QStringLiteral("console.db")); }

private:
    QTemporaryDir m_folder;

public:
    LocalWorld local;
    SqliteHistoryStore history;
    ActivityStore activity;
    Recorder recorder;
    Settings settings;
    ConnectionBook book{settings};
    Theme theme;
    UsageOverlay usage;
    UsageFetcher fetcher;
    Checkouts checkouts;
    SecretClipboard clipboard;
    TrendOverlay trends;
    HoldBack holdBack;
    DraftStore drafts;
    std::shared_ptr<FakeClock> snapshotClock; ///< two days back, until a test moves it
    SnapshotStore snapshots;
    AlertStore alertStore;
    AlertWatch alerts; ///< looks on demand only
    ReportStore reportStore;
    ReportDesk reports;
    PageContext context;
};

} // namespace lc::test
