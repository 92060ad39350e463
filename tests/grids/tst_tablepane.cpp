// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/license.h"
#include "grids/noticeband.h"
#include "grids/tablepane.h"
#include "support/fakeclock.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

TableDefinition definition()
{
    TableDefinition table;
    table.id = u"test-licenses"_s;
    table.type = &typeOf<License>();
    table.keyPaths = {"LicenseArn"};
    table.identityPath = "LicenseName";
    table.columns = {Column::field(typeOf<License>(), "LicenseName"),
                     Column::field(typeOf<License>(), "ProductSKU"),
                     Column::field(typeOf<License>(), "Beneficiary").onRequest()};
    return table;
}

QList<License> licenses()
{
    QList<License> list;
    for (int i = 0; i < 20; ++i) {
        License license;
        license.licenseArn = u"arn:aws:license-manager::111122223333:license:l-%1"_s.arg(i);
        license.licenseName = u"License %1"_s.arg(i, 2, 10, QLatin1Char('0'));
        license.productSku = i % 2 ? u"render"_s : u"mesh"_s;
        list.append(license);
    }
    return list;
}

} // namespace

/// A table with its filter bar, by keyboard.
class TestTablePane : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }
    void init()
    {
        m_model = std::make_unique<RecordTableModel>(definition(), std::make_shared<FakeClock>());
        m_pane = std::make_unique<TablePane>(m_theme, *m_model);
        m_pane->setEmptyText({Symbol::License, u"No licenses here."_s, {}}, u"licenses"_s);
        m_pane->resize(900, 500);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup()
    {
        m_pane.reset();
        m_model.reset();
    }

    void typingFiltersAndEscapeClears()
    {
        m_model->setRecords(licenses());
        m_pane->bar().focusText();
        auto *text = m_pane->findChild<QLineEdit *>();
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClicks(text, u"license 07"_s);
        QTRY_COMPARE(m_model->rowCount(), 1);
        QTest::keyClick(text, Qt::Key_Down);
        QVERIFY(m_pane->table().view()->hasFocus());
        QCOMPARE(m_pane->table().currentIndex().row(), 0);
        m_pane->bar().focusText();
        QTest::keyClick(text, Qt::Key_Escape);
        QTRY_COMPARE(m_model->rowCount(), 20);
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(m_pane->table().view()->hasFocus());
    }

    void emptyTextsTellWhy()
    {
        QCOMPARE(m_pane->table().emptySentence(), u"No licenses here."_s);
        m_model->setRecords(licenses());
        QVERIFY(m_pane->table().emptySentence().isEmpty());
        m_pane->bar().setText(u"nothing like it"_s);
        QTRY_COMPARE(m_model->rowCount(), 0);
        QTRY_VERIFY(
            m_pane->table().emptySentence().startsWith(u"No licenses match. 20 are hidden by 1"));
        for (auto *button : m_pane->findChildren<QPushButton *>()) {
            if (button->text() == u"Clear filters")
                QTest::keyClick(button, Qt::Key_Space);
        }
        QTRY_COMPARE(m_model->rowCount(), 20);
        QVERIFY(m_pane->table().emptySentence().isEmpty());
    }

    void chipsSetAndTakeAwayRules()
    {
        m_model->setRecords(licenses());
        FilterRule rule;
        rule.column = m_model->definition().columns.at(1).id;
        rule.values = {u"mesh"_s};
        m_pane->offerRule(u"SKU: mesh"_s, rule);
        const auto chip = [this] {
            for (auto *button : m_pane->bar().findChildren<QPushButton *>()) {
                if (button->text() == u"SKU: mesh" && button->isVisible())
                    return button;
            }
            return static_cast<QPushButton *>(nullptr);
        };
        QVERIFY(chip());
        QTest::keyClick(chip(), Qt::Key_Space);
        QTRY_COMPARE(m_model->rowCount(), 10);
        QVERIFY(chip()->isChecked());
        QTest::keyClick(chip(), Qt::Key_Space);
        QTRY_COMPARE(m_model->rowCount(), 20);
        QVERIFY(!chip()->isChecked());
    }

    void stateComesBack()
    {
        m_model->setRecords(licenses());
        FilterRule rule;
        rule.column = m_model->definition().columns.at(1).id;
        rule.values = {u"render"_s};
        m_pane->addRule(u"SKU: render"_s, rule);
        m_pane->table().setColumnShown(2, true);
        const QByteArray saved = m_pane->saveState();
        m_pane->clearFilters();
        m_pane->table().resetLayout();
        QTRY_COMPARE(m_model->rowCount(), 20);
        QVERIFY(!m_pane->table().isColumnShown(2));
        QVERIFY(m_pane->restoreState(saved));
        QTRY_COMPARE(m_model->rowCount(), 10);
        QVERIFY(m_pane->table().isColumnShown(2));
        QVERIFY(!m_pane->restoreState("damaged"));
    }

    void aFailedSourceIsABandWithRetry()
    {
        struct Feed final : RowFeed {
            int retries = 0;
            void refresh() override { }
            void retry() override { ++retries; }
            void cancel() override { }
        } feed;
        m_model->setFeed(&feed);
        RowOrigin origin;
        origin.account = u"444455556666"_s;
        origin.region = u"ap-south-1"_s;
        m_model->beginSource(u"one"_s, origin);
        ApiError error;
        error.code = u"Timeout"_s;
        m_model->failSource(u"one"_s, error);
        QTRY_VERIFY(m_pane->band().isVisible());
        QVERIFY(m_pane->band().notice().headline.contains(u"444455556666 in ap-south-1"));
        QCOMPARE(m_pane->band().notice().tone, Tone::Danger);
        auto *retry = m_pane->band().findChild<QPushButton *>();
        QTest::keyClick(retry, Qt::Key_Space);
        QCOMPARE(feed.retries, 1);
        m_model->beginSource(u"one"_s, origin);
        m_model->completeSource(u"one"_s);
        QTRY_VERIFY(!m_pane->band().isVisible());
        m_model->setFeed(nullptr);
    }

    void everyFailedSourceIsNamedAndOldRowsKeepTheirAge()
    {
        m_pane->setExplain([](const SourceStatus &) {
            Notice notice;
            notice.text = u"Explained."_s;
            return notice;
        });
        RowOrigin one;
        one.account = u"111122223333"_s;
        one.region = u"eu-west-1"_s;
        RowOrigin two = one;
        two.region = u"us-east-1"_s;
        const ApiError error{.code = u"AccessDeniedException"_s, .message = u"no"_s};
        m_model->beginSource(u"one"_s, one);
        m_model->completeSource(u"one"_s);
        m_model->beginSource(u"one"_s, one);
        m_model->failSource(u"one"_s, error);
        m_model->beginSource(u"two"_s, two);
        m_model->completeSource(u"two"_s);
        QTRY_VERIFY(m_pane->band().isVisible());
        QVERIFY(m_pane->band().notice().text.startsWith(u"Explained. Its rows are from "_s));
        m_model->beginSource(u"two"_s, two);
        m_model->failSource(u"two"_s, error);
        QCOMPARE(m_pane->band().notice().details,
                 u"111122223333 in eu-west-1: AccessDeniedException: no\n"
                 "111122223333 in us-east-1: AccessDeniedException: no"_s);
        m_model->removeSource(u"one"_s);
        m_model->removeSource(u"two"_s);
        m_pane->setExplain({});
    }

private:
    Theme m_theme;
    std::unique_ptr<RecordTableModel> m_model;
    std::unique_ptr<TablePane> m_pane;
};

QTEST_MAIN(TestTablePane)
#include "tst_tablepane.moc"
