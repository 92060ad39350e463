// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/control/control.h"
#include "pages/changespage.h"
#include "pages/issuedlicensespage.h"
#include "store/snapshotlists.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lc;

/// Lists as they were last read: where they cannot be read again, and what changed since.
class TestSnapshots : public QObject {
    Q_OBJECT

    template <class P> std::unique_ptr<P> shown()
    {
        auto page = std::make_unique<P>(m_world->context);
        page->resize(1300, 700);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page is not active");
        return page;
    }
    static void waitFor(TablePage &page, LoadState state)
    {
        test::LocalWorld::waitFor([&] { return page.model().loadState() == state; });
    }
    void refuseLists()
    {
        control::AddFault::Request fault;
        fault.operation = u"ListLicenses"_s;
        fault.status = 400;
        fault.code = u"AccessDeniedException"_s;
        fault.count = 0;
        QVERIFY(m_world->local.call<control::AddFault>(m_world->local.vendor(), fault));
        QVERIFY(m_world->local.call<control::AddFault>(m_world->local.customer(), fault));
    }
    static QString visibleText(const QWidget &page)
    {
        QStringList texts;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(); }
    void cleanup() { m_world.reset(); }

    void theLastKnownRowsStayReadable()
    {
        const License license = test::issued(m_world->local, u"Render"_s);
        {
            const auto page = shown<IssuedLicensesPage>();
            waitFor(*page, LoadState::Complete);
            QVERIFY(!page->model().index(0, 0).data(StaleRole).toBool());
        }
        refuseLists();
        const auto page = shown<IssuedLicensesPage>();
        waitFor(*page, LoadState::Failed);
        QTRY_COMPARE(page->model().rowCount(), 1);
        QCOMPARE(page->model().record<License>(0), license);
        QVERIFY(page->model().index(0, 0).data(StaleRole).toBool());
        QCOMPARE(page->model().asOf(), m_world->snapshotClock->now());
        // Two days old: the time alone would mislead.
        const QString day = QLocale().toString(
            toQDateTime(m_world->snapshotClock->now()).toLocalTime().date(), QLocale::ShortFormat);
        QVERIFY2(visibleText(*page).contains(day), qPrintable(visibleText(*page)));

        QVERIFY(m_world->local.call<control::ClearFaults>(m_world->local.vendor(), {}));
        page->refresh();
        waitFor(*page, LoadState::Complete);
        QCOMPARE(page->model().rowCount(), 1); // the same row, not a second one
        QVERIFY(!page->model().index(0, 0).data(StaleRole).toBool());
    }

    void tellsWhatChangedBetweenTwoDays()
    {
        const License first = test::issued(m_world->local, u"First"_s, u"first"_s);
        const License second = test::issued(m_world->local, u"Second"_s, u"second"_s);
        const auto keep = [this] {
            const auto page = shown<IssuedLicensesPage>();
            waitFor(*page, LoadState::Complete);
            m_world->snapshots.flush();
        };
        keep();
        m_world->snapshotClock->advance(24h);
        test::issued(m_world->local, u"Third"_s, u"third"_s);
        QVERIFY(m_world->local.call<licensemanager::DeleteLicense>(
            m_world->local.vendor(), {*first.licenseArn, *first.version}));
        keep();

        const auto page = shown<ChangesPage>();
        waitFor(*page, LoadState::Complete);
        const auto boxes = page->findChildren<QComboBox *>();
        QTRY_VERIFY(page->model().rowCount() > 0);
        QStringList found;
        for (int row = 0; row < page->model().rowCount(); ++row) {
            const auto change = page->model().record<ChangeRecord>(row);
            QVERIFY(change.object != u"Second"_s);
            found += change.kind + u' ' + change.object;
        }
        QVERIFY2(found.contains(u"added Third"_s), qPrintable(found.join(u'|')));
        QVERIFY2(found.contains(u"changed First"_s) || found.contains(u"removed First"_s),
                 qPrintable(found.join(u'|')));

        // The way back, and the same day twice.
        auto *to = page->findChild<QComboBox *>();
        QVERIFY(to && boxes.size() >= 2 && to->count() == 2);
        boxes.last()->setCurrentIndex(boxes.first()->currentIndex());
        QTRY_COMPARE(page->model().rowCount(), 0);
    }

    void everyListIsComparedByMembersThatItHas()
    {
        QStringList pages;
        for (const PageEntry &entry : pageEntries())
            pages += entry.id;
        for (const SnapshotList &list : snapshotLists()) {
            const BlockLayout &layout = BlockLayout::of(*list.type);
            QVERIFY2(layout.indexOf(list.keyMember) >= 0, list.keyMember);
            QVERIFY2(layout.indexOf(list.nameMember) >= 0, list.nameMember);
            QVERIFY2(pages.contains(list.id), qPrintable(list.id));
        }
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
