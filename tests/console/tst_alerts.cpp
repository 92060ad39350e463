// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerting.h"

#include "console/consoletest.h"
#include "console/traykeeping.h"
#include "items/alerttable.h"
#include "monitoring/alertrules.h"
#include "pages/alertspage.h"
#include "pages/chartpage.h"
#include "shell/navigation.h"
#include "store/alertstore.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

/// Alerts through the real window, on sample data, and beside it without a window.
class TestAlerts : public ConsoleTest {
    Q_OBJECT

    AlertWatch &watch() { return m_world->console().context().alerts; }
    bool waitForAlerts()
    {
        return QTest::qWaitFor(
            [this] {
                return std::ranges::any_of(watch().openAlerts(), [](const Alert &alert) {
                    return alert.item.kind == AlertItemKind::Entitlement;
                });
            },
            60000);
    }
    QString navigationText() const
    {
        const Navigation &navigation = m_world->window().navigation();
        for (int i = 0; i < navigation.topLevelItemCount(); ++i) {
            const QTreeWidgetItem *item = navigation.topLevelItem(i);
            if (item->text(0) == u"Alerts"_s)
                return item->data(0, Qt::AccessibleTextRole).toString();
        }
        return {};
    }
    struct Checked {
        int code = -1;
        QList<QJsonObject> lines;
        QByteArray errors;
    };
    Checked check(const QString &folder) const
    {
        Checked checked;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"QT_QPA_PLATFORM"_s);
        environment.remove(u"DISPLAY"_s);
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("LC_CONSOLE"),
                      {u"--check-alerts"_s, u"--data"_s, folder});
        if (!process.waitForFinished(60000))
            return checked;
        checked.code = process.exitCode();
        checked.errors = process.readAllStandardError();
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            if (!line.isEmpty())
                checked.lines += QJsonDocument::fromJson(line).object();
        }
        return checked;
    }

private slots:
    void countsInTheNavigation()
    {
        QVERIFY(waitForAlerts());
        const QString count = QString::number(watch().openAlerts().size());
        QTRY_VERIFY2(navigationText().contains(count), qPrintable(navigationText()));
        TablePage *page = m_world->openTable(u"alerts"_s);
        QVERIFY(page);
        QVERIFY(qobject_cast<AlertsPage *>(page));
        const int before = int(watch().openAlerts().size());
        page->focusContent();
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->press(Qt::Key_A);
        QTRY_VERIFY(int(watch().openAlerts().size()) < before);
        QTRY_VERIFY(!navigationText().contains(count));
    }

    void aNotificationLeadsToTheChart()
    {
        QVERIFY(waitForAlerts());
        PageContext &context = m_world->console().context();
        TrayKeeping tray({m_world->window(), context.settings, context.theme, [] { return true; },
                          [] { return true; }});
        Alerting alerting(m_world->window(), context, tray);
        QSignalSpy told(&tray, &TrayKeeping::told);
        // About one entitlement, so that there is one thing to be told.
        const Alert known =
            *std::ranges::find(watch().alerts(), AlertItemKind::Entitlement,
                               [](const Alert &alert) { return *alert.item.kind.known(); });
        AlertRule rule = alertRuleOf(AlertKind::Amount);
        rule.threshold = u"0.5"_s;
        rule.scope = AlertScope::Item;
        rule.target = known.item.id;
        rule.part = known.item.part;
        watch().saveRule(rule);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), alertItemTitle(known.item));
        auto *icon = tray.findChild<QSystemTrayIcon *>();
        QVERIFY(icon && icon->isVisible());
        QVERIFY(!tray.isInTray());
        emit icon->messageClicked();
        QVERIFY(m_world->pageAs<ChartPage>());
        QVERIFY(!icon->isVisible());
    }

    void anotherProcessReadsThem()
    {
        if (qEnvironmentVariableIsEmpty("LC_CONSOLE"))
            QSKIP("LC_CONSOLE names no program");
        const QTemporaryDir nothing;
        QCOMPARE(check(nothing.path()).code, int(ExitCode::NothingRead));
        QVERIFY(QDir(nothing.path()).isEmpty());
        const QString folder = m_world->path({});
        QVERIFY(waitForAlerts());
        // While the window is open, too.
        Checked checked = check(folder);
        QVERIFY2(checked.errors.isEmpty(), checked.errors.constData());
        QCOMPARE(checked.code, int(ExitCode::Alerts));
        QSet<QString> expected;
        QSet<QString> found;
        for (const Alert &alert : watch().alerts()) {
            if (!alert.cleared && !(alert.kind == AlertKind::RecorderSilent))
                expected.insert(alert.rule + alert.itemKey);
        }
        for (const QJsonObject &line : checked.lines) {
            for (const auto &key : {"alert", "rule", "kind", "severity", "state", "itemKind",
                                    "item", "since", "seen", "message"})
                QVERIFY2(line.contains(QLatin1StringView(key)), key);
            QVERIFY(line.value("since"_L1).toString().endsWith(u'Z'));
            if (line.value("kind"_L1) != "recorder-silent"_L1)
                found.insert(line.value("rule"_L1).toString()
                             + line.value("alert"_L1).toString().section(u'|', 1, -2));
        }
        QCOMPARE(found, expected);

        // What is acknowledged in the window is no reason to be woken.
        QStringList ids;
        for (const Alert &alert : watch().alerts())
            ids += alert.id;
        watch().acknowledge(ids);
        m_world->close();
        checked = check(folder);
        QVERIFY(!checked.lines.isEmpty());
        QCOMPARE(checked.code, int(ExitCode::Done));
        QVERIFY(std::ranges::all_of(checked.lines, [](const QJsonObject &line) {
            return line.value("state"_L1) == "acknowledged"_L1;
        }));
    }

    void saysWhatIsNotKnown()
    {
        if (qEnvironmentVariableIsEmpty("LC_CONSOLE"))
            QSKIP("LC_CONSOLE names no program");
        const QTemporaryDir folder;
        const auto clock = std::make_shared<SystemClock>();
        {
            // Somebody recorded, but no window has read any list yet.
            SqliteHistoryStore store(folder.filePath(u"history.db"_s), clock);
            QTRY_COMPARE(store.state().access, HistoryState::Access::Writable);
            const SeriesKey used{u"aws"_s,
                                 u"111122223333"_s,
                                 {},
                                 u"arn:aws:license-manager::111122223333:license:l-1"_s,
                                 metric::entitlementConsumed.toString(),
                                 u"Seats"_s};
            SeriesKey limit = used;
            limit.metric = metric::entitlementCapacity.toString();
            const Poll poll{clock->now(),
                            std::chrono::minutes(15),
                            {{used, Quantity(10)}, {limit, Quantity(100)}}};
            std::optional<bool> isKept;
            store.append(poll, this, [&isKept](const auto &outcome) { isKept = bool(outcome); });
            QTRY_COMPARE(isKept, true);
        }
        const Checked checked = check(folder.path());
        QCOMPARE(checked.code, int(ExitCode::Partly));
        QVERIFY(checked.lines.isEmpty());
        QVERIFY2(checked.errors.contains("No lists of licenses"), checked.errors.constData());
    }
};

QTEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
