// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/conflictview.h"
#include "forms/reviewpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

class TestReviewPanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }

    void sendsByKeyUnlessBlocked()
    {
        ReviewPanel panel(m_theme);
        QSignalSpy sent(&panel, &ReviewPanel::sendRequested);
        panel.setReview(review(u"Fix 1 error first."_s));
        show(panel);
        QTest::keyClick(&panel, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.count(), 0);
        panel.setReview(review({}));
        QTest::keyClick(&panel, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.count(), 1);
        QSignalSpy closed(&panel, &ReviewPanel::closeRequested);
        QTest::keyClick(&panel, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void copiesTheCallInEverySpelling()
    {
        ReviewPanel panel(m_theme);
        panel.setReview(review({}));
        show(panel);
        auto *tabs = panel.findChild<QTabBar *>();
        auto *call = panel.findChild<QPlainTextEdit *>();
        for (const auto &[index, text] :
             {std::pair(0, u"aws x"_s), std::pair(1, u"client.x()"_s), std::pair(2, u"{}"_s)}) {
            tabs->setCurrentIndex(index);
            QCOMPARE(call->toPlainText(), text);
            for (auto *button : panel.findChildren<QPushButton *>()) {
                if (button->text().startsWith(u"Copy as"_s))
                    QTest::keyClick(button, Qt::Key_Space);
            }
            QCOMPARE(QApplication::clipboard()->text(), text);
        }
    }

    void conflictsAreChosenByKey()
    {
        ConflictView view(m_theme);
        QList<ThreeWayChange> changes(3);
        changes[0] = {u"Validity.End"_s, {u"Ends"_s}, u"30 Apr"_s, u"31 Oct"_s,
                      u"30 Jun"_s,       true,        true};
        changes[1] = {u"ProductName"_s, {u"Product"_s}, u"A"_s, u"A"_s, u"B"_s, false, true};
        changes[2] = {u"Beneficiary"_s, {u"Beneficiary"_s}, u"A"_s, u"C"_s, u"A"_s, true, false};
        view.setChanges(changes, u"Version 4"_s);
        show(view);
        QCOMPARE(view.collisionCount(), 1);
        QCOMPARE(view.choices().value(u"Validity.End"_s), ConflictView::Choice::Mine);
        QCOMPARE(view.choices().value(u"ProductName"_s), ConflictView::Choice::Theirs);
        QCOMPARE(view.choices().value(u"Beneficiary"_s), ConflictView::Choice::Mine);
        const auto radios = view.findChildren<QRadioButton *>();
        QCOMPARE(radios.size(), 2);
        QSignalSpy chosen(&view, &ConflictView::choicesChanged);
        QTest::keyClick(radios.at(0), Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(view.choices().value(u"Validity.End"_s), ConflictView::Choice::Theirs);
    }

private:
    static Review review(const QString &blockedBy)
    {
        Review review;
        review.sendText = u"Create version 4"_s;
        review.changes = {
            {u"LicenseName"_s, {u"License name"_s}, FieldChange::Kind::Changed, u"A"_s, u"B"_s}};
        review.call = {u"aws x"_s, u"client.x()"_s, u"{}"_s};
        review.blockedBy = blockedBy;
        return review;
    }
    static void show(QWidget &widget)
    {
        widget.resize(500, 700);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

    Theme m_theme;
};

QTEST_MAIN(TestReviewPanel)
#include "tst_reviewpanel.moc"
