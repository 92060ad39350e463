// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace lc {

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (!m_first)
        m_bytes += ',';
    m_first = false;
    if (m_depth > 0)
        newLine();
}

void JsonWriter::newLine()
{
    if (m_layout == Layout::Indented) {
        m_bytes += '\n';
        m_bytes.append(2 * m_depth, ' ');
    }
}

void JsonWriter::open(char bracket)
{
    separate();
    m_bytes += bracket;
    ++m_depth;
    m_first = true;
}

void JsonWriter::close(char bracket)
{
    --m_depth;
    if (!m_first)
        newLine();
    m_bytes += bracket;
    m_first = false;
}

void JsonWriter::key(QStringView name)
{
    separate();
    quoted(name);
    m_bytes += m_layout == Layout::Indented ? ": " : ":";
    m_afterKey = true;
}

void JsonWriter::key(std::string_view name)
{
    separate();
    m_bytes += '"';
    m_bytes.append(name.data(), qsizetype(name.size()));
    m_bytes += m_layout == Layout::Indented ? "\": " : "\":";
    m_afterKey = true;
}

void JsonWriter::text(QStringView value)
{
    separate();
    quoted(value);
}

void JsonWriter::utf8(std::string_view value)
{
    separate();
    quoted(QString::fromUtf8(value.data(), qsizetype(value.size())));
}

void JsonWriter::quoted(QStringView value)
{
    m_bytes += '"';
    const QByteArray utf8 = value.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"':
            m_bytes += "\\\"";
            break;
        case '\\':
            m_bytes += "\\\\";
            break;
        case '\n':
            m_bytes += "\\n";
            break;
        case '\r':
            m_bytes += "\\r";
            break;
        case '\t':
            m_bytes += "\\t";
            break;
        default:
            if (uchar(c) < 0x20) {
                static constexpr char digits[] = "0123456789abcdef";
                m_bytes += "\\u00";
                m_bytes += digits[uchar(c) >> 4];
                m_bytes += digits[uchar(c) & 0xf];
            } else {
                m_bytes += c;
            }
        }
    }
    m_bytes += '"';
}

void JsonWriter::integer(qint64 value)
{
    separate();
    m_bytes += QByteArray::number(value);
}

void JsonWriter::real(double value)
{
    separate();
    if (!std::isfinite(value)) {
        m_bytes += "null";
        return;
    }
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    m_bytes.append(buffer, end - buffer);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_bytes += value ? "true" : "false";
}

void JsonWriter::epochSeconds(qint64 milliseconds)
{
    separate();
    const qint64 fraction = std::abs(milliseconds % 1000);
    if (milliseconds < 0 && milliseconds > -1000)
        m_bytes += '-';
    m_bytes += QByteArray::number(milliseconds / 1000);
    if (fraction != 0)
        m_bytes += '.' + QByteArray::number(fraction).rightJustified(3, '0');
}

} // namespace lc
