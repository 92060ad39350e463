// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts.h"
#include "grids/tablepane.h"
#include "items/recordtablemodel.h"
#include "items/sessionfeed.h"
#include "pages/callplace.h"
#include "pages/page.h"
#include "workflows/calltext.h"
#include "workflows/errortext.h"

#include <QKeySequence>
#include <QPointer>
#include <QTimer>

namespace lc {

class BulkPage;
class CopyCallMenu;
class DraftKeeper;
class ErrorOffers;
class FormPage;
class WaitBand;
class Workflow;
struct TagTarget;

/// What tells one table page from another.
struct TablePageFacts {
    QString title; ///< "Issued licenses"
    Symbol symbol = Symbol::Table;
    QString plural; ///< "licenses": counts and empty texts
    EmptyText empty; ///< while there is not a single row
    QString listOperation; ///< "ListLicenses": named when reading fails
    std::shared_ptr<void> overlays; ///< what the definition refers to; kept as long as the table
};

/// A page that is a table over the open connections: filter bar, rows, states, details, its own
/// actions in menus and context menu, export and remembered layout. A page derives from it, names
/// its list, and says what a row's details and actions are.
class TablePage : public Page {
    Q_OBJECT
public:
    TablePage(PageContext &context, TablePageFacts facts, TableDefinition definition,
              QWidget *parent = nullptr);
    ~TablePage() override;

    QString title() const override { return m_facts.title; }
    Symbol symbol() const override { return m_facts.symbol; }
    void refresh() override;
    void connectionsChanged() override;
    QWidget *details() override { return m_details; }
    QList<QAction *> pageActions() const override { return m_actions; }
    bool isExportable() const override { return true; }
    std::shared_ptr<Document> exportDocument() const override;
    std::optional<Instant> asOf() const override { return m_model.asOf(); }
    void showRow(const QByteArray &key) override;
    void showOnly(const QString &text, const FilterRule &rule) override;
    QByteArray shownRow() const override { return m_currentKey; }
    QList<FoundRow> findRows(const QStringList &words, qsizetype most) const override;
    void cancelJob(const QString &name) override;
    bool restoreDraft(const Draft &draft) override;
    void focusContent() override;
    void focusFilter() override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray &layout) override;

    RecordTableModel &model() { return m_model; }
    TablePane &pane() { return *m_pane; }
    /// Whether an action of this page changes something.
    bool isChangeAction(QAction *action) const { return m_changing.contains(action); }

protected:
    PageContext &context() const { return m_context; }
    Theme &theme() const { return m_context.theme; }

    /// The operation that is listed over every open connection. Once more, the rows of the former
    /// list go.
    template <class Op> void setList(const typename Op::Request &request = {})
    {
        unlist();
        m_facts.listOperation = QString::fromLatin1(Op::operation.name);
        m_feed->setRequest<Op>(request);
        // What is asked for later is a search: not all that was last known.
        const bool isWhole = !std::exchange(m_hasList, true) || request == typename Op::Request();
        m_feed->setSnapshots(isWhole ? &m_context.snapshots : nullptr);
        followSession();
    }
    /// Reads consumption of the licenses in view, for columns of the usage overlay.
    void fetchUsage();
    /// Fits the columns to what they hold, unless a remembered layout says otherwise: for values
    /// that come after the rows.
    void fitColumns();
    /// A page that fills its table by itself: nothing is listed for it.
    void dropFeed();
    /// The same with a feed of its own, which ends before the model does.
    template <class Feed, class... Arguments> Feed *useFeed(Arguments &&...arguments)
    {
        dropFeed();
        auto feed = std::make_unique<Feed>(std::forward<Arguments>(arguments)...);
        Feed *made = feed.get();
        m_ownFeed = std::move(feed);
        return made;
    }

    /// An action of this page. `menu` is "license", "grant" or "usage"; actions stand in that menu
    /// and in the context menu, in the order of their making.
    QAction *addPageAction(const QString &text, Symbol symbol, const char *menu,
                           const QKeySequence &key = {});
    /// The same for one that changes something: greyed where a connection is read-only.
    QAction *addChangeAction(const QString &text, Symbol symbol, const char *menu,
                             const QKeySequence &key = {});
    /// The entries of a "Copy as" menu as actions of this page; the first has Ctrl+Shift+C.
    QList<QAction *> addCopyActions(const CopyCallMenu &copyMenu, const char *menu);
    /// Enables an action, or greys it and says why.
    void offer(QAction *action, bool isPossible, const QString &reason = {});
    /// The same for one that goes to a connection of its own, whatever rows are chosen.
    void offerAt(const QString &connectionId, QAction *action, bool isPossible,
                 const QString &reason = {});
    /// The page's main action, as a button in the filter bar too.
    void setPrimaryAction(QAction *action, const QString &buttonText, Symbol symbol);
    /// Shown in the Details dock; takes it over. The links of its fact lists and lists lead on from
    /// this page.
    void setDetails(QWidget *details);

    /// Rows that an action works on: the selected ones, else the current one.
    QList<int> selectedRows() const;
    int currentRow() const; ///< -1: none
    /// From now on the current row stays the same record wherever sorting moves it.
    void keepCurrentRow() { m_followsFirst = false; }
    /// The connection that a row came from.
    QString connectionOf(int row) const { return m_model.origin(row).connection; }
    /// Where something new is made: the current row's connection, else the first open one; empty
    /// without any.
    QString connectionForNew() const;
    /// The same with the Region.
    CallPlace placeForNew() const;
    /// A call for a row, to be copied before it is made; without a Region it goes to the row's.
    template <class Op>
    CallText callText(int row, const typename Op::Request &request,
                      const QString &region = {}) const
    {
        return callTextOf(m_context.session, connectionOf(row),
                          region.isEmpty() ? m_model.origin(row).region : region, Op::operation,
                          &request);
    }
    /// Opens a form in a tab of its own, with its drafts.
    void showForm(FormPage *form);
    /// The same, and reads again once it was sent.
    void openForm(FormPage *form);
    /// Says how a form that an action has just made is opened again, and fills in the draft that is
    /// being restored.
    void keepDrafts(DraftKeeper &keeper);
    /// Fills in the draft that is being restored, if it is one of a form like this.
    void takeDraft(DraftKeeper &keeper);
    /// Opens a bulk change in a tab of its own and reads again once it has come to its end.
    void openBulk(BulkPage *page);
    /// An action that edits the tags of the selected resources and reads again afterwards.
    QAction *addTagsAction(const char *menu);
    /// Edits the tags of the selected resources: of one in a dialog, of several in a tab. `saved`
    /// runs afterwards.
    void editTags(const std::function<void()> &saved = {});
    /// The same for resources that are not the selected ones.
    void editTagsOf(const QList<TagTarget> &targets, const std::function<void()> &saved);
    /// What a failed workflow says, as a band over the table with the offer as a button.
    void showError(const ErrorText &text, std::function<void()> accept);
    /// The same for a workflow, with a button that does what is offered; `showResources` does what
    /// only the page can.
    void showError(Workflow &workflow, std::function<void()> showResources = {},
                   std::function<void()> retry = {});
    /// A notice over the table, which can be dismissed.
    void showNotice(Notice notice);
    void clearError();
    /// Follows an action to its end: reads again, then says `doneSentence`, or what failed with
    /// what is offered. The workflow is deleted when it is done.
    void followAction(Workflow &workflow, const QString &doneSentence);
    /// Says over the table what a workflow waits for.
    void showWaits(Workflow &workflow);
    WaitBand &waitBand() { return *m_waitBand; }

    /// The current row moved, or what it shows changed; -1: none.
    virtual void showDetailsOf(int row) { Q_UNUSED(row) }
    /// Double click or Enter.
    virtual void openRow(int row) { Q_UNUSED(row) }
    /// The selection changed: enable actions.
    virtual void updateActions() { }

private:
    void unlist();
    void followSession();
    /// Account and Region stand in the table while several are merged.
    void showPlaces();
    void fetchUsageInView();
    /// The read-only connection that the next action would go to; empty: none is.
    QString readOnlyName() const;
    static void setOffer(QAction *action, const QString &readOnlyName, bool isPossible,
                         const QString &reason);
    void chooseFirst();
    /// Takes the filters away, for a row that they hide.
    void uncoverRows();
    void currentMoved();
    void followRows();
    /// The key of the row that has this key or id; empty: there is none.
    QByteArray wholeKey(const QByteArray &keyOrId) const;
    /// Opens the next form of m_drafts that can be.
    void openNextDraft();
    Notice explainSource(const SourceStatus &source) const;

    PageContext &m_context;
    TablePageFacts m_facts;
    RecordTableModel m_model;
    std::unique_ptr<RowFeed> m_ownFeed;
    SessionFeed *m_feed = nullptr; ///< m_ownFeed, unless the page fills its table by itself
    QStringList m_connections;
    NoticeBand *m_errorBand;
    ErrorOffers *m_offers;
    WaitBand *m_waitBand;
    TablePane *m_pane;
    QPointer<QWidget> m_details; ///< the dock that shows it may go first
    QList<QAction *> m_actions;
    QSet<QAction *> m_changing; ///< those that a read-only connection refuses
    QTimer m_usageSoon;
    bool m_hasLayout = false;
    bool m_hasList = false;
    bool m_isChoosingFirst = false;
    bool m_followsFirst = false; ///< nobody chose a row yet: the topmost one is current
    QByteArray m_currentKey;
    QByteArray m_wantedKey; ///< to be shown once it is loaded
    QAction *m_primary = nullptr;
    QPointer<QAction> m_lastAction; ///< the one that opens the next form
    QList<Draft> m_drafts; ///< to be restored
};

} // namespace lc
