// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/transport.h"

#include <span>

namespace lc {

/// Reads one HTTP/1.1 answer from bytes as they come. Strict: what is not plainly HTTP fails.
class AnswerParser {
public:
    enum class State { Head, Body, Done, Failed };

    /// Answers with a longer body fail.
    explicit AnswerParser(qint64 cap) : m_cap(cap) { }

    State state() const { return m_state; }
    /// Whether any byte has arrived.
    bool hasBegun() const { return m_hasBegun; }
    /// Takes the next bytes.
    void feed(QByteArrayView bytes);
    /// Where the next bytes of a body of known size may be written at once, sparing feed() the
    /// copy; empty while there is no such body.
    std::span<char> room();
    void filled(qsizetype count);
    /// The connection ended; completes a body of unknown size.
    void end();

    /// Whether the connection can carry another exchange after this one.
    bool isReusable() const { return m_isReusable; }
    /// The answer, once Done; leaves none behind.
    TransportReply takeReply() { return std::move(m_reply); }
    /// Why it Failed.
    const TransportError &error() const { return m_error; }

private:
    enum class Framing { Counted, Chunked, UntilClose, None };
    enum class ChunkPart { Size, Content, End, Trailer };

    void readHead();
    bool readStatusLine(QByteArrayView line);
    bool readHeader(QByteArrayView line);
    bool chooseFraming();
    void readBody(QByteArrayView bytes);
    void readChunks();
    bool readChunkSize(QByteArrayView line);
    void fail(TransportError::Kind kind, const QString &text);

    qint64 m_cap;
    State m_state = State::Head;
    Framing m_framing = Framing::None;
    ChunkPart m_chunkPart = ChunkPart::Size;
    QByteArray m_pending; ///< not yet understood: the head, or a chunk's lines
    TransportReply m_reply;
    TransportError m_error;
    qint64 m_received = 0; ///< bytes of a counted body, or of the chunk at hand
    qint64 m_expected = 0;
    bool m_hasBegun = false;
    bool m_isReusable = true;
};

} // namespace lc
