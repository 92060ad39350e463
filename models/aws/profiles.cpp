// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/profiles.h"

#include "aws/profileparser.h"

#include <QDir>
#include <QFile>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 16LL << 20;

QString homeFolder(const Environment &environment, ProfileFiles::Platform platform)
{
    if (const auto home = environment.value(u"HOME"_s))
        return *home;
    if (platform == ProfileFiles::Platform::Windows) {
        if (const auto profile = environment.value(u"USERPROFILE"_s))
            return *profile;
        return environment.value(u"HOMEDRIVE"_s).value_or(QString())
            + environment.value(u"HOMEPATH"_s).value_or(QString());
    }
    return QDir::homePath();
}

Result<QByteArray, ProfileError> read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ProfileError{path, 0, file.errorString()});
    const QByteArray text = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unexpected(ProfileError{path, 0, file.errorString()});
    if (text.size() > largestFile)
        return unexpected(ProfileError{path, 0, u"The file is too large"_s});
    return text;
}

} // namespace

ProfileFiles ProfileFiles::locate(const Environment &environment, Platform platform)
{
    const QChar separator = platform == Platform::Windows ? u'\\' : u'/';
    const QString home = homeFolder(environment, platform);
    const auto place = [&](const QString &variable, const QString &name) {
        const auto chosen = environment.value(variable);
        if (!chosen)
            return home + separator + u".aws"_s + separator + name;
        if (chosen->startsWith("~/"_L1))
            return home + chosen->mid(1);
        return *chosen;
    };
    return {place(u"AWS_CONFIG_FILE"_s, u"config"_s),
            place(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"credentials"_s)};
}

Result<Profiles, ProfileError> Profiles::load(const ProfileFiles &files)
{
    auto config = read(files.config);
    if (!config)
        return unexpected(config.error());
    auto credentials = read(files.credentials);
    if (!credentials)
        return unexpected(credentials.error());
    auto profiles = parse(*config, *credentials);
    if (profiles)
        return profiles;
    ProfileError error = profiles.error();
    error.file = error.file == "config"_L1 ? files.config : files.credentials;
    return unexpected(error);
}

Result<Profiles, ProfileError> Profiles::parse(const QByteArray &config,
                                               const QByteArray &credentials)
{
    auto fromConfig = ProfileParser(ProfileParser::Grammar::Config).parse(config);
    if (!fromConfig)
        return unexpected(
            ProfileError{u"config"_s, fromConfig.error().line, fromConfig.error().what});
    auto fromCredentials = ProfileParser(ProfileParser::Grammar::Credentials).parse(credentials);
    if (!fromCredentials)
        return unexpected(ProfileError{u"credentials"_s, fromCredentials.error().line,
                                       fromCredentials.error().what});
    Profiles profiles;
    profiles.m_profiles = std::move(fromConfig->profiles);
    profiles.m_ssoSessions = std::move(fromConfig->ssoSessions);
    profiles.m_services = std::move(fromConfig->services);
    const auto &sections = fromCredentials->profiles;
    for (auto section = sections.cbegin(); section != sections.cend(); ++section) {
        ProfileSection &target = profiles.m_profiles[section.key()];
        for (auto entry = section->cbegin(); entry != section->cend(); ++entry)
            target.insert(entry.key(), entry.value());
    }
    return profiles;
}

QString Profiles::chosenName(const Environment &environment)
{
    return environment.value(u"AWS_PROFILE"_s).value_or(u"default"_s);
}

std::optional<QString> Profiles::value(const QString &profile, const QString &key) const
{
    const auto section = m_profiles.constFind(profile);
    if (section == m_profiles.cend())
        return std::nullopt;
    const auto entry = section->constFind(key);
    if (entry == section->cend() || entry->isEmpty())
        return std::nullopt;
    return *entry;
}

std::optional<QString> Profiles::serviceValue(const QString &services, const QString &service,
                                              const QString &key) const
{
    const QString block = m_services.value(services).value(service);
    for (const QString &line : block.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(u'=');
        if (line.left(equals).trimmed().toLower() == key) {
            const QString value = line.mid(equals + 1).trimmed();
            return value.isEmpty() ? std::nullopt : std::optional(value);
        }
    }
    return std::nullopt;
}

void Profiles::forgetSecrets()
{
    for (ProfileSection &section : m_profiles) {
        section.remove(u"aws_secret_access_key"_s);
        section.remove(u"aws_session_token"_s);
    }
}

} // namespace lc
