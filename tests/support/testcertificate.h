// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>

namespace lc::test {

/// What a certificate says; the usual one is good.
struct CertificateChoice {
    QByteArray names = "DNS:service.test,IP:127.0.0.1";
    int validFromDays = -1; ///< from now
    int validToDays = 30;
    const EVP_MD *digest = EVP_sha256();
    QByteArray usage = "serverAuth";
    int rsaBits = 0; ///< 0: an elliptic curve
};

/// A certificate with its key, made anew by every test program.
class TestCertificate {
public:
    /// An authority that signs itself.
    static TestCertificate authority()
    {
        TestCertificate made({.names = {}, .usage = {}}, "Test authority");
        made.extend(made, NID_basic_constraints, "critical,CA:TRUE");
        made.extend(made, NID_key_usage, "critical,keyCertSign,cRLSign");
        made.sign(made, EVP_sha256());
        return made;
    }
    /// A certificate for a server, signed by this one, whether or not it may.
    TestCertificate issue(const CertificateChoice &choice = {}) const
    {
        TestCertificate made(choice, "Test server");
        made.extend(*this, NID_subject_alt_name, choice.names);
        made.extend(*this, NID_basic_constraints, "CA:FALSE");
        made.extend(*this, NID_ext_key_usage, choice.usage);
        made.sign(*this, choice.digest);
        return made;
    }

    QSslCertificate certificate() const
    {
        return QSslCertificate(
            pem([this](BIO *out) { return PEM_write_bio_X509(out, m_certificate.get()); }));
    }
    X509 *native() const { return m_certificate.get(); }
    EVP_PKEY *nativeKey() const { return m_key.get(); }
    /// How a server that has this certificate speaks TLS.
    QSslConfiguration serverConfiguration() const
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate());
        configuration.setPrivateKey(QSslKey(pem([this](BIO *out) {
                                                return PEM_write_bio_PrivateKey_traditional(
                                                    out, m_key.get(), nullptr, nullptr, 0, nullptr,
                                                    nullptr);
                                            }),
                                            m_isRsa ? QSsl::Rsa : QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }

private:
    TestCertificate(const CertificateChoice &choice, const char *name)
        : m_key(choice.rsaBits > 0 ? EVP_RSA_gen(unsigned(choice.rsaBits))
                                   : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"),
                &EVP_PKEY_free),
          m_certificate(X509_new(), &X509_free), m_isRsa(choice.rsaBits > 0)
    {
        X509 *certificate = m_certificate.get();
        X509_set_version(certificate, X509_VERSION_3);
        static long serial = 0;
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
        constexpr long day = 86'400;
        X509_gmtime_adj(X509_getm_notBefore(certificate), choice.validFromDays * day);
        X509_gmtime_adj(X509_getm_notAfter(certificate), choice.validToDays * day);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
        X509_set_pubkey(certificate, m_key.get());
    }

    void extend(const TestCertificate &issuer, int what, const QByteArray &value)
    {
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer.m_certificate.get(), m_certificate.get(), nullptr, nullptr,
                       0);
        X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.constData());
        X509_add_ext(m_certificate.get(), extension, -1);
        X509_EXTENSION_free(extension);
    }
    void sign(const TestCertificate &issuer, const EVP_MD *digest)
    {
        X509_set_issuer_name(m_certificate.get(),
                             X509_get_subject_name(issuer.m_certificate.get()));
        X509_sign(m_certificate.get(), issuer.m_key.get(), digest);
    }
    template <class Write> static QByteArray pem(Write write)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
        write(out.get());
        char *text = nullptr;
        const long size = BIO_get_mem_data(out.get(), &text);
        return QByteArray(text, size);
    }

    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<X509> m_certificate;
    bool m_isRsa;
};

} // namespace lc::test
