// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listchunk.h"
#include "domain/apikey.h"
#include "domain/grant.h"
#include "domain/license.h"
#include "domain/licenseconfiguration.h"
#include "domain/reportgenerator.h"
#include "domain/token.h"
#include "domain/usageplan.h"
#include "monitoring/overviewfigures.h"

namespace lc {

/// The answer of one list; nothing where it could not be read: that is not the same as empty.
/// Records are made one at a time, since there may be many.
template <class T> class Listing {
public:
    bool isRead() const { return m_blocks.has_value(); }
    void begin() { m_blocks.emplace(); }
    void add(const ListChunk &chunk)
    {
        for (const ListPage &page : chunk.pages)
            m_blocks->push_back(page.block);
    }
    /// The list broke off.
    void forget() { m_blocks.reset(); }
    void setRecords(const QList<T> &records)
    {
        auto block = std::make_shared<RecordBlock>(typeOf<T>());
        for (const T &record : records)
            block->append(&record);
        begin();
        m_blocks->push_back(std::move(block));
    }
    template <class Visit> void forEach(Visit visit) const
    {
        if (!m_blocks)
            return;
        for (const auto &block : *m_blocks) {
            for (int i = 0; i < block->size(); ++i)
                visit(block->template record<T>(i));
        }
    }

private:
    std::optional<std::vector<std::shared_ptr<const RecordBlock>>> m_blocks;
};

/// What one account has in one Region, as read at one time.
struct Estate {
    QString connection; ///< id
    QString connectionName;
    QString partition = QStringLiteral("aws");
    QString account;
    QString region;
    Listing<License> issued;
    Listing<GrantedLicense> received;
    Listing<Grant> distributedGrants;
    Listing<Grant> receivedGrants;
    Listing<LicenseConfiguration> configurations;
    Listing<ReportGenerator> reportGenerators;
    Listing<TokenData> tokens;
    Listing<UsagePlan> usagePlans;
    Listing<ApiKey> apiKeys;
    /// Ids of the keys of a plan; plans whose keys could not be read are missing.
    QHash<QString, QStringList> keysOfPlans;
    QList<UsageState> usage; ///< by the newest samples of the history
    /// As the service tells it now, by license ARN; what was not asked or not answered is missing.
    QHash<QString, QList<EntitlementUsage>> usageNow;
    /// Tags by license or configuration ARN; what was not asked or not answered is missing.
    QHash<QString, QMap<QString, QString>> tags;
};

} // namespace lc
