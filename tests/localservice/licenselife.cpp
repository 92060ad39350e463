// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/licenselife.h"

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

bool isRefusedWith(const ServiceError &error, std::initializer_list<const char *> codes)
{
    return std::any_of(codes.begin(), codes.end(),
                       [&](const char *code) { return error.code == code; });
}

} // namespace

LicenseLife::LicenseLife(const LifePlace &place, unsigned seed) : RandomLife(place, seed)
{
    addStep(4, [this] { createLicense(); });
    addStep(16, [this] { createVersion(); });
    addStep(1, [this] { deleteLicense(); });
    addStep(24, [this] { changeGrant(); });
    addStep(24, [this] { checkOut(); });
    addStep(16, [this] { checkIn(); });
    addStep(8, [this] { extend(); });
    addStep(8, [this] { repeatRequest(); });
    addStep(16, [this] { borrow(); });
    addStep(8, [this] { createToken(); });
    addStep(2, [this] { deleteToken(); });
    // Access tokens are counted, so one that may have been made twice tells nothing.
    if (!isIn(LifePlace::Kind::Killed))
        addStep(6, [this] { accessToken(); });
    // Client tokens are kept for two days; the life stays within that for what it repeats.
    addClockMoves(8, 150min, [this] { m_lastCheckout.reset(); });
    addRestarts(2);
}

void LicenseLife::createLicense()
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
        request.issuer.signKey = u"arn:aws:kms:us-east-1:%1:key/1"_s.arg(account(u"vendor"_s));
        request.consumptionConfiguration.borrowConfiguration =
            BorrowConfiguration{model.allowsEarlyCheckIn, 1440};
    }
    const auto created = call<CreateLicense>(u"vendor"_s, request);
    if (!created)
        return expect(false, created.error().message);
    model.arn = *created->licenseArn;
    // Most begin with an active grant, so that they are consumed at once.
    if (roll(4) != 0) {
        model.grant = examples::createActiveGrant(*this, model.arn);
        model.grantStatus = GrantStatus::Active;
        model.grantVersion = 2;
    }
    m_licenses.append(model);
    expect(*call<CreateLicense>(u"vendor"_s, request) == *created,
           u"a repeated CreateLicense gives another answer"_s);
}

void LicenseLife::createVersion()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const int index = int(model - m_licenses.data());
    const License license = examples::getLicense(*this, model->arn);
    auto request = examples::versionOf(license);
    const qint64 maxCount = roll(20);
    const bool overage = roll(3) == 0;
    request.entitlements = {examples::seats(maxCount, overage)};
    request.resetUsage = roll(5) == 0;
    if (model->isBorrowable)
        request.issuer.signKey = u"arn:aws:kms:us-east-1:%1:key/1"_s.arg(account(u"vendor"_s));
    const bool isStale = roll(4) == 0;
    request.sourceVersion = QString::number(model->version - (isStale ? 1 : 0));
    const auto created = call<CreateLicenseVersion>(u"vendor"_s, request);
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
    const auto second = call<CreateLicenseVersion>(u"vendor"_s, request);
    expect(!second && second.error().code == "ConflictException", u"two writers won"_s);
    compareUsage(index);
}

void LicenseLife::deleteLicense()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    const auto deleted =
        call<DeleteLicense>(u"vendor"_s, {model->arn, QString::number(model->version)});
    expectDone(deleted, !model->isDeleted, u"DeleteLicense"_s);
    model->isDeleted = true;
}

void LicenseLife::changeGrant()
{
    ModelLicense *model = anyLicense();
    if (!model)
        return;
    using S = GrantStatus;
    const bool isOpen = model->grantStatus == S::PendingAccept || model->grantStatus == S::Disabled
        || model->grantStatus == S::Active;
    switch (roll(6)) {
    case 0: {
        const auto created =
            call<CreateGrant>(u"vendor"_s, examples::grant(model->arn, account(u"customer"_s)));
        if (expectDone(created, !model->isDeleted && !isOpen, u"CreateGrant"_s)) {
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
        const bool accepts = !isOneIn(2);
        const bool isAllowed =
            model->grantStatus == S::PendingAccept && (!accepts || !model->isDeleted);
        const bool isDone = accepts ? expectDone(call<AcceptGrant>(u"customer"_s, {model->grant}),
                                                 isAllowed, u"AcceptGrant"_s)
                                    : expectDone(call<RejectGrant>(u"customer"_s, {model->grant}),
                                                 isAllowed, u"RejectGrant"_s);
        if (isDone)
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
        const auto done = call<CreateGrantVersion>(u"customer"_s, request);
        if (expectDone(done, isAllowed, u"CreateGrantVersion"_s)) {
            model->grantStatus = wanted;
            ++model->grantVersion;
        }
        break;
    }
    default: {
        if (model->grant.isEmpty() || !isOneIn(3))
            return;
        const auto deleted = call<DeleteGrant>(
            u"vendor"_s, {model->grant, {}, QString::number(model->grantVersion)});
        expectDone(deleted, model->grantStatus != S::Deleted, u"DeleteGrant"_s);
        model->grantStatus = S::Deleted;
        break;
    }
    }
}

void LicenseLife::checkOut()
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
    request.keyFingerprint = u"aws:%1:Acme:issuer-fingerprint"_s.arg(account(u"vendor"_s));
    if (token.isPerpetual)
        request.checkoutType = CheckoutType::Perpetual;
    const bool isUsable = !model->isDeleted && model->grantStatus == GrantStatus::Active;
    const bool fits = model->overage || consumed(index) + token.amount <= model->maxCount;
    const auto taken = call<CheckoutLicense>(u"customer"_s, request);
    expectDone(taken, isUsable && fits, u"CheckoutLicense"_s);
    if (taken) {
        settle(index);
        token.token = *taken->licenseConsumptionToken;
        token.expiresAt = std::chrono::floor<std::chrono::seconds>(clock().now()) + timeToLive;
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
void LicenseLife::borrow()
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
    const auto taken = call<CheckoutBorrowLicense>(u"vendor"_s, request);
    expectDone(taken, !model->isDeleted && model->isBorrowable && fits, u"CheckoutBorrowLicense"_s);
    if (taken) {
        expect(taken->signedToken->count(u'.') == 2, u"a borrowed license has no proof"_s);
        settle(index);
        token.token = *taken->licenseConsumptionToken;
        token.expiresAt = std::chrono::floor<std::chrono::seconds>(clock().now()) + 24h;
        m_tokens.append(token);
    }
    compareUsage(index);
}

void LicenseLife::createToken()
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
    const auto made = call<CreateToken>(u"vendor"_s, request);
    expectDone(made, !model->isDeleted && count < tokenQuota, u"CreateToken"_s);
    if (made)
        m_refreshes.append({*made->tokenId, *made->token, index});
}

void LicenseLife::deleteToken()
{
    if (m_refreshes.isEmpty())
        return;
    const ModelRefresh refresh = m_refreshes.takeAt(roll(int(m_refreshes.size())));
    expectDone(call<DeleteToken>(u"vendor"_s, {refresh.id}), true, u"DeleteToken"_s);
    expect(!call<GetAccessToken>(u"vendor"_s, {refresh.token, {}}),
           u"a deleted token gives access"_s);
}

void LicenseLife::accessToken()
{
    if (m_refreshes.isEmpty())
        return;
    const ModelRefresh &refresh = m_refreshes[roll(int(m_refreshes.size()))];
    const auto now = std::chrono::floor<std::chrono::seconds>(clock().now());
    QList<Instant> recent = m_accesses.value(refresh.license);
    recent.removeIf([&](Instant instant) { return instant <= now - 1h; });
    const bool isAllowed = !m_licenses[refresh.license].isDeleted && recent.size() < tokenQuota;
    const auto got = call<GetAccessToken>(u"customer"_s, {refresh.token, {}});
    expectDone(got, isAllowed, u"GetAccessToken"_s);
    if (got)
        m_accesses.insert(refresh.license, recent << now);
}

void LicenseLife::checkIn()
{
    if (m_tokens.isEmpty())
        return;
    ModelToken &token = m_tokens[roll(int(m_tokens.size()))];
    const QString holder = token.isBorrowed ? u"vendor"_s : u"customer"_s;
    const ModelLicense &model = m_licenses[token.license];
    const bool mayReturn = token.isBorrowed
        ? model.allowsEarlyCheckIn
        : !token.isPerpetual && model.grantStatus == GrantStatus::Active;
    const auto done = call<CheckInLicense>(holder, {token.token, {}});
    if (expectDone(done, isHeld(token) && mayReturn, u"CheckInLicense"_s))
        token.isDead = true;
    const auto again = call<CheckInLicense>(holder, {token.token, {}});
    expect(!again, u"a token was checked in twice"_s);
    compareUsage(token.license);
}

void LicenseLife::extend()
{
    if (m_tokens.isEmpty())
        return;
    ModelToken &token = m_tokens[roll(int(m_tokens.size()))];
    const ModelLicense &model = m_licenses[token.license];
    const Instant now = clock().now();
    const bool isDue = !token.extendedAt || now >= *token.extendedAt + 1h;
    const bool isAllowed = isHeld(token) && !token.isPerpetual && !token.isBorrowed
        && !model.isDeleted && model.grantStatus == GrantStatus::Active && isDue;
    const auto done = call<ExtendLicenseConsumption>(u"customer"_s, {token.token, {}});
    if (expectDone(done, isAllowed, u"ExtendLicenseConsumption"_s)) {
        token.extendedAt = now;
        token.expiresAt = std::chrono::floor<std::chrono::seconds>(now) + timeToLive;
    }
}

/// The same token with the same members takes nothing more, with others it is refused.
void LicenseLife::repeatRequest()
{
    if (!m_lastCheckout)
        return;
    const auto again = call<CheckoutLicense>(u"customer"_s, *m_lastCheckout);
    expect(again && *again->licenseConsumptionToken == m_lastToken,
           u"a repeated check-out gives another token"_s);
    auto other = *m_lastCheckout;
    other.nodeId = u"another"_s;
    const auto refused = call<CheckoutLicense>(u"customer"_s, other);
    expect(!refused && refused.error().code == "ValidationException",
           u"a token was used for another request"_s);
}

LicenseLife::ModelLicense *LicenseLife::anyLicense()
{
    if (m_licenses.isEmpty())
        return nullptr;
    // Mostly the latest ones, so that much happens to few.
    const int count = int(m_licenses.size());
    return &m_licenses[std::max(0, count - 1 - roll(std::min(count, 4)))];
}

bool LicenseLife::isHeld(const ModelToken &token) const
{
    return !token.isDead && (token.isPerpetual || token.expiresAt > clock().now());
}

qint64 LicenseLife::consumed(int license) const
{
    qint64 sum = 0;
    for (const ModelToken &token : m_tokens) {
        if (token.license == license && isHeld(token))
            sum += token.amount;
    }
    return sum;
}

void LicenseLife::settle(int license)
{
    for (ModelToken &token : m_tokens) {
        if (token.license == license && !isHeld(token))
            token.isDead = true;
    }
}

void LicenseLife::endAll(int license)
{
    for (ModelToken &token : m_tokens) {
        if (token.license == license)
            token.isDead = true;
    }
}

void LicenseLife::compareUsage(int license)
{
    const ModelLicense &model = m_licenses[license];
    const qint64 told = examples::consumedSeats(*this, model.arn);
    expect(told == consumed(license),
           u"consumed %1 instead of %2"_s.arg(QString::number(told),
                                              QString::number(consumed(license))));
}

void LicenseLife::compareAll()
{
    for (int i = 0; i < m_licenses.size(); ++i) {
        compareUsage(i);
        const License license = examples::getLicense(*this, m_licenses[i].arn);
        expect(license.version == QString::number(m_licenses[i].version), u"version"_s);
        expect((*license.status == LicenseStatus::Deleted) == m_licenses[i].isDeleted, u"status"_s);
    }
    QStringList listed;
    ListLicenses::Request request;
    request.maxResults = 1 + roll(7);
    readPages<ListLicenses>(u"vendor"_s, request, [&](const ListLicenses::Response &page) {
        for (const License &license : *page.licenses)
            listed.append(*license.licenseArn);
    });
    QStringList standing;
    for (const ModelLicense &model : std::as_const(m_licenses))
        standing.append(model.arn);
    expectSame(listed, standing, u"ListLicenses"_s);
    compareTokens();
    const auto strangers = call<ListReceivedLicenses>(u"stranger"_s, {});
    expect(strangers && strangers->licenses->isEmpty(), u"a stranger sees licenses"_s);
    const auto others = call<ListLicenses>(u"customer"_s, {});
    expect(others && others->licenses->isEmpty(), u"a customer lists licenses of the vendor"_s);
}

void LicenseLife::compareTokens()
{
    QStringList listed;
    ListTokens::Request request;
    request.maxResults = 100;
    readPages<ListTokens>(u"vendor"_s, request, [&](const ListTokens::Response &page) {
        for (const TokenData &data : *page.tokens)
            listed.append(*data.tokenId);
    });
    QStringList standing;
    for (const ModelRefresh &refresh : std::as_const(m_refreshes))
        standing.append(refresh.id);
    expectSame(listed, standing, u"ListTokens"_s);
}

} // namespace lc
