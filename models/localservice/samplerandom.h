// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <initializer_list>

namespace lc {

/// Random numbers that are the same on every machine and toolchain (xoshiro256**, integers only).
/// Streams are told apart by name, so that adding one thing to the sample leaves all others as
/// they are.
class SampleRandom {
public:
    SampleRandom(quint64 seed, QStringView stream);

    quint64 next();
    /// Both ends included.
    qint64 between(qint64 low, qint64 high);
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <class List> const auto &oneOf(const List &list)
    {
        return list[decltype(std::size(list))(between(0, qint64(std::size(list)) - 1))];
    }
    /// So many lower-case hexadecimal digits.
    QString hex(int digits);
    /// So many lower-case letters and digits.
    QString letters(int count);

private:
    std::array<quint64, 4> m_state;
};

} // namespace lc
