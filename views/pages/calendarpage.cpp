// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/calendarpage.h"

#include "connections/session.h"
#include "core/settings.h"
#include "grids/monthgrid.h"
#include "items/calendartable.h"
#include "monitoring/calendarreading.h"
#include "pages/leadtimedialog.h"
#include "pages/recorddetails.h"
#include "pages/tabledocument.h"
#include "reports/expirydates.h"
#include "style/consolestyle.h"
#include "workflows/checkouts.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr auto kindColumn = "kind"_L1;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = CalendarPage::tr("Expiry calendar");
    facts.symbol = Symbol::Calendar;
    facts.plural = CalendarPage::tr("dates");
    facts.empty = {Symbol::Calendar, CalendarPage::tr("Nothing here has an end."), {}};
    return facts;
}

QDate todayOf(const Clock &clock)
{
    return toQDateTime(clock.now()).toLocalTime().date();
}

} // namespace

CalendarPage::CalendarPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), calendarTable(), parent),
      m_reading(new CalendarReading(context.session, this)),
      m_month(new CalendarMonth(todayOf(context.clock), QLocale(), this)),
      m_grid(new MonthGrid(context.theme, *m_month, this)),
      m_recordDetails(new RecordDetails(context.theme, tr("Choose a date to see what it is about."),
                                        tr("ARN or ID")))
{
    setDetails(m_recordDetails);
    m_entries = useFeed<CalendarFeed>(*m_reading, model(), [this] { return heldCheckouts(); });
    m_entries->setLeadTimes(LeadTimes::load(context.settings));
    m_goTo = addPageAction(tr("&Go to the object"), Symbol::Forward, "license",
                           Qt::CTRL | Qt::Key_Return);
    connect(m_goTo, &QAction::triggered, this, [this] { openRow(currentRow()); });
    m_lead = addPageAction(tr("Set &lead time…"), Symbol::Clock, "license", Qt::Key_F2);
    connect(m_lead, &QAction::triggered, this, &CalendarPage::setLeadTime);
    setPrimaryAction(m_lead, tr("Lead time…"), Symbol::Clock);

    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    delete layout()->replaceWidget(&pane(), split);
    split->addWidget(m_grid);
    split->addWidget(&pane());
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    m_grid->addWidget(makeKindButton());
    pane().table().sortBy(model().columnIndex(u"when"), Qt::AscendingOrder);

    connect(m_grid, &MonthGrid::currentDayChanged, this, &CalendarPage::followDay);
    connect(m_grid, &MonthGrid::dayActivated, this, &CalendarPage::openDay);
    connect(m_entries, &CalendarFeed::entriesChanged, this, &CalendarPage::showEntries);
    connect(&model(), &RecordTableModel::filterChanged, this, &CalendarPage::showMonth);
    connect(m_reading, &CalendarReading::progressed, this,
            [this](int done, int total) { emit jobProgress(tr("read dates"), done, total); });
    connect(m_reading, &CalendarReading::finished, this, &CalendarPage::showOutcome);
    // Connections open one after another, and several check-outs end at once.
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, [this] { model().refresh(); });
    connect(&context.checkouts, &Checkouts::changed, &m_soon, qOverload<>(&QTimer::start));
    showPeriods();
    connectionsChanged();
    updateActions();
}

QWidget *CalendarPage::makeKindButton()
{
    auto *button = new QPushButton(tr("Kinds…"), this);
    button->setObjectName(u"kinds"_s);
    button->setAccessibleName(tr("Kinds of dates"));
    setLook(button, Look::Small);
    auto *menu = new QMenu(button);
    const QString title = tr("Kind");
    for (const CalendarKind kind : calendarKinds()) {
        QAction *action = menu->addAction(calendarKindText(kind));
        action->setCheckable(true);
        action->setData(calendarKindId(kind));
        connect(action, &QAction::triggered, this, [this, action, title] {
            pane().toggleChoice({title, kindColumn, action->data().toString(), action->text()});
        });
    }
    // The chip may have been taken off meanwhile.
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        for (QAction *action : menu->actions())
            action->setChecked(pane().isChosen(kindColumn, action->data().toString()));
    });
    // Not the button's own menu: that would hold the event loop while it is open.
    connect(button, &QPushButton::clicked, menu,
            [button, menu] { menu->popup(button->mapToGlobal(button->rect().bottomLeft())); });
    return button;
}

void CalendarPage::cancelJob(const QString &)
{
    m_entries->cancel();
}

void CalendarPage::focusContent()
{
    m_grid->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::connectionsChanged()
{
    TablePage::connectionsChanged();
    const auto &session = context().session;
    for (const QString &id : session.opened()) {
        if (session.state(id) == Session::State::Opening)
            return;
    }
    m_soon.start();
}

QList<PlacedCheckout> CalendarPage::heldCheckouts() const
{
    QList<PlacedCheckout> held;
    for (const Checkouts::Held &one : context().checkouts.held()) {
        const CheckoutPlace &place = one.place;
        held.append({one.checkout, place.connection,
                     context().session.connection(place.connection).name, place.partition,
                     place.account, place.region});
    }
    return held;
}

void CalendarPage::showOutcome()
{
    if (m_reading->failures().isEmpty())
        return clearError();
    const auto count = int(m_reading->failures().size());
    showNotice({Tone::Warning,
                tr("%n list(s) could not be read.", nullptr, count),
                tr("Their dates are missing: %1").arg(m_reading->failures().first()),
                m_reading->failures().join(u'\n'),
                {}});
}

void CalendarPage::showEntries()
{
    m_month->setToday(todayOf(context().clock));
    showPeriods();
    showMonth();
    const auto &entries = m_entries->entries();
    emit badgeChanged(int(std::ranges::count_if(entries, [](const CalendarEntry &entry) {
        return nearnessBadge(entry).tone == Tone::Danger;
    })));
}

void CalendarPage::showPeriods()
{
    using Test = FilterRule::Test;
    const QLocale locale;
    const Instant now = context().clock.now();
    const auto period = [&](const QString &text, std::chrono::days length) {
        const Instant end = now + length;
        const auto count =
            std::ranges::count_if(m_entries->entries(), [&](const CalendarEntry &entry) {
                return entry.nearnessId != nearnessId(Nearness::Past) && entry.when <= end;
            });
        return TablePane::Preset{
            text.arg(locale.toString(qint64(count))),
            {{u"nearness"_s, Test::NoneOf, {nearnessId(Nearness::Past)}, 0},
             {u"time"_s, Test::AtMost, {}, double(end.time_since_epoch().count())}}};
    };
    pane().setPresets({period(tr("Next 90 days (%1)"), std::chrono::days(90)),
                       period(tr("Next 30 days (%1)"), std::chrono::days(30)),
                       {tr("All (%1)").arg(locale.toString(m_entries->entries().size())), {}}});
}

bool CalendarPage::isKindShown(const CalendarEntry &entry)
{
    const auto rules = model().filterRules();
    return std::ranges::all_of(rules, [&](const FilterRule &rule) {
        return rule.column != kindColumn || rule.test != FilterRule::Test::AnyOf
            || rule.values.contains(entry.kindId);
    });
}

void CalendarPage::showMonth()
{
    QList<CalendarEntry> shown;
    for (const CalendarEntry &entry : m_entries->entries()) {
        if (isKindShown(entry))
            shown.append(entry);
    }
    m_month->setEntries(shown);
}

void CalendarPage::followDay(QDate day)
{
    const QList<CalendarEntry> entries = m_month->entriesOn(day);
    if (m_isFollowing || entries.isEmpty())
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    const int row = model().rowOf(model().keyWithId(entries.first().id.toUtf8()));
    if (row >= 0)
        pane().table().setCurrentRow(row);
}

void CalendarPage::openDay(QDate day)
{
    const QList<CalendarEntry> entries = m_month->entriesOn(day);
    if (entries.isEmpty())
        return emit statusMessage(
            tr("Nothing ends on %1.").arg(QLocale().toString(day, QLocale::LongFormat)));
    if (entries.size() == 1)
        return openEntry(entries.first());
    auto *menu = new QMenu(this);
    menu->setObjectName(u"dayMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CalendarEntry &entry : entries) {
        const Badge badge = nearnessBadge(entry);
        QString text = tr("%1: %2", "what happens, to what").arg(entry.what, entry.name);
        QAction *action =
            menu->addAction(icon(theme(), symbolNamed(badge.icon, badge.tone), badge.tone),
                            text.replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, entry] { openEntry(entry); });
    }
    menu->popup(m_grid->screenRect(day).center());
    menu->setActiveAction(menu->actions().first());
}

void CalendarPage::openEntry(const CalendarEntry &entry)
{
    emit openRequested({entry.page, entry.objectId.toUtf8()});
}

void CalendarPage::openRow(int row)
{
    if (row >= 0)
        openEntry(model().record<CalendarEntry>(row));
}

void CalendarPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_recordDetails->clear();
    const auto entry = model().record<CalendarEntry>(row);
    m_recordDetails->begin(entry.name, nearnessBadge(entry), entry.objectId);
    m_recordDetails->addFact(tr("What happens"), entry.what);
    m_recordDetails->addFact(tr("When"), calendarTimeText(entry));
    m_recordDetails->addFact(
        tr("Lead time"),
        LeadTimes::load(context().settings).ofItem(LeadTimes::itemOf(entry))
            ? tr("%n day(s), its own", nullptr, int(entry.leadDays))
            : tr("%n day(s), as all of its kind", nullptr, int(entry.leadDays)));
    m_recordDetails->addFact(tr("Kind"), calendarKindText(entry.kind()));
    m_recordDetails->addFacts(typeOf<CalendarEntry>(), &entry,
                              {"Name", "What", "When", "LeadDays", "Kind", "ObjectId"});
    if (m_isFollowing || !pane().table().isAncestorOf(focusWidget()))
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    m_grid->setCurrentDay(dayOf(entry));
}

void CalendarPage::updateActions()
{
    offer(m_goTo, currentRow() >= 0, tr("Choose a date first."));
    offer(m_lead, currentRow() >= 0, tr("Choose a date first."));
}

void CalendarPage::setLeadTime()
{
    QList<CalendarEntry> entries;
    for (const int row : selectedRows())
        entries.append(model().record<CalendarEntry>(row));
    if (entries.isEmpty())
        return;
    auto *dialog = new LeadTimeDialog(theme(), LeadTimes::load(context().settings), entries, this);
    connect(dialog, &LeadTimeDialog::chosen, this, [this](const LeadTimes &times) {
        times.save(context().settings);
        m_entries->setLeadTimes(times);
    });
    dialog->open();
}

std::shared_ptr<Document> CalendarPage::exportDocument() const
{
    auto document = TablePage::exportDocument();
    QList<CalendarEntry> shown;
    auto &rows = const_cast<CalendarPage *>(this)->model();
    for (int row = 0; row < rows.rowCount(); ++row)
        shown.append(rows.record<CalendarEntry>(row));
    document->dates = std::make_shared<CalendarEvents>(expiryDates(shown, context().clock.now()));
    return document;
}

} // namespace lc
