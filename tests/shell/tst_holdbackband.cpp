// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/holdbackband.h"

#include "style/theme.h"
#include "support/fakeclock.h"
#include "workflows/holdback.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lc;

class TestHoldBackBand : public QObject {
    Q_OBJECT

    QStringList texts() const
    {
        QStringList texts;
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts += label->text();
        }
        return texts;
    }
    void hold(const QString &what)
    {
        m_holdBack->hold(what, m_window.get(), [this, what] { m_sent += what; });
    }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_holdBack = std::make_unique<HoldBack>(m_clock);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(new HoldBackBand(*m_holdBack, m_theme));
        m_line = new QLineEdit;
        layout->addWidget(m_line);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_sent.clear();
    }
    void cleanup() { m_window.reset(); }

    void countsDown()
    {
        QCOMPARE(texts(), QStringList());
        hold(u"Deleting a"_s);
        QVERIFY(texts().contains(u"Deleting a."_s));
        QVERIFY2(texts().contains(u"It is sent in 10 second(s)."_s),
                 qPrintable(texts().join(u'|')));
        m_clock->advance(6500ms);
        QTRY_VERIFY(texts().contains(u"It is sent in 4 second(s)."_s));
        m_clock->advance(4s);
        QTRY_COMPARE(m_sent, QStringList(u"Deleting a"_s));
        QCOMPARE(texts(), QStringList());
    }
    void theKeyUndoesTheNewest()
    {
        hold(u"Deleting a"_s);
        hold(u"Deleting b"_s);
        m_window->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(texts().contains(u"Deleting a."_s));
        QVERIFY(!texts().contains(u"Deleting b."_s));
        m_clock->advance(11s);
        QTRY_COMPARE(m_sent, QStringList(u"Deleting a"_s));
    }
    void aTextFieldKeepsItsOwnUndo()
    {
        hold(u"Deleting a"_s);
        m_line->setFocus();
        QTest::keyClicks(m_line, u"x"_s);
        QTest::keyClick(m_line, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_line->text(), QString());
        QCOMPARE(m_holdBack->held().size(), 1);
    }
    void buttonsStayWhileItCounts()
    {
        hold(u"Deleting a"_s);
        const auto buttons = m_window->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        buttons.last()->setFocus();
        m_clock->advance(3s);
        QTRY_VERIFY(texts().contains(u"It is sent in 7 second(s)."_s));
        QCOMPARE(QApplication::focusWidget(), buttons.last());
        QTest::keyClick(buttons.last(), Qt::Key_Space);
        QCOMPARE(m_sent, QStringList(u"Deleting a"_s));
    }

private:
    Theme m_theme;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<HoldBack> m_holdBack;
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_line = nullptr;
    QStringList m_sent;
};

QTEST_MAIN(TestHoldBackBand)
#include "tst_holdbackband.moc"
