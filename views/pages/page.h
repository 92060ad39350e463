// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "pages/pagelink.h"
#include "style/icon.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QAction;

namespace lc {

class ActivityStore;
class AlertWatch;
class Checkouts;
class Clock;
class Drafts;
class HistoryStore;
class HoldBack;
class Recorder;
class ReportDesk;
class SecretClipboard;
class Session;
class Settings;
class SnapshotStore;
class Theme;
class TrendOverlay;
class UsageFetcher;
class UsageOverlay;
struct Document;
struct Draft;

/// What every page may use; made by the composition root, which outlives every page.
struct PageContext {
    Session &session;
    HistoryStore &history;
    ActivityStore &activity;
    Recorder &recorder;
    Settings &settings;
    Theme &theme;
    const Clock &clock;
    UsageOverlay &usage; ///< the latest consumption figures, shared by all pages
    UsageFetcher &usageFetcher; ///< keeps them
    Checkouts &checkouts; ///< what this program holds
    SecretClipboard &clipboard; ///< the way of secrets to the clipboard
    TrendOverlay &trends; ///< the recorded 30 days of licenses and configurations
    HoldBack &holdBack; ///< what was agreed to and can still be undone
    Drafts &drafts; ///< what was typed in forms
    SnapshotStore &snapshots; ///< lists as they were last read
    AlertWatch &alerts; ///< what is held against the alert rules
    ReportDesk &reports; ///< what is saved and scheduled
};

/// A row that the command palette has found.
struct FoundRow {
    QByteArray key;
    QString name;
    QString id; ///< ARN or id
};

/// One tab of the central area. Owned by the shell; talks to it through signals only.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Its id in pageEntries(); empty for forms and charts.
    QString pageId() const { return property("pageId").toString(); }
    /// The words on its tab; with an asterisk while something typed is not sent.
    virtual QString title() const = 0;
    virtual Symbol symbol() const = 0;
    /// Reads everything again; old rows stay until the answer is there.
    virtual void refresh() = 0;
    /// Follows the connections that are open now.
    virtual void connectionsChanged() { }
    /// The widget that the Details dock shows while this page is current; owned by the page. May be
    /// null.
    virtual QWidget *details() { return nullptr; }
    /// Its own actions, for the menu named by QAction::data (a name of menus()) and the context
    /// menu.
    virtual QList<QAction *> pageActions() const { return {}; }
    /// Whether it has anything for Export.
    virtual bool isExportable() const { return false; }
    /// What Export writes: the rows as shown, in the order shown. Empty when the page has no table.
    virtual std::shared_ptr<Document> exportDocument() const { return nullptr; }
    /// Whether closing would lose something typed.
    virtual bool hasUnsentChanges() const { return false; }
    /// Opens the form that a draft was typed in and fills it, once what it needs is loaded. False:
    /// this page has no such form.
    virtual bool restoreDraft(const Draft &) { return false; }
    /// When what it shows was read; nothing before the first answer.
    virtual std::optional<Instant> asOf() const { return std::nullopt; }
    /// Shows the row with this key, ARN or id, as soon as it is loaded.
    virtual void showRow(const QByteArray &) { }
    /// Shows only the rows that pass a filter, as a chip with these words that can be taken away.
    virtual void showOnly(const QString &, const FilterRule &) { }
    /// The key of the row that is current, for the way back; empty: none.
    virtual QByteArray shownRow() const { return {}; }
    /// Rows at hand whose name or id has all these words, hidden ones too.
    virtual QList<FoundRow> findRows(const QStringList &, qsizetype most) const
    {
        Q_UNUSED(most)
        return {};
    }
    /// Ends the job of this name, as jobProgress() called it; what was sent stays sent.
    virtual void cancelJob(const QString &) { }
    /// Puts the keyboard focus where work begins. Not a focus proxy: Tab would then jump over all
    /// that stands before it.
    virtual void focusContent() { }
    /// Puts the keyboard focus where typing filters the page.
    virtual void focusFilter() { }
    /// Column layout and filters, restored at the next start.
    virtual QByteArray saveLayout() const { return {}; }
    virtual void restoreLayout(const QByteArray &) { }

signals:
    void titleChanged();
    void asOfChanged();
    /// The details widget or what it shows has changed.
    void detailsChanged();
    /// Asks the shell to open a page, there a row (by key, ARN or id) or only the rows that pass a
    /// filter; linkToArn() and linkToAccount() make such links.
    void openRequested(const lc::PageLink &link);
    /// Asks the shell to open a tab of its own for a form or a chart; the shell takes ownership.
    void tabRequested(lc::Page *page);
    /// Its export button was pressed: what exportDocument() returns is to be written.
    void exportRequested();
    /// The page has done its work (a form that was sent) and may be closed.
    void closeRequested();
    /// A short sentence for the status bar.
    void statusMessage(const QString &text);
    /// Progress of a long job of this page, which cancelJob() ends; total 0: unknown, done ==
    /// total: finished.
    void jobProgress(const QString &name, int done, int total);
    /// A number for the navigation entry of this page (pending grants); -1: none.
    void badgeChanged(int count);
};

/// How the shell knows a page: its stable id, where it stands in the navigation, how to make it.
struct PageEntry {
    QString id; ///< "issued-licenses"
    QString title;
    Symbol symbol;
    QString section; ///< heading in the navigation; empty: top level
    Symbol sectionSymbol;
    std::function<Page *(PageContext &, QWidget *parent)> create;
};

/// Every page, in the order of the navigation (DESIGN section 11 has the ids).
QList<PageEntry> pageEntries();

} // namespace lc
