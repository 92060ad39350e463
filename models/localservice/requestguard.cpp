// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/requestguard.h"

#include <algorithm>

namespace lc {

namespace {

using Header = std::pair<QByteArray, QByteArray>;

HttpAnswer closing(int status, const QByteArray &reason)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, reason + '\n', true};
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isPlainValue(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
}

bool isPlainTarget(const QByteArray &target)
{
    return target.startsWith('/') && std::all_of(target.begin(), target.end(), [](char c) {
               return c > 0x20 && c < 0x7F && c != '#';
           });
}

bool isServedMethod(const QByteArray &method)
{
    static constexpr const char *methods[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};
    return std::any_of(std::begin(methods), std::end(methods),
                       [&](const char *served) { return method == served; });
}

bool isFromBrowser(const Header &header)
{
    const QByteArray name = header.first.toLower();
    return name == "origin" || name == "referer" || name.startsWith("sec-fetch-")
        || name.startsWith("access-control-");
}

bool repeatsSingleHeader(const HttpRequest &request)
{
    static constexpr const char *single[] = {"host",
                                             "content-length",
                                             "content-type",
                                             "transfer-encoding",
                                             "authorization",
                                             "x-amz-date",
                                             "x-amz-security-token",
                                             "x-amz-target",
                                             "x-amz-content-sha256",
                                             "expect"};
    return std::any_of(std::begin(single), std::end(single),
                       [&](const char *name) { return request.headerCount(name) > 1; });
}

std::optional<HttpAnswer> sizeRefusal(const HttpRequest &request, const QByteArray &target)
{
    if (target.size() > limits::requestTarget)
        return closing(414, "The request target is too long.");
    qsizetype block = 0;
    qsizetype longest = 0;
    for (const auto &[name, value] : request.headers) {
        const qsizetype line = name.size() + value.size() + 4;
        block += line;
        longest = std::max(longest, line);
    }
    if (block > limits::headerBlock || longest > limits::headerLine
        || request.headers.size() > limits::headerCount)
        return closing(431, "The request headers are too large.");
    return std::nullopt;
}

std::optional<HttpAnswer> bodyRefusal(const HttpRequest &request)
{
    if (request.headerCount("transfer-encoding") > 0)
        return closing(400, "Bodies are sent whole, with a Content-Length.");
    if (request.headerCount("content-length") == 0)
        return std::nullopt;
    const QByteArray length = request.header("content-length");
    if (length.isEmpty() || length.size() > 18
        || !std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return closing(400, "The Content-Length is not a number.");
    if (length.toLongLong() > limits::body)
        return closing(413, "The request body is too large.");
    return std::nullopt;
}

} // namespace

std::optional<HttpAnswer> refusal(const HttpRequest &request, const QByteArray &target,
                                  quint16 port)
{
    if (request.version != "HTTP/1.1" && request.version != "HTTP/1.0")
        return closing(400, "Only HTTP/1.1 is spoken here.");
    if (auto tooLarge = sizeRefusal(request, target))
        return tooLarge;
    if (!isPlainTarget(target))
        return closing(400, "The request target is malformed.");
    for (const auto &[name, value] : request.headers) {
        if (!isToken(name) || !isPlainValue(value))
            return closing(400, "A request header is malformed.");
    }
    if (repeatsSingleHeader(request))
        return closing(400, "A request header is given twice.");
    if (request.headerCount("host") != 1)
        return closing(400, "The Host header is missing.");
    const QByteArray host = request.header("host");
    const QByteArray suffix = ':' + QByteArray::number(port);
    if (host != "127.0.0.1" + suffix && host != "localhost" + suffix)
        return closing(421, "This host name is not served here.");
    if (std::any_of(request.headers.begin(), request.headers.end(), isFromBrowser))
        return closing(403, "Requests of web pages are not served.");
    if (!isServedMethod(request.method))
        return closing(405, "The method is not served.");
    const QByteArray expect = request.header("expect");
    if (!expect.isEmpty() && expect.compare("100-continue", Qt::CaseInsensitive) != 0)
        return closing(417, "The expectation cannot be met.");
    return bodyRefusal(request);
}

} // namespace lc
