// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompter.h"

#include <QTest>

#include <memory>

using namespace lc;

class tst_Prompter : public QObject {
    Q_OBJECT
private slots:
    void ticketEndsOnce();
    void assigningATicketEndsTheFormer();
    void nobodyThereDeclines();
    void nothingComesOnceTheContextIsGone();
};

void tst_Prompter::ticketEndsOnce()
{
    int ends = 0;
    {
        Ticket first([&] { ++ends; });
        Ticket moved = std::move(first);
        QVERIFY(!first.isActive()); // NOLINT: what moving leaves is promised
        QVERIFY(moved.isActive());
        QCOMPARE(ends, 0);
        moved.end();
        QCOMPARE(ends, 1);
    }
    QCOMPARE(ends, 1);
}

void tst_Prompter::assigningATicketEndsTheFormer()
{
    QStringList ended;
    Ticket ticket([&] { ended << QStringLiteral("a"); });
    ticket = Ticket([&] { ended << QStringLiteral("b"); });
    QCOMPARE(ended, QStringList(QStringLiteral("a")));
    ticket = {};
    QCOMPARE(ended, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
}

void tst_Prompter::nobodyThereDeclines()
{
    DecliningPrompter prompter;
    QObject context;
    int declined = 0;
    prompter.askMfaCode({}, &context, [&](const std::optional<Secret> &code) {
        QVERIFY(!code);
        ++declined;
    });
    const Ticket ticket = prompter.showSignIn({}, &context, [&] { ++declined; });
    QCOMPARE(declined, 0);
    QTRY_COMPARE(declined, 2);
}

void tst_Prompter::nothingComesOnceTheContextIsGone()
{
    DecliningPrompter prompter;
    auto context = std::make_unique<QObject>();
    bool came = false;
    prompter.askMfaCode({}, context.get(), [&](const std::optional<Secret> &) { came = true; });
    context.reset();
    QCoreApplication::processEvents();
    QVERIFY(!came);
}

QTEST_GUILESS_MAIN(tst_Prompter)
#include "tst_prompter.moc"
