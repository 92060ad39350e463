// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"

#include "charts/quotachart.h"
#include "items/quotaoutlook.h"
#include "pages/extensiondialog.h"
#include "pages/keychangepage.h"
#include "pages/keychartpage.h"
#include "pages/keydetails.h"
#include "pages/quotaboardpage.h"
#include "store/historystore.h"
#include "store/metrics.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace lc;

/// The job "watch quotas", by keyboard.
class TestQuotaBoard : public test::ConsoleTest {
    Q_OBJECT

    TablePage *openBoard()
    {
        TablePage *page = m_world->openTable(u"quota-board"_s);
        if (!page)
            return nullptr;
        // Every key has its figures and what is made of them.
        const bool isReady = QTest::qWaitFor(
            [page] {
                for (int row = 0; row < page->model().rowCount(); ++row) {
                    if (badge(*page, row, u"forecast").word.isEmpty())
                        return false;
                }
                return page->model().rowCount() > 20;
            },
            30000);
        if (isReady)
            page->pane().table().view()->setFocus();
        return isReady ? page : nullptr;
    }
    static Badge badge(TablePage &page, int row, QStringView column)
    {
        return page.model()
            .index(row, page.model().columnIndex(column))
            .data(BadgeRole)
            .value<Badge>();
    }
    static qint64 number(TablePage &page, int row, QStringView column)
    {
        return page.model().cell(row, page.model().columnIndex(column)).integer();
    }
    static double percent(TablePage &page, int row)
    {
        const Cell cell = page.model().cell(row, page.model().columnIndex(u"usedPercent"));
        return cell.isAbsent() ? -1 : cell.usage().percent().value_or(-1);
    }
    QPushButton *chip(const QString &text)
    {
        for (auto *button : m_world->page()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().startsWith(text))
                return button;
        }
        return nullptr;
    }
    /// Goes down to a row that suits.
    template <class Suits> bool goDownTo(TablePage &page, Suits suits)
    {
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (suits(row))
                return page.pane().table().currentIndex().row() == row;
            m_world->press(Qt::Key_Down);
        }
        return false;
    }
    QList<HistoryEvent> extensionsOf(const SeriesKey &series)
    {
        std::optional<QList<HistoryEvent>> events;
        QObject context;
        auto &history = m_world->console().context().history;
        history.ranges(
            {{series, {}, m_world->console().context().clock.now() + std::chrono::days(1)}},
            &context, [&](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                events.emplace();
                if (answers)
                    *events = answers->front().events;
            });
        if (!QTest::qWaitFor([&] { return events.has_value(); }, 20000))
            return {};
        events->removeIf(
            [](const HistoryEvent &event) { return event.kind != HistoryEvent::Kind::Extension; });
        return *events;
    }

private slots:
    void theFullestKeysStandFirst()
    {
        TablePage *page = openBoard();
        QVERIFY(page);
        for (int row = 1; row < page->model().rowCount(); ++row)
            QVERIFY(percent(*page, row - 1) >= percent(*page, row));
        QVERIFY(percent(*page, 0) >= 100);
        QCOMPARE(badge(*page, 0, u"forecast").state, u"exhausted"_s);
        bool isSaid = false;
        for (const auto *label : page->findChildren<QLabel *>())
            isSaid |= label->text().startsWith(
                u"Quotas apply to each key separately. Data may lag up to 40 minutes."_s);
        QVERIFY(isSaid);
    }

    void chipsNarrowTheKeys_data()
    {
        QTest::addColumn<QString>("chip");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("state");
        QTest::newRow("high") << u"≥ 80"_s << u"state"_s << u"high,exhausted,disabled"_s;
        QTest::newRow("exhausted") << u"Exhausted"_s << u"forecast"_s << u"exhausted"_s;
        QTest::newRow("idle") << u"No traffic"_s << u"state"_s << u"idle,disabled,exhausted"_s;
    }
    void chipsNarrowTheKeys()
    {
        QFETCH(QString, chip);
        QFETCH(QString, column);
        QFETCH(QString, state);
        TablePage *page = openBoard();
        QVERIFY(page);
        const int all = page->model().rowCount();
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        auto *button = m_world->tabTo<QPushButton>(chip);
        QVERIFY(button);
        m_world->press(Qt::Key_Space);
        QTRY_VERIFY(page->model().rowCount() < all);
        QVERIFY(page->model().rowCount() > 0);
        // The chip says how many there are.
        QTRY_COMPARE(this->chip(chip)->text().section(u'(', -1),
                     u"%1)"_s.arg(page->model().rowCount()));
        for (int row = 0; row < page->model().rowCount(); ++row)
            QVERIFY(state.split(u',').contains(badge(*page, row, column).state));
    }

    void theBurnDownFollowsTheRow()
    {
        TablePage *page = openBoard();
        QVERIFY(page);
        auto *chart = page->findChild<QuotaChart *>();
        QVERIFY(chart);
        QVERIFY(goDownTo(
            *page, [&](int row) { return badge(*page, row, u"forecast").state == u"exhausts"_s; }));
        const auto key =
            page->model().record<UsagePlanKey>(page->pane().table().currentIndex().row());
        QTRY_VERIFY(chart->isVisible());
        const QuotaChartData &period = chart->period();
        QVERIFY(period.title.startsWith(*key.name));
        QVERIFY(period.limit && !period.days.isEmpty());
        QVERIFY(!period.forecast.isEmpty());
        QVERIFY(period.exhausted);
        qint64 used = 0;
        for (const auto &day : period.days)
            used += day.used;
        QCOMPARE(used, number(*page, page->pane().table().currentIndex().row(), u"period"));
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(m_world->pageAs<KeyChartPage>());
    }

    void anExtensionIsGrantedAndKept()
    {
        TablePage *page = openBoard();
        QVERIFY(page);
        QVERIFY(goDownTo(*page, [&](int row) {
            return badge(*page, row, u"forecast").state == u"exhausted"_s;
        }));
        const int row = page->pane().table().currentIndex().row();
        const QByteArray rowKey = page->model().key(row);
        const auto key = page->model().record<UsagePlanKey>(row);
        const RowOrigin origin = page->model().origin(row);
        const qint64 limit = number(*page, row, u"limit");
        m_world->press(Qt::Key_E, Qt::ControlModifier);
        const QPointer<ExtensionDialog> dialog = page->findChild<ExtensionDialog *>();
        QVERIFY(dialog);
        auto *after = dialog->findChild<QLineEdit *>(u"remainingAfter"_s);
        QTRY_VERIFY(after->hasFocus() && !after->text().isEmpty());
        m_world->type(u"1234"_s);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(!dialog);
        QTRY_VERIFY_WITH_TIMEOUT(page->model().rowOf(rowKey) >= 0
                                     && number(*page, page->model().rowOf(rowKey), u"limit")
                                         > limit,
                                 20000);
        const SeriesKey series{origin.partition,
                               origin.account,
                               origin.region,
                               *key.id,
                               metric::apiRemaining.toString(),
                               origin.parent};
        const QList<HistoryEvent> events = extensionsOf(series);
        QVERIFY(!events.isEmpty());
        QCOMPARE(events.last().after, u"1234"_s);
        QCOMPARE(badge(*page, page->model().rowOf(rowKey), u"forecast").state == u"exhausted"_s,
                 false);
    }

    void severalAreExtendedByTheSame()
    {
        TablePage *page = openBoard();
        QVERIFY(page);
        QVERIFY(goDownTo(*page, [&](int row) {
            return row + 1 < page->model().rowCount()
                && page->model().origin(row).parent == page->model().origin(row + 1).parent
                && number(*page, row, u"limit") > 0;
        }));
        m_world->press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(page->pane().table().selectedRows().size(), 2);
        m_world->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(m_world->pageAs<KeyChangePage>());
        auto *change = m_world->pageAs<KeyChangePage>();
        QCOMPARE(change->model().rowCount(), 2);
        QTRY_VERIFY(change->model().record<BulkLine>(0).change);
        auto *amount = m_world->tabTo<QLineEdit>(u"Requests more"_s);
        QVERIFY(amount);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(u"500"_s);
        QSignalSpy changed(change, &BulkPage::changed);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(changed.size(), 1);
    }

    void keysAreDisabled()
    {
        TablePage *page = openBoard();
        QVERIFY(page);
        QVERIFY(goDownTo(
            *page, [&](int row) { return badge(*page, row, u"state").state == u"in-use"_s; }));
        const QByteArray rowKey = page->model().key(page->pane().table().currentIndex().row());
        m_world->command(u"disable"_s);
        QTRY_VERIFY(m_world->pageAs<KeyChangePage>());
        auto *change = m_world->pageAs<KeyChangePage>();
        QSignalSpy changed(change, &BulkPage::changed);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(changed.size(), 1);
        QTRY_VERIFY(page->model().rowOf(rowKey) >= 0
                    && badge(*page, page->model().rowOf(rowKey), u"state").state == u"disabled"_s);
    }
};

QTEST_MAIN(TestQuotaBoard)
#include "tst_quotaboard.moc"
