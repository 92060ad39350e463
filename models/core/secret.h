// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <cstddef>
#include <memory>

namespace lc {

/// Bytes that must not outlive their use: held in a buffer of its own, which is overwritten when it
/// is given up. It cannot be streamed, printed or converted by accident.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    /// The UTF-8 form of a text; the intermediate copy is overwritten.
    static Secret fromText(QStringView text);
    /// A buffer of zero bytes to be filled in place.
    static Secret ofSize(qsizetype size);

    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_size == 0; }
    qsizetype size() const { return m_size; }
    /// Valid as long as this object; copies made from it are the caller's to overwrite.
    QByteArrayView bytes() const { return {m_buffer.get(), m_size}; }
    char *data() { return m_buffer.get(); }

    /// Takes the same time wherever the difference is.
    bool operator==(const Secret &other) const;

private:
    void wipe();

    std::unique_ptr<char[]> m_buffer;
    qsizetype m_size = 0;
};

/// Compares without telling by its duration where the first difference is.
bool equalInConstantTime(QByteArrayView left, QByteArrayView right);

} // namespace lc
