// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/signedtoken.h"

#include "core/json.h"
#include "domain/jsonwebtoken.h"
#include "localservice/store.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace lc::signedtoken {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned keyBits = 2048;

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

QByteArray bytesOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, qsizetype(size)};
}

Owned<EVP_PKEY> readKey(const QByteArray &pem)
{
    const Owned<BIO> bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return Owned<EVP_PKEY>(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

QString valueName(const QString &signKey)
{
    return u"sign-key/"_s + signKey;
}

/// Nothing before the first token.
Owned<EVP_PKEY> storedKey(Store &store, const QString &signKey)
{
    const auto pem = store.value(valueName(signKey));
    return pem ? readKey(*pem) : nullptr;
}

Owned<EVP_PKEY> keyFor(Call &call, const QString &signKey)
{
    if (auto kept = storedKey(call.store, signKey))
        return kept;
    Owned<EVP_PKEY> key(EVP_RSA_gen(keyBits));
    const Owned<BIO> bio(BIO_new(BIO_s_secmem()));
    if (!key
        || PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1)
        return nullptr;
    call.store.setValue(valueName(signKey), bytesOf(bio.get()));
    return key;
}

QByteArray base64Url(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding
                                        | QByteArray::OmitTrailingEquals);
}

const unsigned char *bytesIn(QByteArrayView text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

std::optional<QByteArray> signatureOf(EVP_PKEY *key, const QByteArray &text)
{
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *padding = nullptr;
    const auto *data = bytesIn(text);
    size_t size = 0;
    const bool isReady =
        EVP_DigestSignInit(context.get(), &padding, EVP_sha384(), nullptr, key) == 1
        && EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST) == 1
        && EVP_DigestSign(context.get(), nullptr, &size, data, size_t(text.size())) == 1;
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    if (!isReady
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                          data, size_t(text.size()))
            != 1)
        return std::nullopt;
    return signature.left(qsizetype(size));
}

QByteArray member(const char *name, const QString &value)
{
    return '"' + QByteArray(name) + "\":" + toJsonString(value);
}

/// A list of the API is an object in the token.
QByteArray metadataObject(const QList<Metadata> &list)
{
    QByteArray object;
    for (const Metadata &each : list) {
        if (!object.isEmpty())
            object += ',';
        object += toJsonString(each.name.value_or(QString())) + ':'
            + toJsonString(each.value.value_or(QString()));
    }
    return '{' + object + '}';
}

} // namespace

std::optional<QString> sign(Call &call, const QString &signKey, QByteArrayView payload)
{
    const Owned<EVP_PKEY> key = keyFor(call, signKey);
    if (!key)
        return std::nullopt;
    const QByteArray header = R"({"alg":"PS384","typ":"JWT",)" + member("kid", signKey) + '}';
    const QByteArray text = base64Url(header) + '.' + base64Url(payload);
    const auto signature = signatureOf(key.get(), text);
    return signature ? std::optional(QString::fromLatin1(text + '.' + base64Url(*signature)))
                     : std::nullopt;
}

std::optional<QByteArray> verified(Store &store, const QString &signKey, QByteArrayView token)
{
    const auto key = publicKey(store, signKey);
    const auto parts = JsonWebToken::read(token);
    return key && parts && parts->isSignedBy(*key) ? std::optional(parts->payload) : std::nullopt;
}

QByteArray payloadOf(const CheckoutRecord &record)
{
    QByteArray entitlements;
    for (const EntitlementData &entitlement : record.entitlements) {
        if (!entitlements.isEmpty())
            entitlements += ',';
        entitlements += '{' + member("name", entitlement.name) + ',';
        if (entitlement.value)
            entitlements += member("value", *entitlement.value) + ',';
        entitlements += member("unit", entitlement.unit.text) + '}';
    }
    const auto text = [](Instant instant) { return toIsoText(instant).remove(u'Z'); };
    QByteArray payload = '{' + member("licenseArn", record.licenseArn) + ','
        + member("licenseConsumptionToken", record.token) + ",\"entitlementsAllowed\":["
        + entitlements + "],";
    if (record.nodeId)
        payload += member("nodeId", *record.nodeId) + ',';
    payload += member("issuedAt", text(record.issuedAt));
    if (record.expiresAt)
        payload += ',' + member("expiration", text(*record.expiresAt));
    if (record.checkoutMetadata)
        payload += ",\"checkoutMetadata\":" + metadataObject(*record.checkoutMetadata);
    return payload + '}';
}

std::optional<QByteArray> publicKey(Store &store, const QString &signKey)
{
    const Owned<EVP_PKEY> key = storedKey(store, signKey);
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    if (!key || PEM_write_bio_PUBKEY(bio.get(), key.get()) != 1)
        return std::nullopt;
    return bytesOf(bio.get());
}

} // namespace lc::signedtoken
