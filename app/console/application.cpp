// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/application.h"

#include "console/alerting.h"
#include "console/exporting.h"
#include "console/historynotices.h"
#include "console/recordingwatch.h"
#include "console/traykeeping.h"
#include "items/trendoverlay.h"
#include "items/usagefetcher.h"
#include "items/usageoverlay.h"
#include "monitoring/alertwatch.h"
#include "pages/changesettings.h"
#include "pages/welcomepage.h"
#include "rendering/reportdesk.h"
#include "shell/activitypanel.h"
#include "shell/consolestatusbar.h"
#include "shell/draftoffer.h"
#include "shell/historycaresection.h"
#include "shell/historyplacesection.h"
#include "shell/holdbackband.h"
#include "shell/mainwindow.h"
#include "shell/pagetabs.h"
#include "shell/preferencesdialog.h"
#include "shell/windowprompter.h"
#include "store/draftstore.h"
#include "store/reportstore.h"
#include "store/snapshotstore.h"
#include "style/theme.h"
#include "workflows/holdback.h"
#include "workflows/outcomechecking.h"

#include <QMessageBox>

namespace lc {

using Command = ConsoleMenus::Command;

Application::Application(const ProgramFolders &folders, QApplication &application)
    : m_application(application), m_parts(folders), m_theme(std::make_unique<Theme>()),
      m_drafts(std::make_unique<DraftStore>(folders.activity, m_parts.clock)),
      m_holdBack(std::make_unique<HoldBack>(m_parts.clock)),
      m_snapshots(std::make_unique<SnapshotStore>(folders.snapshots, m_parts.clock)),
      m_reportStore(std::make_unique<ReportStore>(folders.activity, m_parts.clock)),
      m_reports(std::make_unique<ReportDesk>(
          FactReading::Sources{m_parts.session, *m_parts.history, m_parts.activity, *m_snapshots},
          *m_reportStore, m_parts.clock)),
      m_usage(std::make_unique<UsageOverlay>()), m_checkouts(m_parts.clock),
      m_prompter(std::make_unique<WindowPrompter>(*m_theme, m_parts.clock, m_clipboard)),
      m_outcomes(std::make_unique<OutcomeChecking>(m_parts.session, m_parts.intents)),
      m_usageFetcher(std::make_unique<UsageFetcher>(m_parts.session, *m_usage, m_parts.clock)),
      m_trends(std::make_unique<TrendOverlay>(*m_parts.history, m_usage.get(), m_parts.clock)),
      m_alertStore(std::make_unique<AlertStore>(folders.activity, m_parts.clock)),
      m_alerts(std::make_unique<AlertWatch>(
          AlertWatchParts{m_parts.session, *m_parts.history, m_parts.recorder, *m_alertStore,
                          m_parts.clock, [this] { return alertItemsOf(m_checkouts); }})),
      m_context(std::make_unique<PageContext>(PageContext{
          m_parts.session, *m_parts.history, m_parts.activity, m_parts.recorder, m_parts.settings,
          *m_theme, *m_parts.clock, *m_usage, *m_usageFetcher, m_checkouts, m_clipboard, *m_trends,
          *m_holdBack, *m_drafts, *m_snapshots, *m_alerts, *m_reports}))
{
    m_parts.session.setPrompter(m_prompter.get());
    m_theme->setScheme(Scheme(m_parts.settings.value(settings::scheme)));
    m_theme->setDensity(Density(m_parts.settings.value(settings::density)));
    m_theme->applyTo(application);
    m_holdBack->setDuration(
        std::chrono::seconds(m_parts.settings.value(settings::holdBackSeconds)));
    connect(&m_parts, &ProgramParts::historyImported, m_alerts.get(), &AlertWatch::look);
    connect(&m_parts, &ProgramParts::historyImported, this, [this](const QString &problem) {
        if (!problem.isEmpty() && m_window)
            m_window->status().showMessage(problem, 8000);
    });
}

Application::~Application()
{
    m_parts.session.setPrompter(nullptr);
    m_prompter->setWindow(nullptr);
    m_window.reset();
}

void Application::start(const CommandLine &commandLine)
{
    makeWindow();
    followSession();
    m_recording->start();
    followOutcomes();
    m_alerting->start();
    followReports();

    if (isFirstStart(commandLine))
        return welcome();
    const QStringList ids = m_parts.connectionsFor(commandLine);
    const QStringList unknown = m_parts.unknownConnections(commandLine);
    if (ids.isEmpty() && !unknown.isEmpty())
        m_window->showNotice(
            tr("There is no connection %1. Choose another one in the connection box.")
                .arg(QLocale().createSeparatedList(unknown)));
    openConnections(ids);
    if (commandLine.resetsSample)
        resetSampleData();

    const QStringList pages = m_parts.settings.value(settings::openPages);
    m_window->openPage(QStringLiteral("overview"));
    for (const QString &page : pages)
        m_window->openPage(page);
    const QString current = commandLine.page.isEmpty()
        ? m_parts.settings.value(settings::currentPage)
        : commandLine.page;
    m_window->openPage(current.isEmpty() ? QStringLiteral("overview") : current);
    m_window->show();
}

bool Application::isFirstStart(const CommandLine &commandLine) const
{
    const bool isTold = !commandLine.connections.isEmpty() || !commandLine.page.isEmpty()
        || commandLine.resetsSample;
    return !isTold && !m_parts.settings.value(settings::wasUsed)
        && m_parts.settings.value(settings::connections).isEmpty();
}

void Application::welcome()
{
    auto *page = new WelcomePage(*m_context);
    const auto showOverview = [this] { m_window->openPage(QStringLiteral("overview")); };
    connect(page, &WelcomePage::chosen, this, [this, page, showOverview](const QStringList &ids) {
        openConnections(ids);
        showOverview();
        emit page->closeRequested();
    });
    // Who closes it without a choice finds the way by the connection box.
    connect(page, &QObject::destroyed, m_window.get(), [this, showOverview] {
        if (m_window && m_window->tabs().count() == 0)
            showOverview();
    });
    m_window->tabs().addTab(page);
    m_window->show();
}

void Application::makeWindow()
{
    m_activityPanel =
        new ActivityPanel({m_parts.activity, m_parts.session, *m_theme}, m_parts.clock, nullptr);
    m_window = std::make_unique<MainWindow>(*m_context, pageEntries(), m_activityPanel);
    connect(m_activityPanel, &ActivityPanel::journalRequested, m_window.get(),
            [this] { m_window->openPage(QStringLiteral("activity")); });
    connect(m_activityPanel, &ActivityPanel::statusMessage, m_window.get(),
            [this](const QString &text) { m_window->status().showMessage(text, 8000); });
    m_prompter->setWindow(m_window.get());
    m_window->restoreArrangement(m_parts.settings.value(settings::windowGeometry),
                                 m_parts.settings.value(settings::windowState));
    m_window->setDetailsWanted(m_parts.settings.value(settings::detailsWanted));
    connect(m_window.get(), &MainWindow::connectionsChosen, this, &Application::openConnections);
    connect(m_window.get(), &MainWindow::regionChosen, this, &Application::openRegion);
    connect(m_window.get(), &MainWindow::aboutToClose, this, &Application::saveSettings);
    connect(m_window.get(), &MainWindow::commandTriggered, this,
            [this](Command command) { run(int(command)); });
    m_exporting = new Exporting(*m_window, *m_context, m_parts.clock);
    m_recording = new RecordingWatch(*m_window, m_parts);
    makeTray();
    m_alerting = new Alerting(*m_window, *m_context, *m_tray);
    ConsoleMenus &menus = m_window->menus();
    connect(&menus, &ConsoleMenus::recordingChosen, m_recording, &RecordingWatch::setInterval);
    connect(&menus, &ConsoleMenus::languageChosen, this, [this](const QString &language) {
        m_parts.settings.set(settings::language, language);
        m_window->status().showMessage(tr("The language changes at the next start."), 8000);
    });
    connect(&menus, &ConsoleMenus::schemeChosen, this,
            [this] { m_parts.settings.set(settings::scheme, int(m_theme->scheme())); });
    connect(&menus, &ConsoleMenus::densityChosen, this,
            [this] { m_parts.settings.set(settings::density, int(m_theme->density())); });
    m_window->addBand(new HoldBackBand(*m_holdBack, *m_theme));
    connect(m_holdBack.get(), &HoldBack::undone, m_window.get(), [this](const QString &what) {
        m_window->status().showMessage(tr("%1: undone, nothing was sent.").arg(what), 8000);
    });
    m_window->addBand(new DraftOffer(*m_drafts, *m_theme, [this](const Draft &draft) {
        Page *page = m_window->openPage(draft.page);
        return page && page->restoreDraft(draft);
    }));
    const auto tellSetAside = [this](const QString &path) {
        if (!path.isEmpty())
            m_window->showNotice(tr("A damaged file was set aside as %1 and a new one begun. "
                                    "Nothing else was changed.")
                                     .arg(path));
    };
    tellSetAside(m_parts.settings.setAsidePath());
    new HistoryNotices(*m_window, m_parts.historyPlaces, *m_parts.history);
    m_historyCare =
        new HistoryCare(*m_parts.history, m_parts.settings, m_parts.clock, m_window.get());
    connect(&m_parts.activity, &ActivityStore::ready, this,
            [this, tellSetAside] { tellSetAside(m_parts.activity.setAsidePath()); });
}

void Application::makeTray()
{
    const auto isRecording = [this] {
        return m_parts.settings.value(settings::recordingMinutes) > 0;
    };
    m_tray = new TrayKeeping({*m_window, m_parts.settings, *m_theme, isRecording});
    m_window->setStaysBehind([this] { return m_tray->staysBehind(); });
    connect(m_tray, &TrayKeeping::recordRequested, &m_parts.recorder, &Recorder::recordNow);
    connect(m_tray, &TrayKeeping::quitRequested, m_window.get(), [this] {
        m_tray->bringBack();
        m_window->quit();
    });
}

void Application::handOver(const CommandLine &commandLine)
{
    m_tray->bringBack();
    if (!commandLine.connections.isEmpty()) {
        if (const QStringList ids = m_parts.connectionsFor(commandLine); !ids.isEmpty())
            openConnections(ids);
        else
            m_window->showNotice(
                tr("There is no connection %1. Choose another one in the connection box.")
                    .arg(QLocale().createSeparatedList(commandLine.connections)));
    }
    if (commandLine.resetsSample)
        resetSampleData();
    if (!commandLine.page.isEmpty())
        m_window->openPage(commandLine.page);
}

void Application::openConnections(const QStringList &connectionIds)
{
    for (const QString &id : m_parts.session.opened()) {
        if (!connectionIds.contains(id))
            m_parts.session.close(id);
    }
    const QString region = m_parts.settings.value(settings::region);
    for (const QString &id : connectionIds)
        m_parts.session.open(id, region);
}

void Application::openRegion(const QString &region)
{
    m_parts.settings.set(settings::region, region);
    const QStringList ids = m_parts.session.opened();
    for (const QString &id : ids) {
        m_parts.session.close(id);
        m_parts.session.open(id, region);
    }
}

void Application::followSession()
{
    const auto tellPages = [this] {
        for (Page *page : m_window->tabs().pages())
            page->connectionsChanged();
    };
    connect(&m_parts.session, &Session::openedChanged, this, tellPages);
    connect(&m_parts.session, &Session::openedChanged, this, [this] {
        m_parts.settings.set(settings::connections, m_parts.session.opened());
        m_parts.settings.set(settings::wasUsed, true);
    });
    connect(&m_parts.session, &Session::stateChanged, this, tellPages);
}

void Application::followReports()
{
    connect(m_reports.get(), &ReportDesk::progressed, this,
            [this](const QString &name, int done, int total) {
                m_window->status().setJob(tr("make the report %1").arg(name), done, total);
            });
    connect(m_reports.get(), &ReportDesk::finished, this,
            [this](const QString &, const QString &name, const ReportRun::Outcome &outcome) {
                if (outcome.kind == ReportRun::Outcome::Kind::Done)
                    m_window->status().showMessage(tr("Saved as %1").arg(outcome.path), 15000);
                else
                    m_window->showNotice(tr("The report %1: %2").arg(name, outcome.problem));
            });
    connect(&m_reports->shelf(), &ReportShelf::failed, this, [this](const StoreError &) {
        m_window->showNotice(tr("The saved reports cannot be read or written."));
    });
    m_reports->shelf().startSchedules();
}

void Application::followOutcomes()
{
    connect(m_outcomes.get(), &OutcomeChecking::earlierSettled, this,
            [this](const OutcomeChecking::Tally &tally) {
                m_window->showNotice(OutcomeChecking::noticeOf(tally));
            });
    const auto tellUnreadable = [this](const StoreError &) {
        m_window->showNotice(tr("The list of changes that are not yet settled cannot be read or "
                                "written. Changes are not sent until it can."));
    };
    connect(m_outcomes.get(), &OutcomeChecking::failed, this, tellUnreadable);
    connect(&m_parts.intents, &IntentStore::failed, this, tellUnreadable);
    const auto show = [this] { m_activityPanel->setUnsettled(m_outcomes->waitingCount()); };
    connect(m_outcomes.get(), &OutcomeChecking::changed, m_activityPanel, show);
    connect(m_activityPanel, &ActivityPanel::checkRequested, m_outcomes.get(),
            &OutcomeChecking::check);
    m_outcomes->start();
}

void Application::resetSampleData()
{
    const QStringList ids = m_parts.session.opened();
    for (const QString &id : ids)
        m_parts.session.close(id);
    m_window->status().setJob(tr("reset sample data"), 0, 0);
    m_parts.history->removeSampleData(this, [](const Result<void, StoreError> &) {});
    m_parts.service.resetSample(this, [this, ids](const Result<LocalEndpoint, QString> &outcome) {
        m_window->status().setJob(tr("reset sample data"), 1, 1);
        m_window->status().showMessage(
            outcome ? tr("The sample data was made anew.") : outcome.error(), 8000);
        for (const QString &id : ids)
            m_parts.session.open(id, m_parts.settings.value(settings::region));
    });
}

void Application::run(int command)
{
    switch (Command(command)) {
    case Command::Report:
        m_exporting->exportReport();
        break;
    case Command::RecordNow:
        m_parts.recorder.recordNow();
        break;
    case Command::ResetSample: {
        QMessageBox question(
            QMessageBox::Question, tr("Reset sample data?"),
            tr("Everything in the local service is replaced by new sample data, and "
               "its recorded consumption too. Other connections are not touched."),
            QMessageBox::NoButton, m_window.get());
        question.setTextFormat(Qt::PlainText);
        question.addButton(QMessageBox::Cancel);
        const QPushButton *reset =
            question.addButton(tr("Reset sample data"), QMessageBox::DestructiveRole);
        question.exec();
        if (question.clickedButton() == reset)
            resetSampleData();
        break;
    }
    case Command::Preferences: {
        auto *dialog = new PreferencesDialog(m_parts.settings, *m_theme, m_window.get());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->addSection(new HistoryPlaceSection(m_parts.historyPlaces, *m_theme));
        dialog->addSection(new HistoryCareSection(m_parts.settings, *m_historyCare));
        connect(dialog, &QDialog::accepted, this, [this] {
            m_holdBack->setDuration(
                std::chrono::seconds(m_parts.settings.value(settings::holdBackSeconds)));
        });
        dialog->open();
        break;
    }
    case Command::About:
        showAbout();
        break;
    default:
        break;
    }
}

void Application::showAbout()
{
    QMessageBox about(m_window.get());
    about.setWindowTitle(tr("About License Console"));
    about.setTextFormat(Qt::PlainText);
    about.setText(tr("License Console %1").arg(QStringLiteral(LC_VERSION)));
    about.setInformativeText(
        tr("A console for AWS License Manager and API Gateway usage plans. Free software under the "
           "GNU General Public License, version 3 or later."));
    about.exec();
}

void Application::saveSettings()
{
    m_parts.settings.set(settings::windowGeometry, m_window->saveGeometry());
    m_parts.settings.set(settings::windowState, m_window->arrangement());
    m_parts.settings.set(settings::detailsWanted, m_window->areDetailsWanted());
    m_parts.settings.set(settings::openPages, m_window->tabs().openIds());
    m_parts.settings.set(settings::currentPage, m_window->tabs().currentId());
    m_parts.settings.save();
}

} // namespace lc
