// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pagetoken.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstring>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipSpace(QByteArrayView json, qsizetype at)
{
    while (at < json.size() && isSpace(json[at]))
        ++at;
    return at;
}

/// The position after the closing quote of the string whose first character is at `at`.
qsizetype endOfString(QByteArrayView json, qsizetype at)
{
    while (at < json.size()) {
        const void *quote = std::memchr(json.data() + at, '"', size_t(json.size() - at));
        if (!quote)
            return json.size();
        const qsizetype found = static_cast<const char *>(quote) - json.data();
        qsizetype backslashes = 0;
        while (found - 1 - backslashes >= at && json[found - 1 - backslashes] == '\\')
            ++backslashes;
        at = found + 1;
        if (backslashes % 2 == 0)
            return at;
    }
    return json.size();
}

/// The end of the value that begins at `at`, if it is a string; else -1.
qsizetype endOfText(QByteArrayView json, qsizetype at)
{
    return at < json.size() && json[at] == '"' ? endOfString(json, at + 1) : -1;
}

Result<QString, QString> textAt(QByteArrayView json, qsizetype begin)
{
    if (json.sliced(begin).startsWith("null"))
        return QString();
    const qsizetype end = endOfText(json, begin);
    if (end < 0)
        return unexpected(u"The page token is not a text."_s);
    const QByteArrayView quoted = json.sliced(begin, end - begin);
    if (!quoted.contains('\\'))
        return QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
    const auto array = QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array();
    if (array.isEmpty())
        return unexpected(u"The page token is malformed."_s);
    return array.at(0).toString();
}

/// Where the value of the outermost member `name` begins, by walking over the whole text; -1 when
/// absent.
qsizetype scan(QByteArrayView json, QByteArrayView key)
{
    int depth = 0;
    for (qsizetype at = 0; at < json.size();) {
        const char c = json[at];
        if (c == '"') {
            const qsizetype end = endOfString(json, at + 1);
            const qsizetype colon = skipSpace(json, end);
            const bool isKey = colon < json.size() && json[colon] == ':';
            if (depth == 1 && isKey && json.sliced(at, end - at) == key)
                return skipSpace(json, colon + 1);
            at = end;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        ++at;
    }
    return -1;
}

/// Whether everything after `at` is the end of the outermost object.
bool isLastMember(QByteArrayView json, qsizetype at)
{
    at = skipSpace(json, at);
    return at < json.size() && json[at] == '}' && skipSpace(json, at + 1) == json.size();
}

} // namespace

Result<QString, QString> findPageToken(QByteArrayView json, std::string_view name)
{
    const QByteArray key = '"' + QByteArray(name.data(), qsizetype(name.size())) + '"';
    const qsizetype first = skipSpace(json, skipSpace(json, 0) + 1);
    const bool isFirst = first < json.size() && json.sliced(first).startsWith(key);
    const qsizetype last = isFirst ? first : json.lastIndexOf(key);
    if (last < 0)
        return QString();
    const qsizetype colon = skipSpace(json, last + key.size());
    if (colon < json.size() && json[colon] == ':') {
        const qsizetype begin = skipSpace(json, colon + 1);
        const qsizetype end = endOfText(json, begin);
        if (end >= 0 && (isFirst || isLastMember(json, end)))
            return textAt(json, begin);
    }
    const qsizetype begin = scan(json, key);
    if (begin < 0 || begin >= json.size())
        return QString();
    return textAt(json, begin);
}

} // namespace lc
