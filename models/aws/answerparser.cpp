// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/answerparser.h"

#include <algorithm>
#include <cstring>

namespace lc {

using namespace Qt::StringLiterals;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

constexpr qsizetype headCap = 64 * 1024;
constexpr qsizetype chunkLineCap = 1024;
constexpr qsizetype trailerCap = 16 * 1024;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Decimal digits and nothing else; -1 otherwise.
qint64 strictNumber(QByteArrayView digits)
{
    if (digits.isEmpty() || digits.size() > 18
        || !std::all_of(digits.begin(), digits.end(), isDigit))
        return -1;
    qint64 number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

bool names(const HttpHeader &header, QByteArrayView name)
{
    return header.name.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

void AnswerParser::feed(QByteArrayView bytes)
{
    m_hasBegun = m_hasBegun || !bytes.isEmpty();
    switch (m_state) {
    case State::Head:
        m_pending.append(bytes);
        readHead();
        break;
    case State::Body:
        readBody(bytes);
        break;
    case State::Done:
        m_isReusable = m_isReusable && bytes.isEmpty();
        break;
    case State::Failed:
        break;
    }
}

void AnswerParser::readHead()
{
    while (m_state == State::Head) {
        const qsizetype end = m_pending.indexOf("\r\n\r\n");
        if (end < 0 ? m_pending.size() > headCap : end > headCap)
            return fail(Kind::Malformed, u"The head of the answer is too long."_s);
        if (end < 0)
            return;
        m_reply = {};
        qsizetype begin = 0;
        while (begin < end + 2) {
            const qsizetype lineEnd = m_pending.indexOf("\r\n", begin);
            const QByteArrayView line = QByteArrayView(m_pending).sliced(begin, lineEnd - begin);
            if (!(begin == 0 ? readStatusLine(line) : readHeader(line)))
                return fail(Kind::Malformed, u"The head of the answer is malformed."_s);
            begin = lineEnd + 2;
        }
        m_pending.remove(0, end + 4);
        if (m_reply.status < 200)
            continue; // an interim answer: the real one follows
        if (!chooseFraming())
            return;
        readBody(std::exchange(m_pending, {}));
    }
}

bool AnswerParser::readStatusLine(QByteArrayView line)
{
    // "HTTP/1.1 200 OK"
    const bool isKnown = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
    if (!isKnown || line.size() < 12 || (line.size() > 12 && line[12] != ' '))
        return false;
    m_isReusable = line[7] == '1';
    m_reply.status = int(strictNumber(line.sliced(9, 3)));
    return m_reply.status >= 100 && m_reply.status < 600;
}

bool AnswerParser::readHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || line[colon - 1] == ' ' || line[0] == ' ' || line[0] == '\t')
        return false;
    m_reply.headers.append(HttpHeader{line.first(colon).toByteArray(),
                                      line.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

bool AnswerParser::chooseFraming()
{
    m_framing = Framing::UntilClose;
    qint64 length = -1;
    for (const HttpHeader &header : std::as_const(m_reply.headers)) {
        if (names(header, "Content-Length")) {
            const qint64 number = strictNumber(header.value);
            if (number < 0 || (length >= 0 && number != length)) {
                fail(Kind::Malformed, u"The length of the answer is malformed."_s);
                return false;
            }
            length = number;
            m_framing = m_framing == Framing::Chunked ? Framing::Chunked : Framing::Counted;
        } else if (names(header, "Transfer-Encoding")) {
            if (header.value.compare("chunked", Qt::CaseInsensitive) != 0) {
                fail(Kind::Malformed, u"The answer has an unknown transfer encoding."_s);
                return false;
            }
            m_framing = Framing::Chunked;
        } else if (names(header, "Connection")) {
            m_isReusable = m_isReusable && !header.value.toLower().contains("close");
        } else if (names(header, "Content-Encoding")
                   && header.value.compare("identity", Qt::CaseInsensitive) != 0) {
            fail(Kind::Malformed, u"The answer is compressed, which was not asked for."_s);
            return false;
        }
    }
    if (m_framing == Framing::Counted && length > m_cap) {
        fail(Kind::TooLarge, u"The answer is larger than %1 bytes."_s.arg(m_cap));
        return false;
    }
    if (m_reply.status == 204 || m_reply.status == 304)
        m_framing = Framing::None;
    m_isReusable = m_isReusable && m_framing != Framing::UntilClose;
    m_state = State::Body;
    if (m_framing == Framing::Counted) {
        m_expected = length;
        m_reply.body.resize(length);
    }
    return true;
}

std::span<char> AnswerParser::room()
{
    if (m_state != State::Body || m_framing != Framing::Counted)
        return {};
    return {m_reply.body.data() + m_received, std::size_t(m_expected - m_received)};
}

void AnswerParser::filled(qsizetype count)
{
    m_received += count;
    if (m_received == m_expected)
        m_state = State::Done;
}

void AnswerParser::readBody(QByteArrayView bytes)
{
    switch (m_framing) {
    case Framing::None:
        m_state = State::Done;
        m_isReusable = m_isReusable && bytes.isEmpty();
        break;
    case Framing::Counted: {
        const auto space = room();
        const qsizetype count = std::min(qsizetype(space.size()), bytes.size());
        if (count > 0)
            std::memcpy(space.data(), bytes.data(), std::size_t(count));
        m_isReusable = m_isReusable && count == bytes.size();
        filled(count);
        break;
    }
    case Framing::Chunked:
        m_pending.append(bytes);
        readChunks();
        break;
    case Framing::UntilClose:
        m_reply.body.append(bytes);
        if (m_reply.body.size() > m_cap)
            fail(Kind::TooLarge, u"The answer is larger than %1 bytes."_s.arg(m_cap));
        break;
    }
}

void AnswerParser::readChunks()
{
    qsizetype at = 0;
    while (m_state == State::Body) {
        if (m_chunkPart == ChunkPart::Content) {
            const qsizetype count = std::min(m_expected - m_received, m_pending.size() - at);
            m_reply.body.append(QByteArrayView(m_pending).sliced(at, count));
            m_received += count;
            at += count;
            if (m_received < m_expected)
                break;
            m_chunkPart = ChunkPart::End;
        }
        const qsizetype lineEnd = m_pending.indexOf("\r\n", at);
        if (lineEnd < 0) {
            const qsizetype cap = m_chunkPart == ChunkPart::Trailer ? trailerCap : chunkLineCap;
            if (m_pending.size() - at > cap)
                fail(Kind::Malformed, u"A line between chunks is too long."_s);
            break;
        }
        const QByteArrayView line = QByteArrayView(m_pending).sliced(at, lineEnd - at);
        at = lineEnd + 2;
        if (m_chunkPart == ChunkPart::Size) {
            if (!readChunkSize(line))
                break;
        } else if (m_chunkPart == ChunkPart::End) {
            if (!line.isEmpty())
                fail(Kind::Malformed, u"A chunk does not end where it says."_s);
            m_chunkPart = ChunkPart::Size;
        } else if (line.isEmpty()) {
            m_state = State::Done;
        }
    }
    m_pending.remove(0, at);
    if (m_state == State::Done)
        m_isReusable = m_isReusable && m_pending.isEmpty();
}

bool AnswerParser::readChunkSize(QByteArrayView line)
{
    const qsizetype extension = line.indexOf(';');
    const QByteArrayView digits = (extension < 0 ? line : line.first(extension)).trimmed();
    bool isNumber = false;
    const qint64 size = digits.size() > 15 || digits.startsWith('+') || digits.startsWith('-')
        ? 0
        : digits.toByteArray().toLongLong(&isNumber, 16);
    if (!isNumber || digits.startsWith("0x") || digits.startsWith("0X")) {
        fail(Kind::Malformed, u"The size of a chunk is malformed."_s);
        return false;
    }
    if (m_reply.body.size() + size > m_cap) {
        fail(Kind::TooLarge, u"The answer is larger than %1 bytes."_s.arg(m_cap));
        return false;
    }
    m_expected = size;
    m_received = 0;
    m_chunkPart = size == 0 ? ChunkPart::Trailer : ChunkPart::Content;
    return true;
}

void AnswerParser::end()
{
    if (m_state == State::Body && m_framing == Framing::UntilClose)
        m_state = State::Done;
    else if (m_state == State::Head || m_state == State::Body)
        fail(Kind::Broken, u"The connection ended before the answer was complete."_s);
}

void AnswerParser::fail(TransportError::Kind kind, const QString &text)
{
    m_state = State::Failed;
    m_isReusable = false;
    m_error = {kind, Sent::Unknown, text};
}

} // namespace lc
