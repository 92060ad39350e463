// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgresschema.h"

namespace lc {

PostgresDatabase::Schema postgresHistorySchema()
{
    // What is packed already is not worth another attempt at compressing it: EXTERNAL.
    static constexpr Migration migrations[] = {
        {1, R"(
            CREATE TABLE series(
                id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                partition text NOT NULL,
                account text NOT NULL,
                region text NOT NULL,
                resource text NOT NULL,
                metric text NOT NULL,
                dimension text NOT NULL,
                interval bigint NOT NULL,
                first_time bigint,
                newest_time bigint,
                newest_value text,
                packed_until bigint,
                sample_until bigint,
                UNIQUE(partition, account, region, resource, metric, dimension)
            );

            CREATE TABLE poll(
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                time bigint NOT NULL,
                interval bigint NOT NULL,
                body bytea NOT NULL
            );
            ALTER TABLE poll ALTER body SET STORAGE EXTERNAL;

            CREATE TABLE block(
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                series integer NOT NULL REFERENCES series(id) ON DELETE CASCADE,
                first_time bigint NOT NULL,
                last_time bigint NOT NULL,
                count integer NOT NULL,
                interval bigint NOT NULL,
                body bytea NOT NULL,
                rollup bytea NOT NULL
            );
            ALTER TABLE block ALTER body SET STORAGE EXTERNAL;
            ALTER TABLE block ALTER rollup SET STORAGE EXTERNAL;
            CREATE UNIQUE INDEX block_of_series ON block(series, first_time);

            CREATE TABLE event(
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                series integer NOT NULL REFERENCES series(id) ON DELETE CASCADE,
                time bigint NOT NULL,
                kind integer NOT NULL,
                before text NOT NULL,
                after text NOT NULL,
                UNIQUE(series, time, kind)
            );

            CREATE TABLE imported(
                marker text PRIMARY KEY,
                time bigint NOT NULL
            );
        )"},
        // As version 2 of the file (see store/historyschema.cpp).
        {2, R"(
            ALTER TABLE block ADD COLUMN grain integer NOT NULL DEFAULT 0;

            CREATE TABLE day_sum(
                series integer NOT NULL REFERENCES series(id) ON DELETE CASCADE,
                first_time bigint NOT NULL,
                last_time bigint NOT NULL,
                sums bytea NOT NULL,
                PRIMARY KEY(series, first_time)
            );

            CREATE TABLE unsummed(
                block bigint PRIMARY KEY REFERENCES block(id) ON DELETE CASCADE
            );
            INSERT INTO unsummed SELECT id FROM block;
        )"},
    };
    return {"license_console_history", migrations};
}

} // namespace lc
