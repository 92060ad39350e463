// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"
#include "forms/recordform.h"
#include "pages/alertruleformpage.h"
#include "pages/connectionformpage.h"
#include "pages/draftkeeper.h"
#include "pages/formpage.h"
#include "pages/reportpage.h"
#include "pages/scheduledialog.h"
#include "pages/tablepage.h"
#include "support/pageworld.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Every form that an action of a page opens can be opened again with what was typed in it.
class TestFormDrafts : public QObject {
    Q_OBJECT

    std::unique_ptr<Page> open(const QString &id)
    {
        for (const PageEntry &entry : pageEntries()) {
            if (entry.id != id)
                continue;
            std::unique_ptr<Page> page(entry.create(m_world->context, nullptr));
            page->setProperty("pageId", id);
            page->resize(1300, 700);
            page->show();
            return page;
        }
        return nullptr;
    }
    static void waitForRows(Page &page)
    {
        auto *table = qobject_cast<TablePage *>(&page);
        if (table)
            test::LocalWorld::waitFor(
                [&] { return table->model().loadState() != LoadState::Loading; });
    }
    static RecordForm *formOf(QObject *tab)
    {
        if (auto *form = qobject_cast<FormPage *>(tab))
            return &form->form();
        if (auto *form = qobject_cast<ConnectionFormPage *>(tab))
            return &form->form();
        if (auto *form = qobject_cast<AlertRuleFormPage *>(tab))
            return &form->form();
        if (auto *form = qobject_cast<ReportPage *>(tab))
            return &form->form();
        return nullptr;
    }
    /// As a user types: into the first field that takes text.
    static bool type(RecordForm &form)
    {
        for (auto *line : form.findChildren<QLineEdit *>()) {
            if (!line->isVisibleTo(&form) || !line->isEnabled() || line->isReadOnly())
                continue;
            const QByteArray before = form.editedJson();
            QTest::keyClicks(line, u"7"_s);
            if (form.editedJson() != before)
                return true;
        }
        for (auto *text : form.findChildren<QPlainTextEdit *>()) {
            if (!text->isVisibleTo(&form) || !text->isEnabled() || text->isReadOnly())
                continue;
            const QByteArray before = form.editedJson();
            QTest::keyClicks(text, u"7"_s);
            if (form.editedJson() != before)
                return true;
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::Reset);
        QTRY_COMPARE(m_world->local.session->state(test::LocalWorld::vendor()),
                     Session::State::Open);
    }
    void cleanupTestCase()
    {
        m_world.reset();
        QVERIFY2(m_forms >= 15, qPrintable(QString::number(m_forms)));
    }

    void formsAreRestored_data()
    {
        QTest::addColumn<QString>("id");
        for (const PageEntry &entry : pageEntries())
            QTest::newRow(qPrintable(entry.id)) << entry.id;
    }
    void formsAreRestored()
    {
        QFETCH(QString, id);
        const auto page = open(id);
        waitForRows(*page);
        auto *table = qobject_cast<TablePage *>(page.get());
        if (!table)
            QSKIP("no table");
        for (QAction *action : page->pageActions()) {
            if (!action->isEnabled())
                continue;
            const QByteArray name = action->text().toUtf8();
            QSignalSpy tabs(page.get(), &Page::tabRequested);
            action->trigger();
            for (QDialog *dialog : page->findChildren<QDialog *>())
                dialog->reject();
            for (const QList<QVariant> &tab : tabs) {
                const std::unique_ptr<Page> opened(tab.first().value<Page *>());
                RecordForm *form = formOf(opened.get());
                if (!form)
                    continue;
                opened->resize(1200, 800);
                opened->show();
                QSignalSpy kept(&m_world->drafts, &DraftStore::kept);
                QVERIFY2(type(*form), name.constData());
                const QByteArray typed = form->editedJson();
                QTRY_VERIFY2(!kept.isEmpty(), name.constData());
                restore(kept.last().first().toString(), id, typed, name);
                ++m_forms;
            }
        }
    }
    void aReportComesBackWithItsKindAndSchedule()
    {
        ReportPage page(m_world->context, {}, {});
        page.resize(1200, 800);
        page.show();
        page.form().focusField(u"Kind"_s);
        auto *kind = qobject_cast<QComboBox *>(page.focusWidget());
        QVERIFY(kind);
        QTest::keyClicks(kind, u"Charge"_s);
        QTRY_VERIFY(page.form().hasField(u"Currency"_s));
        QTest::mouseClick(page.findChild<QPushButton *>(u"schedule"_s), Qt::LeftButton);
        auto *dialog = page.findChild<ScheduleDialog *>();
        QVERIFY(dialog);
        ReportSchedule schedule;
        schedule.folder = QDir::tempPath();
        emit dialog->chosen(schedule);
        dialog->reject();
        QSignalSpy kept(&m_world->drafts, &DraftStore::kept);
        QTRY_VERIFY(!kept.isEmpty());

        const auto again = open(u"reports"_s);
        QSignalSpy tabs(again.get(), &Page::tabRequested);
        const QList<Draft> left = leftDrafts();
        const auto draft = std::ranges::find(left, u"ReportDefinition"_s, &Draft::type);
        QVERIFY(draft != left.end());
        QVERIFY(again->restoreDraft(*draft));
        QTRY_VERIFY(!tabs.isEmpty());
        const std::unique_ptr<Page> tab(tabs.first().first().value<Page *>());
        auto *report = qobject_cast<ReportPage *>(tab.get());
        QVERIFY(report && report->hasUnsentChanges());
        QCOMPARE(report->definition(), page.definition());
        QCOMPARE(report->definition().schedule->folder, QDir::tempPath());
    }

private:
    QList<Draft> leftDrafts()
    {
        DraftStore later(m_world->draftsPath(), m_world->local.clock);
        std::optional<QList<Draft>> left;
        later.readLeft(this, [&](const QList<Draft> &drafts) { left = drafts; });
        if (!test::LocalWorld::waitFor([&] { return left.has_value(); }))
            qFatal("the drafts cannot be read");
        return *left;
    }
    void restore(const QString &draftId, const QString &id, const QByteArray &typed,
                 const QByteArray &name)
    {
        const QList<Draft> left = leftDrafts();
        const auto draft = std::ranges::find(left, draftId, &Draft::id);
        QVERIFY2(draft != left.end(), name.constData());
        // A rule is opened again among the rules, wherever it was made.
        const bool isRule = draft->type == QLatin1StringView(typeOf<AlertRule>().name);
        QVERIFY2(draft->page == (isRule ? u"alert-rules"_s : id), name.constData());
        QVERIFY2(!draft->action.isEmpty(), name.constData());
        const auto again = open(draft->page);
        QSignalSpy tabs(again.get(), &Page::tabRequested);
        QVERIFY2(again->restoreDraft(*draft), name.constData());
        QTRY_VERIFY2(!tabs.isEmpty(), name.constData());
        const std::unique_ptr<Page> form(tabs.first().first().value<Page *>());
        QVERIFY2(formOf(form.get()), name.constData());
        QCOMPARE(formOf(form.get())->editedJson(), typed);
    }

    std::unique_ptr<test::PageWorld> m_world;
    int m_forms = 0;
};

QTEST_MAIN(TestFormDrafts)
#include "tst_formdrafts.moc"
