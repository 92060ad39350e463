// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewcard.h"
#include "pages/overviewpage.h"
#include "pages/runoutcard.h"
#include "store/metrics.h"
#include "support/pageworld.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What needs attention first, over the sample data.
class TestOverviewPage : public QObject {
    Q_OBJECT

    OverviewTile *tile(const QString &name)
    {
        for (auto *each : m_page->findChildren<OverviewTile *>()) {
            if (each->accessibleName().startsWith(name))
                return each;
        }
        return nullptr;
    }
    bool hasFigure(const QString &name)
    {
        static const QRegularExpression number(u": \\d"_s);
        OverviewTile *found = tile(name);
        return found && found->accessibleName().contains(number);
    }

    /// The lines of what will run out, the first one on top.
    QList<QWidget *> runOutLines()
    {
        QList<QWidget *> lines;
        const auto *card = m_page->findChild<RunOutCard *>();
        for (auto *each : card->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (each->focusPolicy() == Qt::TabFocus && !each->isHidden())
                lines += each;
        }
        return lines;
    }

    /// What the service has now was reached in a straight line within 60 days; keys are as
    /// recorded.
    void inventHistory()
    {
        QSignalSpy recorded(&m_world->recorder, &Recorder::finished);
        m_world->recorder.recordNow();
        QTRY_COMPARE_WITH_TIMEOUT(recorded.size(), 1, 60000);
        std::vector<SeriesSamples> history;
        bool isDone = false;
        m_world->history.series(this, [&](const Result<QList<SeriesInfo>, StoreError> &list) {
            int number = 0;
            for (const SeriesInfo &info : list.value()) {
                if (info.key.metric != metric::entitlementConsumed
                    && info.key.metric != metric::configurationConsumed)
                    continue;
                SeriesSamples samples{info.key, std::chrono::hours(6), {}};
                const double rise = ++number % 5 / 40.0;
                for (int quarter = -240; quarter < 0; ++quarter)
                    samples.samples.push_back(
                        {info.newest.time + quarter * std::chrono::hours(6),
                         Quantity::fromUnits(
                             qint64(info.newest.value.toDouble() * 100 * (1 + rise * quarter / 28)),
                             2)});
                history.push_back(std::move(samples));
            }
            isDone = true;
        });
        QTRY_VERIFY(isDone);
        isDone = false;
        m_world->history.merge(history, this, [&](const Result<void, StoreError> &outcome) {
            QVERIFY(outcome);
            isDone = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20000);
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        m_page = std::make_unique<OverviewPage>(m_world->context);
        m_page->resize(1200, 900);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->connectionsChanged();
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_world.reset();
    }

    void tilesShowFigures()
    {
        QTRY_VERIFY_WITH_TIMEOUT(hasFigure(u"Pending grants"_s), 20000);
        QTRY_VERIFY(hasFigure(u"Expiring"_s));
        QVERIFY(m_page->asOf());
    }
    void aTileLeadsToItsPageByKey()
    {
        QTRY_VERIFY(hasFigure(u"Pending grants"_s));
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        tile(u"Pending grants"_s)->setFocus();
        QTest::keyClick(tile(u"Pending grants"_s), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"grant-inbox"_s);
    }
    void aLineLeadsToItsRow()
    {
        QTRY_VERIFY(hasFigure(u"Pending grants"_s));
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        QWidget *line = nullptr;
        QTRY_VERIFY([&] {
            for (auto *card : m_page->findChildren<OverviewCard *>()) {
                for (auto *each : card->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
                    const bool isLine = each->focusPolicy() == Qt::TabFocus
                        && !each->accessibleName().isEmpty() && each->isVisible();
                    if (isLine)
                        line = each;
                }
            }
            return line != nullptr;
        }());
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QVERIFY(!opened.first().first().value<PageLink>().row.isEmpty());
    }
    void listsWhatRunsOutFirst()
    {
        inventHistory();
        QTRY_VERIFY_WITH_TIMEOUT(runOutLines().size() >= 5, 20000);
        QTRY_VERIFY(hasFigure(u"At risk"_s));
        // What is over its limit comes first, then the dates.
        static const QRegularExpression words(u"^.+, .+: [\\d.,]+ / [\\d.,]+, [\\d,]+%, .+"_s);
        for (const QWidget *line : runOutLines()) {
            QVERIFY2(words.match(line->accessibleName()).hasMatch(),
                     qPrintable(line->accessibleName()));
            QVERIFY(line->toolTip().contains(u"As of"_s));
        }
        QVERIFY(!tile(u"At risk"_s)->accessibleName().contains(u": 0."_s));
        QVERIFY(tile(u"At risk"_s)->accessibleName().contains(u"As of"_s));
    }
    void showsAllOnDemand()
    {
        auto *more = m_page->findChild<RunOutCard *>()->findChild<QPushButton *>();
        QTRY_VERIFY(more->isVisible());
        const qsizetype few = runOutLines().size();
        more->click();
        QVERIFY(runOutLines().size() > few);
        more->click();
        QCOMPARE(runOutLines().size(), few);
    }
    void aLineOpensItsChart()
    {
        QSignalSpy opened(m_page.get(), &Page::tabRequested);
        auto *more = m_page->findChild<RunOutCard *>()->findChild<QPushButton *>();
        more->click();
        for (QWidget *line : runOutLines()) {
            line->setFocus();
            QTest::keyClick(line, Qt::Key_Return);
        }
        more->click();
        // Entitlements, self-managed licenses and keys have charts of three kinds.
        QVERIFY(!opened.isEmpty());
        QSet<QByteArray> kinds;
        for (const QList<QVariant> &each : opened) {
            const std::unique_ptr<Page> chart(each.first().value<Page *>());
            QVERIFY(chart);
            kinds.insert(chart->metaObject()->className());
        }
        QVERIFY2(kinds.contains("lc::ChartPage") && kinds.contains("lc::ConfigurationChartPage")
                     && kinds.contains("lc::KeyChartPage"),
                 qPrintable(QString::fromLatin1(kinds.values().join(' '))));
    }
    void arrowsWalkTheLines()
    {
        const QList<QWidget *> lines = runOutLines();
        lines.first()->setFocus();
        QTest::keyClick(lines.first(), Qt::Key_Down);
        QVERIFY(lines[1]->hasFocus());
        QTest::keyClick(lines[1], Qt::Key_Up);
        QVERIFY(lines.first()->hasFocus());
    }
    void listsOpenAlerts()
    {
        const auto acknowledgers = [this] {
            QList<QPushButton *> buttons;
            for (auto *each : m_page->findChildren<QPushButton *>()) {
                if (each->text() == u"Acknowledge"_s && each->isVisible())
                    buttons += each;
            }
            return buttons;
        };
        QVERIFY(acknowledgers().isEmpty());
        m_world->alerts.readAndLook();
        QTRY_VERIFY_WITH_TIMEOUT(!acknowledgers().isEmpty(), 30000);
        const qsizetype open = m_world->alerts.openAlerts().size();
        const auto shows = [this](qsizetype figure) {
            return tile(u"Open alerts"_s)
                ->accessibleName()
                .startsWith(u"Open alerts: %1."_s.arg(QLocale().toString(figure)));
        };
        QTRY_VERIFY(shows(open));
        acknowledgers().first()->click();
        QTRY_VERIFY(shows(open - 1));
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        tile(u"Open alerts"_s)->setFocus();
        QTest::keyClick(tile(u"Open alerts"_s), Qt::Key_Return);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"alerts"_s);
    }
    void recordsOnDemand()
    {
        QSignalSpy recorded(&m_world->recorder, &Recorder::finished);
        for (auto *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == u"Record now"_s)
                button->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(recorded.size(), 1, 60000);
    }
    void saysWhoIsLookedAt()
    {
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(u"2 account"_s);
        }));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
