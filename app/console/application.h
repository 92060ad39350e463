// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/commandline.h"
#include "console/consolesettings.h"
#include "console/programparts.h"
#include "pages/page.h"
#include "style/secretclipboard.h"
#include "workflows/checkouts.h"

#include <QApplication>

#include <memory>

namespace lc {

class ActivityPanel;
class AlertStore;
class AlertWatch;
class Alerting;
class DraftStore;
class Exporting;
class HistoryCare;
class MainWindow;
class OutcomeChecking;
class RecordingWatch;
class ReportDesk;
class ReportStore;
class Theme;
class TrayKeeping;
class WindowPrompter;

/// The composition root of the window: makes every part once, hands each what it may use, and
/// connects them. Lives on the GUI thread, as long as the program.
class Application : public QObject {
    Q_OBJECT
public:
    Application(const ProgramFolders &folders, QApplication &application);
    ~Application() override;

    /// Opens the window and the connections that the command line or the last time names.
    void start(const CommandLine &commandLine);
    /// Another start of the program: shows the window and does what its command line says.
    void handOver(const CommandLine &commandLine);

    MainWindow *window() const { return m_window.get(); }
    const ProgramParts &parts() const { return m_parts; }
    Session &session() { return m_parts.session; }
    PageContext &context() { return *m_context; }

private:
    /// Whether nothing was ever opened and nobody says what to open.
    bool isFirstStart(const CommandLine &commandLine) const;
    void welcome();
    void makeWindow();
    void openConnections(const QStringList &connectionIds);
    void makeTray();
    void openRegion(const QString &region);
    void followSession();
    void followOutcomes();
    void followReports();
    void resetSampleData();
    void saveSettings();
    void run(int command);
    void showAbout();

    QApplication &m_application;
    ProgramParts m_parts;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DraftStore> m_drafts;
    std::unique_ptr<HoldBack> m_holdBack;
    std::unique_ptr<SnapshotStore> m_snapshots;
    std::unique_ptr<ReportStore> m_reportStore;
    std::unique_ptr<ReportDesk> m_reports;
    std::unique_ptr<UsageOverlay> m_usage;
    Checkouts m_checkouts;
    SecretClipboard m_clipboard;
    std::unique_ptr<WindowPrompter> m_prompter;
    std::unique_ptr<OutcomeChecking> m_outcomes;
    std::unique_ptr<UsageFetcher> m_usageFetcher;
    std::unique_ptr<TrendOverlay> m_trends;
    std::unique_ptr<AlertStore> m_alertStore;
    std::unique_ptr<AlertWatch> m_alerts;
    std::unique_ptr<PageContext> m_context;
    std::unique_ptr<MainWindow> m_window;
    ActivityPanel *m_activityPanel = nullptr; ///< the window's
    Exporting *m_exporting = nullptr; ///< the window's
    RecordingWatch *m_recording = nullptr; ///< the window's
    TrayKeeping *m_tray = nullptr; ///< the window's
    Alerting *m_alerting = nullptr; ///< the window's
    HistoryCare *m_historyCare = nullptr; ///< the window's
};

} // namespace lc
