// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/tagedit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestTagEdit : public QObject {
    Q_OBJECT

private slots:
    void setsAndRemoves()
    {
        const QList<Tag> present{{u"team"_s, u"a"_s}, {u"old"_s, u"x"_s}, {u"kept"_s, u"y"_s}};
        const TagEdit edit{{{u"team"_s, u"b"_s}, {u"new"_s, u"n"_s}}, {u"old"_s, u"absent"_s}};
        QCOMPARE(edited(present, edit),
                 QList<Tag>({{u"team"_s, u"b"_s}, {u"kept"_s, u"y"_s}, {u"new"_s, u"n"_s}}));
        QCOMPARE(changeWords(present, edit), u"team = b (was a), + new = n, − old"_s);
    }
    void changesNothingWhereAllIsSoAlready()
    {
        const QList<Tag> present{{u"team"_s, u"a"_s}};
        const TagEdit edit{{{u"team"_s, u"a"_s}}, {u"gone"_s}};
        QCOMPARE(edited(present, edit), present);
        QCOMPARE(changeWords(present, edit), QString());
        QVERIFY(TagEdit().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTagEdit)
#include "tst_tagedit.moc"
