// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertspage.h"

#include "forms/recordform.h"
#include "items/alerttable.h"
#include "monitoring/alertrules.h"
#include "pages/alertchart.h"
#include "pages/alertrulefields.h"
#include "pages/alertruleformpage.h"
#include "pages/alertrulespage.h"
#include "pages/chartpage.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "store/metrics.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

/// Alerts and their rules on pages, by keyboard, over a license of the embedded service.
class TestAlertsPage : public QObject {
    Q_OBJECT

    AlertWatch &watch() { return m_world->alerts; }
    bool look()
    {
        const auto before = watch().lookedAt();
        watch().readAndLook();
        return LocalWorld::waitFor(
            [&] { return watch().lookedAt() != before && !watch().isLooking(); });
    }
    bool record(qint64 used, std::chrono::minutes ago = 0min)
    {
        const auto key = [this](QStringView metric) {
            return SeriesKey{u"aws"_s,
                             m_world->local.vendorAccount(),
                             {},
                             *m_license.licenseArn,
                             metric.toString(),
                             u"Seats"_s};
        };
        Poll poll;
        poll.time = m_world->local.clock->now() - ago;
        poll.interval = 15min;
        poll.values = {{key(metric::entitlementConsumed), Quantity(used)},
                       {key(metric::entitlementCapacity), Quantity(100)}};
        std::optional<bool> isKept;
        m_world->history.append(std::move(poll), this,
                                [&](const auto &outcome) { isKept = outcome.has_value(); });
        return LocalWorld::waitFor([&] { return isKept.has_value(); }) && *isKept;
    }
    template <class P> std::unique_ptr<P> shown()
    {
        auto page = std::make_unique<P>(m_world->context);
        show(*page);
        if (!LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; }))
            qFatal("the page does not load");
        page->focusContent();
        return page;
    }
    static void show(QWidget &page)
    {
        page.resize(1300, 800);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page is not active");
    }
    static int rowOf(TablePage &page, const QString &column, const QString &text)
    {
        const int index = page.model().columnIndex(column);
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (page.model().index(row, index).data().toString() == text)
                return row;
        }
        return -1;
    }
    static QString text(TablePage &page, int row, QStringView column)
    {
        return page.model().index(row, page.model().columnIndex(column)).data().toString();
    }
    static QAction *action(Page &page, const QString &words)
    {
        for (QAction *each : page.pageActions()) {
            if (QString(each->text()).remove(u'&') == words)
                return each;
        }
        return nullptr;
    }
    /// The page with one alert: 84 of 100 seats, which is at or above 80 %.
    std::unique_ptr<AlertsPage> withAlert()
    {
        if (!record(84) || !look())
            qFatal("nothing was recorded");
        auto page = shown<AlertsPage>();
        const int row = rowOf(*page, u"item"_s, u"Acme Pro, Seats"_s);
        if (row < 0)
            qFatal("there is no alert");
        page->pane().table().setCurrentRow(row);
        return page;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<PageWorld>();
        m_license = issued(m_world->local, u"Acme Pro"_s);
    }
    void cleanup() { m_world.reset(); }

    void showsWhatIsInForce()
    {
        const auto page = withAlert();
        QCOMPARE(page->model().rowCount(), 1);
        QCOMPARE(text(*page, 0, u"severity"), u"Warning"_s);
        QCOMPARE(text(*page, 0, u"what"), u"84% used: 84 of 100"_s);
        QCOMPARE(text(*page, 0, u"standing"), u"Open"_s);
        QCOMPARE(text(*page, 0, u"rule"), u"80% used or more"_s);
        QVERIFY(record(10));
        QVERIFY(look());
        // Past ones are in the history.
        QTRY_COMPARE(page->model().rowCount(), 0);
        QCOMPARE(page->model().totalCount(), 1);
    }
    void acknowledgesByKey()
    {
        const auto page = withAlert();
        QSignalSpy badge(page.get(), &Page::badgeChanged);
        QTest::keyClick(page->focusWidget(), Qt::Key_A);
        QTRY_COMPARE(text(*page, 0, u"standing"), u"Acknowledged"_s);
        QCOMPARE(badge.last().first().toInt(), 0);
        QVERIFY(!action(*page, u"Acknowledge"_s)->isEnabled());
        action(*page, u"Open again"_s)->trigger();
        QTRY_COMPARE(text(*page, 0, u"standing"), u"Open"_s);
        QCOMPARE(badge.last().first().toInt(), 1);
    }
    void snoozesUntilADay()
    {
        const auto page = withAlert();
        QTest::keyClick(page->focusWidget(), Qt::Key_S);
        auto *dialog = page->findChild<QDialog *>(u"snoozeDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        auto *choice = dialog->findChild<QComboBox *>(u"snoozeFor"_s);
        auto *day = dialog->findChild<QLineEdit *>(u"snoozeDay"_s);
        auto *snooze = dialog->findChild<QPushButton *>(u"snooze"_s);
        choice->setCurrentIndex(choice->count() - 1);
        QVERIFY(day->isVisible());
        QVERIFY(!snooze->isEnabled());
        day->setText(u"2020-01-01"_s);
        QVERIFY(!snooze->isEnabled());
        day->setText(u"2199-01-01"_s);
        QVERIFY(snooze->isEnabled());
        QTest::keyClick(snooze, Qt::Key_Space);
        QTRY_COMPARE(text(*page, 0, u"standing"), u"Snoozed"_s);
        QCOMPARE(watch().alerts().first().snoozedUntil->text, u"2199-01-01T00:00:00Z"_s);
    }
    void mutesTheConnection()
    {
        const auto page = withAlert();
        QAction *mute = action(*page, u"Mute this connection"_s);
        QVERIFY(mute && mute->isEnabled());
        mute->trigger();
        QTRY_COMPARE(text(*page, 0, u"standing"), u"Muted"_s);
        QVERIFY(watch().isMuted(LocalWorld::vendor()));
        QCOMPARE(QString(mute->text()).remove(u'&'), u"Unmute this connection"_s);
        mute->trigger();
        QTRY_COMPARE(text(*page, 0, u"standing"), u"Open"_s);
    }
    void leadsToTheChart()
    {
        const auto page = withAlert();
        QSignalSpy tab(page.get(), &Page::tabRequested);
        QTest::keyClick(page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(tab.size(), 1);
        const std::unique_ptr<Page> chart(tab.first().first().value<Page *>());
        QVERIFY(qobject_cast<ChartPage *>(chart.get()));
        QCOMPARE(chart->title(), u"Acme Pro: Seats"_s);
    }

    void switchesRulesOff()
    {
        QVERIFY(record(84));
        QVERIFY(look());
        const auto page = shown<AlertRulesPage>();
        QCOMPARE(page->model().rowCount(), readyAlertRules().size());
        const int row = rowOf(*page, u"title"_s, u"80% used or more"_s);
        QVERIFY(row >= 0);
        page->pane().table().setCurrentRow(row);
        QCOMPARE(text(*page, row, u"standing"), u"On"_s);
        QCOMPARE(text(*page, row, u"active"), u"1"_s);
        QVERIFY(!action(*page, u"Set back"_s)->isEnabled());
        QTest::keyClick(page->focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(text(*page, row, u"standing"), u"Off"_s);
        QTRY_COMPARE(text(*page, row, u"active"), u"0"_s);
        QVERIFY(watch().openAlerts().isEmpty());
        // Why it does not fire stands beside it.
        auto *reasons = page->details()->findChild<DetailList *>();
        QVERIFY(reasons);
        QTRY_COMPARE(reasons->model().record<AlertReasonLine>(0).why,
                     u"The rule is switched off"_s);
        action(*page, u"Set back"_s)->trigger();
        auto *question = page->findChild<QDialog *>();
        QTRY_VERIFY(question && question->isVisible());
        const auto buttons = question->findChildren<QPushButton *>();
        const auto set = std::ranges::find_if(buttons, [](const QPushButton *button) {
            return QString(button->text()).remove(u'&') == u"Set back"_s;
        });
        QVERIFY(set != buttons.end());
        QTest::mouseClick(*set, Qt::LeftButton);
        QTRY_COMPARE(text(*page, row, u"standing"), u"On"_s);
    }

    void aNewRuleIsCheckedAtTheField()
    {
        QVERIFY(record(84));
        QVERIFY(look());
        AlertRuleFormPage form(m_world->context, alertRuleOf(AlertKind::Level));
        show(form);
        form.focusContent();
        auto *threshold = qobject_cast<QLineEdit *>(form.focusWidget());
        QVERIFY(threshold);
        threshold->selectAll();
        QTest::keyClicks(threshold, u"lots"_s);
        QTest::keyClick(threshold, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(form.form().problemCount(), 1);
        QVERIFY(form.hasUnsentChanges());
        const auto labels = form.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text() == u"Enter a number greater than 0."_s;
        }));
        threshold->selectAll();
        QTest::keyClicks(threshold, u"84"_s);
        QCOMPARE(form.form().problemCount(), 0);
        QSignalSpy saved(&form, &AlertRuleFormPage::saved);
        QSignalSpy closed(&form, &Page::closeRequested);
        QTest::keyClick(threshold, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(closed.size(), 1);
        const QString id = saved.first().first().toString();
        QCOMPARE(watch().rule(id)->threshold, u"84"_s);
        QTRY_VERIFY(latestAlert(watch().alerts(), id, watch().alerts().first().itemKey) != nullptr);
    }
    void fieldsFollowTheKind()
    {
        AlertRuleFormPage form(m_world->context, alertRuleOf(AlertKind::Level));
        show(form);
        auto *kind = form.findChild<QComboBox *>(u"kind"_s);
        const auto choose = [kind](AlertKind wanted) {
            kind->setCurrentIndex(kind->findData(int(wanted)));
            emit kind->activated(kind->currentIndex());
        };
        QVERIFY(form.form().hasField(u"Samples"_s));
        QVERIFY(!form.form().hasField(u"LeadDays"_s));
        choose(AlertKind::Expiry);
        QVERIFY(form.form().hasField(u"LeadDays"_s));
        QVERIFY(!form.form().hasField(u"Threshold"_s));
        choose(AlertKind::Jump);
        QVERIFY(form.form().hasField(u"Hours"_s));
        choose(AlertKind::RecorderSilent);
        QVERIFY(!form.form().hasField(u"Scope"_s));
        for (const AlertRule &rule : readyAlertRules()) {
            choose(*rule.kind.known());
            QTest::keyClick(&form, Qt::Key_T, Qt::ControlModifier);
            QCOMPARE(form.form().problemCount(), 0);
        }
    }
    void aRuleAboutOneItemIsTested()
    {
        for (int i = 48; i >= 0; --i)
            QVERIFY(record(i > 24 ? 84 : 10, i * 15min));
        QVERIFY(look());
        AlertItem item;
        for (const AlertReason &reason : watch().reasons(alertRuleOf(AlertKind::Level)))
            item = reason.item;
        QCOMPARE(item.part, u"Seats"_s);
        const std::unique_ptr<Page> page(makeAlertRuleForm(m_world->context, item));
        auto *form = qobject_cast<AlertRuleFormPage *>(page.get());
        QVERIFY(form);
        show(*form);
        const auto rule = form->form().value<AlertRule>();
        QCOMPARE(rule.scope, AlertScope::Item);
        QVERIFY(rule.target->startsWith(*m_license.licenseArn));
        QTest::keyClick(form, Qt::Key_T, Qt::ControlModifier);
        auto *outcome = form->findChild<QLabel *>(u"outcome"_s);
        QTRY_COMPARE(outcome->text(), u"It would have raised 1 alert(s) in the last 30 days."_s);
        const auto lists = form->findChildren<DetailList *>();
        const auto past = std::ranges::find_if(
            lists, [](DetailList *list) { return list->model().definition().id == u"alerts"_s; });
        QVERIFY(past != lists.end());
        QCOMPARE((*past)->model().record<AlertLine>(0).what, u"84% used: 84 of 100"_s);
        QSignalSpy saved(form, &AlertRuleFormPage::saved);
        QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(saved.size(), 1);
        const AlertRule *kept = watch().rule(saved.first().first().toString());
        QCOMPARE(kept->target, m_license.licenseArn);
        QCOMPARE(kept->part, u"Seats"_s);
        QCOMPARE(alertRuleScope(*kept), u"Acme Pro, Seats"_s);
    }
    void aDraftBringsBackKindAndItem()
    {
        QVERIFY(record(84));
        QVERIFY(look());
        const std::unique_ptr<Page> page(makeAlertRuleForm(
            m_world->context, watch().reasons(alertRuleOf(AlertKind::Level)).first().item));
        auto *form = qobject_cast<AlertRuleFormPage *>(page.get());
        show(*form);
        QVERIFY(!form->hasUnsentChanges());
        QSignalSpy kept(&m_world->drafts, &DraftStore::kept);
        auto *kind = form->findChild<QComboBox *>(u"kind"_s);
        kind->setFocus();
        QTest::keyClicks(kind, kind->itemText(kind->findData(int(AlertKind::DaysLeft))));
        QTest::keyClick(kind, Qt::Key_Return);
        emit kind->activated(kind->currentIndex());
        QVERIFY(form->hasUnsentChanges());
        QTRY_VERIFY(!kept.isEmpty());

        const QList<Draft> left = leftDrafts();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().title, u"New alert rule"_s);
        const auto rules = shown<AlertRulesPage>();
        QSignalSpy tabs(rules.get(), &Page::tabRequested);
        QVERIFY(rules->restoreDraft(left.first()));
        QTRY_COMPARE(tabs.size(), 1);
        const std::unique_ptr<Page> tab(tabs.first().first().value<Page *>());
        auto *again = qobject_cast<AlertRuleFormPage *>(tab.get());
        QVERIFY(again && again->hasUnsentChanges());
        const AlertRule rule = ruleIn(again->form());
        QCOMPARE(rule.kind, AlertKind::DaysLeft);
        QCOMPARE(rule.target, m_license.licenseArn);
        QCOMPARE(rule.part, u"Seats"_s);
        QCOMPARE(again->findChild<QComboBox *>(u"kind"_s)->currentData().toInt(),
                 int(AlertKind::DaysLeft));
        // Once it is saved there is no draft of it.
        show(*again);
        QTest::keyClick(again, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(leftDrafts().isEmpty());
    }

private:
    /// As the next start finds them.
    QList<Draft> leftDrafts()
    {
        DraftStore later(m_world->draftsPath(), m_world->local.clock);
        std::optional<QList<Draft>> left;
        later.readLeft(this, [&](const QList<Draft> &drafts) { left = drafts; });
        if (!LocalWorld::waitFor([&] { return left.has_value(); }))
            qFatal("the drafts cannot be read");
        return *left;
    }

    std::unique_ptr<PageWorld> m_world;
    License m_license;
};

QTEST_MAIN(TestAlertsPage)
#include "tst_alertspage.moc"
