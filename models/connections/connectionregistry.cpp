// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionregistry.h"

#include "aws/awssettings.h"

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

} // namespace

ConnectionRegistry::ConnectionRegistry(Environment environment, QList<Connection> defined)
    : m_environment(std::move(environment)), m_defined(std::move(defined))
{
    reload();
}

void ConnectionRegistry::reload()
{
    m_connections.clear();
    m_problem.clear();
    m_profiles = {};
    m_profiles = Profiles::load(ProfileFiles::locate(m_environment));
    QStringList problems;
    for (const ProfileError &problem : m_profiles.problems())
        problems.append(problem.toText());
    m_problem = problems.join(u'\n');
    for (const char *profile : localProfiles) {
        const QString name = QString::fromLatin1(profile);
        m_connections.append({.id = u"local:"_s + name,
                              .name = text("Local (%1)").arg(text(profile)),
                              .kind = Connection::Kind::Local,
                              .profile = name,
                              .region = localRegion});
    }
    const auto environment = AwsSettings::ofEnvironment(m_environment, m_profiles);
    m_connections.append({.id = u"environment"_s,
                          .name = text("AWS environment"),
                          .kind = Connection::Kind::Environment,
                          .profile = environment.profile(),
                          .region = environment.region().value_or(QString())});
    for (const QString &profile : m_profiles.names()) {
        const auto settings = AwsSettings::ofProfile(m_environment, m_profiles, profile);
        m_connections.append({.id = u"profile:"_s + profile,
                              .name = profile,
                              .kind = Connection::Kind::Profile,
                              .profile = profile,
                              .region = settings.region().value_or(QString())});
    }
    m_connections.append(m_defined);
    m_profiles.forgetSecrets();
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
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const Connection &each) { return each.id == id; });
    return found == m_connections.end() ? std::nullopt : std::optional(*found);
}

} // namespace lc
