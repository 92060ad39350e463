// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_floor URL: the least a program can do to have all licenses in memory. Reads every page of
// ListLicenses with libcurl on one kept connection, decodes every field with simdjson into one
// arena; one thread, no window, no signature. Prints "licenses N rss_kib N".
#include "bench/memory.h"

#include <curl/curl.h>
#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace simdjson;

/// Every decoded text in one arena, every member one cell.
struct Store {
    std::string arena;
    std::vector<std::uint64_t> cells;
    std::size_t licenses = 0;

    void keep(std::string_view text)
    {
        cells.push_back(arena.size() << 16U | text.size());
        arena.append(text);
    }
};

void decode(ondemand::value value, Store &store)
{
    switch (value.type().value()) {
    case ondemand::json_type::object:
        for (auto field : value.get_object())
            decode(field.value(), store);
        break;
    case ondemand::json_type::array:
        for (auto element : value.get_array())
            decode(element.value(), store);
        break;
    case ondemand::json_type::string:
        store.keep(value.get_string().value());
        break;
    case ondemand::json_type::number:
        store.cells.push_back(std::uint64_t(value.get_int64().value()));
        break;
    case ondemand::json_type::boolean:
        store.cells.push_back(value.get_bool().value() ? 1 : 0);
        break;
    case ondemand::json_type::null:
        store.cells.push_back(0);
        break;
    }
}

std::size_t receive(char *bytes, std::size_t size, std::size_t count, void *page)
{
    static_cast<std::string *>(page)->append(bytes, size * count);
    return size * count;
}

/// Decodes a page; returns its NextToken, empty at the end.
std::string readPage(ondemand::parser &parser, std::string &page, Store &store)
{
    page.reserve(page.size() + SIMDJSON_PADDING);
    auto document = parser.iterate(padded_string_view(page.data(), page.size(), page.capacity()));
    std::string token;
    for (auto field : document.get_object()) {
        if (field.unescaped_key().value() == "Licenses") {
            for (auto license : field.value().get_array()) {
                decode(license.value(), store);
                ++store.licenses;
            }
        } else {
            token = std::string(field.value().get_string().value());
        }
    }
    return token;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    CURL *curl = curl_easy_init();
    curl_slist *headers =
        curl_slist_append(nullptr, "X-Amz-Target: AWSLicenseManager.ListLicenses");
    headers = curl_slist_append(headers, "Content-Type: application/x-amz-json-1.1");
    std::string page;
    curl_easy_setopt(curl, CURLOPT_URL, argv[1]);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &page);

    Store store;
    ondemand::parser parser;
    std::string request = R"({"MaxResults":100})";
    for (;;) {
        page.clear();
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(request.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.c_str());
        const CURLcode code = curl_easy_perform(curl);
        if (code != CURLE_OK) {
            std::fprintf(stderr, "%s\n", curl_easy_strerror(code));
            return 1;
        }
        const std::string token = readPage(parser, page, store);
        if (token.empty())
            break;
        request = R"({"MaxResults":100,"NextToken":")" + token + "\"}";
    }
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    std::printf("licenses %zu rss_kib %ld\n", store.licenses, lc::peakResidentKib());
}
