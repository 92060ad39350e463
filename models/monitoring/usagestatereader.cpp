// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/usagestatereader.h"

#include "store/historystore.h"

namespace lc {

UsageStateReader::UsageStateReader(HistoryStore &store, QObject *parent)
    : QObject(parent), m_store(store)
{
    connect(&store, &HistoryStore::changed, this, &UsageStateReader::changed);
}

void UsageStateReader::read(const QHash<QString, QString> &names,
                            std::function<void(const QList<UsageState> &)> done)
{
    m_store.series(
        this, [names, done = std::move(done)](const Result<QList<SeriesInfo>, StoreError> &series) {
            if (series)
                done(usageStates(*series, names));
        });
}

} // namespace lc
