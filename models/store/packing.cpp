// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packing.h"

#include <QtEndian>

#include <algorithm>

namespace lc {

namespace {

/// Bytes that hold an offset: 0, 1, 2, 4 or 8.
quint8 widthOf(quint64 offset)
{
    if (offset == 0)
        return 0;
    if (offset <= 0xff)
        return 1;
    if (offset <= 0xffff)
        return 2;
    return offset <= 0xffff'ffff ? 4 : 8;
}

// Differences wrap on purpose: base + offset gives the value back whatever the distance.
quint64 offsetOf(qint64 value, qint64 base)
{
    return quint64(value) - quint64(base);
}

template <class T>
void appendOffsets(QByteArray &bytes, std::span<const qint64> values, qint64 base)
{
    const qsizetype start = bytes.size();
    bytes.resize(start + qsizetype(values.size() * sizeof(T)));
    char *out = bytes.data() + start;
    for (const qint64 value : values) {
        qToLittleEndian(T(offsetOf(value, base)), out);
        out += sizeof(T);
    }
}

template <class T> void readOffsets(const char *in, qint64 base, std::span<qint64> values)
{
    for (qint64 &value : values) {
        value = qint64(quint64(base) + qFromLittleEndian<T>(in));
        in += sizeof(T);
    }
}

constexpr qsizetype sealSize = 4;

/// Mixes eight bytes at a time: a body of some thousand takes well under a microsecond.
quint32 checksum(QByteArrayView bytes, quint64 salt)
{
    constexpr quint64 factor = 0x9e37'79b9'7f4a'7c15;
    quint64 sum = (quint64(bytes.size()) ^ salt) * factor;
    const auto mix = [&sum](quint64 word) {
        sum = (sum ^ word) * factor;
        sum ^= sum >> 29;
    };
    qsizetype at = 0;
    for (; at + 8 <= bytes.size(); at += 8)
        mix(qFromLittleEndian<quint64>(bytes.data() + at));
    quint64 rest = 0;
    for (; at < bytes.size(); ++at)
        rest = (rest << 8) | quint8(bytes[at]);
    mix(rest);
    return quint32(sum ^ (sum >> 32));
}

} // namespace

QByteArray PackWriter::takeSealed(quint64 salt)
{
    const quint32 sum = checksum(m_bytes, salt);
    const qsizetype size = m_bytes.size();
    m_bytes.resize(size + sealSize);
    qToLittleEndian(sum, m_bytes.data() + size);
    return take();
}

void PackReader::unseal(QByteArrayView all, quint64 salt)
{
    const qsizetype size = all.size() - sealSize;
    if (m_rest.size() < sealSize
        || qFromLittleEndian<quint32>(all.data() + size) != checksum(all.first(size), salt))
        return fail();
    m_rest.chop(sealSize);
}

void PackWriter::number(quint64 value)
{
    while (value >= 0x80) {
        byte(quint8(value | 0x80));
        value >>= 7;
    }
    byte(quint8(value));
}

void PackWriter::signedNumber(qint64 value)
{
    number((quint64(value) << 1) ^ quint64(value >> 63));
}

void PackWriter::text(QByteArrayView utf8)
{
    number(quint64(utf8.size()));
    m_bytes.append(utf8);
}

void PackWriter::run(std::span<const qint64> values)
{
    if (values.empty())
        return;
    const auto [least, greatest] = std::ranges::minmax(values);
    const quint8 width = widthOf(offsetOf(greatest, least));
    byte(width);
    signedNumber(least);
    switch (width) {
    case 1:
        return appendOffsets<quint8>(m_bytes, values, least);
    case 2:
        return appendOffsets<quint16>(m_bytes, values, least);
    case 4:
        return appendOffsets<quint32>(m_bytes, values, least);
    case 8:
        return appendOffsets<quint64>(m_bytes, values, least);
    default:
        return;
    }
}

void PackReader::fail()
{
    m_failed = true;
    m_rest = {};
}

quint8 PackReader::byte()
{
    if (m_rest.isEmpty()) {
        fail();
        return 0;
    }
    const auto value = quint8(m_rest.front());
    m_rest = m_rest.sliced(1);
    return value;
}

quint64 PackReader::number()
{
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const quint8 part = byte();
        value |= quint64(part & 0x7f) << shift;
        if ((part & 0x80) == 0)
            return m_failed ? 0 : value;
    }
    fail();
    return 0;
}

qint64 PackReader::signedNumber()
{
    const quint64 value = number();
    return qint64(value >> 1) ^ -qint64(value & 1);
}

QByteArrayView PackReader::text()
{
    const quint64 size = number();
    if (size > quint64(m_rest.size())) {
        fail();
        return {};
    }
    const QByteArrayView text = m_rest.first(qsizetype(size));
    m_rest = m_rest.sliced(qsizetype(size));
    return text;
}

std::vector<qint64> PackReader::run(qsizetype count)
{
    std::vector<qint64> values;
    if (count == 0 || m_failed)
        return values;
    values.resize(size_t(count));
    if (const auto common = run(values))
        std::ranges::fill(values, *common);
    if (m_failed)
        values.clear();
    return values;
}

std::optional<qint64> PackReader::run(std::span<qint64> values)
{
    if (values.empty() || m_failed)
        return std::nullopt;
    const auto count = qsizetype(values.size());
    const quint8 width = byte();
    const qint64 base = signedNumber();
    const bool known = width <= 2 || width == 4 || width == 8;
    if (m_failed || !known || (width > 0 && count > m_rest.size() / width)) {
        fail();
        return std::nullopt;
    }
    switch (width) {
    case 1:
        readOffsets<quint8>(m_rest.data(), base, values);
        break;
    case 2:
        readOffsets<quint16>(m_rest.data(), base, values);
        break;
    case 4:
        readOffsets<quint32>(m_rest.data(), base, values);
        break;
    case 8:
        readOffsets<quint64>(m_rest.data(), base, values);
        break;
    default:
        return base;
    }
    m_rest = m_rest.sliced(count * width);
    return std::nullopt;
}

bool openPacked(PackReader &reader, QByteArrayView all, quint64 salt)
{
    const quint8 version = reader.byte();
    if (version == sealedVersion)
        reader.unseal(all, salt);
    return !reader.failed() && (version == plainVersion || version == sealedVersion);
}

} // namespace lc
