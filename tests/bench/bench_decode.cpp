// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_decode [LICENSES]: pages of ListLicenses from memory into record blocks, and into structs,
// by the field rows; beside a plain copy of the same bytes. Prints milliseconds, MB/s and memory.
#include "api/licensemanager/licenses.h"
#include "bench/licensepages.h"
#include "core/json.h"
#include "core/recordblock.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

using lc::licensemanager::ListLicenses;

namespace {

using SteadyClock = std::chrono::steady_clock;

double millisecondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

QByteArrayView viewOf(const std::string &page)
{
    return {page.data(), qsizetype(page.size())};
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t licenses = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
    const auto pages = lc::makeLicensePages(licenses, 100);
    double bytes = 0;
    for (const std::string &page : pages)
        bytes += double(page.size());

    const auto copying = SteadyClock::now();
    std::vector<std::string> copies;
    for (const std::string &page : pages)
        copies.push_back(page);
    const double copyTime = millisecondsSince(copying);
    copies.clear();

    const lc::Type &response = ListLicenses::operation.response();
    const lc::Field *list = response.find(ListLicenses::operation.list);
    std::vector<std::shared_ptr<lc::RecordBlock>> blocks;
    std::size_t memory = 0;
    int records = 0;
    const auto start = SteadyClock::now();
    for (const std::string &page : pages) {
        auto block = std::make_shared<lc::RecordBlock>(lc::typeOf<lc::License>());
        ListLicenses::Response rest;
        if (!lc::readJsonList(response, &rest, *list, *block, viewOf(page))) {
            std::fputs("a page did not decode\n", stderr);
            return 1;
        }
        records += block->size();
        memory += block->memoryUse();
        blocks.push_back(std::move(block));
    }
    const double blockTime = millisecondsSince(start);

    const auto structStart = SteadyClock::now();
    qsizetype structs = 0;
    for (std::size_t i = 0; i < pages.size() / 10; ++i)
        structs += lc::readJson<ListLicenses::Response>(viewOf(pages[i]))->licenses->size();
    const double structTime = 10 * millisecondsSince(structStart);

    std::printf("%d licenses, %.1f MB of JSON\n", records, bytes / 1e6);
    std::printf("copy of the bytes %8.1f ms\n", copyTime);
    std::printf("record blocks     %8.1f ms  %6.0f MB/s  %5.1f MiB kept\n", blockTime,
                bytes / 1e3 / blockTime, double(memory) / 1048576);
    std::printf("structs (a tenth) %8.1f ms  %6.0f MB/s  %lld records\n", structTime,
                bytes / 1e3 / structTime, static_cast<long long>(structs));
}
