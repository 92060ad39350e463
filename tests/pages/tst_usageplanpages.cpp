// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/account.h"
#include "api/apigateway/usageplans.h"
#include "api/control/control.h"
#include "charts/quotachart.h"
#include "charts/slotplot.h"
#include "monitoring/alertwatch.h"
#include "pages/alertchart.h"
#include "pages/extensiondialog.h"
#include "pages/formpage.h"
#include "pages/jobpanel.h"
#include "pages/keychangepage.h"
#include "pages/keychartpage.h"
#include "pages/pagelink.h"
#include "pages/plandetails.h"
#include "pages/tagdialog.h"
#include "pages/usageplanspage.h"
#include "reports/document.h"
#include "store/metrics.h"
#include "support/pageworld.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lc;

/// Keys in their plans, and the chart of one of them, over the sample data.
class TestUsagePlanPages : public QObject {
    Q_OBJECT

    QAction *action(const QString &text)
    {
        for (QAction *each : m_page->pageActions()) {
            if (each->iconText().startsWith(text))
                return each;
        }
        return nullptr;
    }
    /// Runs an action that opens a form.
    void openForm(const QString &text)
    {
        connect(
            m_page.get(), &Page::tabRequested, this,
            [this](Page *page) { m_form.reset(qobject_cast<FormPage *>(page)); },
            Qt::SingleShotConnection);
        QAction *opening = action(text);
        QVERIFY2(opening && opening->isEnabled(), qPrintable(text));
        opening->trigger();
        QTRY_VERIFY(m_form);
        m_form->resize(1000, 900);
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    template <class W> QList<W *> named(const QString &name)
    {
        QList<W *> found;
        for (W *widget : m_form->findChildren<W *>()) {
            const QString spoken = widget->accessibleName();
            if (spoken == name || spoken == name + u", required"_s)
                found.append(widget);
        }
        return found;
    }
    /// Types into the newest field of that name.
    void type(const QString &name, const QString &text)
    {
        const auto fields = named<QLineEdit>(name);
        QVERIFY2(!fields.isEmpty(), qPrintable(name));
        fields.last()->setFocus();
        fields.last()->selectAll();
        QTest::keyClicks(fields.last(), text);
    }
    void press(const QString &label)
    {
        for (auto *box : m_form->findChildren<QCheckBox *>()) {
            if (box->text() != label)
                continue;
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Space);
            return;
        }
        QFAIL(qPrintable(label));
    }
    /// Reviews and sends the form by its keys.
    void send()
    {
        QSignalSpy sent(m_form.get(), &FormPage::sent);
        QTest::keyClick(m_form->focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_form->reviewPanel().review().blockedBy, QString());
        QTest::keyClick(&m_form->reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        m_form.reset();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    RecordTable &plans()
    {
        for (auto *table : m_page->findChildren<RecordTable *>()) {
            if (table != &m_page->pane().table())
                return *table;
        }
        qFatal("no table of plans");
    }
    /// The row of a plan; -1 while it is not listed.
    int planRow(const QString &name)
    {
        const QAbstractItemModel &model = *plans().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == name)
                return row;
        }
        return -1;
    }
    void choosePlan(const QString &name)
    {
        QTRY_VERIFY(planRow(name) >= 0);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        plans().setFocus();
        plans().setCurrentRow(planRow(name));
    }
    UsagePlan planNow(const QString &name)
    {
        const auto read =
            m_world->local.call<apigateway::GetUsagePlans>(test::LocalWorld::vendor(), {});
        for (const UsagePlan &plan :
             read ? read->items.value_or(QList<UsagePlan>()) : QList<UsagePlan>()) {
            if (plan.name == name)
                return plan;
        }
        return {};
    }
    static void confirmIn(QWidget *page)
    {
        auto *button = page->window()->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(button);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    static bool says(QWidget *widget, const QString &text)
    {
        const auto labels = widget->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    }

    /// A key in a plan with a quota by the month.
    std::pair<UsagePlan, UsagePlanKey> monthlyKey()
    {
        const auto plansNow =
            m_world->local.call<apigateway::GetUsagePlans>(test::LocalWorld::vendor(), {});
        if (!plansNow)
            return {};
        UsagePlan plan;
        UsagePlanKey key;
        for (const UsagePlan &each : plansNow->items.value_or(QList<UsagePlan>())) {
            if (!each.quota || each.quota->period != QuotaPeriod::Month || key.id)
                continue;
            apigateway::GetUsagePlanKeys::Request request;
            request.usagePlanId = each.id.value_or(QString());
            const auto keys = m_world->local.call<apigateway::GetUsagePlanKeys>(
                test::LocalWorld::vendor(), request);
            if (!keys || !keys->items || keys->items->isEmpty())
                continue;
            plan = each;
            key = keys->items->first();
        }
        return {plan, key};
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        m_page = std::make_unique<UsagePlansPage>(m_world->context);
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model().loadState() == LoadState::Complete
                                     && m_page->model().rowCount() > 1,
                                 20000);
        m_page->focusContent();
    }
    void cleanupTestCase()
    {
        m_form.reset();
        m_page.reset();
        m_world.reset();
    }

    void theFullestKeyStandsFirst()
    {
        const int used = m_page->model().columnIndex(u"usedPercent"_s);
        QTRY_VERIFY(!m_page->model().cell(0, used).isAbsent());
        const auto percent = [&](int row) { return m_page->model().cell(row, used).real(); };
        QTRY_VERIFY(percent(0) >= percent(1));
    }
    void detailsSayWhatRemains()
    {
        m_page->pane().table().setCurrentRow(0);
        QTRY_VERIFY(says(m_page->details(), u"left until the reset"_s)
                    || says(m_page->details(), u"this plan has no quota"_s));
    }
    void aPlanNarrowsTheKeys()
    {
        const int all = m_page->model().rowCount();
        auto *plans = m_page->findChildren<RecordTable *>().first();
        for (auto *table : m_page->findChildren<RecordTable *>()) {
            if (table != &m_page->pane().table())
                plans = table;
        }
        plans->setCurrentRow(0);
        QTRY_VERIFY(m_page->model().rowCount() < all && m_page->model().rowCount() > 0);
        m_page->pane().clearFilters();
        QTRY_COMPARE(m_page->model().rowCount(), all);
    }
    void aKeyOpensItsChart()
    {
        m_page->pane().table().setCurrentRow(0);
        QVERIFY(action(u"Open usage"_s)->isEnabled());
        std::unique_ptr<Page> chart;
        connect(
            m_page.get(), &Page::tabRequested, this, [&](Page *page) { chart.reset(page); },
            Qt::SingleShotConnection);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QVERIFY(qobject_cast<KeyChartPage *>(chart.get()));
        chart->resize(1000, 700);
        chart->show();
        QTRY_VERIFY(chart->asOf());
        QVERIFY(!chart->title().isEmpty());
        const auto document = chart->exportDocument();
        QVERIFY(document);
        QVERIFY(!document->sections.empty());
    }

    void itsChartForetellsAndShowsExtensions()
    {
        const auto [plan, key] = monthlyKey();
        QVERIFY(key.id);
        const RowOrigin origin = m_page->model().origin(0);
        const auto series = [&](const QString &resource, QStringView metric,
                                const QString &dimension) {
            return SeriesSamples{{origin.partition, origin.account, origin.region, resource,
                                  metric.toString(), dimension},
                                 std::chrono::hours(24),
                                 {}};
        };
        SeriesSamples used = series(*key.id, metric::apiUsed, *plan.id);
        SeriesSamples remaining = series(*key.id, metric::apiRemaining, *plan.id);
        SeriesSamples limit = series(*plan.id, metric::planLimit, {});
        const Instant now = m_world->local.clock->now();
        const Instant today(std::chrono::floor<std::chrono::days>(now));
        for (int day = 40; day >= 0; --day) {
            const Instant time = today - std::chrono::days(day);
            used.samples.push_back({time, Quantity(qint64(50 + day % 3))});
            remaining.samples.push_back({time, Quantity(qint64(9000 - (40 - day) * 50))});
        }
        limit.samples.push_back({now, Quantity(plan.quota->limit.value_or(0))});
        bool isKept = false;
        const auto kept = [&](const Result<void, StoreError> &outcome) {
            isKept = outcome.has_value();
        };
        m_world->history.merge({used, remaining, limit}, this,
                               [](const Result<void, StoreError> &) {});
        m_world->history.addEvents(
            {{remaining.key, today, HistoryEvent::Kind::Extension, u"100"_s, u"1100"_s}}, this,
            kept);
        QTRY_VERIFY(isKept);

        KeyChartPage page(m_world->context, key, plan, origin);
        page.resize(1000, 700);
        page.show();
        auto *chart = page.findChild<QuotaChart *>();
        QTRY_VERIFY(page.asOf());
        // Besides those of which the days tell.
        const auto ofToday = [&] {
            const auto &extensions = chart->period().extensions;
            return extensions.isEmpty() ? 0 : extensions.last().amount;
        };
        QTRY_COMPARE(ofToday(), 1000);
        QTRY_VERIFY2(chart->sentence().contains(u" per day"), qPrintable(chart->sentence()));
        // Until the reset, and never less than nothing.
        for (const BandPoint &point : chart->period().forecast) {
            QVERIFY(point.low >= 0 && point.low <= point.middle && point.middle <= point.high);
            QVERIFY(QDateTime::fromMSecsSinceEpoch(qint64(point.time), QTimeZone::utc()).date()
                    <= chart->period().reset);
        }
    }

    void alertsAreMarkedInTheirPeriods()
    {
        const auto [plan, key] = monthlyKey();
        QVERIFY(key.id);
        const RowOrigin origin = m_page->model().origin(0);
        const Instant now = m_world->local.clock->now();
        Alert alert;
        alert.item = alertItemOf(key, plan, origin);
        alert.itemKey = alertItemKey(alert.item);
        alert.value = alert.used = u"950"_s;
        alert.limit = u"900"_s;
        alert.kind = AlertKind::Amount;
        QList<Alert> raised;
        for (const int daysAgo : {0, 45}) {
            alert.id = QString::number(daysAgo);
            alert.raised = DateText(now - std::chrono::days(daysAgo));
            raised.append(alert);
        }
        m_world->alertStore.keepAlerts(raised);
        const PageContext &all = m_world->context;
        AlertWatch alerts(
            {all.session, all.history, all.recorder, m_world->alertStore, m_world->local.clock});
        PageContext context{
            all.session,  all.history, all.activity,     all.recorder,  all.settings,  all.theme,
            all.clock,    all.usage,   all.usageFetcher, all.checkouts, all.clipboard, all.trends,
            all.holdBack, all.drafts,  all.snapshots,    alerts,        all.reports};
        QTRY_COMPARE(alerts.alerts().size(), 2);

        KeyChartPage page(context, key, plan, origin);
        page.resize(1000, 700);
        page.show();
        auto *chart = page.findChild<QuotaChart *>();
        QTRY_VERIFY(page.asOf());
        QCOMPARE(chart->period().alerts.size(), 1); // the other is none of this period
        QVERIFY2(chart->period().alerts.first().text.startsWith(u"Alert: "),
                 qPrintable(chart->period().alerts.first().text));
        const auto plots = chart->findChildren<SlotPlot *>();
        plots.first()->setMarked(int(chart->period().begin.daysTo(toQDateTime(now).date())));
        QVERIFY2(plots.first()->readOut().contains(chart->period().alerts.first().text),
                 qPrintable(plots.first()->readOut()));

        // From an alert the chart opens in its period, though an alert names ids only.
        const std::unique_ptr<Page> past(makeAlertChart(context, alert));
        QVERIFY(past);
        past->resize(1000, 700);
        past->show();
        auto *pastChart = past->findChild<QuotaChart *>();
        QTRY_VERIFY(past->asOf());
        QTRY_VERIFY(past->title().contains(*plan.name));
        const QDate then = toQDateTime(now).date().addDays(-45);
        QVERIFY(pastChart->period().begin <= then && then < pastChart->period().reset);
        QCOMPARE(pastChart->period().limit, plan.quota->limit);
        QVERIFY2(pastChart->sentence().contains(u"were left at the reset"),
                 qPrintable(pastChart->sentence()));
        QVERIFY(pastChart->period().forecast.isEmpty());
        QCOMPARE(pastChart->period().alerts.size(), 1);
    }

    void anUnknownExtensionIsSaidAndSettled()
    {
        Fault cut;
        cut.operation = u"UpdateUsage"_s;
        cut.cutsConnection = true;
        cut.executes = true;
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), cut));
        // Reading back takes a while, so that its words can be read.
        Fault slow;
        slow.operation = u"GetUsage"_s;
        slow.delayMilliseconds = 300;
        slow.count = 0;
        m_page->pane().table().setCurrentRow(0);
        action(u"Grant extension"_s)->trigger();
        const QPointer<ExtensionDialog> dialog = m_page->findChild<ExtensionDialog *>();
        QVERIFY(dialog);
        auto *after = dialog->findChild<QLineEdit *>(u"remainingAfter"_s);
        QTRY_VERIFY(!after->text().isEmpty());
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), slow));
        QSignalSpy extended(dialog, &ExtensionDialog::extended);
        QTest::keyClick(after, Qt::Key_Return);
        QTRY_VERIFY(says(dialog, u"not known yet whether this was done"_s));
        QTRY_COMPARE(extended.size(), 1);
        QTRY_VERIFY(!dialog);
        QVERIFY(m_world->local.call<control::ClearFaults>(test::LocalWorld::vendor(), {}));
    }

    void keysMoveToAnotherPlan()
    {
        m_page->pane().clearFilters();
        const int rows = m_page->model().rowCount();
        int row = 0;
        while (row < rows && m_page->model().record<UsagePlanKey>(row).name != u"quarry-ingest")
            ++row;
        QVERIFY(row < rows);
        m_page->focusContent();
        m_page->pane().table().setCurrentRow(row);
        std::unique_ptr<Page> tab;
        const auto connection =
            connect(m_page.get(), &Page::tabRequested, this, [&](Page *page) { tab.reset(page); });
        action(u"Move to another"_s)->trigger();
        disconnect(connection);
        auto *page = qobject_cast<KeyChangePage *>(tab.get());
        QVERIFY(page);
        page->resize(900, 600);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page));
        QCOMPARE(page->findChild<QComboBox *>(u"from"_s)->currentText(), u"Free"_s);
        auto *to = page->findChild<QComboBox *>(u"to"_s);
        to->setFocus();
        QTest::keyClicks(to, u"Silver"_s);
        QCOMPARE(page->model().record<BulkLine>(0).change, std::optional(u"Free → Silver"_s));
        QSignalSpy changed(page, &BulkPage::changed);
        QTest::keyClick(to, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(page->jobPanel().job()->progress().done, 1);
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        action(u"Show API key"_s)->trigger();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"api-keys"_s);
    }
    void aPlanIsMade()
    {
        openForm(u"New usage plan"_s);
        QTest::keyClick(m_form->focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!m_form->reviewPanel().review().blockedBy.isEmpty());
        type(u"Name\u00A0*"_s, u"Trial"_s);
        press(u"Limit the rate"_s);
        press(u"Limit the number"_s);
        type(u"Limit"_s, u"2,000"_s);
        type(u"Requests per second"_s, u"x"_s);
        const auto periods = named<QComboBox>(u"Period"_s);
        QCOMPARE(periods.size(), 1);
        periods.first()->setFocus();
        QTest::keyClick(periods.first(), Qt::Key_End);
        type(u"Period starts on day"_s, u"28"_s);
        QCOMPARE(m_form->form().problemCount(), 2); // no rate or burst, no such day
        type(u"Period starts on day"_s, u"14"_s);
        type(u"Requests per second"_s, u"2.5"_s);
        QTRY_COMPARE(m_form->form().problemCount(), 0);
        auto *api = named<QComboBox>(u"API"_s).first();
        QTRY_VERIFY(api->count() > 2);
        api->setFocus();
        QTest::keyClick(api, Qt::Key_Down);
        auto *stage = named<QComboBox>(u"Stage of the API"_s).first();
        QTRY_VERIFY(stage->findText(u"test"_s) >= 0);
        stage->setFocus();
        stage->setCurrentIndex(stage->findText(u"test"_s));
        type(u"Path"_s, u"/pets"_s); // the only one
        QTRY_COMPARE(m_form->form().problemCount(), 1); // a method without a limit
        // The row for the next method came below.
        auto *burst = named<QLineEdit>(u"Burst of the method"_s).first();
        burst->setFocus();
        QTest::keyClicks(burst, u"7"_s);
        QTRY_COMPARE(m_form->form().problemCount(), 0);
        send();
        const UsagePlan made = planNow(u"Trial"_s);
        QCOMPARE(made.throttle, (ThrottleSettings{{}, 2.5}));
        QCOMPARE(made.quota, (QuotaSettings{2000, 14, QuotaPeriod::Month}));
        QCOMPARE(made.apiStages->size(), 1);
        QCOMPARE(made.apiStages->first().stage, u"test"_s);
        QCOMPARE(*made.apiStages->first().throttle,
                 (QMap<QString, ThrottleSettings>{{u"/pets/GET"_s, {7, {}}}}));
        QTRY_VERIFY(planRow(u"Trial"_s) >= 0);
    }
    void aPlanShowsItsParts()
    {
        choosePlan(u"Trial"_s);
        auto *details = m_page->findChild<PlanDetails *>();
        details = details ? details : m_page->details()->findChild<PlanDetails *>();
        QVERIFY(details);
        QTRY_VERIFY(details->isVisibleTo(m_page->details()));
        QVERIFY(says(details, u"Trial"_s));
        const auto tabs = details->findChildren<QTabBar *>();
        QCOMPARE(tabs.size(), 1);
        QCOMPARE(tabs.first()->tabText(0), u"Stages 1"_s);
        QCOMPARE(tabs.first()->tabText(1), u"Throttles 2"_s);
        QTRY_COMPARE(tabs.first()->tabText(2), u"Keys 0"_s);
        const auto stage = details->currentStage();
        QVERIFY(stage && stage->stage == u"test"_s);
        for (auto *button : details->findChildren<QPushButton *>()) {
            if (button->text() == u"Stage details…"_s)
                button->click();
        }
        const QPointer<QDialog> dialog = details->window()->findChild<QDialog *>(u"stageDialog"_s);
        QVERIFY(dialog);
        QTRY_VERIFY(says(dialog, u"test"_s));
        dialog->reject();
        QTRY_VERIFY(!dialog);
        m_page->activateWindow();
        m_page->focusContent();
        QTRY_VERIFY(!details->isVisibleTo(m_page->details()));
    }
    void aLinkLeadsToAPlanAndToAKey()
    {
        const UsagePlan gold = planNow(u"Gold"_s);
        choosePlan(u"Trial"_s);
        m_page->showRow(gold.id->toUtf8());
        QTRY_COMPARE(plans().currentIndex().data().toString(), u"Gold"_s);
        auto *details = m_page->details()->findChild<PlanDetails *>();
        QVERIFY(details->isVisibleTo(m_page->details()));
        QVERIFY(says(details, u"50,000 a month for each key, from day 1"_s));
        QTRY_VERIFY(details->findChildren<QTabBar *>().first()->tabText(2) != u"Keys"_s);
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        for (auto *list : details->findChildren<RecordTable *>()) {
            if (list->model()->rowCount() > 3)
                emit list->rowActivated(0);
        }
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"api-keys"_s);
    }
    void apisThatCannotBeListedAreTyped()
    {
        Fault refusal;
        refusal.operation = u"GetRestApis"_s;
        refusal.status = 403;
        refusal.code = u"AccessDeniedException"_s;
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), refusal));
        openForm(u"New usage plan"_s);
        type(u"Name\u00A0*"_s, u"Typed"_s);
        auto *api = named<QComboBox>(u"API"_s).first();
        QTRY_VERIFY(api->isEditable());
        api->setFocus();
        QTest::keyClicks(api, u"a1b2c3"_s);
        auto *stage = named<QComboBox>(u"Stage of the API"_s).first();
        stage->setFocus();
        QTest::keyClicks(stage, u"prod"_s);
        m_form->review();
        QVERIFY(m_form->reviewPanel().review().call.cli.contains(u"a1b2c3"_s));
        QCOMPARE(m_form->form().problemCount(), 0);
        m_form.reset();
        QVERIFY(m_world->local.call<control::ClearFaults>(test::LocalWorld::vendor(), {}));
    }
    void stagesAreLookedAtFirst()
    {
        choosePlan(u"Trial"_s);
        openForm(u"Attach stages"_s);
        m_form->resize(900, 400);
        m_form->focusContent(); // as the tabs do
        auto *api = named<QComboBox>(u"API"_s).first();
        QTRY_VERIFY(api->hasFocus());
        QVERIFY(!api->visibleRegion().isEmpty());
        m_form.reset();
    }
    void aPlanIsEdited()
    {
        choosePlan(u"Trial"_s);
        openForm(u"Edit usage plan"_s);
        m_form->review();
        QVERIFY(!m_form->reviewPanel().review().blockedBy.isEmpty()); // nothing is changed
        type(u"Name\u00A0*"_s, u"Trial 2"_s);
        press(u"Limit the number"_s);
        QVERIFY(m_form->reviewPanel().review().call.cli.contains(u"/quota"_s));
        send();
        QCOMPARE(planNow(u"Trial 2"_s).quota, std::nullopt);
        QTRY_VERIFY(planRow(u"Trial 2"_s) >= 0);
    }
    void tagsOfAPlanAreEdited()
    {
        choosePlan(u"Trial 2"_s);
        action(u"Tags of the plan"_s)->trigger();
        const QPointer<TagDialog> dialog = m_page->findChild<TagDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(!says(dialog, u"Loading"_s));
        auto *grid = dialog->findChild<QTableWidget *>();
        auto *save = dialog->findChild<QPushButton *>(u"save"_s);
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Add tag"_s)
                button->click();
        }
        QCOMPARE(grid->rowCount(), 1);
        grid->item(0, 0)->setText(u"team"_s);
        grid->item(0, 1)->setText(u"web"_s);
        QTRY_VERIFY(save->isEnabled());
        QTest::keyClick(save, Qt::Key_Space);
        QTRY_VERIFY(!dialog);
        QCOMPARE(planNow(u"Trial 2"_s).tags->value(u"team"_s), u"web"_s);
        const auto *tabs = m_page->details()->findChild<PlanDetails *>()->findChild<QTabBar *>();
        QTRY_COMPARE(tabs->tabText(3), u"Tags 1"_s);
    }
    void aPlanGoesWithItsStages()
    {
        choosePlan(u"Trial 2"_s);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Delete);
        auto *dialog = m_page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QVERIFY(says(dialog, u"refuses to delete a plan that has stages"_s));
        confirmIn(m_page.get());
        QTRY_VERIFY(planRow(u"Trial 2"_s) < 0);
        QVERIFY(!planNow(u"Trial 2"_s).id);
    }
    void aStageIsDetached()
    {
        choosePlan(u"Partner"_s);
        QVERIFY(action(u"Detach stage"_s)->isEnabled());
        action(u"Detach stage"_s)->trigger();
        confirmIn(m_page.get());
        QTRY_VERIFY(planNow(u"Partner"_s).apiStages->isEmpty());
        QTRY_VERIFY(!action(u"Detach stage"_s)->isEnabled());
    }
    void theRoleOfLogsIsSet()
    {
        openForm(u"API Gateway settings"_s);
        QVERIFY(named<QLineEdit>(u"Burst"_s).first()->isReadOnly());
        type(u"CloudWatch role"_s, u"nobody"_s);
        m_form->review();
        QCOMPARE(m_form->form().problemCount(), 1);
        const QString role = u"arn:aws:iam::111122223333:role/logs"_s;
        type(u"CloudWatch role"_s, role);
        send();
        const auto account =
            m_world->local.call<apigateway::GetAccount>(test::LocalWorld::vendor(), {});
        QCOMPARE(account->cloudwatchRoleArn, std::optional(role));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<FormPage> m_form;
    std::unique_ptr<UsagePlansPage> m_page;
};

QTEST_MAIN(TestUsagePlanPages)
#include "tst_usageplanpages.moc"
