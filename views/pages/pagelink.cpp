// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pagelink.h"

#include "connections/session.h"
#include "domain/arn.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// What the resource of an ARN begins with, and the pages of such objects.
struct ArnPages {
    QLatin1StringView resource;
    QLatin1StringView ownPage; ///< of the account in the ARN
    QLatin1StringView otherPage; ///< of an account that was given a share
};

constexpr ArnPages arnPages[] = {
    {"license:"_L1, "issued-licenses"_L1, "received-licenses"_L1},
    {"grant:"_L1, "distributed-grants"_L1, "grant-inbox"_L1},
    {"license-configuration:"_L1, "self-managed-licenses"_L1, {}},
    {"report-generator:"_L1, "report-generators"_L1, {}},
    {"license-asset-group:"_L1, "asset-groups"_L1, {}},
    {"license-asset-ruleset:"_L1, "rulesets"_L1, {}},
};

const ArnPages *pagesOf(const std::optional<Arn> &arn)
{
    if (!arn || arn->service != "license-manager"_L1)
        return nullptr;
    const auto found =
        std::find_if(std::begin(arnPages), std::end(arnPages), [&](const ArnPages &pages) {
            return arn->resource.startsWith(pages.resource);
        });
    return found == std::end(arnPages) ? nullptr : found;
}

QString connectionOf(const QString &account, const Session &session)
{
    for (const QString &id : session.opened()) {
        if (!account.isEmpty() && session.identity(id).account == account)
            return id;
    }
    return {};
}

} // namespace

PageLink linkToArn(const QString &arn)
{
    return {{}, arn.toUtf8()};
}

bool isLinkable(const QString &arn)
{
    const bool isOne = std::none_of(arn.cbegin(), arn.cend(),
                                    [](QChar sign) { return sign.isSpace() || sign == u','; });
    return isOne && pagesOf(Arn::parse(arn)) != nullptr;
}

QString pageOfArn(const QString &arn, const Session &session)
{
    const auto parsed = Arn::parse(arn);
    const ArnPages *pages = pagesOf(parsed);
    if (!pages)
        return {};
    const bool isOwn =
        pages->otherPage.isEmpty() || !connectionOf(parsed->account, session).isEmpty();
    return isOwn ? pages->ownPage : pages->otherPage;
}

PageLink linkToAccount(const QString &account, const Session &session)
{
    const QString id = connectionOf(account, session);
    return id.isEmpty() ? PageLink() : PageLink{u"connections"_s, id.toUtf8()};
}

} // namespace lc
