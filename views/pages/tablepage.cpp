// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tablepage.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "items/usagefetcher.h"
#include "pages/bulktagpage.h"
#include "pages/detaillist.h"
#include "pages/draftkeeper.h"
#include "pages/erroroffers.h"
#include "pages/factlist.h"
#include "pages/filtermenu.h"
#include "pages/formpage.h"
#include "pages/jobpanel.h"
#include "pages/tabledocument.h"
#include "pages/tagdialog.h"
#include "workflows/workflow.h"

#include <QAction>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// The clock of the context, without a share in its life: the context outlives every page.
std::shared_ptr<const Clock> borrowed(const Clock &clock)
{
    return {std::shared_ptr<const Clock>(), &clock};
}

} // namespace

TablePage::TablePage(PageContext &context, TablePageFacts facts, TableDefinition definition,
                     QWidget *parent)
    : Page(parent), m_context(context), m_facts(std::move(facts)),
      m_model(std::move(definition), borrowed(context.clock)),
      m_ownFeed(std::make_unique<SessionFeed>(context.session, m_model)),
      m_feed(static_cast<SessionFeed *>(m_ownFeed.get())),
      m_errorBand(new NoticeBand(context.theme, this)),
      m_offers(new ErrorOffers(context, *this, *m_errorBand)),
      m_waitBand(new WaitBand(context.theme, this)),
      m_pane(new TablePane(context.theme, m_model, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_errorBand);
    layout->addWidget(m_waitBand);
    layout->addWidget(m_pane, 1);

    m_pane->table().setTitle(m_facts.title);
    m_pane->setEmptyText(m_facts.empty, m_facts.plural);
    m_pane->setExplain([this](const SourceStatus &source) { return explainSource(source); });
    m_pane->table().setMenuFiller([this](QMenu &menu) {
        for (QAction *action : std::as_const(m_actions)) {
            if (action != m_primary)
                menu.addAction(action);
        }
    });
    connect(&m_pane->table(), &RecordTable::currentRowChanged, this, [this] {
        m_followsFirst = m_isChoosingFirst;
        currentMoved();
    });
    connect(&m_pane->table(), &RecordTable::layoutEdited, this, [this] { m_hasLayout = true; });
    connect(&m_pane->table(), &RecordTable::selectionChanged, this, [this] { updateActions(); });
    connect(&m_pane->table(), &RecordTable::rowActivated, this, [this](int row) { openRow(row); });
    connect(m_pane, &TablePane::exportRequested, this, &Page::exportRequested);
    m_pane->bar().setAddOffered(true);
    connect(m_pane, &TablePane::addFilterRequested, this, [this](const QPoint &globalPosition) {
        auto *menu = new FilterMenu(*m_pane, this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(globalPosition);
    });
    connect(&m_model, &RecordTableModel::stateChanged, this, &TablePage::followRows);
    connect(&context.session, &Session::stateChanged, this, &TablePage::showPlaces);
    connect(&context.session, &Session::openedChanged, this, &TablePage::showPlaces);
    showPlaces();
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] { currentMoved(); });
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, [this] {
        if (m_followsFirst && currentRow() != 0)
            chooseFirst();
    });
}

TablePage::~TablePage()
{
    // The view is a child and would outlive the model, which is a member.
    m_pane->table().setMenuFiller({});
    m_ownFeed.reset();
    delete m_pane;
    delete m_details;
}

void TablePage::dropFeed()
{
    m_feed = nullptr;
    m_ownFeed.reset();
}

void TablePage::refresh()
{
    keepCurrentRow();
    m_model.refresh();
}

void TablePage::connectionsChanged()
{
    if (m_feed)
        followSession();
    showPlaces();
    updateActions(); // one may have become read-only
}

void TablePage::showPlaces()
{
    qsizetype places = 0;
    for (const QString &id : m_context.session.opened())
        places += m_context.session.regions(id).size();
    // Only tables that are merged have this column.
    if (m_model.columnIndex(u"connection") < 0)
        return;
    const std::vector<Column> &columns = m_model.definition().columns;
    for (int i = 0; i < int(columns.size()); ++i) {
        const Column &column = columns[size_t(i)];
        const bool isPlace = column.id == "account"_L1 || column.id == "region"_L1
            || (column.id == "home"_L1 && column.shown == Column::Shown::OnRequest);
        if (isPlace)
            m_pane->table().setShownByDefault(i, places > 1);
    }
}

void TablePage::unlist()
{
    m_connections.clear();
    m_feed->setConnections({});
}

void TablePage::followSession()
{
    const QStringList before = std::exchange(m_connections, m_context.session.opened());
    m_feed->setConnections(m_connections);
    for (const QString &id : std::as_const(m_connections)) {
        if (!before.contains(id))
            m_feed->load(id);
    }
}

void TablePage::fetchUsage()
{
    constexpr std::chrono::milliseconds afterScrolling{120};
    m_usageSoon.setSingleShot(true);
    m_usageSoon.setInterval(afterScrolling);
    connect(&m_usageSoon, &QTimer::timeout, this, &TablePage::fetchUsageInView);
    connect(&m_context.usageFetcher, &UsageFetcher::finished, this, &TablePage::fitColumns,
            Qt::SingleShotConnection);
    const auto soon = [this] { m_usageSoon.start(); };
    connect(m_pane->table().view()->verticalScrollBar(), &QScrollBar::valueChanged, this, soon);
    connect(&m_model, &RecordTableModel::stateChanged, this, soon);
    connect(&m_model, &RecordTableModel::filterChanged, this, soon);
}

void TablePage::fitColumns()
{
    if (!m_hasLayout)
        m_pane->table().fitColumns();
}

void TablePage::fetchUsageInView()
{
    const QTableView *view = m_pane->table().view();
    const int first = std::max(0, view->rowAt(0));
    int last = view->rowAt(view->viewport()->height() - 1);
    if (last < 0)
        last = m_model.rowCount() - 1;
    m_context.usageFetcher.wantRows(m_model, first, last);
}

void TablePage::focusContent()
{
    m_pane->table().setFocus(Qt::OtherFocusReason);
}

void TablePage::focusFilter()
{
    m_pane->bar().focusText();
}

QByteArray TablePage::saveLayout() const
{
    return m_pane->saveState();
}

void TablePage::restoreLayout(const QByteArray &layout)
{
    m_hasLayout = m_pane->restoreState(layout);
    showPlaces();
}

std::shared_ptr<Document> TablePage::exportDocument() const
{
    return documentOf(title(), *m_pane);
}

QAction *TablePage::addPageAction(const QString &text, Symbol symbol, const char *menu,
                                  const QKeySequence &key)
{
    auto *action = new QAction(icon(theme(), symbol), text, this);
    action->setData(QString::fromLatin1(menu));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_actions.append(action);
    // Drafts name it so: it stays the same whatever the language is.
    action->setObjectName(u"%1-%2"_s.arg(QLatin1StringView(menu)).arg(m_actions.size()));
    connect(action, &QAction::triggered, this, [this, action] { m_lastAction = action; });
    return action;
}

QAction *TablePage::addChangeAction(const QString &text, Symbol symbol, const char *menu,
                                    const QKeySequence &key)
{
    QAction *action = addPageAction(text, symbol, menu, key);
    m_changing.insert(action);
    return action;
}

QString TablePage::readOnlyName() const
{
    const Session &session = m_context.session;
    const QStringList opened = session.opened();
    QMap<QString, QString> names; // of those that are read-only, by id
    for (const QString &id : opened) {
        const Connection connection = session.connection(id);
        if (connection.isReadOnly())
            names.insert(id, connection.name);
    }
    if (names.isEmpty())
        return {}; // nearly always: the chosen rows need not be looked at
    const auto rows = selectedRows();
    if (rows.isEmpty()) // one connection that takes changes is enough for something new
        return names.size() == opened.size() ? names.first() : QString();
    for (const int row : rows) {
        if (const auto found = names.constFind(connectionOf(row)); found != names.cend())
            return *found;
    }
    return {};
}

QList<QAction *> TablePage::addCopyActions(const CopyCallMenu &copyMenu, const char *menu)
{
    QList<QAction *> actions;
    for (QAction *spelling : copyMenu.actions()) {
        QAction *action = addPageAction(
            spelling->text(), Symbol::Terminal, menu,
            actions.isEmpty() ? QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C) : QKeySequence());
        connect(action, &QAction::triggered, spelling, &QAction::trigger);
        actions.append(action);
    }
    connect(&copyMenu, &CopyCallMenu::copied, this, &Page::statusMessage);
    return actions;
}

void TablePage::offer(QAction *action, bool isPossible, const QString &reason)
{
    setOffer(action, m_changing.contains(action) ? readOnlyName() : QString(), isPossible, reason);
}

void TablePage::offerAt(const QString &connectionId, QAction *action, bool isPossible,
                        const QString &reason)
{
    const Connection connection = m_context.session.connection(connectionId);
    const bool isRefused = m_changing.contains(action) && connection.isReadOnly();
    setOffer(action, isRefused ? connection.name : QString(), isPossible, reason);
}

void TablePage::setOffer(QAction *action, const QString &readOnlyName, bool isPossible,
                         const QString &reason)
{
    QString why = reason;
    if (!readOnlyName.isEmpty()) {
        isPossible = false;
        why = tr("%1 is read-only. Switch that off under Connections.").arg(readOnlyName);
    }
    action->setEnabled(isPossible);
    action->setStatusTip(isPossible ? QString() : why);
    action->setToolTip(isPossible || why.isEmpty() ? action->text().remove(u'&') : why);
}

void TablePage::setPrimaryAction(QAction *action, const QString &buttonText, Symbol symbol)
{
    m_primary = action;
    m_pane->bar().setPrimaryAction(buttonText, symbol);
    connect(&m_pane->bar(), &FilterBar::primaryTriggered, action, &QAction::trigger);
    connect(action, &QAction::changed, this, [this, action] {
        m_pane->bar().setPrimaryEnabled(action->isEnabled(), action->statusTip());
    });
}

void TablePage::setDetails(QWidget *details)
{
    m_details = details;
    for (const auto *facts : details->findChildren<FactList *>())
        connect(facts, &FactList::openRequested, this, &Page::openRequested);
    for (const auto *list : details->findChildren<DetailList *>())
        connect(list, &DetailList::openRequested, this, &Page::openRequested);
    emit detailsChanged();
}

QList<int> TablePage::selectedRows() const
{
    QList<int> rows = m_pane->table().selectedRows();
    if (rows.isEmpty() && currentRow() >= 0)
        rows.append(currentRow());
    return rows;
}

int TablePage::currentRow() const
{
    const QModelIndex current = m_pane->table().currentIndex();
    return current.isValid() ? current.row() : -1;
}

QByteArray TablePage::wholeKey(const QByteArray &keyOrId) const
{
    return m_model.holds(keyOrId) ? keyOrId : m_model.keyWithId(keyOrId);
}

void TablePage::showRow(const QByteArray &key)
{
    const QByteArray whole = wholeKey(key);
    if (whole.isEmpty()) {
        m_wantedKey = key;
        return;
    }
    if (m_model.rowOf(whole) < 0)
        uncoverRows();
    m_wantedKey.clear();
    m_pane->table().setCurrentRow(m_model.rowOf(whole));
}

void TablePage::showOnly(const QString &text, const FilterRule &rule)
{
    m_followsFirst = true;
    m_pane->showOnly(text, rule);
}

void TablePage::cancelJob(const QString &name)
{
    for (JobPanel *panel : findChildren<JobPanel *>()) {
        if (panel->job() && panel->job()->headline() == name)
            panel->job()->stop();
    }
}

QList<FoundRow> TablePage::findRows(const QStringList &words, qsizetype most) const
{
    QList<FoundRow> found;
    for (const RecordTableModel::Found &row : m_model.find(words, most))
        found.append({row.key, row.name, row.id});
    return found;
}

void TablePage::uncoverRows()
{
    m_pane->clearFilters();
    showNotice({Tone::Info,
                {},
                tr("The filters hid the row that was asked for: they were cleared."),
                {},
                {}});
}

void TablePage::followRows()
{
    if (!m_wantedKey.isEmpty())
        showRow(m_wantedKey);
    if (!m_wantedKey.isEmpty() && m_model.loadState() == LoadState::Complete) {
        m_wantedKey.clear();
        emit statusMessage(tr("What was asked for is not among these %1.").arg(m_facts.plural));
    }
    if (currentRow() < 0 && m_model.rowCount() > 0 && m_wantedKey.isEmpty())
        chooseFirst();
    currentMoved();
    emit asOfChanged();
    openNextDraft();
}

void TablePage::chooseFirst()
{
    const QScopedValueRollback choosing(m_isChoosingFirst, true);
    m_pane->table().setCurrentRow(0);
}

void TablePage::currentMoved()
{
    const int row = currentRow();
    m_currentKey = row >= 0 ? m_model.key(row) : QByteArray();
    showDetailsOf(row);
    updateActions();
}

Notice TablePage::explainSource(const SourceStatus &source) const
{
    if (!source.error)
        return {};
    Attempt attempt;
    attempt.operation = m_facts.listOperation;
    attempt.connection = source.origin.connectionName;
    attempt.account = source.origin.account;
    attempt.region = source.origin.region;
    attempt.changesState = false;
    const ErrorText text = explain(*source.error, attempt);
    Notice notice;
    notice.text = text.whatHappened + u' ' + text.whatToDo;
    notice.details = text.details;
    return notice;
}

QString TablePage::connectionForNew() const
{
    if (currentRow() >= 0)
        return connectionOf(currentRow());
    for (const QString &id : m_context.session.opened()) {
        if (m_context.session.client(id))
            return id;
    }
    return {};
}

CallPlace TablePage::placeForNew() const
{
    const QString id = connectionForNew();
    QString region = currentRow() >= 0 ? m_model.origin(currentRow()).region : QString();
    if (const Client *client = m_context.session.client(id); client && region.isEmpty())
        region = client->region();
    return {id, region};
}

void TablePage::openForm(FormPage *form)
{
    connect(form, &FormPage::sent, this, &TablePage::refresh);
    showForm(form);
}

void TablePage::showForm(FormPage *form)
{
    keepDrafts(form->draftKeeper());
    emit tabRequested(form);
}

void TablePage::keepDrafts(DraftKeeper &keeper)
{
    if (m_lastAction)
        keeper.setOrigin(pageId(), m_lastAction->objectName(),
                         currentRow() < 0 ? QByteArray() : model().key(currentRow()));
    takeDraft(keeper);
}

void TablePage::takeDraft(DraftKeeper &keeper)
{
    if (m_drafts.isEmpty() || !keeper.fits(m_drafts.first()))
        return;
    keeper.take(m_drafts.takeFirst());
    QMetaObject::invokeMethod(this, &TablePage::openNextDraft, Qt::QueuedConnection);
}

bool TablePage::restoreDraft(const Draft &draft)
{
    if (!findChild<QAction *>(draft.action, Qt::FindDirectChildrenOnly))
        return false;
    m_drafts += draft;
    if (m_drafts.size() == 1)
        openNextDraft();
    return true;
}

void TablePage::openNextDraft()
{
    if (m_drafts.isEmpty())
        return;
    const Draft &draft = m_drafts.first();
    const bool isLoaded = m_model.loadState() == LoadState::Complete;
    if (!draft.row.isEmpty() && wholeKey(draft.row).isEmpty()) {
        if (isLoaded) {
            showNotice({Tone::Warning,
                        tr("The draft “%1” could not be opened.").arg(draft.title),
                        tr("What it was about is no longer there. The draft is kept until it is "
                           "thrown away."),
                        QString::fromUtf8(draft.edited),
                        {}});
            m_drafts.removeFirst();
            openNextDraft();
        }
        return;
    }
    if (!draft.row.isEmpty())
        showRow(draft.row);
    QAction *action = findChild<QAction *>(draft.action, Qt::FindDirectChildrenOnly);
    if (action->isEnabled())
        action->trigger();
}

void TablePage::openBulk(BulkPage *page)
{
    connect(page, &BulkPage::changed, this, &TablePage::refresh);
    emit tabRequested(page);
}

QAction *TablePage::addTagsAction(const char *menu)
{
    QAction *action = addChangeAction(tr("&Tags…"), Symbol::SavedView, menu);
    connect(action, &QAction::triggered, this, [this] { editTags([this] { refresh(); }); });
    return action;
}

void TablePage::editTags(const std::function<void()> &saved)
{
    const int arn = m_model.columnIndex(u"arn");
    QList<TagTarget> targets;
    const auto rows = selectedRows();
    for (const int row : rows)
        targets.append({connectionOf(row), QString::fromStdString(m_model.rawText(row, arn)),
                        m_model.index(row, 0).data(IdentityRole).toString()});
    editTagsOf(targets, saved);
}

void TablePage::editTagsOf(const QList<TagTarget> &targets, const std::function<void()> &saved)
{
    if (targets.size() > 1) {
        auto *page = new BulkTagPage(m_context, targets);
        if (saved)
            connect(page, &BulkPage::changed, this, saved);
        return openBulk(page);
    }
    if (targets.isEmpty())
        return;
    const TagTarget &one = targets.first();
    auto *dialog = new TagDialog(m_context, one.connection, one.arn, one.name, this);
    if (saved)
        connect(dialog, &TagDialog::saved, this, saved);
    dialog->open();
}

void TablePage::showError(const ErrorText &text, std::function<void()> accept)
{
    Notice notice = noticeOf(text);
    const QString words = offerWords(text);
    if (!words.isEmpty() && accept)
        notice.actions.append({words, std::move(accept)});
    showNotice(std::move(notice));
}

void TablePage::showError(Workflow &workflow, std::function<void()> showResources,
                          std::function<void()> retry)
{
    m_offers->setWays({std::move(retry),
                       [this] {
                           clearError();
                           refresh();
                       },
                       std::move(showResources),
                       {}});
    m_offers->show(workflow);
}

void TablePage::showNotice(Notice notice)
{
    notice.actions.append({tr("Dismiss"), [this] { clearError(); }});
    m_errorBand->show(notice);
}

void TablePage::clearError()
{
    m_errorBand->clear();
}

void TablePage::followAction(Workflow &workflow, const QString &doneSentence)
{
    showWaits(workflow);
    connect(&workflow, &Workflow::finished, this, [this, &workflow, doneSentence] {
        refresh();
        if (workflow.state() == Workflow::State::Done) {
            clearError();
            emit statusMessage(doneSentence);
            workflow.deleteLater();
            return;
        }
        showError(workflow);
    });
}

void TablePage::showWaits(Workflow &workflow)
{
    m_waitBand->follow(workflow);
}

} // namespace lc
