// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/quotaboardpage.h"

#include "charts/quotachart.h"
#include "items/cellformat.h"
#include "pages/burndown.h"
#include "pages/factlist.h"
#include "pages/keydetails.h"
#include "pages/keyimportpage.h"
#include "style/icon.h"

#include <QAction>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr int detailsWidth = 368;
constexpr int lowerHeight = 300;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = QuotaBoardPage::tr("Quota board");
    facts.symbol = Symbol::UsagePlan;
    facts.plural = QuotaBoardPage::tr("keys");
    facts.listOperation = u"GetUsagePlanKeys"_s;
    facts.empty = {Symbol::Key, QuotaBoardPage::tr("No API key is in a usage plan here."), {}};
    return facts;
}

} // namespace

QuotaBoardPage::QuotaBoardPage(PageContext &context, QWidget *parent)
    : QuotaBoardPage(context, new KeyStandings({std::shared_ptr<const Clock>(), &context.clock}),
                     parent)
{
}

QuotaBoardPage::QuotaBoardPage(PageContext &context, KeyStandings *standings, QWidget *parent)
    : PlanKeysPage(context, facts(), standings, quotaBoardTable(standings->overlays()), parent),
      m_split(new QSplitter(Qt::Vertical, this)),
      m_nothing(new QLabel(tr("Choose a key to see its period."), this)),
      m_chart(new QuotaChart(context.theme, this))
{
    makeActions();
    delete layout()->replaceWidget(&pane(), m_split);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(&pane());
    m_split->addWidget(makeLower());
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({1000, lowerHeight});
    pane().insertAboveTable(makeNote());
    keyDetails().setActions(mainKeyActions(), moreKeyActions() + QList{m_disable, m_enable});
    for (const auto *list : keyDetails().findChildren<FactList *>())
        connect(list, &FactList::openRequested, this, &Page::openRequested);

    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(150ms);
    connect(&m_countSoon, &QTimer::timeout, this, &QuotaBoardPage::showPresets);
    const auto countSoon = [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    };
    connect(&model(), &RecordTableModel::stateChanged, this, countSoon);
    for (RowOverlay *overlay : std::initializer_list<RowOverlay *>{
             &standings->quota, &standings->facts, &standings->outlook}) {
        connect(overlay, &RowOverlay::changed, this, countSoon);
        connect(overlay, &RowOverlay::changed, this, &QuotaBoardPage::showBurnDown);
    }
    showPresets();
    pane().table().setNameColumn(0, RecordTable::NameWeight::Emphasized);
    pane().table().sortBy(model().columnIndex(u"usedPercent"), Qt::DescendingOrder);
    connectionsChanged();
    updateActions();
}

QuotaBoardPage::~QuotaBoardPage() = default;

void QuotaBoardPage::makeActions()
{
    m_disable = addChangeAction(tr("&Disable…"), Symbol::Pause, "usage");
    m_enable = addChangeAction(tr("Ena&ble…"), Symbol::Check, "usage");
    m_import = addChangeAction(tr("&Import keys…"), Symbol::Key, "usage");
    connect(m_disable, &QAction::triggered, this, [this] { changeKeys(KeyChange::Disable); });
    connect(m_enable, &QAction::triggered, this, [this] { changeKeys(KeyChange::Enable); });
    connect(m_import, &QAction::triggered, this, &QuotaBoardPage::importKeys);
    setPrimaryAction(m_import, tr("Import keys…"), Symbol::Key);
}

QWidget *QuotaBoardPage::makeNote()
{
    auto *note = new QWidget(this);
    auto *mark = new QLabel(note);
    mark->setPixmap(icon(theme(), Symbol::Info, Tone::Info).pixmap(14, 14));
    auto *text = new QLabel(tr("Quotas apply to each key separately. Data may lag up to %1 "
                               "minutes. Days are UTC.")
                                .arg(QLocale().toString(usageLag.count())),
                            note);
    text->setTextFormat(Qt::PlainText);
    theme().dress(text, TypeStyle::Small, Token::Sub);
    auto *row = new QHBoxLayout(note);
    row->setContentsMargins(12, 4, 12, 4);
    row->addWidget(mark);
    row->addWidget(text, 1);
    return note;
}

QWidget *QuotaBoardPage::makeLower()
{
    auto *lower = new QSplitter(Qt::Horizontal, m_split);
    lower->setChildrenCollapsible(false);
    auto *left = new QWidget(lower);
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    m_nothing->setAlignment(Qt::AlignCenter);
    theme().dress(m_nothing, TypeStyle::Body, Token::Sub);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(16, 12, 16, 8);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_chart, 1);
    m_chart->hide();
    lower->addWidget(left);
    lower->addWidget(&keyDetails());
    lower->setStretchFactor(0, 1);
    lower->setSizes({1000, detailsWidth});
    return lower;
}

void QuotaBoardPage::showPresets()
{
    using Test = FilterRule::Test;
    const QLocale locale;
    const auto counted = [&](const QString &text, const QList<FilterRule> &rules) {
        const int count =
            rules.isEmpty() ? model().totalCount() : model().countMatching(rules.first());
        return TablePane::Preset{text.arg(locale.toString(count)), rules};
    };
    pane().setPresets(
        {counted(tr("All (%1)"), {}),
         counted(tr("≥ %1 (%2)", "percentage, count").arg(percentText(80)),
                 {{u"usedPercent"_s, Test::AtLeast, {}, 80}}),
         counted(tr("Exhausted (%1)"), {{u"remaining"_s, Test::AtMost, {}, 0}}),
         counted(tr("No traffic 30 days (%1)"), {{u"idle"_s, Test::AnyOf, {u"true"_s}, 0}}),
         counted(tr("Disabled (%1)"), {{u"enabled"_s, Test::AnyOf, {u"false"_s}, 0}})});
}

void QuotaBoardPage::showDetailsOf(int row)
{
    PlanKeysPage::showDetailsOf(row);
    showBurnDown();
}

void QuotaBoardPage::showBurnDown()
{
    const int row = currentRow();
    const auto plan = row >= 0 ? planOf(row) : std::nullopt;
    const auto key = plan ? model().record<UsagePlanKey>(row) : UsagePlanKey();
    const QString account = row >= 0 ? model().origin(row).account : QString();
    const QString planId = plan ? plan->id.value_or(QString()) : QString();
    const QString keyId = key.id.value_or(QString());
    const auto standing = standings().quota.standing(account, planId, keyId);
    m_nothing->setVisible(!standing);
    m_chart->setVisible(standing.has_value());
    if (!standing)
        return;
    const auto outlook = standings().outlook.outlook(account, planId, keyId);
    const QuotaChartData period =
        burnDownOf(tr("%1 in plan %2", "key and plan")
                       .arg(key.name.value_or(QString()), plan->name.value_or(QString())),
                   *standing, outlook ? &*outlook : nullptr, context().clock.now());
    if (!(m_chart->period() == period))
        m_chart->setPeriod(period);
}

void QuotaBoardPage::updateActions()
{
    PlanKeysPage::updateActions();
    const bool hasRow = currentRow() >= 0;
    offer(m_disable, hasRow, tr("Choose a key first."));
    offer(m_enable, hasRow, tr("Choose a key first."));
    const QString connection = connectionForNew();
    offerAt(connection, m_import, !connection.isEmpty(), tr("Open a connection first."));
}

void QuotaBoardPage::importKeys()
{
    auto *page = new KeyImportPage(context(), placeForNew());
    connect(page, &KeyImportPage::imported, this, &QuotaBoardPage::refresh);
    emit tabRequested(page);
}

} // namespace lc
