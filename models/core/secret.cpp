// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <cstring>
#include <utility>

namespace lc {

Secret::Secret(QByteArrayView bytes) : Secret(ofSize(bytes.size()))
{
    std::copy(bytes.begin(), bytes.end(), m_buffer.get());
}

Secret Secret::fromText(QStringView text)
{
    QByteArray utf8 = text.toUtf8();
    Secret secret{QByteArrayView(utf8)};
    explicit_bzero(utf8.data(), size_t(utf8.size()));
    return secret;
}

Secret Secret::ofSize(qsizetype size)
{
    Secret secret;
    secret.m_buffer = std::make_unique<char[]>(size_t(size));
    secret.m_size = size;
    return secret;
}

Secret::Secret(const Secret &other) : Secret(other.bytes()) { }

Secret::Secret(Secret &&other) noexcept
    : m_buffer(std::move(other.m_buffer)), m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other)
        *this = Secret(other);
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_buffer = std::move(other.m_buffer);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

bool Secret::operator==(const Secret &other) const
{
    return equalInConstantTime(bytes(), other.bytes());
}

void Secret::wipe()
{
    if (m_buffer)
        explicit_bzero(m_buffer.get(), size_t(m_size));
}

bool equalInConstantTime(QByteArrayView left, QByteArrayView right)
{
    if (left.size() != right.size())
        return false;
    volatile unsigned char difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference =
            static_cast<unsigned char>(difference | static_cast<unsigned char>(left[i] ^ right[i]));
    return difference == 0;
}

} // namespace lc
