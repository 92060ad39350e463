// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/randomlife.h"

#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/tokens.h"

#include <QSet>

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto timeToLive = 60min;
constexpr int tokenQuota = 10; ///< tokens of a license, and access tokens of one an hour
const QString signKey = u"arn:aws:kms:us-east-1:111122223333:key/1"_s;

bool isRefusedWith(const ServiceError &error, std::initializer_list<const char *> codes)
{
    return std::any_of(codes.begin(), codes.end(),
                       [&](const char *code) { return error.code == code; });
}

} // namespace

void RandomLife::step()
{
    switch (roll(20)) {
    case 0:
        if (m_licenses.isEmpty() || roll(2) == 0)
            createLicense();
        break;
    case 1:
    case 2:
        createVersion();
        break;
    case 3:
        if (roll(8) == 0)
            deleteLicense();
        break;
    case 4:
    case 5:
    case 6:
        changeGrant();
        break;
    case 7:
    case 8:
    case 9:
        checkOut();
        break;
    case 10:
    case 11:
        checkIn();
        break;
    case 12:
        extend();
        break;
    case 13:
        repeatRequest();
        break;
    case 14:
        moveClock();
        break;
    case 15:
    case 16:
        borrow();
        break;
    case 17:
        createToken();
        break;
    case 18:
        if (roll(4) == 0)
            deleteToken();
        else
            accessToken();
        break;
    default:
        if (roll(4) == 0)
            m_world.restart();
        break;
    }
    expect(m_world.unmodelledErrors().isEmpty(),
           u"unmodelled errors: "_s + m_world.unmodelledErrors().join(u' '));
}

void RandomLife::createLicense()
{
    ModelLicense model;
    model.sku = u"sku-%1"_s.arg(m_licenses.size());
    model.maxCount = roll(20);
    model.overage = roll(4) == 0;
    auto request = examples::license(model.sku);
    request.validity.end.reset();
    request.entitlements = {examples::seats(model.maxCount, model.overage)};
    model.isBorrowable = roll(4) == 0;
    model.allowsEarlyCheckIn = roll(2) == 0;
    if (model.isBorrowable) {
        request.issuer.signKey = signKey;
        request.consumptionConfiguration.borrowConfiguration =
            BorrowConfiguration{model.allowsEarlyCheckIn, 1440};
    }
    const auto created = m_world.call<CreateLicense>(u"vendor"_s, request);
    if (!created)
        return expect(false, created.error().message);
    model.arn = *created->licenseArn;
    // Most begin with an active grant, so that they are consumed at once.
    if (roll(4) != 0) {
        model.grant = examples::createActiveGrant(m_world, model.arn);
        model.grantStatus = GrantStatus::Active;
        model.grantVersion = 2;
    }
    m_licenses.append(model);
    expect(*m_world.call<CreateLicense>(u"vendor"_s, request) == *created,
           u"a repeated CreateLicense gives another answer"_s);
}

void RandomLife::createVersion()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const int index = int(model - m_licenses.data());
    const License license = examples::getLicense(m_world, model->arn);
    auto request = examples::versionOf(license);
    const qint64 maxCount = roll(20);
    const bool overage = roll(3) == 0;
    request.entitlements = {examples::seats(maxCount, overage)};
    request.resetUsage = roll(5) == 0;
    if (model->isBorrowable)
        request.issuer.signKey = signKey;
    const bool isStale = roll(4) == 0;
    request.sourceVersion = QString::number(model->version - (isStale ? 1 : 0));
    const auto created = m_world.call<CreateLicenseVersion>(u"vendor"_s, request);
    if (!created) {
        const bool isRight = model->isDeleted || isStale;
        return expect(isRight, u"version refused: "_s + created.error().message);
    }
    expect(!model->isDeleted && !isStale, u"version accepted"_s);
    expect(*created->version == QString::number(model->version + 1), u"version has a gap"_s);
    ++model->version;
    model->maxCount = maxCount;
    model->overage = overage;
    settle(index);
    if (*request.resetUsage)
        endAll(index);
    // The second of two writers on one version loses.
    request.clientToken = examples::newToken();
    const auto second = m_world.call<CreateLicenseVersion>(u"vendor"_s, request);
    expect(!second && second.error().code == "ConflictException", u"two writers won"_s);
    compareUsage(index);
}

void RandomLife::deleteLicense()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const auto deleted =
        m_world.call<DeleteLicense>(u"vendor"_s, {model->arn, QString::number(model->version)});
    expect(deleted.has_value() == !model->isDeleted, u"DeleteLicense"_s);
    model->isDeleted = true;
}

void RandomLife::changeGrant()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    using S = GrantStatus;
    const bool isOpen = model->grantStatus == S::PendingAccept || model->grantStatus == S::Disabled
        || model->grantStatus == S::Active;
    switch (roll(6)) {
    case 0: {
        const auto created = m_world.call<CreateGrant>(u"vendor"_s, examples::grant(model->arn));
        expect(created.has_value() == (!model->isDeleted && !isOpen), u"CreateGrant"_s);
        if (created) {
            model->grant = *created->grantArn;
            model->grantStatus = S::PendingAccept;
            model->grantVersion = 1;
        }
        break;
    }
    case 1:
    case 2: {
        if (model->grant.isEmpty())
            return;
        const bool accepts = roll(5) != 0;
        const bool isAllowed =
            model->grantStatus == S::PendingAccept && (!accepts || !model->isDeleted);
        const bool done = accepts
            ? m_world.call<AcceptGrant>(u"customer"_s, {model->grant}).has_value()
            : m_world.call<RejectGrant>(u"customer"_s, {model->grant}).has_value();
        expect(done == isAllowed, u"AcceptGrant or RejectGrant"_s);
        if (done)
            model->grantStatus = accepts ? S::Disabled : S::Rejected;
        break;
    }
    case 3:
    case 4: {
        if (model->grant.isEmpty())
            return;
        const S wanted = roll(4) == 0 ? S::Disabled : S::Active;
        CreateGrantVersion::Request request;
        request.clientToken = examples::newToken();
        request.grantArn = model->grant;
        request.status = wanted;
        request.sourceVersion = QString::number(model->grantVersion);
        const bool isAllowed = wanted == S::Active
            ? model->grantStatus == S::Disabled && !model->isDeleted
            : model->grantStatus == S::Active;
        const auto done = m_world.call<CreateGrantVersion>(u"customer"_s, request);
        expect(done.has_value() == isAllowed, u"CreateGrantVersion"_s);
        if (done) {
            model->grantStatus = wanted;
            ++model->grantVersion;
        }
        break;
    }
    default: {
        if (model->grant.isEmpty() || roll(6) != 0)
            return;
        const auto deleted = m_world.call<DeleteGrant>(
            u"vendor"_s, {model->grant, {}, QString::number(model->grantVersion)});
        expect(deleted.has_value() == (model->grantStatus != S::Deleted), u"DeleteGrant"_s);
        model->grantStatus = S::Deleted;
        break;
    }
    }
}

void RandomLife::checkOut()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const int index = int(model - m_licenses.data());
    ModelToken token;
    token.license = index;
    token.amount = 1 + roll(8);
    token.isPerpetual = roll(6) == 0;
    auto request = examples::checkout(token.amount, model->sku);
    if (token.isPerpetual)
        request.checkoutType = CheckoutType::Perpetual;
    const bool isUsable = !model->isDeleted && model->grantStatus == GrantStatus::Active;
    const bool fits = model->overage || consumed(index) + token.amount <= model->maxCount;
    const auto taken = m_world.call<CheckoutLicense>(u"customer"_s, request);
    expect(taken.has_value() == (isUsable && fits), u"CheckoutLicense"_s);
    if (taken) {
        settle(index);
        token.token = *taken->licenseConsumptionToken;
        token.expiresAt =
            std::chrono::floor<std::chrono::seconds>(m_world.clock().now()) + timeToLive;
        m_tokens.append(token);
        m_lastCheckout = request;
        m_lastToken = token.token;
    } else {
        expect(isRefusedWith(taken.error(),
                             {"NoEntitlementsAllowedException", "ResourceNotFoundException",
                              "AccessDeniedException"}),
               u"CheckoutLicense refused with "_s + QString::fromLatin1(taken.error().code));
    }
    compareUsage(index);
}

/// The issuer takes seats for offline use, all or nothing.
void RandomLife::borrow()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const int index = int(model - m_licenses.data());
    ModelToken token;
    token.license = index;
    token.amount = 1 + roll(8);
    token.isBorrowed = true;
    CheckoutBorrowLicense::Request request;
    request.licenseArn = model->arn;
    request.entitlements = examples::checkout(token.amount).entitlements;
    request.digitalSignatureMethod = DigitalSignatureMethod::JwtPs384;
    request.clientToken = examples::newToken();
    const bool fits = model->overage || consumed(index) + token.amount <= model->maxCount;
    const auto taken = m_world.call<CheckoutBorrowLicense>(u"vendor"_s, request);
    expect(taken.has_value() == (!model->isDeleted && model->isBorrowable && fits),
           u"CheckoutBorrowLicense"_s);
    if (taken) {
        expect(taken->signedToken->count(u'.') == 2, u"a borrowed license has no proof"_s);
        settle(index);
        token.token = *taken->licenseConsumptionToken;
        token.expiresAt = std::chrono::floor<std::chrono::seconds>(m_world.clock().now()) + 24h;
        m_tokens.append(token);
    }
    compareUsage(index);
}

void RandomLife::createToken()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const int index = int(model - m_licenses.data());
    CreateToken::Request request;
    request.licenseArn = model->arn;
    request.clientToken = examples::newToken();
    const auto count =
        std::count_if(m_refreshes.begin(), m_refreshes.end(),
                      [&](const ModelRefresh &each) { return each.license == index; });
    const auto made = m_world.call<CreateToken>(u"vendor"_s, request);
    expect(made.has_value() == (!model->isDeleted && count < tokenQuota), u"CreateToken"_s);
    if (made)
        m_refreshes.append({*made->tokenId, *made->token, index});
}

void RandomLife::deleteToken()
{
    if (m_refreshes.isEmpty())
        return;
    const ModelRefresh refresh = m_refreshes.takeAt(roll(int(m_refreshes.size())));
    expect(m_world.call<DeleteToken>(u"vendor"_s, {refresh.id}).has_value(), u"DeleteToken"_s);
    expect(!m_world.call<GetAccessToken>(u"vendor"_s, {refresh.token, {}}),
           u"a deleted token gives access"_s);
}

void RandomLife::accessToken()
{
    if (m_refreshes.isEmpty())
        return;
    const ModelRefresh &refresh = m_refreshes[roll(int(m_refreshes.size()))];
    const auto now = std::chrono::floor<std::chrono::seconds>(m_world.clock().now());
    QList<Instant> recent = m_accesses.value(refresh.license);
    recent.removeIf([&](Instant instant) { return instant <= now - 1h; });
    const bool isAllowed = !m_licenses[refresh.license].isDeleted && recent.size() < tokenQuota;
    const auto got = m_world.call<GetAccessToken>(u"customer"_s, {refresh.token, {}});
    expect(got.has_value() == isAllowed, u"GetAccessToken"_s);
    if (got)
        m_accesses.insert(refresh.license, recent << now);
}

void RandomLife::checkIn()
{
    if (m_tokens.isEmpty())
        return;
    ModelToken &token = m_tokens[roll(int(m_tokens.size()))];
    const QString holder = token.isBorrowed ? u"vendor"_s : u"customer"_s;
    const ModelLicense &model = m_licenses[token.license];
    const bool mayReturn = token.isBorrowed
        ? model.allowsEarlyCheckIn
        : !token.isPerpetual && model.grantStatus == GrantStatus::Active;
    const auto done = m_world.call<CheckInLicense>(holder, {token.token, {}});
    expect(done.has_value() == (isHeld(token) && mayReturn), u"CheckInLicense"_s);
    if (done)
        token.isDead = true;
    const auto again = m_world.call<CheckInLicense>(holder, {token.token, {}});
    expect(!again, u"a token was checked in twice"_s);
    compareUsage(token.license);
}

void RandomLife::extend()
{
    if (m_tokens.isEmpty())
        return;
    ModelToken &token = m_tokens[roll(int(m_tokens.size()))];
    const ModelLicense &model = m_licenses[token.license];
    const Instant now = m_world.clock().now();
    const bool isDue = !token.extendedAt || now >= *token.extendedAt + 1h;
    const bool isAllowed = isHeld(token) && !token.isPerpetual && !token.isBorrowed
        && !model.isDeleted && model.grantStatus == GrantStatus::Active && isDue;
    const auto done = m_world.call<ExtendLicenseConsumption>(u"customer"_s, {token.token, {}});
    expect(done.has_value() == isAllowed, u"ExtendLicenseConsumption"_s);
    if (done) {
        token.extendedAt = now;
        token.expiresAt = std::chrono::floor<std::chrono::seconds>(now) + timeToLive;
    }
}

/// The same token with the same members takes nothing more, with others it is refused.
void RandomLife::repeatRequest()
{
    if (!m_lastCheckout)
        return;
    const auto again = m_world.call<CheckoutLicense>(u"customer"_s, *m_lastCheckout);
    expect(again && *again->licenseConsumptionToken == m_lastToken,
           u"a repeated check-out gives another token"_s);
    auto other = *m_lastCheckout;
    other.nodeId = u"another"_s;
    const auto refused = m_world.call<CheckoutLicense>(u"customer"_s, other);
    expect(!refused && refused.error().code == "ValidationException",
           u"a token was used for another request"_s);
}

void RandomLife::moveClock()
{
    // Client tokens are kept for two days; the life stays within that for what it repeats.
    m_lastCheckout.reset();
    const int minutes = roll(5) == 0 ? -roll(90) : roll(150);
    m_world.clock().advance(std::chrono::minutes(minutes));
}

RandomLife::ModelLicense *RandomLife::anyLicense()
{
    if (m_licenses.isEmpty())
        return nullptr;
    // Mostly the latest ones, so that much happens to few.
    const int count = int(m_licenses.size());
    return &m_licenses[std::max(0, count - 1 - roll(std::min(count, 4)))];
}

bool RandomLife::isHeld(const ModelToken &token) const
{
    auto &world = const_cast<ServiceWorld &>(m_world); // NOLINT: clock() is not const
    return !token.isDead && (token.isPerpetual || token.expiresAt > world.clock().now());
}

qint64 RandomLife::consumed(int license) const
{
    qint64 sum = 0;
    for (const ModelToken &token : m_tokens) {
        if (token.license == license && isHeld(token))
            sum += token.amount;
    }
    return sum;
}

void RandomLife::settle(int license)
{
    for (ModelToken &token : m_tokens) {
        if (token.license == license && !isHeld(token))
            token.isDead = true;
    }
}

void RandomLife::endAll(int license)
{
    for (ModelToken &token : m_tokens) {
        if (token.license == license)
            token.isDead = true;
    }
}

void RandomLife::compareUsage(int license)
{
    const ModelLicense &model = m_licenses[license];
    const qint64 told = examples::consumedSeats(m_world, model.arn);
    expect(told == consumed(license),
           u"consumed %1 instead of %2"_s.arg(QString::number(told),
                                              QString::number(consumed(license))));
}

void RandomLife::compareAll()
{
    for (int i = 0; i < m_licenses.size(); ++i) {
        compareUsage(i);
        const License license = examples::getLicense(m_world, m_licenses[i].arn);
        expect(license.version == QString::number(m_licenses[i].version), u"version"_s);
        expect((*license.status == LicenseStatus::Deleted) == m_licenses[i].isDeleted, u"status"_s);
    }
    QList<QString> listed;
    ListLicenses::Request request;
    request.maxResults = 1 + roll(7);
    do {
        const auto page = m_world.call<ListLicenses>(u"vendor"_s, request);
        if (!page)
            return expect(false, page.error().message);
        for (const License &license : *page->licenses)
            listed.append(*license.licenseArn);
        request.nextToken = page->nextToken;
    } while (request.nextToken && m_fault.isEmpty());
    expect(listed.size() == m_licenses.size()
               && QSet<QString>(listed.begin(), listed.end()).size() == listed.size(),
           u"pages are not the whole"_s);
    ListTokens::Request tokens;
    tokens.maxResults = 100;
    QStringList ids;
    do {
        const auto page = m_world.call<ListTokens>(u"vendor"_s, tokens);
        if (!page)
            return expect(false, page.error().message);
        for (const TokenData &data : *page->tokens)
            ids.append(*data.tokenId);
        tokens.nextToken = page->nextToken;
    } while (tokens.nextToken);
    const bool areSame = ids.size() == m_refreshes.size()
        && std::all_of(m_refreshes.begin(), m_refreshes.end(),
                       [&](const ModelRefresh &each) { return ids.contains(each.id); });
    expect(areSame, u"tokens are not those that were made"_s);
    const auto strangers = m_world.call<ListReceivedLicenses>(u"stranger"_s, {});
    expect(strangers && strangers->licenses->isEmpty(), u"a stranger sees licenses"_s);
    expect(!m_world.call<ListLicenses>(u"customer"_s, {})->licenses->size(),
           u"a customer lists licenses of the vendor"_s);
}

void RandomLife::expect(bool isTrue, const QString &what)
{
    if (!isTrue && m_fault.isEmpty())
        m_fault = what;
}

} // namespace lc
