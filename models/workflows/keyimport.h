// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/apikeychanges.h"
#include "workflows/calltext.h"
#include "workflows/keyimportfile.h"
#include "workflows/workflow.h"

namespace lc {

/// Brings a file of API keys in. Before, it reads what is there: of values that exist only hashes
/// are kept. Afterwards it reads again, to name the id of each line.
class KeyImport : public Workflow {
    Q_OBJECT
public:
    using Workflow::Workflow;
    using Import = apigateway::ImportApiKeys;

    enum class OnWarnings { Import, Refuse };

    /// Reads keys with their values, and usage plans; ends in Done.
    void load(const QString &region);
    /// Sends the lines of the file that can be used.
    void import(const KeyImportFile &file, OnWarnings onWarnings, const QString &region);
    /// Not what may have been carried out.
    void retry();

    static Import::Request requestOf(KeyImportFile &file, OnWarnings onWarnings);

    /// After load() or import().
    const KeyImportFacts &facts() const { return m_facts; }
    /// After import(): ids that the service named.
    QStringList ids() const { return m_answer.ids.value_or(QStringList()); }
    /// What it said, also when it refused everything for it.
    QStringList warnings() const;

private:
    void begin(const QString &region);
    void readPlans();
    void readKeys();
    void send();
    void endReading(const Result<void, ApiError> &outcome);

    QString m_region;
    bool m_isImporting = false;
    bool m_isSent = false;
    Import::Request m_request;
    Import::Response m_answer;
    KeyImportFacts m_facts;
    KeyImportFacts m_fresh;
    PendingCall m_list;
};

} // namespace lc
