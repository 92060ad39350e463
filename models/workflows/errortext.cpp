// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/errortext.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class Explanation {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    Explanation(const ApiError &error, const Attempt &attempt) : m_error(error), m_attempt(attempt)
    {
    }

    ErrorText text()
    {
        m_text.title = title();
        m_text.whatIsKnown = known();
        m_text.details = details();
        if (!explainKnownCase())
            explainKind();
        return m_text;
    }

    static QString offerWords(const ErrorText &text)
    {
        const QString &target = text.offerTarget;
        switch (text.offer) {
        case Offer::None:
            return {};
        case Offer::Retry:
            return tr("Retry");
        case Offer::Reload:
            return tr("Reload");
        case Offer::SignIn:
            return target.isEmpty() ? tr("Sign in again") : tr("Sign in to %1").arg(target);
        case Offer::UseRegion:
            return target.isEmpty() ? tr("Choose the Region") : tr("Use %1").arg(target);
        case Offer::ShowConflict:
            return tr("Compare changes");
        case Offer::ShowResources:
            return tr("Show resources");
        case Offer::ShowCheckouts:
            return tr("Show check-outs");
        case Offer::ActivateGrant:
            return tr("Activate grant");
        case Offer::NameBeneficiary:
            return tr("Name the beneficiary");
        }
        return {};
    }

private:
    bool isCode(std::initializer_list<QLatin1StringView> codes) const
    {
        return std::find(codes.begin(), codes.end(), m_error.code) != codes.end();
    }
    bool isRefusal() const
    {
        return m_error.kind == ApiError::Kind::Rejected || m_error.kind == ApiError::Kind::Denied
            || m_error.kind == ApiError::Kind::NotFound;
    }
    bool isOperation(std::initializer_list<QLatin1StringView> names) const
    {
        return std::find(names.begin(), names.end(), m_attempt.operation) != names.end();
    }
    QString object() const { return m_attempt.object.isEmpty() ? tr("It") : m_attempt.object; }

    void set(const QString &happened, const QString &toDo, Offer offer = Offer::None,
             const QString &target = {})
    {
        m_text.whatHappened = happened;
        m_text.whatToDo = toDo;
        m_text.offer = offer;
        m_text.offerTarget = target;
    }

    QString title() const
    {
        const QString name = object();
        const bool unknown =
            m_attempt.changesState && m_error.executed == ApiError::Executed::Unknown;
        const auto worded = [&](const char *notDone, const char *maybe) {
            return tr(unknown ? maybe : notDone).arg(name);
        };
        if (m_attempt.operation == "AcceptGrant"_L1)
            return worded(QT_TR_NOOP("%1 was not accepted"),
                          QT_TR_NOOP("%1 may have been accepted"));
        if (m_attempt.operation == "RejectGrant"_L1)
            return worded(QT_TR_NOOP("%1 was not rejected"),
                          QT_TR_NOOP("%1 may have been rejected"));
        if (m_attempt.operation == "CreateGrantVersion"_L1)
            return worded(QT_TR_NOOP("%1 was not changed"), QT_TR_NOOP("%1 may have been changed"));
        if (!m_attempt.changesState)
            return m_attempt.object.isEmpty() ? tr("Reading failed")
                                              : tr("%1 could not be read").arg(name);
        if (m_attempt.operation.startsWith("Create"_L1))
            return worded(QT_TR_NOOP("%1 was not created"), QT_TR_NOOP("%1 may have been created"));
        if (m_attempt.operation.startsWith("Delete"_L1))
            return worded(QT_TR_NOOP("%1 was not deleted"), QT_TR_NOOP("%1 may have been deleted"));
        return worded(QT_TR_NOOP("%1 was not changed"), QT_TR_NOOP("%1 may have been changed"));
    }

    QString known() const
    {
        if (!m_attempt.changesState)
            return tr("Nothing was changed; only reading failed.");
        switch (m_error.executed) {
        case ApiError::Executed::No:
            return tr("Nothing was changed.");
        case ApiError::Executed::Yes:
            return tr("The service carried the change out, but its answer could not be read.");
        case ApiError::Executed::Unknown:
            break;
        }
        return m_error.intent.isEmpty()
            ? tr("It is not known whether the change was made.")
            : tr("It is not known whether the change was made; it is being checked.");
    }

    QString details() const
    {
        QStringList lines;
        const QString words = m_error.code.isEmpty() ? m_error.message
            : m_error.message.isEmpty()              ? m_error.code
                                                     : m_error.code + u": "_s + m_error.message;
        if (!words.isEmpty())
            lines.append(words);
        QStringList facts;
        if (!m_attempt.operation.isEmpty())
            facts.append(m_attempt.operation);
        if (!m_attempt.region.isEmpty())
            facts.append(m_attempt.region);
        if (m_error.httpStatus != 0)
            facts.append(u"HTTP %1"_s.arg(m_error.httpStatus));
        if (!m_error.requestId.isEmpty())
            facts.append(tr("request %1").arg(m_error.requestId));
        if (!facts.isEmpty())
            lines.append(facts.join(u", "_s));
        return lines.join(u'\n');
    }

    /// The errors that people really meet (reference product.md, section 6).
    bool explainKnownCase()
    {
        return foundHere() || wrongClock() || homeRegion() || wrongCaller() || entitlements()
            || configurationInUse() || conflict() || limit() || settings();
    }

    /// What this program found out before anything was sent is in its own words.
    bool foundHere()
    {
        const bool isOurs = m_error.code.isEmpty() && m_error.httpStatus == 0
            && m_error.executed == ApiError::Executed::No && !m_error.message.isEmpty();
        if (!isOurs)
            return false;
        if (m_error.kind == ApiError::Kind::Credentials) {
            set(m_error.message,
                tr("Correct the profile or the connection, then open the connection again."),
                Offer::SignIn);
            return true;
        }
        if (m_error.kind == ApiError::Kind::Rejected) {
            set(m_error.message, tr("Correct the connection, then open it again."));
            return true;
        }
        return false;
    }

    bool wrongClock()
    {
        if (!isCode({"RequestTimeTooSkewed"_L1, "RequestInTheFuture"_L1, "RequestExpired"_L1}))
            return false;
        set(tr("The service refused the call: the clock of this computer is wrong."),
            tr("Set the clock, then retry."), Offer::Retry);
        return true;
    }

    bool homeRegion()
    {
        QString home = m_error.location.isEmpty() ? m_attempt.homeRegion : m_error.location;
        if (home == m_attempt.region)
            home.clear(); // it was sent there
        const bool redirected = isCode({"RedirectException"_L1});
        const bool elsewhere = isRefusal() && !home.isEmpty() && !m_attempt.region.isEmpty()
            && home != m_attempt.region && m_attempt.changesState;
        if (!redirected && !elsewhere)
            return false;
        if (home.isEmpty())
            set(tr("The service refused the call: this can only be done in the home Region, and "
                   "the call went to %1.")
                    .arg(m_attempt.region),
                tr("Open the connection in the home Region, then try again."), Offer::UseRegion);
        else
            set(tr("The service refused the call: the home Region is %1, and the call went to %2.")
                    .arg(home, m_attempt.region),
                tr("Open the connection in %1, then try again.").arg(home), Offer::UseRegion, home);
        return true;
    }

    bool wrongCaller()
    {
        if (!isRefusal() || m_attempt.rightfulAccount.isEmpty() || m_attempt.account.isEmpty()
            || m_attempt.rightfulAccount == m_attempt.account)
            return false;
        const bool isGrant = isOperation(
            {"AcceptGrant"_L1, "RejectGrant"_L1, "CreateGrantVersion"_L1, "GetGrant"_L1});
        set(isGrant
                ? tr("The service refused the call: %1 signs for account %2, but this grant was "
                     "made to account %3.")
                      .arg(m_attempt.connection, m_attempt.account, m_attempt.rightfulAccount)
                : tr("The service refused the call: %1 signs for account %2, but %3 belongs to "
                     "account %4.")
                      .arg(m_attempt.connection, m_attempt.account, object(),
                           m_attempt.rightfulAccount),
            tr("Open a connection that signs for %1, then retry. Or ask its owner; you can send "
               "them the command.")
                .arg(m_attempt.rightfulAccount),
            Offer::SignIn, m_attempt.rightfulAccount);
        return true;
    }

    bool entitlements()
    {
        if (isCode({"NoEntitlementsAllowedException"_L1})) {
            set(tr("No entitlement could be checked out: none of those asked for exists in this "
                   "license, or each is at its maximum."),
                tr("Check in what is no longer used, or raise the maximum in a new version. Check "
                   "name and unit too: both must match exactly."),
                Offer::ShowCheckouts);
            return true;
        }
        if (isCode({"EntitlementNotAllowedException"_L1})) {
            set(tr("The license does not allow one of the entitlements asked for."),
                tr("Ask for fewer, or change the license."));
            return true;
        }
        if (!isOperation({"CheckoutLicense"_L1, "CheckoutBorrowLicense"_L1}))
            return false;
        if (isCode({"AccessDeniedException"_L1})) {
            set(tr("The account holds the license by a grant, but no active grant lets it check "
                   "out."),
                tr("Activate the grant, then check out again. Or ask its grantor to allow "
                   "check-outs."),
                Offer::ActivateGrant, m_attempt.license);
            return true;
        }
        if (m_error.kind == ApiError::Kind::NotFound) {
            set(tr("No license that this account may use matches: its own license was asked for "
                   "without its beneficiary, no grant is active, or product and key fingerprint "
                   "belong to another license."),
                tr("Name the beneficiary of an own license, or activate the grant under Received "
                   "licenses. Then send it again."),
                Offer::NameBeneficiary);
            return true;
        }
        if (isCode({"ValidationException"_L1, "InvalidParameterValueException"_L1})) {
            set(tr("The service did not accept the check-out."),
                tr("An account that uses its own license must name its beneficiary, and each unit "
                   "must be the license's own. Add what is missing, then send it again."),
                Offer::NameBeneficiary);
            return true;
        }
        return false;
    }

    bool configurationInUse()
    {
        const bool refused =
            m_error.kind == ApiError::Kind::Rejected || m_error.kind == ApiError::Kind::Conflict;
        if (!refused)
            return false;
        if (isOperation({"DeleteLicenseConfiguration"_L1})) {
            set(tr("The service refused the call: resources or a report generator still use %1.")
                    .arg(object()),
                tr("Detach its resources first, then delete it."), Offer::ShowResources);
            return true;
        }
        if (isCode({"LicenseUsageException"_L1})) {
            set(tr("The service refused the call: it would go over a hard limit."),
                tr("Raise the license count, switch the hard limit off, or free a license first."));
            return true;
        }
        return false;
    }

    bool conflict()
    {
        // Grants model no conflict: a version that is not the newest comes as a validation error.
        if (m_error.kind != ApiError::Kind::Conflict)
            return false;
        set(tr("Someone else changed %1 in the meantime.")
                .arg(m_attempt.object.isEmpty() ? tr("this") : m_attempt.object),
            tr("Compare both changes and choose, or reload and begin again."),
            m_attempt.operation == "CreateLicenseVersion"_L1 ? Offer::ShowConflict : Offer::Reload);
        return true;
    }

    bool limit()
    {
        if (!isCode({"ResourceLimitExceededException"_L1, "LimitExceededException"_L1}))
            return false;
        set(tr("A quota of the account is used up."),
            tr("Delete what is no longer needed, or ask AWS to raise the quota."));
        return true;
    }

    bool settings()
    {
        if (m_error.kind != ApiError::Kind::Denied || !isCode({"AccessDeniedException"_L1}))
            return false;
        set(tr("The service refused the call: this account may not do it, or License Manager is "
               "not set up in it yet."),
            tr("Check which account the connection signs for, and that License Manager was opened "
               "once in this account."));
        return true;
    }

    bool explainObstacle()
    {
        switch (m_error.obstacle) {
        case ApiError::Obstacle::Name:
            set(tr("The network does not know the service's host name."),
                m_attempt.region.isEmpty()
                    ? tr("Check the network and the endpoint, then retry.")
                    : tr("Check the network, and whether %1 is a Region that has this service.")
                          .arg(m_attempt.region),
                retryOrReload());
            return true;
        case ApiError::Obstacle::Proxy:
            set(tr("The proxy did not let the call through."),
                tr("Check the proxy of the connection or of the environment, then retry."),
                retryOrReload());
            return true;
        case ApiError::Obstacle::Security:
            set(tr("No secure connection could be made: the service's certificate is not "
                   "trusted."),
                tr("Check the endpoint, the clock of this computer, and the file of certificate "
                   "authorities if the network has its own."),
                retryOrReload());
            return true;
        case ApiError::Obstacle::Unknown:
            break;
        }
        return false;
    }

    void explainKind()
    {
        switch (m_error.kind) {
        case ApiError::Kind::Cancelled:
            return set(tr("The call was stopped before its answer came."),
                       m_error.executed == ApiError::Executed::Unknown
                           ? tr("Reload to see the present state.")
                           : tr("Start it again when you need it."),
                       Offer::Reload);
        case ApiError::Kind::Offline:
            if (explainObstacle())
                return;
            return set(endpointText(tr("%1 could not be reached."),
                                    tr("The service could not be reached.")),
                       tr("Check the network and the endpoint, then retry."), retryOrReload());
        case ApiError::Kind::Timeout:
            return set(tr("The service did not answer in time."), unknownAdvice(), retryOrReload());
        case ApiError::Kind::Throttled:
            return set(tr("The service answers no more calls for the moment: too many were sent."),
                       tr("Wait a little, then retry."), Offer::Retry);
        case ApiError::Kind::Credentials:
            return set(isExpired() ? tr("The keys of this connection have expired.")
                                   : tr("The service does not accept the keys of this connection."),
                       isExpired() ? tr("Sign in again, then retry.")
                                   : tr("Check the profile's access key and the clock of this "
                                        "computer, then retry."),
                       Offer::SignIn);
        case ApiError::Kind::Denied:
            return set(tr("This identity is not allowed to call %1.").arg(m_attempt.operation),
                       tr("Ask for a policy that allows it, or use another connection."),
                       Offer::SignIn);
        case ApiError::Kind::NotFound:
            return set(tr("The service does not know %1, or it was deleted.")
                           .arg(m_attempt.object.isEmpty() ? tr("this") : m_attempt.object),
                       tr("Reload the list."), Offer::Reload);
        case ApiError::Kind::Conflict:
        case ApiError::Kind::Rejected:
            return set(tr("The service did not accept the values that were sent."),
                       tr("Details has its own words. Correct the values, then try again."));
        case ApiError::Kind::Service:
            return set(tr("The service failed on its side."), unknownAdvice(), retryOrReload());
        case ApiError::Kind::BadAnswer:
            return set(tr("The answer could not be understood."),
                       tr("Check that the endpoint is one of AWS or of the local service, then "
                          "reload."),
                       Offer::Reload);
        case ApiError::Kind::NotKept:
            return set(tr("The program could not write down what it was about to send, so it sent "
                          "nothing."),
                       tr("Free some space on the disk or check the folder of the program's data, "
                          "then retry."),
                       Offer::Retry);
        case ApiError::Kind::ReadOnly:
            return set(tr("The connection is marked as read-only, so nothing was sent."),
                       tr("Use another connection, or allow changes in Connections."));
        case ApiError::Kind::OtherIdentity:
            return set(m_error.message,
                       tr("Check the profile. If the new account is meant, confirm it in "
                          "Connections."));
        case ApiError::Kind::Unsettled:
            return set(tr("The same change was sent before, and it is not known yet whether it was "
                          "made."),
                       tr("Wait until that is known: Activity shows it. Then try again if it was "
                          "not done."),
                       Offer::Reload);
        }
    }

    bool isExpired() const
    {
        return isCode({"ExpiredTokenException"_L1, "ExpiredToken"_L1, "TokenRefreshRequired"_L1});
    }
    QString endpointText(const QString &named, const QString &plain) const
    {
        return m_attempt.connection.isEmpty() ? plain : named.arg(m_attempt.connection);
    }
    bool isUnknown() const
    {
        return m_attempt.changesState && m_error.executed == ApiError::Executed::Unknown;
    }
    Offer retryOrReload() const
    {
        return isUnknown() && !m_attempt.isRepeatable ? Offer::Reload : Offer::Retry;
    }
    QString unknownAdvice() const
    {
        if (isUnknown() && m_attempt.isRepeatable)
            return tr("Retry: the same request is sent again, and it cannot take effect twice.");
        if (isUnknown() && !m_error.intent.isEmpty())
            return tr("Activity shows when it is known, and can check now. Try again only if it "
                      "was not done.");
        return isUnknown() ? tr("Reload and look at the present state before you try again.")
                           : tr("Retry in a moment.");
    }

    const ApiError &m_error;
    const Attempt &m_attempt;
    ErrorText m_text;
};

} // namespace

QString ErrorText::text() const
{
    QStringList lines{title, whatHappened, whatIsKnown, whatToDo, details};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

ErrorText explain(const ApiError &error, const Attempt &attempt)
{
    return Explanation(error, attempt).text();
}

QString offerWords(const ErrorText &text)
{
    return Explanation::offerWords(text);
}

} // namespace lc
