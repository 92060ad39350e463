// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keychangepage.h"

#include "connections/session.h"
#include "pages/confirmation.h"
#include "style/layouts.h"
#include "workflows/gatewaypatches.h"
#include "workflows/singlecall.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using apigateway::CreateUsagePlanKey;
using apigateway::DeleteApiKey;
using apigateway::DeleteUsagePlanKey;
using apigateway::UpdateApiKey;
using apigateway::UpdateUsage;

bool isIn(const KeyTarget &target, const PlacedPlan &plan)
{
    return std::any_of(target.plans.begin(), target.plans.end(),
                       [&](const UsagePlan &each) { return each.id == plan.plan.id; });
}

bool isBeside(const KeyTarget &target, const PlacedPlan &plan)
{
    return target.connection == plan.connection && target.region == plan.region;
}

QString nameOf(const UsagePlan &plan)
{
    return plan.name.value_or(QString());
}

} // namespace

UpdateApiKey::Request switching(const KeyTarget &target, KeyChange what)
{
    ApiKey before;
    before.enabled = what == KeyChange::Disable;
    ApiKey after;
    after.enabled = what == KeyChange::Enable;
    return {target.keyId, patchesBetween(before, after)};
}

KeyChangePage::KeyChangePage(PageContext &context, KeyChange what, const QList<KeyTarget> &targets,
                             const QList<PlacedPlan> &plans, const QString &from, QWidget *parent)
    : BulkPage(context, targets.first().connection, parent), m_what(what), m_targets(targets),
      m_plans(plans), m_firstFrom(from)
{
    setObjectName(u"keyChangePage"_s);
    QSet<QString> connections;
    for (const KeyTarget &target : targets)
        connections.insert(context.session.connection(target.connection).name);
    QStringList names(connections.cbegin(), connections.cend());
    names.sort();
    setHeading(headline(int(targets.size())), names.join(u", "_s));
    if (hasFrom() || hasTo())
        setInputs(makeInputs());
    if (what == KeyChange::Extend)
        connect(this, &BulkPage::changed, this, &KeyChangePage::readRemaining);
    check();
    readRemaining();
}

KeyChangePage::~KeyChangePage()
{
    delete m_reading;
}

bool KeyChangePage::hasFrom() const
{
    return m_what == KeyChange::MoveToPlan || m_what == KeyChange::RemoveFromPlan
        || m_what == KeyChange::Extend;
}

bool KeyChangePage::hasTo() const
{
    return m_what == KeyChange::MoveToPlan || m_what == KeyChange::AddToPlan;
}

QWidget *KeyChangePage::makeInputs()
{
    auto *inputs = new QWidget(this);
    auto *grid = new QGridLayout(inputs);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    const auto addRow = [&](const QString &text, QWidget *input) {
        const int row = grid->rowCount();
        grid->addWidget(makeLabel(text, input, inputs), row, 0);
        grid->addWidget(input, row, 1);
        if (row <= 1)
            setFirstInput(input);
    };
    if (hasFrom()) {
        m_from = makePlanChoice(tr("From plan"), inputs);
        addRow(m_what == KeyChange::Extend ? tr("&Plan") : tr("&From plan"), m_from);
    }
    if (hasTo()) {
        m_to = makePlanChoice(tr("To plan"), inputs);
        addRow(tr("&To plan"), m_to);
    }
    if (m_what == KeyChange::Extend) {
        m_amount = new QLineEdit(u"1000"_s, inputs);
        m_amount->setObjectName(u"amount"_s);
        m_amount->setAccessibleName(tr("Requests more for each key"));
        m_amount->setAlignment(Qt::AlignRight);
        m_amount->setMaximumWidth(atTypeSize(160));
        addRow(tr("Requests &more"), m_amount);
        connect(m_amount, &QLineEdit::textEdited, this, &KeyChangePage::check);
    }
    if (m_from)
        m_from->setCurrentIndex(m_from->findData(m_firstFrom));
    // One plan that all share need not be chosen.
    for (int i = 0; m_from && m_from->currentIndex() < 0 && i < m_from->count(); ++i) {
        const PlacedPlan &plan = m_plans.at(i);
        const auto &all = m_targets;
        if (std::all_of(all.begin(), all.end(),
                        [&](const KeyTarget &target) { return isIn(target, plan); }))
            m_from->setCurrentIndex(i);
    }
    for (QComboBox *box : {m_from, m_to}) {
        if (box)
            connect(box, &QComboBox::currentIndexChanged, this,
                    [this, box] { box == m_from ? readRemaining() : check(); });
    }
    return inputs;
}

QComboBox *KeyChangePage::makePlanChoice(const QString &name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setObjectName(name == tr("To plan") ? u"to"_s : u"from"_s);
    box->setPlaceholderText(tr("Choose a usage plan"));
    box->setMinimumWidth(280);
    QSet<QString> places;
    for (const PlacedPlan &plan : std::as_const(m_plans))
        places.insert(plan.connection + plan.region);
    for (const PlacedPlan &plan : std::as_const(m_plans)) {
        const QString place =
            context().session.connection(plan.connection).name + u", "_s + plan.region;
        box->addItem(places.size() > 1 ? tr("%1 (%2)", "plan, place").arg(nameOf(plan.plan), place)
                                       : nameOf(plan.plan),
                     plan.plan.id.value_or(QString()));
    }
    box->setCurrentIndex(-1);
    return box;
}

const PlacedPlan *KeyChangePage::chosen(const QComboBox *box) const
{
    return box && box->currentIndex() >= 0 ? &m_plans.at(box->currentIndex()) : nullptr;
}

std::optional<qint64> KeyChangePage::amount() const
{
    bool isNumber = false;
    const qint64 value = m_amount ? QLocale().toLongLong(m_amount->text().trimmed(), &isNumber) : 0;
    return isNumber && value > 0 && value <= std::numeric_limits<qint32>::max()
        ? std::optional(value)
        : std::nullopt;
}

QuotaExtension::Subject KeyChangePage::extensionOf(const KeyTarget &target) const
{
    const PlacedPlan *plan = chosen(m_from);
    return {plan ? plan->plan.id.value_or(QString()) : QString(), target.keyId, target.name,
            target.region, toQDateTime(context().clock.now()).date()};
}

void KeyChangePage::readRemaining()
{
    delete std::exchange(m_reading, nullptr);
    m_remaining.clear();
    if (m_what == KeyChange::Extend && chosen(m_from)) {
        QList<KeyTarget> read;
        m_reading = new BulkJob({}, this);
        for (const KeyTarget &target : std::as_const(m_targets)) {
            if (!planObstacle(target).isEmpty())
                continue;
            read.append(target);
            m_reading->add<QuotaExtension>(
                target.name,
                std::make_unique<QuotaExtension>(context().session, context().history,
                                                 target.connection),
                [subject = extensionOf(target)](QuotaExtension &work) { work.load(subject); });
        }
        connect(m_reading, &BulkJob::rowChanged, this, [this, read](qsizetype row) {
            if (m_reading->result(row).step == JobStep::Done)
                m_remaining.insert(
                    read[row].keyId,
                    static_cast<const QuotaExtension &>(m_reading->work(row)).before());
            // Results of a job stay until somebody edits again.
            if (!hasJob())
                check();
        });
        m_reading->start();
    }
    if (!hasJob())
        check();
}

qint64 KeyChangePage::remainingAfter(const KeyTarget &target) const
{
    const qint64 before = m_remaining.value(target.keyId).value_or(0);
    return std::min<qint64>(before + amount().value_or(0), std::numeric_limits<qint32>::max());
}

QString KeyChangePage::planObstacle(const KeyTarget &target) const
{
    const PlacedPlan *from = chosen(m_from);
    const PlacedPlan *to = chosen(m_to);
    for (const PlacedPlan *plan : {from, to}) {
        if (plan && !isBeside(target, *plan))
            return tr("%1 belongs to another account or Region.").arg(nameOf(plan->plan));
    }
    if (from && !isIn(target, *from))
        return tr("It is not in %1.").arg(nameOf(from->plan));
    if (to && isIn(target, *to))
        return tr("It is in %1 already.").arg(nameOf(to->plan));
    if (!to)
        return {};
    for (const UsagePlan &plan : target.plans) {
        const bool isLeft = from && plan.id == from->plan.id;
        if (!isLeft && PlanMove::shareStage(plan, to->plan))
            return tr("%1 has a stage of %2: a key is in one plan a stage.")
                .arg(nameOf(plan), nameOf(to->plan));
    }
    return {};
}

QString KeyChangePage::obstacle(const KeyTarget &target) const
{
    if (context().session.connection(target.connection).isReadOnly())
        return tr("Its connection is read-only.");
    if (const QString reason = planObstacle(target); !reason.isEmpty())
        return reason;
    if (m_what == KeyChange::Enable && target.isEnabled)
        return tr("It is enabled already.");
    if (m_what == KeyChange::Disable && !target.isEnabled)
        return tr("It is disabled already.");
    if (m_what != KeyChange::Extend || !chosen(m_from))
        return {};
    if (!chosen(m_from)->plan.quota)
        return tr("This plan has no quota.");
    if (!m_remaining.contains(target.keyId))
        return tr("Reading what remains…");
    return m_remaining.value(target.keyId) ? QString() : tr("There are no figures for it yet.");
}

QString KeyChangePage::changeWords(const KeyTarget &target) const
{
    const QLocale locale;
    const auto arrow = [](const QString &before, const QString &after) {
        return before + u" → "_s + after;
    };
    const QString from = chosen(m_from) ? nameOf(chosen(m_from)->plan) : QString();
    const QString to = chosen(m_to) ? nameOf(chosen(m_to)->plan) : QString();
    switch (m_what) {
    case KeyChange::Enable:
        return arrow(tr("Disabled"), tr("Enabled"));
    case KeyChange::Disable:
        return arrow(tr("Enabled"), tr("Disabled"));
    case KeyChange::Delete:
        return tr("Deleted");
    case KeyChange::AddToPlan:
        return u'+' + to;
    case KeyChange::MoveToPlan:
        return arrow(from, to);
    case KeyChange::RemoveFromPlan:
        return QChar(0x2212) + from;
    case KeyChange::Extend:
        return arrow(locale.toString(m_remaining.value(target.keyId).value_or(0)),
                     locale.toString(remainingAfter(target)));
    }
    return {};
}

QString KeyChangePage::needed() const
{
    if (m_from && !chosen(m_from))
        return tr("Choose the plan.");
    if (m_to && !chosen(m_to))
        return tr("Choose the plan that gets the keys.");
    if (m_amount && !amount())
        return tr("Enter a whole number of requests, 1 or more.");
    return {};
}

QString KeyChangePage::headline(int count) const
{
    switch (m_what) {
    case KeyChange::Enable:
        return tr("Enable %n key(s)", nullptr, count);
    case KeyChange::Disable:
        return tr("Disable %n key(s)", nullptr, count);
    case KeyChange::Delete:
        return tr("Delete %n key(s)", nullptr, count);
    case KeyChange::AddToPlan:
        return tr("Add %n key(s) to a plan", nullptr, count);
    case KeyChange::MoveToPlan:
        return tr("Move %n key(s) to another plan", nullptr, count);
    case KeyChange::RemoveFromPlan:
        return tr("Remove %n key(s) from a plan", nullptr, count);
    case KeyChange::Extend:
        return tr("Extend the quota of %n key(s)", nullptr, count);
    }
    return {};
}

BulkLine KeyChangePage::lineOf(const KeyTarget &target) const
{
    BulkLine line;
    line.key = target.connection + u' ' + target.region + u' ' + target.keyId;
    line.object = target.name;
    line.kind = target.keyId;
    const QString reason = needed().isEmpty() ? obstacle(target) : needed();
    line.state = reason.isEmpty() ? BulkState::Ready : BulkState::LeftOut;
    if (reason.isEmpty())
        line.change = changeWords(target);
    else
        line.note = reason;
    return line;
}

void KeyChangePage::check()
{
    if (isRunning())
        return;
    QList<BulkLine> lines;
    for (const KeyTarget &target : std::as_const(m_targets))
        lines.append(lineOf(target));
    setLines(lines);
    const QString words = headline(int(readyCount()));
    const QString reason = needed();
    setStart(words, m_what == KeyChange::Delete ? words + QChar(0x2026) : words,
             reason.isEmpty() && readyCount() == 0 ? tr("None of the keys can be changed so.")
                                                   : reason);
}

const KeyTarget &KeyChangePage::targetOf(const BulkLine &line) const
{
    const auto found =
        std::find_if(m_targets.begin(), m_targets.end(),
                     [&](const KeyTarget &target) { return lineOf(target).key == line.key; });
    return found == m_targets.end() ? m_targets.first() : *found;
}

PlanMove::Subject KeyChangePage::moveOf(const KeyTarget &target) const
{
    return {target.keyId, target.name, chosen(m_from)->plan, chosen(m_to)->plan, target.region};
}

void KeyChangePage::addToJob(BulkJob &job, const BulkLine &line)
{
    const KeyTarget target = targetOf(line);
    Session &session = context().session;
    const auto addCall = [&]<class Op>(const typename Op::Request &request, const Op &) {
        job.add<SingleCall<Op>>(target.name,
                                std::make_unique<SingleCall<Op>>(session, target.connection),
                                [request, target](SingleCall<Op> &call) {
                                    call.start(request, target.name, target.region);
                                });
    };
    switch (m_what) {
    case KeyChange::Enable:
    case KeyChange::Disable:
        return addCall(switching(target, m_what), UpdateApiKey());
    case KeyChange::Delete:
        return addCall({target.keyId}, DeleteApiKey());
    case KeyChange::AddToPlan:
        return addCall({*chosen(m_to)->plan.id, target.keyId, u"API_KEY"_s}, CreateUsagePlanKey());
    case KeyChange::RemoveFromPlan:
        return addCall({*chosen(m_from)->plan.id, target.keyId}, DeleteUsagePlanKey());
    case KeyChange::MoveToPlan:
        return job.add<PlanMove>(
            target.name, std::make_unique<PlanMove>(session, target.connection),
            [subject = moveOf(target)](PlanMove &move) { move.start(subject); });
    case KeyChange::Extend:
        return job.add<QuotaExtension>(
            target.name,
            std::make_unique<QuotaExtension>(session, context().history, target.connection),
            [subject = extensionOf(target), after = remainingAfter(target)](QuotaExtension &work) {
                work.extend(subject, after);
            });
    }
}

CallText KeyChangePage::callOf(const KeyTarget &target) const
{
    const auto text = [&](const Operation &operation, const auto &request) {
        return callTextOf(context().session, target.connection, target.region, operation, &request);
    };
    switch (m_what) {
    case KeyChange::Enable:
    case KeyChange::Disable:
        return text(UpdateApiKey::operation, switching(target, m_what));
    case KeyChange::Delete:
        return text(DeleteApiKey::operation, DeleteApiKey::Request{target.keyId});
    case KeyChange::AddToPlan:
        return text(
            CreateUsagePlanKey::operation,
            CreateUsagePlanKey::Request{*chosen(m_to)->plan.id, target.keyId, u"API_KEY"_s});
    case KeyChange::RemoveFromPlan:
        return text(DeleteUsagePlanKey::operation,
                    DeleteUsagePlanKey::Request{*chosen(m_from)->plan.id, target.keyId});
    case KeyChange::MoveToPlan:
        return PlanMove::callsOf(context().session, target.connection, moveOf(target));
    case KeyChange::Extend:
        return text(UpdateUsage::operation,
                    QuotaExtension::requestOf(extensionOf(target), remainingAfter(target)));
    }
    return {};
}

std::optional<CallText> KeyChangePage::calls() const
{
    QList<CallText> calls;
    for (const BulkLine &line : lines()) {
        if (line.state == BulkState::Ready)
            calls.append(callOf(targetOf(line)));
    }
    return calls.isEmpty() ? std::nullopt : std::optional(joined(calls));
}

void KeyChangePage::start()
{
    if (m_what != KeyChange::Delete)
        return begin();
    QStringList connections;
    QString name;
    for (const BulkLine &line : lines()) {
        if (!(line.state == BulkState::Ready))
            continue;
        connections.append(targetOf(line).connection);
        name = line.object;
    }
    connections.removeDuplicates();
    const int count = int(readyCount());
    confirm(context().holdBack, this,
            {tr("Delete %n key(s)?", nullptr, count),
             tr("Whoever calls with one is refused from then on. This cannot be undone."),
             tr("Delete %n key(s)", nullptr, count), calls(),
             tr("Deleting %n key(s)", nullptr, count),
             typedBefore(context().session, connections, count, name)},
            [this] { begin(); });
}

} // namespace lc
