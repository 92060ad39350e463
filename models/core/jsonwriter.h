// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

#include <string_view>

namespace lc {

/// Writes JSON as UTF-8, piece by piece; commas and indentation are its job.
class JsonWriter {
public:
    enum class Layout { Compact, Indented };
    explicit JsonWriter(Layout layout = Layout::Compact) : m_layout(layout) { }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(QStringView name);
    void key(std::string_view name); ///< plain ASCII
    void text(QStringView value);
    void utf8(std::string_view value); ///< valid UTF-8
    void integer(qint64 value);
    void real(double value); ///< not a number becomes null
    void boolean(bool value);
    /// Epoch seconds; a fraction of at most three digits only where it is not zero.
    void epochSeconds(qint64 milliseconds);

    const QByteArray &bytes() const { return m_bytes; }
    QByteArray take() { return std::move(m_bytes); }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void newLine();
    void quoted(QStringView value);

    QByteArray m_bytes;
    Layout m_layout;
    int m_depth = 0;
    bool m_first = true; ///< nothing yet in the innermost bracket
    bool m_afterKey = false;
};

} // namespace lc
