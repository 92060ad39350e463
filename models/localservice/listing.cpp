// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/listing.h"

#include "core/secret.h"
#include "localservice/keptkey.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace lc {

using namespace Qt::StringLiterals;

namespace pagetoken {

namespace {

constexpr qsizetype sealSize = 16;

QByteArray sealOf(Call &call, QByteArrayView position, QByteArrayView query)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256,
                                    keptKey(call.store, u"page-token-key"_s));
    const QByteArray scope = call.caller.account.toUtf8() + '/' + call.caller.region.toUtf8() + '/'
        + call.operation.name + '/';
    code.addData(scope);
    code.addData(position.data(), position.size());
    code.addData(query.data(), query.size());
    return code.result().left(sealSize);
}

} // namespace

QString seal(Call &call, qint64 after, QByteArrayView query)
{
    QByteArray position(sizeof after, Qt::Uninitialized);
    qToBigEndian(after, position.data());
    const QByteArray token = position + sealOf(call, position, query);
    return QString::fromLatin1(
        token.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Served<qint64> open(Call &call, const std::optional<QString> &token, QByteArrayView query)
{
    if (!token || token->isEmpty())
        return 0;
    const QByteArray bytes =
        QByteArray::fromBase64(token->toLatin1(), QByteArray::Base64UrlEncoding);
    if (bytes.size() == qsizetype(sizeof(qint64)) + sealSize) {
        const auto after = qFromBigEndian<qint64>(bytes.constData());
        if (equalInConstantTime(seal(call, after, query).toLatin1(), token->toLatin1()))
            return after;
    }
    return refuseInput(call.operation, u"The page token is not valid for this request."_s);
}

} // namespace pagetoken

MergedSlice mergedSlice(Store &store, QList<ResourceQuery> queries, qint64 after)
{
    MergedSlice merged{{}, true};
    // What lies behind the end of a full slice may have to wait for its next one.
    qint64 end = std::numeric_limits<qint64>::max();
    for (ResourceQuery &query : queries) {
        query.after = after;
        const QList<Resource> slice = store.list(query);
        if (slice.size() == query.limit) {
            end = std::min(end, slice.last().sequence);
            merged.isLast = false;
        }
        merged.resources += slice;
    }
    merged.resources.removeIf([end](const Resource &each) { return each.sequence > end; });
    std::ranges::sort(merged.resources, {}, &Resource::sequence);
    const auto isSame = [](const Resource &a, const Resource &b) {
        return a.sequence == b.sequence;
    };
    merged.resources.erase(std::unique(merged.resources.begin(), merged.resources.end(), isSame),
                           merged.resources.end());
    return merged;
}

} // namespace lc
