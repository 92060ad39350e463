// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"

#include <QString>
#include <QStringList>

namespace lc::test {

/// Words that stand for secrets, each of its own kind; none may be found where it does not belong.
/// Some have the letters that addresses, markup and JSON write in other ways.
struct Canaries {
    static constexpr const char *secretKey = "Canary/Secret+Key7Q1=";
    static constexpr const char *sessionToken = "Canary+Session/Token7Q2==";
    static constexpr const char *refreshToken = "CanaryRefreshToken7Q3";
    static constexpr const char *accessToken = "CanaryAccessToken7Q4";
    static constexpr const char *consumptionToken = "CanaryConsumptionToken7Q5";
    static constexpr const char *signedToken = "CanarySignedToken7Q6";
    static constexpr const char *apiKeyValue = "CanaryApiKeyValueCanaryApiKeyValue7Q7";
    static constexpr const char *webIdentity = "CanaryWebIdentity7Q8";
    static constexpr const char *roleSecret = "Canary/Role+Secret7Q9";
    static constexpr const char *roleToken = "Canary/Role+Token7Q10=";
    static constexpr const char *externalId = "CanaryExternalId7Q11";
    static constexpr const char *ssoToken = "CanarySsoToken7Q12";
    static constexpr const char *ssoRefresh = "CanarySsoRefresh7Q13";
    static constexpr const char *clientSecret = "CanaryClientSecret7Q14";
    static constexpr const char *proxyPassword = "CanaryProxyPassword7Q15";
    static constexpr const char *typedSecret = "Canary/Typed+Secret7Q17";
    static constexpr const char *typedToken = "Canary+Typed/Token7Q18=";
    static constexpr const char *processSecret = "CanaryProcessSecret7Q19";
    static constexpr const char *liveDevice = "CanaryLiveDevice7Q20";
    static constexpr const char *liveToken = "CanaryLiveToken7Q21";
    static constexpr const char *liveRefresh = "CanaryLiveRefresh7Q22";
    static constexpr const char *liveClient = "CanaryLiveClient7Q23";
    /// Six digits are all that a device shows: looked for as a word of its own.
    static constexpr const char *mfaCode = "604823";

    /// All but the code of a device.
    static QList<QByteArray> words();
    /// Every form in which one may lie in a file.
    static QList<QByteArray> forms(const QByteArray &canary);
    /// Those that a text holds in some form.
    static QList<QByteArray> in(const QByteArray &text);
};

/// AWS, with a canary in the place of every secret that it hands out.
class CanaryService {
public:
    CanaryService() : m_server([this](const RawRequest &request) { answer(request); }) { }
    QByteArray origin() const { return m_server.origin(); }
    /// The operations, in their order.
    const QStringList &calls() const { return m_calls; }
    /// What stood in request lines.
    const QByteArray &targets() const { return m_targets; }
    /// The code that AssumeRole was given.
    const QByteArray &code() const { return m_code; }

    bool isConfirmed = false; ///< the person has said yes in the browser

private:
    void answer(const RawRequest &request);
    QByteArray bytesFor(const QString &name) const;

    QStringList m_calls;
    QByteArray m_targets;
    QByteArray m_code;
    RawServer m_server;
};

} // namespace lc::test
