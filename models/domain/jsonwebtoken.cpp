// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonwebtoken.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace lc {

namespace {

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toByteArray(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && !text.isEmpty() ? std::optional(decoded.decoded) : std::nullopt;
}

const unsigned char *bytesIn(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

} // namespace

std::optional<JsonWebToken> JsonWebToken::read(QByteArrayView token)
{
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (first < 0 || first == last || token.sliced(first + 1, last - first - 1).contains('.'))
        return std::nullopt;
    const auto header = fromBase64Url(token.first(first));
    const auto payload = fromBase64Url(token.sliced(first + 1, last - first - 1));
    const auto signature = fromBase64Url(token.sliced(last + 1));
    if (!header || !payload || !signature)
        return std::nullopt;
    return JsonWebToken{*header, *payload, token.first(last).toByteArray(), *signature};
}

bool JsonWebToken::isSignedBy(const QByteArray &publicKeyPem) const
{
    const Owned<BIO> bio(BIO_new_mem_buf(publicKeyPem.constData(), int(publicKeyPem.size())));
    const Owned<EVP_PKEY> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *padding = nullptr;
    return key
        && EVP_DigestVerifyInit(context.get(), &padding, EVP_sha384(), nullptr, key.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST) == 1
        && EVP_DigestVerify(context.get(), bytesIn(signature), size_t(signature.size()),
                            bytesIn(signedText), size_t(signedText.size()))
        == 1;
}

} // namespace lc
