// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"
#include "core/json.h"
#include "localservice/apikeyentry.h"
#include "localservice/apikeyfile.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/planmembers.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

#include <QSet>

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

/// Brings the keys of one file in.
class Import {
public:
    Import(Call &call, QStringList warnings) : m_call(call), m_warnings(std::move(warnings)) { }

    Served<void> add(const ApiKeyLine &line)
    {
        if (m_values.contains(line.value)) {
            warn(line, u"the key is given twice; this line was ignored"_s);
            return {};
        }
        m_values.insert(line.value);
        auto existing = apikeys::findByValue(m_call, line.value);
        ApiKey key = existing ? readJson<ApiKey>(existing->document).value_or(ApiKey()) : ApiKey();
        key.name = line.name;
        key.value = line.value;
        key.enabled = line.enabled;
        if (line.description)
            key.description = line.description;
        if (line.name.isEmpty() || apikeys::fault(key)) {
            warn(line,
                 apikeys::fault(key).value_or(u"the name is empty"_s)
                     + u"; this line was ignored"_s);
            return {};
        }
        const auto kept =
            existing ? apikeys::change(m_call, *existing, key) : apikeys::create(m_call, key);
        if (!kept)
            return unexpected(kept.error());
        m_ids.append(*kept->id);
        return joinPlans(line, *kept);
    }

    QStringList warnings() const { return m_warnings; }
    ImportApiKeys::Response response() const { return {m_ids, m_warnings}; }

private:
    void warn(const ApiKeyLine &line, const QString &what)
    {
        m_warnings.append(u"Line %1: %2"_s.arg(QString::number(line.line), what));
    }

    Served<void> joinPlans(const ApiKeyLine &line, const ApiKey &key)
    {
        for (const QString &planId : line.usagePlanIds) {
            const auto plan = usageplans::findPlan(m_call, planId);
            if (!plan) {
                warn(line, u"there is no usage plan '%1'"_s.arg(planId));
                continue;
            }
            if (m_call.store.find(usageplans::memberKind, usageplans::memberId(planId, *key.id)))
                continue;
            if (const auto joined = planmembers::join(m_call, *plan, key); !joined)
                warn(line, joined.error().message);
        }
        return {};
    }

    Call &m_call;
    QStringList m_warnings;
    QList<QString> m_ids;
    QSet<QString> m_values;
};

Served<ImportApiKeys::Response> importApiKeys(Call &call, const ImportApiKeys::Request &request)
{
    const auto file = readApiKeyFile(request.body);
    if (!file)
        return refuseInput(call.operation, file.error());
    Import import(call, file->warnings);
    for (const ApiKeyLine &line : file->keys) {
        if (auto added = import.add(line); !added)
            return unexpected(added.error());
    }
    if (request.failOnWarnings.value_or(false) && !import.warnings().isEmpty())
        return refuseInput(call.operation,
                           u"The import was refused because of warnings: %1"_s.arg(
                               import.warnings().join(u"; "_s)));
    return import.response();
}

} // namespace

void addApiKeyImportRules(HandlerTable &table)
{
    table.add<ImportApiKeys>(importApiKeys);
}

} // namespace lc
