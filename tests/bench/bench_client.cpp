// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_client URL: reads every license through the program's client, without a window. Prints
// "licenses N rss_kib N first_ms N", the last being the time from the call to the first chunk.
#include "api/licensemanager/licenses.h"
#include "bench/benchclient.h"
#include "bench/memory.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using lc::licensemanager::ListLicenses;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const auto client = lc::makeBenchClient(argv[1]);
    QObject context;
    std::vector<lc::ListPage> pages;
    qsizetype licenses = 0;
    qint64 first = -1;
    QElapsedTimer timer;
    timer.start();
    ListLicenses::Request request;
    request.maxResults = 100;
    const lc::PendingCall list = client->list<ListLicenses>(
        request, &context,
        [&](lc::ListChunk chunk) {
            if (first < 0)
                first = timer.elapsed();
            licenses += chunk.recordCount();
            for (lc::ListPage &page : chunk.pages)
                pages.push_back(std::move(page));
        },
        [&](const lc::Result<void, lc::ApiError> &outcome) {
            if (!outcome)
                std::fprintf(stderr, "%ls\n", qUtf16Printable(outcome.error().message));
            std::printf("licenses %lld rss_kib %ld first_ms %lld\n", qlonglong(licenses),
                        lc::peakResidentKib(), qlonglong(first));
            std::fflush(stdout);
            QCoreApplication::exit(outcome ? 0 : 1);
        });
    return QCoreApplication::exec();
}
