// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitytable.h"
#include "pages/activitypage.h"
#include "pages/filtermenu.h"
#include "reports/document.h"
#include "support/pageworld.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

/// The journal, searched, copied and exported by key.
class TestActivityPage : public QObject {
    Q_OBJECT

    struct Call {
        QString id;
        QString operation = u"ListLicenses"_s;
        QString connection = test::LocalWorld::vendor();
        QString request = u"{}"_s;
        bool changes = false;
        Instant at{};
        QString refusal = {};
    };
    void call(const Call &call)
    {
        CallRecord record;
        record.id = call.id;
        record.service = u"license-manager"_s;
        record.operation = call.operation;
        record.connection = call.connection;
        record.region = u"us-east-1"_s;
        record.changesState = call.changes;
        record.request = call.request;
        record.startedAt = call.at;
        m_world->activity.begin(record, [](const auto &) {});
        CallOutcome outcome{call.at + 5ms, 1, u"req-"_s + call.id, std::nullopt};
        if (!call.refusal.isEmpty()) {
            ApiError error;
            error.kind = ApiError::Kind::Rejected;
            error.code = call.refusal;
            error.executed = ApiError::Executed::No;
            outcome.error = error;
        }
        m_world->activity.settle(call.id, outcome);
    }
    QStringList shown()
    {
        QStringList ids;
        for (int row = 0; row < m_page->model().rowCount(); ++row)
            ids += m_page->model().record<ActivityRecord>(row).id;
        ids.sort();
        return ids;
    }
    void chooseChip(const QString &text)
    {
        for (auto *chip : m_page->pane().bar().findChildren<QPushButton *>()) {
            if (chip->text() == text && chip->isVisible()) {
                chip->setFocus(Qt::TabFocusReason);
                QTest::keyClick(chip, Qt::Key_Space);
                return;
            }
        }
        QFAIL(qPrintable(u"no chip "_s + text));
    }
    /// Chooses an entry of the menu behind "+", by the words of both levels.
    void chooseFilter(const QString &column, const QString &words)
    {
        FilterMenu menu(m_page->pane(), m_page.get());
        for (QAction *entry : menu.actions()) {
            if (entry->text() != column)
                continue;
            emit entry->menu()->aboutToShow();
            for (QAction *choice : entry->menu()->actions()) {
                if (choice->text() == words)
                    return choice->trigger();
            }
        }
        QFAIL(qPrintable(u"no filter "_s + column + u' ' + words));
    }

private slots:
    void init()
    {
        m_world = std::make_unique<test::PageWorld>();
        const Instant now = m_world->local.clock->now();
        call({.id = u"1"_s, .at = now});
        call({.id = u"2"_s,
              .operation = u"DeleteGrant"_s,
              .request = u"{\"GrantArn\": \"arn:g-1\", \"Version\": \"2\"}"_s,
              .changes = true,
              .at = now - std::chrono::days(3)});
        call({.id = u"3"_s,
              .operation = u"RejectGrant"_s,
              .connection = test::LocalWorld::customer(),
              .request = u"{\"GrantArn\": \"arn:g-2\"}"_s,
              .changes = true,
              .at = now,
              .refusal = u"AccessDeniedException"_s});
        m_page = std::make_unique<ActivityPage>(m_world->context);
        m_page->resize(1300, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->focusContent();
        QTRY_COMPARE(m_page->model().totalCount(), 3);
    }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void showsChangesFirst()
    {
        QCOMPARE(shown(), QStringList({u"2"_s, u"3"_s}));
        chooseChip(u"Reads"_s);
        QCOMPARE(shown(), QStringList({u"1"_s}));
        chooseChip(u"Everything"_s);
        QCOMPARE(shown(), QStringList({u"1"_s, u"2"_s, u"3"_s}));
        chooseChip(u"Not done"_s);
        QCOMPARE(shown(), QStringList({u"3"_s}));
    }

    void textFindsWhatIsNotShown()
    {
        m_page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), u"arn:g-2"_s);
        QTRY_COMPARE(shown(), QStringList({u"3"_s}));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        m_page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), u"req-2"_s);
        QTRY_COMPARE(shown(), QStringList({u"2"_s}));
        // And still after the columns were changed.
        m_page->pane().table().setColumnShown(m_page->model().columnIndex(u"request"), false);
        QTRY_COMPARE(shown(), QStringList({u"2"_s}));
    }

    void filtersByActionConnectionAndDay()
    {
        chooseFilter(u"Action"_s, u"DeleteGrant"_s);
        QCOMPARE(shown(), QStringList({u"2"_s}));
        m_page->pane().clearFilters();
        chooseFilter(u"Connection"_s, test::LocalWorld::customer());
        QCOMPARE(shown(), QStringList({u"3"_s}));
        m_page->pane().clearFilters();
        chooseFilter(u"Result"_s, u"Done"_s);
        QCOMPARE(shown(), QStringList({u"2"_s}));
        m_page->pane().clearFilters();
        chooseFilter(u"Time"_s, u"Today"_s);
        QCOMPARE(shown(), QStringList({u"3"_s}));
    }

    void filtersFromDayToDay()
    {
        chooseFilter(u"Time"_s, u"From day to day…"_s);
        auto *dialog = m_page->findChild<QDialog *>(u"filterDialog"_s);
        QVERIFY(dialog);
        QTRY_VERIFY(QApplication::focusWidget()
                    && dialog->isAncestorOf(QApplication::focusWidget()));
        const QDate day = toQDateTime(m_world->local.clock->now()).toUTC().date().addDays(-3);
        QTest::keyClicks(QApplication::focusWidget(), day.toString(Qt::ISODate));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), day.toString(Qt::ISODate));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(shown(), QStringList({u"2"_s}));
    }

    void copiesTheCall()
    {
        m_page->showRow(m_page->model().key(0));
        const auto record = m_page->model().record<ActivityRecord>(0);
        QTest::keyClick(m_page->pane().table().view(), Qt::Key_C,
                        Qt::ControlModifier | Qt::ShiftModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(record.id == "2"_L1 ? u"aws license-manager delete-grant"_s
                                                     : u"aws license-manager reject-grant"_s),
                 qPrintable(copied));
        QVERIFY(copied.contains(record.id == "2"_L1 ? u"--grant-version 2"_s
                                                    : u"--profile customer"_s));
        for (QAction *action : m_page->pageActions()) {
            if (action->text().contains(u"JSON"_s))
                action->trigger();
        }
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"{\n  \"GrantArn\""_s));
    }

    void exportsWhatIsShown()
    {
        chooseChip(u"Not done"_s);
        const auto document = m_page->exportDocument();
        QVERIFY(document);
        const TableSource &rows = *document->sections.front().tables.front().rows;
        QCOMPARE(rows.rowCount(), 1);
        QStringList heads;
        for (const TableColumn &column : rows.columns())
            heads += column.title;
        QVERIFY2(heads.contains(u"Identity"_s) && heads.contains(u"Request"_s),
                 qPrintable(heads.join(u' ')));
    }

    void tellsWhatWasSent()
    {
        QVERIFY(m_page->details());
        auto *copy = m_page->details()->findChild<QPushButton *>();
        QVERIFY(copy && copy->menu() && !copy->text().isEmpty());
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<ActivityPage> m_page;
};

QTEST_MAIN(TestActivityPage)
#include "tst_activitypage.moc"
