// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/wrappedtext.h"

#include <QFormLayout>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Text without blanks in a narrow pane.
class TestWrappedText : public QObject {
    Q_OBJECT

private slots:
    void anArnIsShownWhole()
    {
        const QString arn =
            u"arn:aws:iam::111122223333:role/very/long/path/to/the/role/ThatSignsForTheLicense"_s;
        QWidget pane;
        auto *layout = new QFormLayout(&pane);
        auto *text = new WrappedText(arn, &pane);
        layout->addRow(u"Role"_s, text);
        pane.resize(240, 400);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QVERIFY(pane.minimumSizeHint().width() <= 240);
        const int narrow = text->height();
        QVERIFY(narrow >= 3 * text->fontMetrics().height());
        QVERIFY(text->document()->size().height() <= narrow);
        pane.resize(1200, 400);
        QTRY_VERIFY(text->height() < narrow);
        text->selectAll();
        QCOMPARE(text->textCursor().selectedText(), arn); // as it is, without added breaks
    }
};

QTEST_MAIN(TestWrappedText)
#include "tst_wrappedtext.moc"
