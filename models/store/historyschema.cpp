// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyschema.h"

namespace lc {

std::span<const Migration> historySchema()
{
    static constexpr Migration migrations[] = {
        {1, R"(
            CREATE TABLE series(
                id INTEGER PRIMARY KEY,
                partition TEXT NOT NULL,
                account TEXT NOT NULL,
                region TEXT NOT NULL,
                resource TEXT NOT NULL,
                metric TEXT NOT NULL,
                dimension TEXT NOT NULL,
                interval INTEGER NOT NULL,
                first_time INTEGER,
                newest_time INTEGER,
                newest_value TEXT,
                packed_until INTEGER,
                sample_until INTEGER,
                UNIQUE(partition, account, region, resource, metric, dimension)
            ) STRICT;

            CREATE TABLE poll(
                id INTEGER PRIMARY KEY,
                time INTEGER NOT NULL,
                interval INTEGER NOT NULL,
                body BLOB NOT NULL
            ) STRICT;

            CREATE TABLE block(
                id INTEGER PRIMARY KEY,
                series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
                first_time INTEGER NOT NULL,
                last_time INTEGER NOT NULL,
                count INTEGER NOT NULL,
                interval INTEGER NOT NULL,
                body BLOB NOT NULL,
                rollup BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX block_of_series ON block(series, first_time);

            CREATE TABLE event(
                id INTEGER PRIMARY KEY,
                series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
                time INTEGER NOT NULL,
                kind INTEGER NOT NULL,
                before TEXT NOT NULL,
                after TEXT NOT NULL,
                UNIQUE(series, time, kind)
            ) STRICT;

            CREATE TABLE imported(
                marker TEXT PRIMARY KEY,
                time INTEGER NOT NULL
            ) STRICT;
        )"},
        // Rollups instead of readings (Grain), and sums by day beside each block, apart from the
        // bodies, so that a sum over all series reads little. The sums of the blocks that are there
        // are made after the migration: `unsummed` names those that are still without.
        {2, R"(
            ALTER TABLE block ADD COLUMN grain INTEGER NOT NULL DEFAULT 0;

            CREATE TABLE day_sum(
                series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
                first_time INTEGER NOT NULL,
                last_time INTEGER NOT NULL,
                sums BLOB NOT NULL,
                PRIMARY KEY(series, first_time)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE unsummed(
                block INTEGER PRIMARY KEY REFERENCES block(id) ON DELETE CASCADE
            ) STRICT;
            INSERT INTO unsummed SELECT id FROM block;
        )"},
    };
    return migrations;
}

} // namespace lc
