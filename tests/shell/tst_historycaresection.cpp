// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/historycaresection.h"

#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

class TestHistoryCareSection : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
        m_settings =
            std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s), m_clock->now());
        open(u"one.db"_s);
        bool isStored = false;
        m_store->merge({readings()}, this, [&](const auto &outcome) { isStored = bool(outcome); });
        QTRY_VERIFY(isStored);
    }
    void cleanup()
    {
        m_section.reset();
        m_care.reset();
        m_store.reset();
    }

    void exportsAndImportsByKey()
    {
        const QString path = m_folder->filePath(u"all.jsonl"_s);
        press(u"exportHistory"_s);
        choose(path);
        QTRY_VERIFY(outcome().contains(u"400 readings of 1 series"_s));
        QVERIFY(QFile::exists(path));
        open(u"two.db"_s);
        press(u"importHistory"_s);
        choose(path);
        QTRY_COMPARE(outcome(), u"400 readings were added; 0 were here already."_s);
        press(u"importHistory"_s);
        choose(path);
        QTRY_COMPARE(outcome(), u"0 readings were added; 400 were here already."_s);
    }

    void saysWhatIsNoHistory()
    {
        const QString path = m_folder->filePath(u"other.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\":1}\n");
        file.close();
        press(u"importHistory"_s);
        choose(path);
        QTRY_VERIFY(outcome().startsWith(u"This is no whole history"_s));
    }

    void checksAndCanBeStopped()
    {
        press(u"checkHistory"_s);
        QVERIFY(!button(u"checkHistory"_s)->isEnabled());
        QVERIFY(button(u"stopHistory"_s)->isVisible());
        QTRY_VERIFY(outcome().contains(u"whole"_s));
        QVERIFY(button(u"checkHistory"_s)->isEnabled());
        // Something to do before it, so that it is surely stopped in time.
        std::vector<SeriesSamples> before;
        for (int resource = 0; resource < 100; ++resource) {
            before.push_back(readings());
            before.back().key.resource = QString::number(resource);
        }
        m_store->merge(std::move(before), this, [](const auto &) {});
        press(u"checkHistory"_s);
        press(u"stopHistory"_s);
        QTRY_COMPARE(outcome(), u"Stopped. Nothing was changed."_s);
    }

    void keepsTheRuleAndAppliesIt()
    {
        auto *readings = m_section->findChild<QComboBox *>();
        readings->setFocus();
        QTest::keyClick(readings, Qt::Key_Down); // until it is 3 months old
        m_section->keep();
        QCOMPARE(m_settings->value(settings::historyReadings), 3);
        QTRY_COMPARE(outcome(), u"400 readings were rolled up, 0 removed."_s);
    }

    void rollingUpIsShownAndCanBeStopped()
    {
        auto *readings = m_section->findChild<QComboBox *>();
        readings->setFocus();
        QTest::keyClick(readings, Qt::Key_Down);
        m_section->keep();
        const auto *bar = m_section->findChild<QProgressBar *>();
        QVERIFY(bar->isVisible());
        QVERIFY(bar->format().startsWith(u"Rolling up"_s));
        press(u"stopHistory"_s);
        QTRY_VERIFY(outcome().startsWith(u"Stopped. What was rolled up"_s));
        QVERIFY(!bar->isVisible());
        // The rest follows.
        m_care->applyRules();
        QTRY_COMPARE(outcome(), u"400 readings were rolled up, 0 removed."_s);
    }

private:
    SeriesSamples readings() const
    {
        SeriesSamples samples{
            {u"aws"_s, u"1"_s, {}, u"arn"_s, u"entitlement.consumed"_s, {}}, 15min, {}};
        for (int i = 0; i < 400; ++i) {
            samples.samples.push_back(
                {m_clock->now() - std::chrono::days(400) + i * 15min, Quantity(i)});
        }
        return samples;
    }
    void open(const QString &name)
    {
        m_section.reset();
        m_care.reset();
        m_store = std::make_unique<SqliteHistoryStore>(m_folder->filePath(name), m_clock);
        m_care = std::make_unique<HistoryCare>(*m_store, *m_settings, m_clock);
        m_section = std::make_unique<HistoryCareSection>(*m_settings, *m_care);
        m_section->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_section.get()));
    }
    QPushButton *button(const QString &name) { return m_section->findChild<QPushButton *>(name); }
    void press(const QString &name)
    {
        button(name)->setFocus();
        QTest::keyClick(button(name), Qt::Key_Space);
    }
    void choose(const QString &path)
    {
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_section->findChild<QFileDialog *>(u"historyFileDialog"_s)));
        auto *name = dialog->findChild<QLineEdit *>();
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QString outcome() const
    {
        const auto *label = m_section->findChild<QLabel *>(u"historyCareOutcome"_s);
        return label->isHidden() ? QString() : label->text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SqliteHistoryStore> m_store;
    std::unique_ptr<HistoryCare> m_care;
    std::unique_ptr<HistoryCareSection> m_section;
};

QTEST_MAIN(TestHistoryCareSection)
#include "tst_historycaresection.moc"
