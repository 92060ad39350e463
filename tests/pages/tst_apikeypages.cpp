// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "forms/recordlisteditor.h"
#include "grids/noticeband.h"
#include "pages/apikeydetails.h"
#include "pages/apikeyspage.h"
#include "pages/bulktagpage.h"
#include "pages/formpage.h"
#include "pages/jobpanel.h"
#include "pages/keychangepage.h"
#include "pages/keyimportpage.h"
#include "pages/keyvalueline.h"
#include "pages/tageditor.h"
#include "style/secrettext.h"
#include "support/pageworld.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// API keys one by one and many at once, by keyboard on the embedded service.
class TestApiKeyPages : public QObject {
    Q_OBJECT

    QAction *action(const QString &text)
    {
        for (QAction *each : m_page->pageActions()) {
            if (each->text().remove(u'&').startsWith(text))
                return each;
        }
        return nullptr;
    }
    /// Runs an action that opens a tab.
    template <class P> P *opened(const QString &text)
    {
        m_tab.reset();
        const QMetaObject::Connection connection = connect(
            m_page.get(), &Page::tabRequested, this, [this](Page *page) { m_tab.reset(page); });
        QAction *opening = action(text);
        if (opening && opening->isEnabled())
            opening->trigger();
        disconnect(connection);
        if (!m_tab)
            return nullptr;
        m_tab->resize(1000, 800);
        m_tab->show();
        m_tab->activateWindow();
        (void)QTest::qWaitForWindowActive(m_tab.get());
        return qobject_cast<P *>(m_tab.get());
    }
    QLineEdit *field(const QString &name)
    {
        for (auto *edit : m_tab->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == name)
                return edit;
        }
        return nullptr;
    }
    void type(const QString &name, const QString &text)
    {
        QVERIFY2(field(name), qPrintable(name));
        field(name)->setFocus();
        field(name)->selectAll();
        QTest::keyClicks(field(name), text);
    }
    void send(FormPage &form)
    {
        QSignalSpy sent(&form, &FormPage::sent);
        QTest::keyClick(form.focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(form.reviewPanel().review().blockedBy, QString());
        QTest::keyClick(&form.reviewPanel(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(sent.size(), 1);
        m_tab.reset();
    }
    int rowOf(const QString &name)
    {
        for (int row = 0; row < m_page->model().rowCount(); ++row) {
            if (m_page->model().record<ApiKey>(row).name == name)
                return row;
        }
        return -1;
    }
    QString cell(const QString &name, const QString &column)
    {
        RecordTableModel &model = m_page->model();
        return model.index(rowOf(name), model.columnIndex(column)).data().toString();
    }
    void choose(const QStringList &names)
    {
        for (const QString &name : names)
            QTRY_VERIFY2(rowOf(name) >= 0, qPrintable(name));
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->focusContent();
        m_page->pane().table().setCurrentRow(rowOf(names.first()));
        auto *selection = m_page->pane().table().view()->selectionModel();
        for (const QString &name : names.mid(1))
            selection->select(m_page->model().index(rowOf(name), 0),
                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    ApiKey keyNow(const QString &name)
    {
        apigateway::GetApiKeys::Request request;
        request.nameQuery = name;
        request.includeValues = true;
        const auto read =
            m_world->local.call<apigateway::GetApiKeys>(test::LocalWorld::vendor(), request);
        const auto keys = read ? read->items.value_or(QList<ApiKey>()) : QList<ApiKey>();
        return keys.isEmpty() ? ApiKey() : keys.first();
    }
    UsagePlan planNamed(const QString &name)
    {
        const auto read =
            m_world->local.call<apigateway::GetUsagePlans>(test::LocalWorld::vendor(), {});
        const auto plans = read ? read->items.value_or(QList<UsagePlan>()) : QList<UsagePlan>();
        for (const UsagePlan &plan : plans) {
            if (plan.name == name)
                return plan;
        }
        return {};
    }
    QStringList plansOf(const QString &name)
    {
        apigateway::GetUsagePlans::Request request;
        request.keyId = keyNow(name).id;
        const auto read =
            m_world->local.call<apigateway::GetUsagePlans>(test::LocalWorld::vendor(), request);
        QStringList names;
        const auto plans = read ? read->items.value_or(QList<UsagePlan>()) : QList<UsagePlan>();
        for (const UsagePlan &plan : plans)
            names.append(plan.name.value_or(QString()));
        return names;
    }
    static void choosePlan(KeyChangePage &page, const QString &box, const QString &plan)
    {
        auto *plans = page.findChild<QComboBox *>(box);
        QVERIFY(plans);
        plans->setFocus();
        // As people type it.
        QTest::keyClicks(plans, plan);
        QCOMPARE(plans->currentText(), plan);
    }
    /// Starts a bulk change by its key and waits for its end.
    static void run(KeyChangePage &page)
    {
        QSignalSpy changed(&page, &BulkPage::changed);
        QTest::keyClick(page.focusWidget() ? page.focusWidget() : &page, Qt::Key_Return,
                        Qt::ControlModifier);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(page.jobPanel().job()->progress().failed, 0);
    }
    static QString note(KeyChangePage &page, const QString &name)
    {
        for (int row = 0; row < page.model().rowCount(); ++row) {
            const auto line = page.model().record<BulkLine>(row);
            if (line.object == name)
                return line.change.value_or(line.note.value_or(QString()));
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        m_page = std::make_unique<ApiKeysPage>(m_world->context);
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model().loadState() == LoadState::Complete
                                     && m_page->model().rowCount() > 100,
                                 20000);
        m_page->focusContent();
    }
    void cleanup() { m_tab.reset(); }
    void cleanupTestCase()
    {
        m_page.reset();
        m_world.reset();
    }

    void keysTellTheirPlans()
    {
        QTRY_COMPARE(cell(u"halo-mobile"_s, u"plans"_s), u"Silver"_s);
        QTRY_COMPARE(cell(u"orchard-prod"_s, u"plans"_s), u"Gold"_s);
        QCOMPARE(m_page->model().columnIndex(u"value"_s), -1);
    }
    void aKeyIsMadeWithAValueOfItsOwn()
    {
        auto *form = opened<FormPage>(u"New API key"_s);
        QVERIFY(form);
        type(u"Name\u00A0*"_s, u"aa-first"_s);
        type(u"Customer ID"_s, u"acme"_s);
        type(u"Value"_s, u"short"_s);
        QCOMPARE(field(u"Value"_s)->echoMode(), QLineEdit::Password);
        form->review();
        QCOMPARE(form->form().problemCount(), 1);
        type(u"Value"_s, m_value);
        QTRY_COMPARE(form->form().problemCount(), 0);
        const CallText call = form->reviewPanel().review().call;
        QVERIFY(!call.cli.contains(m_value) && !call.boto3.contains(m_value));
        send(*form);
        const ApiKey made = keyNow(u"aa-first"_s);
        QCOMPARE(made.value, std::optional(m_value));
        QCOMPARE(made.customerId, std::optional(u"acme"_s));
        QCOMPARE(made.enabled, std::optional(true));
        for (const QString &name : {u"aa-second"_s, u"aa-third"_s}) {
            apigateway::CreateApiKey::Request request;
            request.name = name;
            request.enabled = true;
            QVERIFY(
                m_world->local.call<apigateway::CreateApiKey>(test::LocalWorld::vendor(), request));
        }
        m_page->refresh();
        QTRY_VERIFY(rowOf(u"aa-third"_s) >= 0);
    }
    void theValueIsAskedForWhenItIsWanted()
    {
        choose({u"aa-first"_s});
        auto *details = qobject_cast<ApiKeyDetails *>(m_page->details());
        QVERIFY(details);
        auto *value = details->findChild<SecretText *>();
        QVERIFY(value->isHidden() && value->toPlainText().isEmpty());
        action(u"Show value"_s)->trigger();
        QTRY_COMPARE(value->toPlainText(), m_value);
        QVERIFY(details->value().isShown());
        choose({u"aa-second"_s});
        QVERIFY(value->isHidden() && value->toPlainText().isEmpty());
        choose({u"aa-first"_s});
        action(u"Copy value"_s)->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), m_value);
        QVERIFY(value->isHidden());
    }
    void aKeyIsEdited()
    {
        choose({u"aa-first"_s});
        auto *form = opened<FormPage>(u"Edit"_s);
        QVERIFY(form);
        type(u"Customer ID"_s, u"other"_s);
        send(*form);
        QCOMPARE(keyNow(u"aa-first"_s).customerId, std::optional(u"other"_s));
        QCOMPARE(keyNow(u"aa-first"_s).value, std::optional(m_value));
        QTRY_COMPARE(cell(u"aa-first"_s, u"customerId"_s), u"other"_s);
    }
    void oneKeyIsDisabledAtOnce()
    {
        choose({u"aa-first"_s});
        QVERIFY(!action(u"Enable"_s)->isEnabled());
        action(u"Disable"_s)->trigger();
        QTRY_COMPARE(keyNow(u"aa-first"_s).enabled, std::optional(false));
        QTRY_VERIFY(action(u"Enable"_s)->isEnabled());
    }
    void manyAreDisabledWithAResultEach()
    {
        choose({u"aa-first"_s, u"aa-second"_s, u"aa-third"_s});
        auto *page = opened<KeyChangePage>(u"Disable"_s);
        QVERIFY(page);
        QCOMPARE(note(*page, u"aa-first"_s), u"It is disabled already."_s);
        QCOMPARE(note(*page, u"aa-second"_s), u"Enabled → Disabled"_s);
        run(*page);
        QCOMPARE(page->jobPanel().job()->progress().done, 2);
        QCOMPARE(keyNow(u"aa-second"_s).enabled, std::optional(false));
        QCOMPARE(keyNow(u"aa-third"_s).enabled, std::optional(false));
    }
    void keysJoinAPlan()
    {
        choose({u"aa-first"_s, u"aa-second"_s});
        auto *page = opened<KeyChangePage>(u"Add to plan"_s);
        QVERIFY(page);
        QCOMPARE(note(*page, u"aa-first"_s), u"Choose the plan that gets the keys."_s);
        choosePlan(*page, u"to"_s, u"Silver"_s);
        QCOMPARE(note(*page, u"aa-first"_s), u"+Silver"_s);
        run(*page);
        QCOMPARE(plansOf(u"aa-first"_s), QStringList{u"Silver"_s});
        QCOMPARE(plansOf(u"aa-second"_s), QStringList{u"Silver"_s});
        QTRY_COMPARE(cell(u"aa-second"_s, u"plans"_s), u"Silver"_s);
    }
    void keysAreExtendedByTheSameAmount()
    {
        choose({u"aa-first"_s, u"aa-second"_s, u"aa-third"_s});
        auto *page = opened<KeyChangePage>(u"Grant extension"_s);
        QVERIFY(page);
        choosePlan(*page, u"from"_s, u"Silver"_s);
        QCOMPARE(note(*page, u"aa-third"_s), u"It is not in Silver."_s);
        auto *amount = page->findChild<QLineEdit *>(u"amount"_s);
        amount->setFocus();
        amount->selectAll();
        QTest::keyClicks(amount, u"1,500"_s);
        QTRY_COMPARE(note(*page, u"aa-first"_s), u"25,000 → 26,500"_s);
        QTRY_COMPARE(note(*page, u"aa-second"_s), u"25,000 → 26,500"_s);
        run(*page);
        const QDate today = QDateTime::currentDateTimeUtc().date();
        apigateway::GetUsage::Request request;
        request.usagePlanId = planNamed(u"Silver"_s).id.value_or(QString());
        request.keyId = keyNow(u"aa-second"_s).id;
        request.startDate = today.toString(Qt::ISODate);
        request.endDate = request.startDate;
        const auto usage =
            m_world->local.call<apigateway::GetUsage>(test::LocalWorld::vendor(), request);
        QVERIFY(usage && usage->items);
        QCOMPARE(usage->items->first().last().last(), 26500);
    }
    void keysMoveAndLeave()
    {
        choose({u"aa-first"_s, u"aa-second"_s});
        QTRY_VERIFY(action(u"Move to another plan"_s)->isEnabled());
        auto *moving = opened<KeyChangePage>(u"Move to another plan"_s);
        QVERIFY(moving);
        QCOMPARE(moving->findChild<QComboBox *>(u"from"_s)->currentText(), u"Silver"_s);
        choosePlan(*moving, u"to"_s, u"Gold"_s);
        QCOMPARE(note(*moving, u"aa-second"_s), u"Silver → Gold"_s);
        run(*moving);
        QCOMPARE(plansOf(u"aa-first"_s), QStringList{u"Gold"_s});
        QTRY_COMPARE(cell(u"aa-first"_s, u"plans"_s), u"Gold"_s);
        choose({u"aa-first"_s});
        auto *leaving = opened<KeyChangePage>(u"Remove from plan"_s);
        QVERIFY(leaving);
        QCOMPARE(leaving->findChild<QComboBox *>(u"from"_s)->currentText(), u"Gold"_s);
        run(*leaving);
        QVERIFY(plansOf(u"aa-first"_s).isEmpty());
        QCOMPARE(plansOf(u"aa-second"_s), QStringList{u"Gold"_s});
    }
    void aPastedFileIsImported()
    {
        const QString second = u"SecondValueOfItsOwn0123456"_s;
        choose({u"aa-first"_s});
        auto *page = opened<KeyImportPage>(u"Import keys"_s);
        QVERIFY(page);
        auto *import = page->findChild<QPushButton *>(u"import"_s);
        QVERIFY(!import->isEnabled());
        QGuiApplication::clipboard()->setText(
            u"Name,Key,UsagePlanIds\r\nzz-new,"_s + second + u',' + *planNamed(u"Silver"_s).id
            + u"\r\naa-renamed,"_s + m_value + u",\r\nzz-short,abc,\r\nzz-lost,"_s + second
            + u"x,nowhere\r\nzz-twice,"_s + second + u",\r\n"_s);
        page->focusContent();
        QTest::keyClick(page->focusWidget(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(page->model().rowCount(), 5);
        QTRY_COMPARE(import->text(), u"Import 2 of 5"_s);
        QTRY_VERIFY(import->isEnabled());
        const auto line = [&](const QString &name) {
            for (int row = 0; row < page->model().rowCount(); ++row) {
                const auto found = page->model().record<KeyImportLine>(row);
                if (found.name == name)
                    return found;
            }
            return KeyImportLine();
        };
        QVERIFY(line(u"zz-new"_s).state == KeyImportState::New);
        QVERIFY(line(u"aa-renamed"_s).state == KeyImportState::Overwrites);
        QVERIFY(line(u"aa-renamed"_s).note->contains(u"aa-first"_s));
        QVERIFY(line(u"zz-short"_s).state == KeyImportState::WrongValue);
        QVERIFY(line(u"zz-lost"_s).state == KeyImportState::UnknownPlan);
        QVERIFY(line(u"zz-twice"_s).state == KeyImportState::Duplicate);
        // The value of a line is shown on demand, and only there.
        auto *value = page->findChild<SecretText *>();
        auto *table = page->findChild<RecordTable *>();
        QVERIFY(value->isHidden() && value->toPlainText().isEmpty());
        table->setCurrentRow(0);
        QTest::keyClick(page->findChild<QPushButton *>(u"showValue"_s), Qt::Key_Space);
        QCOMPARE(value->toPlainText(), second);
        table->setCurrentRow(1);
        QVERIFY(value->isHidden() && value->toPlainText().isEmpty());
        QVERIFY(!table->selectionAsText().contains(m_value));
        QSignalSpy imported(page, &KeyImportPage::imported);
        QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(imported.size(), 1);
        const ApiKey made = keyNow(u"zz-new"_s);
        QCOMPARE(made.value, std::optional(second));
        QVERIFY(line(u"zz-new"_s).state == KeyImportState::Imported);
        QCOMPARE(line(u"zz-new"_s).keyId, made.id);
        QCOMPARE(plansOf(u"zz-new"_s), QStringList{u"Silver"_s});
        QCOMPARE(keyNow(u"aa-renamed"_s).value, std::optional(m_value));
        QVERIFY(!line(u"zz-short"_s).keyId);
        QVERIFY(!import->isEnabled());
        QTRY_VERIFY(rowOf(u"aa-renamed"_s) >= 0);
        // Back to the name that the others know.
        const auto renamed = m_world->local.call<apigateway::UpdateApiKey>(
            test::LocalWorld::vendor(),
            {*keyNow(u"aa-renamed"_s).id,
             QList{PatchOperation{PatchOperationKind::Replace, u"/name"_s, u"aa-first"_s, {}}}});
        QVERIFY(renamed);
        m_page->refresh();
    }
    void warningsStandAtTheirLine()
    {
        // The plan goes between the preview and the import.
        apigateway::CreateUsagePlan::Request made;
        made.name = u"Fleeting"_s;
        const auto plan =
            m_world->local.call<apigateway::CreateUsagePlan>(test::LocalWorld::vendor(), made);
        auto *page = opened<KeyImportPage>(u"Import keys"_s);
        QVERIFY(page && plan);
        page->setFile("Name,Key,UsagePlanIds\nww-a,WarnedValue0123456789012," + plan->id->toUtf8()
                          + "\nww-b,WarnedValue0123456789013,\n",
                      u"keys.csv"_s);
        auto *import = page->findChild<QPushButton *>(u"import"_s);
        QTRY_COMPARE(import->text(), u"Import 2 of 2"_s);
        QTRY_VERIFY(import->isEnabled());
        QVERIFY(m_world->local.call<apigateway::DeleteUsagePlan>(test::LocalWorld::vendor(),
                                                                 {*plan->id}));
        auto *refuse = page->findChild<QCheckBox *>(u"failOnWarnings"_s);
        QTest::keyClick(refuse, Qt::Key_Space);
        QTest::keyClick(import, Qt::Key_Space);
        auto *band = page->findChild<NoticeBand *>();
        QTRY_VERIFY(band->notice().tone == Tone::Danger && !band->notice().headline.isEmpty());
        QVERIFY(page->model().record<KeyImportLine>(0).state == KeyImportState::Warned);
        QVERIFY(!keyNow(u"ww-b"_s).id);
        QTest::keyClick(refuse, Qt::Key_Space);
        QTRY_VERIFY(import->isEnabled());
        QSignalSpy imported(page, &KeyImportPage::imported);
        QTest::keyClick(import, Qt::Key_Space);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(page->model().record<KeyImportLine>(0).state == KeyImportState::Warned);
        QVERIFY(page->model().record<KeyImportLine>(0).note->contains(*plan->id));
        QVERIFY(page->model().record<KeyImportLine>(1).state == KeyImportState::Imported);
        QVERIFY(keyNow(u"ww-a"_s).id && keyNow(u"ww-b"_s).id);
    }
    void tagsOfOneAreEditedWhereTheyStand()
    {
        choose({u"aa-first"_s});
        auto *tags = m_page->details()->findChild<TagEditor *>();
        QVERIFY(tags);
        auto *save = tags->findChild<QPushButton *>(u"saveTags"_s);
        auto *rows = tags->findChild<RecordListEditor *>();
        QTRY_VERIFY(rows->findChildren<QLineEdit *>().first()->isEnabled());
        const auto edits = rows->findChildren<QLineEdit *>();
        QTest::keyClicks(edits.at(edits.size() - 2), u"owner"_s);
        QTest::keyClicks(edits.at(edits.size() - 1), u"me"_s);
        QTRY_VERIFY(save->isEnabled());
        QSignalSpy saved(tags, &TagEditor::saved);
        QTest::keyClick(save, Qt::Key_Space);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(keyNow(u"aa-first"_s).tags->value(u"owner"_s), u"me"_s);
        QTRY_VERIFY(cell(u"aa-first"_s, u"tags"_s).contains(u"owner=me"_s));
    }
    void tagsAreSetOnMany()
    {
        choose({u"aa-first"_s, u"aa-second"_s});
        auto *page = opened<BulkTagPage>(u"Tags"_s);
        QVERIFY(page);
        auto *key = page->findChild<RecordListEditor *>()->findChildren<QLineEdit *>().first();
        key->setFocus();
        QTest::keyClicks(key, u"team"_s);
        auto *value = page->findChild<RecordListEditor *>()->findChildren<QLineEdit *>().at(1);
        value->setFocus();
        QTest::keyClicks(value, u"web"_s);
        // The tags that are there are read first.
        const auto isReady = [&](int row) {
            return page->model().record<BulkLine>(row).state == BulkState::Ready;
        };
        QTRY_VERIFY(isReady(0) && isReady(1));
        QSignalSpy changed(page, &BulkPage::changed);
        QTest::keyClick(value, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(page->jobPanel().job()->progress().done, 2);
        QCOMPARE(keyNow(u"aa-first"_s).tags->value(u"team"_s), u"web"_s);
        QTRY_COMPARE(cell(u"aa-second"_s, u"tags"_s), u"team=web"_s);
    }
    void manyAreDeletedAfterTheirNumberIsTyped()
    {
        choose({u"aa-second"_s, u"aa-third"_s});
        auto *page = opened<KeyChangePage>(u"Delete"_s);
        QVERIFY(page);
        QSignalSpy changed(page, &BulkPage::changed);
        QTest::keyClick(page, Qt::Key_Return, Qt::ControlModifier);
        auto *dialog = page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        auto *confirm = dialog->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(!confirm->isEnabled());
        auto *typed = dialog->findChild<QLineEdit *>();
        QVERIFY(typed);
        QTest::keyClicks(typed, u"2"_s);
        QTRY_VERIFY(confirm->isEnabled());
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!keyNow(u"aa-second"_s).id);
        QVERIFY(!keyNow(u"aa-third"_s).id);
    }
    void oneIsDeleted()
    {
        choose({u"aa-first"_s});
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Delete);
        auto *confirm = m_page->window()->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(confirm);
        QTest::keyClick(confirm, Qt::Key_Space);
        QTRY_VERIFY(rowOf(u"aa-first"_s) < 0);
        QVERIFY(!keyNow(u"aa-first"_s).id);
    }

private:
    const QString m_value = u"OneValueOfItsOwn0123456789"_s;
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<ApiKeysPage> m_page;
    std::unique_ptr<Page> m_tab;
};

QTEST_MAIN(TestApiKeyPages)
#include "tst_apikeypages.moc"
