// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/setaside.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSetAside : public QObject {
    Q_OBJECT

private slots:
    void movesTheFileAndItsCompanions()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"history.db"_s);
        const Instant now(std::chrono::milliseconds(1'773'908'040'000));
        for (const QByteArray content : {"one", "two"}) {
            write(path, content);
            write(path + u"-wal"_s, content + " log");
            const auto moved = setAside(path, now, {u"-wal"_s, u"-shm"_s});
            QVERIFY(moved);
            QVERIFY(moved->startsWith(path + u".damaged-20260319-081400"_s));
            QCOMPARE(read(*moved), content);
            QCOMPARE(read(*moved + u"-wal"_s), content + " log");
            QVERIFY(!QFile::exists(path) && !QFile::exists(path + u"-wal"_s));
        }
        QCOMPARE(read(path + u".damaged-20260319-081400-2"_s), "two");
    }

    void saysWhyItCannot()
    {
        const QTemporaryDir folder;
        const auto moved = setAside(folder.filePath(u"missing"_s), Instant());
        QVERIFY(!moved);
        QVERIFY(!moved.error().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSetAside)
#include "tst_setaside.moc"
