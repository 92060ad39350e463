// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantinboxpage.h"

#include "api/licensemanager/grants.h"
#include "core/settings.h"
#include "forms/copycallmenu.h"
#include "grids/waitband.h"
#include "items/granttables.h"
#include "pages/confirmation.h"
#include "pages/errorpanel.h"
#include "pages/grantbadges.h"
#include "pages/jobrow.h"
#include "pages/pilllabel.h"
#include "style/consolestyle.h"
#include "workflows/accountsignin.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Step = GrantAnswering::Step;

/// The service does not say when a grant was made; the inbox remembers when it first saw it.
const Setting<QString> firstSeenSetting{"GrantInbox/firstSeen"};

TablePageFacts facts(const std::shared_ptr<GrantValues> &values)
{
    TablePageFacts facts;
    facts.overlays = values;
    facts.title = GrantInboxPage::tr("Grant inbox");
    facts.symbol = Symbol::Inbox;
    facts.plural = GrantInboxPage::tr("grants");
    facts.listOperation = u"ListReceivedGrants"_s;
    facts.empty = {Symbol::Inbox, GrantInboxPage::tr("No grant waits for an answer."), {}};
    return facts;
}

licensemanager::ListReceivedGrants::Request waiting()
{
    licensemanager::ListReceivedGrants::Request request;
    request.filters = QList<Filter>{{u"GrantStatus"_s, QList<QString>{u"PENDING_ACCEPT"_s}}};
    return request;
}

/// Every row waits at first, so that the status is on request only.
TableDefinition definitionOf(GrantValues &values)
{
    TableDefinition table = grantInboxTable({&values.names, &values.work});
    const int status = table.indexOf(u"status");
    table.columns[size_t(status)].shown = Column::Shown::OnRequest;
    return table;
}

FilterRule preCheckIs(const QStringList &states)
{
    FilterRule rule;
    rule.column = u"preCheck"_s;
    rule.values = states;
    return rule;
}

} // namespace

GrantInboxPage::GrantInboxPage(PageContext &context, QWidget *parent)
    : GrantInboxPage(context, std::make_shared<GrantValues>(), parent)
{
}

GrantInboxPage::GrantInboxPage(PageContext &context, const std::shared_ptr<GrantValues> &values,
                               QWidget *parent)
    : TablePage(context, facts(values), definitionOf(*values), parent), m_values(*values),
      m_neighbours(new GrantNeighbours(context.session, values->names,
                                       GrantNeighbours::Side::Received, this)),
      m_job(new GrantAnswering(
          context.session,
          std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock), this))
{
    model().setCheckable(RecordTableModel::Checkable::Yes);
    pane().table().setNameColumn(0, RecordTable::NameWeight::Emphasized);
    m_accept = addChangeAction(tr("&Accept"), Symbol::Check, "grant", Qt::Key_A);
    m_activate =
        addChangeAction(tr("Accept and ac&tivate"), Symbol::Ok, "grant", Qt::SHIFT | Qt::Key_A);
    m_reject = addChangeAction(tr("&Reject…"), Symbol::Blocked, "grant", Qt::Key_R);
    m_copyActions =
        addCopyActions(*new CopyCallMenu(
                           [this]() -> std::optional<CallText> {
                               const QList<GrantToAnswer> items = chosen();
                               return items.isEmpty()
                                   ? std::nullopt
                                   : std::optional(callsOf<licensemanager::AcceptGrant>(items));
                           },
                           this),
                       "grant");
    m_retry = addChangeAction(tr("Retry &failed"), Symbol::Refresh, "grant");
    connect(m_accept, &QAction::triggered, this,
            [this] { answer(GrantAnswering::Action::Accept); });
    connect(m_activate, &QAction::triggered, this,
            [this] { answer(GrantAnswering::Action::AcceptAndActivate); });
    connect(m_reject, &QAction::triggered, this, &GrantInboxPage::askReject);
    connect(m_retry, &QAction::triggered, m_job, &GrantAnswering::retryFailed);

    m_jobRow = new JobRow(theme(), *m_job, this);
    pane().insertAboveTable(makeToolRow());
    pane().insertAboveTable(m_jobRow);
    connect(m_job, &GrantAnswering::progressChanged, this, [this] {
        if (const auto wait = m_job->wait())
            waitBand().tell(*wait, this->context().session.now(),
                            [this] { m_job->cancelWaiting(); });
        else
            waitBand().clear();
    });
    m_errors = new ErrorPanel(theme(), this);
    layout()->addWidget(m_errors);
    connect(m_errors, &ErrorPanel::retryRequested, m_job, &GrantAnswering::retryFailed);
    connect(m_errors, &ErrorPanel::offerAccepted, this, &GrantInboxPage::signIn);
    connect(m_errors, &ErrorPanel::closed, this, [this] {
        m_errorKey.clear();
        focusContent();
    });

    connect(m_job, &GrantAnswering::rowChanged, this, &GrantInboxPage::followJob);
    connect(m_job, &GrantAnswering::progressChanged, this, [this] {
        const auto progress = m_job->progress();
        emit jobProgress(m_jobRow->headline(), progress.over(), progress.total);
        updateActions();
    });
    connect(m_job, &GrantAnswering::finished, this, [this] {
        updateActions();
        emit statusMessage(m_job->summary().section(u'\n', 0, 0));
    });
    connect(m_neighbours, &GrantNeighbours::changed, this, &GrantInboxPage::preCheckRows);
    connect(m_neighbours, &GrantNeighbours::finished, this, &GrantInboxPage::fitColumns);
    connect(&model(), &RecordTableModel::stateChanged, this, &GrantInboxPage::followRows);
    connect(&model(), &RecordTableModel::checkedChanged, this, [this] { updateActions(); });

    showPresets();
    updateActions();
    m_scope = new QComboBox(this);
    m_scope->setObjectName(u"scope"_s);
    m_scope->setAccessibleName(tr("Which grants"));
    m_scope->addItem(tr("Waiting"));
    m_scope->addItem(tr("All received"));
    connect(m_scope, &QComboBox::currentIndexChanged, this,
            [this](int index) { setScope(index == 1 ? Scope::All : Scope::Waiting); });
    pane().bar().addWidget(m_scope);
    setList<licensemanager::ListReceivedGrants>(waiting());
    readNeighbours();
}

void GrantInboxPage::setScope(Scope scope)
{
    // What was answered leaves with the next listing, and comes with it.
    licensemanager::ListReceivedGrants::Request all;
    all.maxResults = 100;
    setList<licensemanager::ListReceivedGrants>(scope == Scope::All ? all : waiting());
    pane().table().setShownByDefault(model().columnIndex(u"status"), scope == Scope::All);
    refresh();
}

void GrantInboxPage::showOnly(const QString &text, const FilterRule &rule)
{
    m_scope->setCurrentIndex(1);
    TablePage::showOnly(text, rule);
}

GrantInboxPage::~GrantInboxPage()
{
    if (!m_job->isRunning())
        return;
    // What was begun is finished, with or without this tab.
    disconnect(m_job, nullptr, this, nullptr);
    m_job->setParent(&context().session);
    connect(m_job, &GrantAnswering::finished, m_job, &QObject::deleteLater);
}

QWidget *GrantInboxPage::makeToolRow()
{
    auto *row = new QWidget(this);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::Window);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_selected = new QLabel(row);
    m_selected->setMinimumWidth(84);
    theme().dress(m_selected, TypeStyle::BodyMedium);
    layout->addWidget(m_selected);
    layout->addWidget(addButton(m_accept, row));
    QPushButton *primary = addButton(m_activate, row);
    setLook(primary, Look::Primary);
    primary->setIcon(icon(theme(), Symbol::Ok, Token::AccentText));
    layout->addWidget(primary);
    layout->addWidget(addButton(m_reject, row));
    layout->addSpacing(8);
    layout->addWidget(addButton(m_retry, row));
    layout->addStretch(1);
    m_note = new QLabel(row);
    theme().dress(m_note, TypeStyle::Small, Token::Sub);
    layout->addWidget(m_note);
    return row;
}

QPushButton *GrantInboxPage::addButton(QAction *action, QWidget *row)
{
    auto *button = new QPushButton(action->icon(), action->iconText(), row);
    constexpr int narrowest = 44; // in a narrow window its words are cut short
    button->setMinimumWidth(narrowest);
    const auto follow = [action, button] {
        button->setText(action->iconText());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

void GrantInboxPage::refresh()
{
    m_job->clear();
    m_values.work.clear(GrantOverlays::WorkResult);
    for (const GrantAnswering::Row &row : m_job->rows())
        showResult(row);
    TablePage::refresh();
    readNeighbours();
}

void GrantInboxPage::cancelJob(const QString &)
{
    m_job->stopAfterThisOne();
}

void GrantInboxPage::connectionsChanged()
{
    TablePage::connectionsChanged();
    readNeighbours();
}

void GrantInboxPage::readNeighbours()
{
    m_neighbours->read(context().session.opened());
}

void GrantInboxPage::followRows()
{
    rememberFirstSeen();
    preCheckRows();
    emit badgeChanged(model().loadState() == LoadState::Complete ? model().countMatching(preCheckIs(
                          {u"ready"_s, u"conflict"_s, u"other-profile"_s, u"wrong-region"_s}))
                                                                 : -1);
}

void GrantInboxPage::preCheckRows()
{
    if (m_isChecking)
        return;
    m_isChecking = true; // setting the overlay tells the table, which tells us
    std::vector<ValueOverlay::Entry> entries;
    for (int row = 0; row < model().rowCount(); ++row) {
        const Grant grant = model().record<Grant>(row);
        const RowOrigin &origin = model().origin(row);
        const PreCheck check =
            // Answers go to the home Region, whichever Region the connection is open in.
            preCheck(grant, {origin.account, grant.homeRegion},
                     m_neighbours->exclusiveProduct(grant.licenseArn), m_neighbours->active());
        QByteArray key = model().key(row);
        if (m_checks.contains(key) && m_checks.value(key) == check)
            continue;
        m_checks.insert(key, check);
        Badge badge;
        badge.state = stateOf(check.kind);
        badge.word = check.word();
        badge.tone = check.tone();
        badge.reason = check.reason();
        entries.push_back(
            {origin.account, grant.grantArn, GrantOverlays::PreCheck, Cell::badge(badge)});
    }
    if (!entries.empty()) {
        m_values.work.set(entries);
        fitColumns();
    }
    m_isChecking = false;
    showPresets();
    updateActions();
}

void GrantInboxPage::rememberFirstSeen()
{
    if (model().loadState() != LoadState::Complete || !model().filterText().isEmpty()
        || !model().filterRules().isEmpty())
        return;
    const QJsonObject before =
        QJsonDocument::fromJson(context().settings.value(firstSeenSetting).toUtf8()).object();
    QJsonObject now;
    std::vector<ValueOverlay::Entry> entries;
    const Instant present = context().clock.now();
    for (int row = 0; row < model().rowCount(); ++row) {
        const QString arn = model().record<Grant>(row).grantArn;
        const auto known = DateText(before.value(arn).toString()).instant();
        const Instant seen = known.value_or(present);
        now.insert(arn, toIsoText(seen));
        entries.push_back(
            {model().origin(row).account, arn, GrantOverlays::FirstSeen, Cell::instant(seen)});
    }
    if (now == before && !entries.empty()
        && !m_values.work
                .value(entries.front().account, entries.front().resource, GrantOverlays::FirstSeen)
                .isAbsent())
        return;
    context().settings.set(firstSeenSetting,
                           QString::fromUtf8(QJsonDocument(now).toJson(QJsonDocument::Compact)));
    m_values.work.set(entries);
}

void GrantInboxPage::showPresets()
{
    const QLocale locale;
    const auto counted = [&](const QString &text, const QList<FilterRule> &rules) {
        const int count =
            rules.isEmpty() ? model().totalCount() : model().countMatching(rules.first());
        return TablePane::Preset{text.arg(locale.toString(count)), rules};
    };
    pane().setPresets({counted(tr("All (%1)"), {}),
                       counted(tr("Ready only (%1)"), {preCheckIs({u"ready"_s})}),
                       counted(tr("Conflict (%1)"), {preCheckIs({u"conflict"_s})}),
                       counted(tr("Needs other profile (%1)"),
                               {preCheckIs({u"other-profile"_s, u"wrong-region"_s})})});
}

QList<GrantToAnswer> GrantInboxPage::chosen(int *leftOut) const
{
    auto *self = const_cast<GrantInboxPage *>(this);
    RecordTableModel &rows = self->model();
    QList<int> chosenRows;
    for (const QByteArray &key : rows.checkedKeys()) {
        if (const int row = rows.rowOf(key); row >= 0)
            chosenRows.append(row);
    }
    if (chosenRows.isEmpty())
        chosenRows = selectedRows();
    std::sort(chosenRows.begin(), chosenRows.end());
    QList<GrantToAnswer> items;
    for (const int row : std::as_const(chosenRows)) {
        const QByteArray key = rows.key(row);
        const GrantAnswering::Row *earlier = m_job->find(key);
        const bool isOver = earlier && earlier->step == Step::Done;
        const bool isBusy = earlier && !earlier->isOver();
        if (isOver || isBusy || !m_checks.value(key).canBeAnswered()) {
            if (leftOut)
                ++*leftOut;
            continue;
        }
        items.append({key, connectionOf(row), rows.record<Grant>(row), {}});
    }
    return items;
}

void GrantInboxPage::answer(GrantAnswering::Action action)
{
    int leftOut = 0;
    const QList<GrantToAnswer> items = chosen(&leftOut);
    if (leftOut > 0)
        emit statusMessage(tr("%n grant(s) left out: answered already, or another profile is "
                              "needed.",
                              nullptr, leftOut));
    if (items.isEmpty())
        return;
    const auto conflicts =
        std::count_if(items.begin(), items.end(), [this](const GrantToAnswer &item) {
            return m_checks.value(item.key).kind == PreCheck::Kind::Replaces;
        });
    if (action == GrantAnswering::Action::AcceptAndActivate && conflicts > 0)
        return askAboutConflicts(items, int(conflicts));
    begin(action, items);
}

void GrantInboxPage::askAboutConflicts(QList<GrantToAnswer> items, int conflicts)
{
    QStringList replaced;
    for (GrantToAnswer &item : items) {
        const PreCheck check = m_checks.value(item.key);
        if (check.kind != PreCheck::Kind::Replaces)
            continue;
        item.override = ActivationOverrideBehavior::AllGrantsPermittedByIssuer;
        replaced.append(tr("%1 replaces %2").arg(item.grant.grantName, check.replacedGrantArn));
    }
    confirm(context().holdBack, this,
            {tr("Activate and replace %n active grant(s)?", nullptr, conflicts),
             replaced.join(u'\n') + u"\n\n"_s
                 + tr("The grants named last are disabled in the account. To keep them, choose "
                      "Accept instead."),
             tr("Replace %n grant(s)", nullptr, conflicts)},
            [this, items] { begin(GrantAnswering::Action::AcceptAndActivate, items); });
}

template <class Op> CallText GrantInboxPage::callsOf(const QList<GrantToAnswer> &items) const
{
    QList<CallText> calls;
    for (const GrantToAnswer &item : items) {
        const typename Op::Request request{item.grant.grantArn};
        calls += callTextOf(context().session, item.connectionId, item.grant.homeRegion,
                            Op::operation, &request);
    }
    return joined(calls);
}

void GrantInboxPage::askReject()
{
    const QList<GrantToAnswer> items = chosen();
    if (items.isEmpty())
        return;
    QStringList connections;
    for (const GrantToAnswer &item : items)
        connections += item.connectionId;
    const QString question = items.size() == 1
        ? tr("Reject %1?").arg(items.first().grant.grantName)
        : tr("Reject %n grant(s)?", nullptr, int(items.size()));
    confirmWithReason(
        context().holdBack, this,
        {question,
         tr("Rejecting is final: a rejected grant can never be activated. Its "
            "grantor would have to make a new one."),
         tr("Reject %n grant(s)", nullptr, int(items.size())),
         callsOf<licensemanager::RejectGrant>(items),
         tr("Rejecting %n grant(s)", nullptr, int(items.size())),
         typedBefore(context().session, connections, items.size(), items.first().grant.grantName)},
        tr("Reason (kept in the summary; the service has no place for it)"),
        [this, items](const QString &reason) {
            begin(GrantAnswering::Action::Reject, items, reason);
        });
}

void GrantInboxPage::begin(GrantAnswering::Action action, const QList<GrantToAnswer> &items,
                           const QString &reason)
{
    model().clearChecked();
    m_errors->clear();
    m_errorKey.clear();
    m_job->start(action, items, reason);
    focusContent();
}

void GrantInboxPage::followJob(const QByteArray &key)
{
    const GrantAnswering::Row *row = m_job->find(key);
    if (!row)
        return;
    showResult(*row);
    if (row->step == Step::Failed && m_errorKey.isEmpty())
        showErrorOf(key);
    if (key == m_errorKey && row->step != Step::Failed) {
        m_errorKey.clear();
        m_errors->clear();
    }
    if (row->step == Step::Done) {
        Grant answered = row->item.grant;
        answered.grantStatus = row->status;
        answered.version = row->version;
        const RowOrigin origin = originOf(context().session, row->item.connectionId);
        model().putRecord(&answered, origin);
    }
}

void GrantInboxPage::showResult(const GrantAnswering::Row &row)
{
    m_values.work.set(context().session.identity(row.item.connectionId).account,
                      row.item.grant.grantArn, GrantOverlays::WorkResult,
                      Cell::badge(resultOf(row)));
}

void GrantInboxPage::showDetailsOf(int row)
{
    if (row < 0)
        return;
    const QByteArray key = model().key(row);
    const GrantAnswering::Row *done = m_job->find(key);
    if (done && done->step == Step::Failed && key != m_errorKey)
        showErrorOf(key);
}

void GrantInboxPage::showErrorOf(const QByteArray &key)
{
    const GrantAnswering::Row *row = m_job->find(key);
    if (!row || !row->error)
        return;
    m_errorKey = key;
    QStringList when{
        QLocale().toString(toQDateTime(row->failedAt).toLocalTime().time(), u"HH:mm:ss"_s),
        row->failedOperation};
    when.append(row->item.grant.homeRegion);
    if (!row->error->requestId.isEmpty())
        when.append(tr("request %1").arg(row->error->requestId));
    const ErrorText text = m_job->errorText(*row);
    m_errors->show(text, when.join(u", "_s));
    m_errors->setOffer(text.offer == Offer::SignIn ? offerWords(text) : QString());
    updateActions();
}

void GrantInboxPage::signIn()
{
    const GrantAnswering::Row *row = m_job->find(m_errorKey);
    if (!row)
        return;
    const QString account = m_errors->text().offerTarget;
    auto *signIn = new AccountSignIn(context().session, this);
    connect(signIn, &AccountSignIn::opened, this, [this, signIn](const QString &connectionId) {
        signIn->deleteLater();
        refresh();
        emit statusMessage(tr("%1 signs for account %2: answer its grants now.")
                               .arg(context().session.connection(connectionId).name,
                                    context().session.identity(connectionId).account));
    });
    connect(signIn, &AccountSignIn::failed, this, [this, signIn] {
        signIn->deleteLater();
        emit openRequested({u"connections"_s, {}});
    });
    signIn->start(row->item.connectionId, account);
}

void GrantInboxPage::updateActions()
{
    if (!m_selected)
        return;
    const qsizetype checked = model().checkedKeys().size();
    const qsizetype count = checked > 0 ? checked : selectedRows().size();
    m_selected->setText(tr("%n selected", nullptr, int(count)));
    const bool canAnswer = !chosen().isEmpty();
    const QString reason = count == 0
        ? tr("Mark grants with Space first.")
        : tr("None of these can be answered here: see the pre-check.");
    offer(m_accept, canAnswer, reason);
    offer(m_activate, canAnswer, reason);
    offer(m_reject, canAnswer, reason);
    for (QAction *action : std::as_const(m_copyActions))
        offer(action, canAnswer, reason);
    const bool running = m_job->isRunning();
    const int failed = m_job->progress().failed;
    m_retry->setIconText(failed > 0 ? tr("Retry failed (%1)").arg(failed) : tr("Retry failed"));
    offer(m_retry, failed > 0 && !running,
          running ? tr("The job is still running.") : tr("Nothing has failed."));
    m_errors->setRetryObstacle(running ? tr("Available when the job has ended.") : QString());
    m_note->setText(running ? tr("New actions start after the current job.") : QString());
}

} // namespace lc
