// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

#include <optional>
#include <span>
#include <vector>

namespace lc {

/// Appends integers and text to a byte string in the least space that is quick to read back.
class PackWriter {
public:
    void byte(quint8 value) { m_bytes.append(char(value)); }
    void number(quint64 value); ///< 7 bits a byte, low ones first
    void signedNumber(qint64 value);
    void text(QByteArrayView utf8);
    /// A common base and offsets of one fixed width: nothing but the base when all are equal.
    void run(std::span<const qint64> values);

    QByteArray take() { return std::move(m_bytes); }
    /// With a checksum at its end, by which a PackReader sees a change of any bit; also of what
    /// stands elsewhere and makes the salt.
    QByteArray takeSealed(quint64 salt = 0);

private:
    QByteArray m_bytes;
};

/// Reads what PackWriter wrote. Anything else makes it fail: every later read then gives zeros, and
/// never more memory is taken than the bytes could describe.
class PackReader {
public:
    explicit PackReader(QByteArrayView bytes) : m_rest(bytes) { }

    quint8 byte();
    quint64 number();
    qint64 signedNumber();
    QByteArrayView text(); ///< points into the bytes
    std::vector<qint64> run(qsizetype count);
    /// The same, as many as there is room for. Where all are equal it is given back, not filled in.
    std::optional<qint64> run(std::span<qint64> values);

    /// Takes the checksum off the end of what was sealed; fails when it is not that of the rest.
    void unseal(QByteArrayView all, quint64 salt = 0);

    bool failed() const { return m_failed; }
    bool atEnd() const { return !m_failed && m_rest.isEmpty(); }
    qsizetype remaining() const { return m_rest.size(); }
    void fail();

private:
    QByteArrayView m_rest;
    bool m_failed = false;
};

/// What is packed begins with one of these: up to schema version 1 of the history it had no seal.
inline constexpr quint8 plainVersion = 1;
inline constexpr quint8 sealedVersion = 2;

/// Reads the version, and unseals what is sealed; false when there is another version.
bool openPacked(PackReader &reader, QByteArrayView all, quint64 salt = 0);

} // namespace lc
