// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/answerparser.h"

#include <QTest>

#include <cstring>

using namespace Qt::StringLiterals;
using namespace lc;
using State = AnswerParser::State;
using Kind = TransportError::Kind;

namespace {

/// Feeds as a connection does: straight into the room of a counted body where there is one.
void feed(AnswerParser &parser, QByteArrayView bytes)
{
    const auto room = parser.room();
    if (room.size() >= std::size_t(bytes.size()) && !bytes.isEmpty()) {
        std::memcpy(room.data(), bytes.data(), std::size_t(bytes.size()));
        parser.filled(bytes.size());
    } else {
        parser.feed(bytes);
    }
}

} // namespace

/// Answers of HTTP/1.1, whole and in pieces.
class TestAnswerParser : public QObject {
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isReusable");
        const QByteArray head = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("counted") << head + "Content-Length: 5\r\n\r\nhello" << 200
                                 << QByteArray("hello") << true;
        QTest::newRow("empty") << head + "content-length:0\r\n\r\n" << 200 << QByteArray() << true;
        QTest::newRow("no reason") << QByteArray("HTTP/1.1 404\r\nContent-Length: 1\r\n\r\nx")
                                   << 404 << QByteArray("x") << true;
        QTest::newRow("same length twice")
            << head + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nok" << 200 << QByteArray("ok")
            << true;
        QTest::newRow("closing") << head + "Connection: Close\r\nContent-Length: 1\r\n\r\nx" << 200
                                 << QByteArray("x") << false;
        QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx")
                                  << 200 << QByteArray("x") << false;
        QTest::newRow("chunked") << head
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: "
                  "1\r\n\r\n" << 200
                                 << QByteArray("abc0123456789") << true;
        QTest::newRow("chunked wins over a length")
            << head + "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
            << 200 << QByteArray("x") << true;
        QTest::newRow("interim answers first") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n"
                                                             "HTTP/1.1 103 Early\r\nA: b\r\n\r\n")
                + head + "Content-Length: 1\r\n\r\nx"
                                               << 200 << QByteArray("x") << true;
        QTest::newRow("no content")
            << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray() << true;
    }
    void answers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, isReusable);
        for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(7)}) {
            AnswerParser parser(1 << 20);
            for (qsizetype at = 0; at < bytes.size(); at += step) {
                QVERIFY(parser.state() == State::Head || parser.state() == State::Body);
                feed(parser, QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
            }
            QCOMPARE(parser.state(), State::Done);
            QCOMPARE(parser.isReusable(), isReusable);
            const TransportReply reply = parser.takeReply();
            QCOMPARE(reply.status, status);
            QCOMPARE(reply.body, body);
        }
    }

    void headersOfTheInterimAnswerAreNotKept()
    {
        AnswerParser parser(100);
        parser.feed("HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nC:  d \r\n"
                    "Content-Length: 0\r\n\r\n");
        const TransportReply reply = parser.takeReply();
        QCOMPARE(reply.header("a"), QByteArray());
        QCOMPARE(reply.header("c"), QByteArray("d"));
    }

    void untilClose()
    {
        AnswerParser parser(100);
        parser.feed("HTTP/1.1 200 OK\r\n\r\nab");
        parser.feed("cd");
        QCOMPARE(parser.state(), State::Body);
        parser.end();
        QCOMPARE(parser.state(), State::Done);
        QVERIFY(!parser.isReusable());
        QCOMPARE(parser.takeReply().body, QByteArray("abcd"));
    }

    void bytesAfterTheEndSpoilTheConnection()
    {
        AnswerParser parser(100);
        parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP");
        QCOMPARE(parser.state(), State::Done);
        QVERIFY(!parser.isReusable());
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TransportError::Kind>("kind");
        const QByteArray head = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << Kind::Malformed;
        QTest::newRow("HTTP/2") << QByteArray("HTTP/2.0 200 OK\r\n\r\n") << Kind::Malformed;
        QTest::newRow("status") << QByteArray("HTTP/1.1 2x0 OK\r\n\r\n") << Kind::Malformed;
        QTest::newRow("long status") << QByteArray("HTTP/1.1 2000 OK\r\n\r\n") << Kind::Malformed;
        QTest::newRow("folded header") << head + "A: b\r\n c\r\n\r\n" << Kind::Malformed;
        QTest::newRow("blank before colon")
            << head + "Content-Length : 1\r\n\r\nx" << Kind::Malformed;
        QTest::newRow("negative length") << head + "Content-Length: -1\r\n\r\n" << Kind::Malformed;
        QTest::newRow("signed length") << head + "Content-Length: +1\r\n\r\nx" << Kind::Malformed;
        QTest::newRow("huge length") << head + "Content-Length: 99999999999999999999\r\n\r\n"
                                     << Kind::Malformed;
        QTest::newRow("two lengths")
            << head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx" << Kind::Malformed;
        QTest::newRow("unknown coding") << head + "Transfer-Encoding: gzip\r\n\r\n"
                                        << Kind::Malformed;
        QTest::newRow("compressed")
            << head + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx" << Kind::Malformed;
        QTest::newRow("too large") << head + "Content-Length: 101\r\n\r\n" << Kind::TooLarge;
        QTest::newRow("chunk too large") << head + "Transfer-Encoding: chunked\r\n\r\n65\r\n"
                                         << Kind::TooLarge;
        QTest::newRow("chunk size") << head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"
                                    << Kind::Malformed;
        QTest::newRow("chunk size with prefix")
            << head + "Transfer-Encoding: chunked\r\n\r\n0x1\r\nx\r\n"
            << Kind::Malformed;
        QTest::newRow("chunk without end") << head + "Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n"
                                           << Kind::Malformed;
        QTest::newRow("endless head") << head + QByteArray(70'000, 'a') << Kind::Malformed;
        QTest::newRow("endless chunk line") << head + "Transfer-Encoding: chunked\r\n\r\n"
                + QByteArray(2'000, '1') << Kind::Malformed;
        QTest::newRow("until close, too large")
            << head + "\r\n" + QByteArray(101, 'x') << Kind::TooLarge;
    }
    void failures()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(TransportError::Kind, kind);
        for (const qsizetype step : {bytes.size(), qsizetype(1)}) {
            AnswerParser parser(100);
            for (qsizetype at = 0; at < bytes.size(); at += step)
                parser.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
            QCOMPARE(parser.state(), State::Failed);
            QCOMPARE(parser.error().kind, kind);
        }
    }

    void anEndBeforeTheEndIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nCont");
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nx");
        QTest::newRow("in a chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nx");
    }
    void anEndBeforeTheEndIsBroken()
    {
        QFETCH(QByteArray, bytes);
        AnswerParser parser(100);
        parser.feed(bytes);
        QCOMPARE(parser.hasBegun(), !bytes.isEmpty());
        parser.end();
        QCOMPARE(parser.state(), State::Failed);
        QCOMPARE(parser.error().kind, Kind::Broken);
    }
};

QTEST_GUILESS_MAIN(TestAnswerParser)
#include "tst_answerparser.moc"
