// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/credentialplan.h"

#include "aws/awssettings.h"

#include <QCoreApplication>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("CredentialPlan", source);
}

template <class... Arguments> auto refused(const char *source, const Arguments &...arguments)
{
    QString message = translated(source);
    ((message = message.arg(arguments)), ...);
    return unexpected(credentialsError(message));
}

using KeysResult = Result<std::shared_ptr<const Credentials>, ApiError>;
using PlanResult = Result<CredentialPlan, ApiError>;
using SourceResult = Result<CredentialPlan::Source, ApiError>;

/// Two settings that make a pair of keys, and how to name them.
struct KeyPair {
    std::optional<QString> id;
    std::optional<QString> secret;
    std::optional<QString> token;
    QString idName;
    QString secretName;

    bool isAbsent() const { return !id && !secret; }
};

KeysResult readKeys(const KeyPair &pair)
{
    if (!pair.id || !pair.secret)
        return refused(QT_TRANSLATE_NOOP("CredentialPlan", "%1 is set, but %2 is not."),
                       pair.id ? pair.idName : pair.secretName,
                       pair.id ? pair.secretName : pair.idName);
    // Blanks and line ends come along when keys are pasted.
    const QString id = pair.id->trimmed();
    const QString secret = pair.secret->trimmed();
    const QString token = pair.token.value_or(QString()).trimmed();
    for (const QString &part : {id, secret, token}) {
        if (!isSendableKey(part))
            return refused(
                QT_TRANSLATE_NOOP("CredentialPlan", "A key has characters that cannot be sent."));
    }
    return std::make_shared<const Credentials>(
        Credentials{id, Secret::fromText(secret), Secret::fromText(token), std::nullopt});
}

KeyPair environmentPair(const Environment &environment)
{
    const QString id = u"AWS_ACCESS_KEY_ID"_s;
    const QString secret = u"AWS_SECRET_ACCESS_KEY"_s;
    return {environment.value(id), environment.value(secret),
            environment.value(u"AWS_SESSION_TOKEN"_s), id, secret};
}

/// Follows one profile to its source.
class Planner {
public:
    explicit Planner(const AwsSettings &settings) : m_settings(settings) { }

    PlanResult plan();
    /// Whether a profile says anything about keys at all.
    bool hasSource(const QString &profile) const;

private:
    std::optional<QString> value(const QString &profile, const char *key) const
    {
        return m_settings.profiles().value(profile, QString::fromLatin1(key));
    }
    QString text(const QString &profile, const char *key) const
    {
        return value(profile, key).value_or(QString()).trimmed();
    }
    KeyPair profilePair(const QString &profile) const;
    bool isRole(const QString &profile) const
    {
        return value(profile, "role_arn") && !value(profile, "web_identity_token_file");
    }
    Result<void, ApiError> checkProfile(const QString &profile) const;
    Result<RoleStep, ApiError> readRole(const QString &profile) const;
    SourceResult sourceOf(const QString &profile) const;
    SourceResult namedSource(const QString &profile, const QString &name) const;
    SourceResult webIdentity(const QString &profile) const;
    SourceResult singleSignOn(const QString &profile) const;
    SourceResult signOnSession(const QString &profile, SsoSource source) const;
    SourceResult keysOf(const QString &profile) const;

    const AwsSettings &m_settings;
    QStringList m_path;
};

PlanResult Planner::plan()
{
    QString profile = m_settings.profile();
    CredentialPlan plan;
    for (;;) {
        if (const auto usable = checkProfile(profile); !usable)
            return unexpected(usable.error());
        m_path.append(profile);
        // Keys of a profile in the middle of a chain are its end.
        const bool isMiddle = m_path.size() > 1 && !profilePair(profile).isAbsent();
        if (isMiddle || !isRole(profile))
            break;
        auto role = readRole(profile);
        if (!role)
            return unexpected(role.error());
        plan.roles.insert(plan.roles.begin(), *role);
        if (const QString named = text(profile, "credential_source"); !named.isEmpty()) {
            auto source = namedSource(profile, named);
            if (!source)
                return unexpected(source.error());
            plan.source = *source;
            return plan;
        }
        const QString next = text(profile, "source_profile");
        if (next == profile) {
            auto keys = keysOf(profile);
            if (!keys)
                return unexpected(keys.error());
            plan.source = *keys;
            return plan;
        }
        if (m_path.contains(next))
            return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                             "The profiles form a loop by source_profile: "
                                             "%1. Let one of them name keys of its own."),
                           (m_path + QStringList{next}).join(u" → "_s));
        profile = next;
    }
    auto source = sourceOf(profile);
    if (!source)
        return unexpected(source.error());
    plan.source = *source;
    return plan;
}

Result<void, ApiError> Planner::checkProfile(const QString &profile) const
{
    const Profiles &profiles = m_settings.profiles();
    if (const auto problem = profiles.problemOf(u"profile "_s + profile))
        return unexpected(credentialsError(problem->toText()));
    if (profiles.contains(profile))
        return {};
    if (!m_path.isEmpty())
        return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                         "The profile \"%1\" names \"%2\" as its source_profile, "
                                         "but there is no profile of that name."),
                       m_path.last(), profile);
    if (m_settings.source() == AwsSettings::Source::Environment
        && !m_settings.environment().value(u"AWS_PROFILE"_s))
        return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                         "Neither the environment nor a profile "
                                         "named \"default\" has access keys."));
    return refused(QT_TRANSLATE_NOOP("CredentialPlan", "There is no profile named \"%1\"."),
                   profile);
}

Result<RoleStep, ApiError> Planner::readRole(const QString &profile) const
{
    const bool hasProfile = value(profile, "source_profile").has_value();
    const bool hasNamed = value(profile, "credential_source").has_value();
    if (hasProfile && hasNamed)
        return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                         "The profile \"%1\" has both source_profile and "
                                         "credential_source. Remove one of them."),
                       profile);
    if (!hasProfile && !hasNamed)
        return refused(
            QT_TRANSLATE_NOOP("CredentialPlan",
                              "The profile \"%1\" has a role_arn, but neither source_profile nor "
                              "credential_source says whose keys may assume the role."),
            profile);
    RoleStep role{.profile = profile,
                  .roleArn = text(profile, "role_arn"),
                  .externalId = text(profile, "external_id"),
                  .sessionName = text(profile, "role_session_name"),
                  .mfaSerial = text(profile, "mfa_serial"),
                  .duration = {}};
    if (const QString duration = text(profile, "duration_seconds"); !duration.isEmpty()) {
        bool isNumber = false;
        const int seconds = duration.toInt(&isNumber);
        // What AssumeRole takes.
        if (!isNumber || seconds < 900 || seconds > 43200)
            return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                             "duration_seconds of the profile \"%1\" is not a "
                                             "number from 900 to 43200."),
                           profile);
        role.duration = std::chrono::seconds(seconds);
    }
    return role;
}

SourceResult Planner::namedSource(const QString &profile, const QString &name) const
{
    if (name.compare("Environment"_L1, Qt::CaseInsensitive) != 0)
        return refused(
            QT_TRANSLATE_NOOP("CredentialPlan",
                              "The profile \"%1\" takes its keys from \"%2\" (credential_source), "
                              "which this program does not support: it is meant for a desktop."),
            profile, name);
    const KeyPair pair = environmentPair(m_settings.environment());
    if (pair.isAbsent())
        return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                         "The profile \"%1\" takes its keys from the environment "
                                         "(credential_source), but %2 and %3 are not set."),
                       profile, pair.idName, pair.secretName);
    auto keys = readKeys(pair);
    if (!keys)
        return unexpected(keys.error());
    return CredentialPlan::Source(*keys);
}

bool Planner::hasSource(const QString &profile) const
{
    constexpr const char *keys[] = {
        "role_arn",      "source_profile",    "credential_source",  "web_identity_token_file",
        "sso_session",   "sso_start_url",     "sso_account_id",     "sso_role_name",
        "login_session", "aws_access_key_id", "credential_process", "aws_secret_access_key"};
    return std::any_of(std::begin(keys), std::end(keys),
                       [&](const char *key) { return value(profile, key).has_value(); });
}

/// The order in which AWS's tools look: web identity, SSO, keys, login session, process.
SourceResult Planner::sourceOf(const QString &profile) const
{
    const bool isChosen = m_path.size() == 1;
    const bool hasKeys = !profilePair(profile).isAbsent();
    if (!isChosen && hasKeys)
        return keysOf(profile);
    if (value(profile, "web_identity_token_file"))
        return webIdentity(profile);
    for (const char *key : {"sso_session", "sso_start_url", "sso_account_id", "sso_role_name"}) {
        if (value(profile, key))
            return singleSignOn(profile);
    }
    if (hasKeys)
        return keysOf(profile);
    if (value(profile, "login_session"))
        return refused(
            QT_TRANSLATE_NOOP("CredentialPlan",
                              "The profile \"%1\" uses a login session (login_session), which this "
                              "program does not support. Use SSO or a role instead."),
            profile);
    if (const auto command = value(profile, "credential_process"))
        return CredentialPlan::Source(ProcessSource{profile, *command});
    return keysOf(profile);
}

SourceResult Planner::webIdentity(const QString &profile) const
{
    WebIdentitySource source{.tokenFile = text(profile, "web_identity_token_file"),
                             .roleArn = text(profile, "role_arn"),
                             .sessionName = text(profile, "role_session_name")};
    if (source.roleArn.isEmpty())
        return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                         "The profile \"%1\" has web_identity_token_file, but no "
                                         "role_arn."),
                       profile);
    return CredentialPlan::Source(source);
}

SourceResult Planner::singleSignOn(const QString &profile) const
{
    SsoSource source{.profile = profile,
                     .session = text(profile, "sso_session"),
                     .startUrl = text(profile, "sso_start_url"),
                     .region = text(profile, "sso_region"),
                     .accountId = text(profile, "sso_account_id"),
                     .roleName = text(profile, "sso_role_name"),
                     .scopes = {}};
    if (source.accountId.isEmpty() != source.roleName.isEmpty())
        return refused(QT_TRANSLATE_NOOP("CredentialPlan", "The profile \"%1\" has %2, but no %3."),
                       profile,
                       source.accountId.isEmpty() ? u"sso_role_name"_s : u"sso_account_id"_s,
                       source.accountId.isEmpty() ? u"sso_account_id"_s : u"sso_role_name"_s);
    if (!source.session.isEmpty())
        return signOnSession(profile, source);
    for (const auto &[key, given] : {std::pair("sso_start_url", &source.startUrl),
                                     {"sso_region", &source.region},
                                     {"sso_account_id", &source.accountId}}) {
        if (given->isEmpty())
            return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                             "The profile \"%1\" signs in with IAM Identity Center "
                                             "(SSO), but has no %2."),
                           profile, QString::fromLatin1(key));
    }
    return CredentialPlan::Source(source);
}

SourceResult Planner::signOnSession(const QString &profile, SsoSource source) const
{
    const Profiles &profiles = m_settings.profiles();
    if (const auto problem = profiles.problemOf(u"sso-session "_s + source.session))
        return unexpected(credentialsError(problem->toText()));
    const auto section = profiles.ssoSessions().constFind(source.session);
    if (section == profiles.ssoSessions().cend())
        return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                         "The profile \"%1\" names the sso-session \"%2\", but "
                                         "there is no section [sso-session %2]."),
                       profile, source.session);
    const auto take = [&](const QString &key, QString &target) -> Result<void, ApiError> {
        const QString given = section->value(key).trimmed();
        if (given.isEmpty())
            return refused(
                QT_TRANSLATE_NOOP("CredentialPlan", "The section [sso-session %1] has no %2."),
                source.session, key);
        if (!target.isEmpty() && target != given)
            return refused(QT_TRANSLATE_NOOP("CredentialPlan",
                                             "%2 of the profile \"%1\" is not that of its section "
                                             "[sso-session %3]. Remove it from the profile."),
                           profile, key, source.session);
        target = given;
        return {};
    };
    if (const auto taken = take(u"sso_region"_s, source.region); !taken)
        return unexpected(taken.error());
    if (const auto taken = take(u"sso_start_url"_s, source.startUrl); !taken)
        return unexpected(taken.error());
    for (const QString &scope : section->value(u"sso_registration_scopes"_s).split(u','))
        source.scopes.append(scope.trimmed());
    source.scopes.removeAll(QString());
    return CredentialPlan::Source(source);
}

KeyPair Planner::profilePair(const QString &profile) const
{
    const QString where =
        translated(QT_TRANSLATE_NOOP("CredentialPlan", "%1 of the profile \"%2\""));
    return {value(profile, "aws_access_key_id"), value(profile, "aws_secret_access_key"),
            value(profile, "aws_session_token"), where.arg(u"aws_access_key_id"_s, profile),
            where.arg(u"aws_secret_access_key"_s, profile)};
}

SourceResult Planner::keysOf(const QString &profile) const
{
    const KeyPair pair = profilePair(profile);
    if (pair.isAbsent())
        return refused(QT_TRANSLATE_NOOP(
                           "CredentialPlan",
                           "The profile \"%1\" has no access keys and does not say where to get "
                           "them: neither a role, SSO, a web identity nor a credential_process."),
                       profile);
    auto keys = readKeys(pair);
    if (!keys)
        return unexpected(keys.error());
    return CredentialPlan::Source(*keys);
}

/// AWS_WEB_IDENTITY_TOKEN_FILE and its companions; nothing when it is not set.
std::optional<PlanResult> environmentWebIdentity(const Environment &environment)
{
    const auto file = environment.value(u"AWS_WEB_IDENTITY_TOKEN_FILE"_s);
    if (!file)
        return std::nullopt;
    const auto role = environment.value(u"AWS_ROLE_ARN"_s);
    if (!role)
        return refused(QT_TRANSLATE_NOOP("CredentialPlan", "%1 is set, but %2 is not."),
                       u"AWS_WEB_IDENTITY_TOKEN_FILE"_s, u"AWS_ROLE_ARN"_s);
    CredentialPlan plan;
    plan.source = WebIdentitySource{
        *file, *role, environment.value(u"AWS_ROLE_SESSION_NAME"_s).value_or(QString())};
    return plan;
}

} // namespace

Result<CredentialPlan, ApiError> planCredentials(const AwsSettings &settings)
{
    Planner planner(settings);
    if (settings.source() == AwsSettings::Source::Environment) {
        if (const KeyPair pair = environmentPair(settings.environment()); !pair.isAbsent()) {
            auto keys = readKeys(pair);
            if (!keys)
                return unexpected(keys.error());
            CredentialPlan plan;
            plan.source = *keys;
            return plan;
        }
        // Only where no profile was chosen and the default one says nothing about keys.
        const bool isChosen = settings.environment().value(u"AWS_PROFILE"_s).has_value();
        const auto problem = settings.profiles().problemOf(u"profile "_s + settings.profile());
        if (!isChosen && !problem && !planner.hasSource(settings.profile())) {
            if (auto plan = environmentWebIdentity(settings.environment()))
                return *plan;
        }
    }
    return planner.plan();
}

ApiError credentialsError(const QString &message)
{
    return {.kind = ApiError::Kind::Credentials, .message = message};
}

bool isSendableKey(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

} // namespace lc
