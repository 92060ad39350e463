// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/samplerandom.h"

#include <bit>

namespace lc {

static quint64 splitMix(quint64 &state)
{
    state += 0x9e3779b97f4a7c15ULL;
    quint64 z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

SampleRandom::SampleRandom(quint64 seed, QStringView stream)
{
    // FNV-1a over the UTF-16 units of the name.
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const QChar c : stream)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    quint64 state = seed ^ hash;
    for (quint64 &word : m_state)
        word = splitMix(state);
}

quint64 SampleRandom::next()
{
    const quint64 result = std::rotl(m_state[1] * 5, 7) * 9;
    const quint64 shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

qint64 SampleRandom::between(qint64 low, qint64 high)
{
    // The ranges are far below 2^32, so the bias of the remainder cannot be seen.
    return low + qint64(next() % quint64(high - low + 1));
}

static QString randomText(SampleRandom &random, int count, QLatin1StringView alphabet)
{
    QString text(count, Qt::Uninitialized);
    for (QChar &c : text)
        c = alphabet[random.between(0, alphabet.size() - 1)];
    return text;
}

QString SampleRandom::hex(int digits)
{
    return randomText(*this, digits, QLatin1StringView("0123456789abcdef"));
}

QString SampleRandom::letters(int count)
{
    return randomText(*this, count, QLatin1StringView("abcdefghijklmnopqrstuvwxyz0123456789"));
}

} // namespace lc
