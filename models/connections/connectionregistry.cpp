// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionregistry.h"

#include "aws/awssettings.h"
#include "aws/credentialplan.h"
#include "connections/connectionbook.h"

#include <QCoreApplication>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ConnectionRegistry", source);
}

// Names of the sample accounts, which every new local service has.
constexpr const char *localProfiles[] = {QT_TRANSLATE_NOOP("ConnectionRegistry", "vendor"),
                                         QT_TRANSLATE_NOOP("ConnectionRegistry", "customer")};

// The local service takes any Region; its sample data live in this one.
constexpr auto localRegion = "us-east-1"_L1;

std::optional<Connection> among(const QList<Connection> &connections, const QString &id)
{
    const auto found = std::find_if(connections.begin(), connections.end(),
                                    [&](const Connection &each) { return each.id == id; });
    return found == connections.end() ? std::nullopt : std::optional(*found);
}

KeySource::Kind kindOf(const CredentialPlan::Source &source)
{
    if (std::holds_alternative<WebIdentitySource>(source))
        return KeySource::Kind::WebIdentity;
    if (std::holds_alternative<ProcessSource>(source))
        return KeySource::Kind::Process;
    if (std::holds_alternative<SsoSource>(source))
        return KeySource::Kind::SignIn;
    return KeySource::Kind::Stored;
}

KeySource keySourceOf(const AwsSettings &settings)
{
    const auto plan = planCredentials(settings);
    if (!plan)
        return {.problem = plan.error().message};
    return {.kind = kindOf(plan->source),
            .roleCount = int(plan->roles.size()),
            .asksForCode =
                std::any_of(plan->roles.begin(), plan->roles.end(),
                            [](const RoleStep &role) { return !role.mfaSerial.isEmpty(); }),
            .problem = {}};
}

} // namespace

AwsSettings settingsOf(const Connection &connection, const Environment &environment,
                       const Profiles &profiles)
{
    return connection.kind == Connection::Kind::Environment || connection.profile.isEmpty()
        ? AwsSettings::ofEnvironment(environment, profiles)
        : AwsSettings::ofProfile(environment, profiles, connection.profile);
}

ConnectionRegistry::ConnectionRegistry(Environment environment, QList<Connection> defined,
                                       ConnectionBook *book)
    : m_environment(std::move(environment)), m_defined(std::move(defined)), m_book(book)
{
    reload();
}

void ConnectionRegistry::reload()
{
    m_found.clear();
    m_connections.clear();
    m_keySources.clear();
    readFiles();
    for (const char *profile : localProfiles) {
        const QString name = QString::fromLatin1(profile);
        add({.id = u"local:"_s + name,
             .name = text("Local (%1)").arg(text(profile)),
             .kind = Connection::Kind::Local,
             .profile = name,
             .region = localRegion},
            {.kind = KeySource::Kind::LocalService});
    }
    addProfiles();
    for (const Connection &connection : std::as_const(m_defined))
        add(connection, keySourceOf(settingsOf(connection, m_environment, m_profiles)));
    for (const Connection &own : m_book ? m_book->own() : QList<Connection>()) {
        m_connections.append(own);
        m_keySources.insert(own.id,
                            own.kind == Connection::Kind::Keys
                                ? KeySource{.kind = KeySource::Kind::Keychain}
                                : keySourceOf(settingsOf(own, m_environment, m_profiles)));
    }
    m_profiles.forgetSecrets();
}

void ConnectionRegistry::readFiles()
{
    m_profiles = Profiles::load(ProfileFiles::locate(m_environment));
    m_profiles.forgetSecrets(); // only a session that opens one needs them, and reads them afresh
    QStringList problems;
    for (const ProfileError &problem : m_profiles.problems())
        problems.append(problem.toText());
    m_problem = problems.join(u'\n');
}

void ConnectionRegistry::addProfiles()
{
    const auto environment = AwsSettings::ofEnvironment(m_environment, m_profiles);
    add({.id = u"environment"_s,
         .name = text("AWS environment"),
         .kind = Connection::Kind::Environment,
         .profile = environment.profile(),
         .region = environment.region().value_or(QString())},
        keySourceOf(environment));
    for (const QString &profile : m_profiles.names()) {
        const auto settings = AwsSettings::ofProfile(m_environment, m_profiles, profile);
        add({.id = u"profile:"_s + profile,
             .name = profile,
             .kind = Connection::Kind::Profile,
             .profile = profile,
             .region = settings.region().value_or(QString())},
            keySourceOf(settings));
    }
}

void ConnectionRegistry::add(const Connection &found, const KeySource &keys)
{
    m_found.append(found);
    m_connections.append(m_book ? m_book->applied(found) : found);
    m_keySources.insert(found.id, keys);
}

QList<Connection> ConnectionRegistry::find(const QString &idOrName) const
{
    QList<Connection> found;
    for (const Connection &connection : m_connections) {
        const bool isLocal = idOrName == "local"_L1 && connection.kind == Connection::Kind::Local;
        if (isLocal || connection.id == idOrName)
            found.append(connection);
    }
    if (!found.isEmpty())
        return found;
    for (const Connection &connection : m_connections) {
        const QString bare = connection.id.mid(connection.id.indexOf(u':') + 1);
        if (connection.name == idOrName || bare == idOrName)
            return {connection};
    }
    return {};
}

std::optional<Connection> ConnectionRegistry::byId(const QString &id) const
{
    return among(m_connections, id);
}

std::optional<Connection> ConnectionRegistry::asFound(const QString &id) const
{
    return among(m_found, id);
}

} // namespace lc
