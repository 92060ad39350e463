// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/profiles.h"

#include "aws/profileparser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 16LL << 20;

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

QString ProfileFiles::home(const Environment &environment, Platform platform)
{
    if (const auto home = environment.value(u"HOME"_s))
        return *home;
    if (platform == Platform::Windows) {
        if (const auto profile = environment.value(u"USERPROFILE"_s))
            return *profile;
        return environment.value(u"HOMEDRIVE"_s).value_or(QString())
            + environment.value(u"HOMEPATH"_s).value_or(QString());
    }
    return QDir::homePath();
}

ProfileFiles ProfileFiles::locate(const Environment &environment, Platform platform)
{
    const QChar separator = platform == Platform::Windows ? u'\\' : u'/';
    const QString folder = home(environment, platform);
    const auto place = [&](const QString &variable, const QString &name) {
        const auto chosen = environment.value(variable);
        if (!chosen)
            return folder + separator + u".aws"_s + separator + name;
        if (chosen->startsWith("~/"_L1))
            return folder + chosen->mid(1);
        return *chosen;
    };
    return {place(u"AWS_CONFIG_FILE"_s, u"config"_s),
            place(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"credentials"_s)};
}

QString ProfileError::toText() const
{
    const auto translated = [](const char *source) {
        return QCoreApplication::translate("Profiles", source);
    };
    return line > 0 ? translated(QT_TRANSLATE_NOOP("Profiles", "%1, line %2: %3"))
                          .arg(file, QString::number(line), what)
                    : translated(QT_TRANSLATE_NOOP("Profiles", "%1: %2")).arg(file, what);
}

Profiles Profiles::load(const ProfileFiles &files)
{
    Profiles profiles;
    const auto parsed = [&](const QString &path, ProfileParser::Grammar grammar) {
        auto text = read(path);
        if (!text) {
            profiles.m_problems.append(text.error());
            return ProfileFile();
        }
        ProfileFile file = ProfileParser(grammar).parse(*text);
        text->fill('\0');
        for (ProfileError &problem : file.problems) {
            problem.file = path;
            profiles.m_problems.append(problem);
        }
        return file;
    };
    const ProfileFile config = parsed(files.config, ProfileParser::Grammar::Config);
    profiles.merge(config, parsed(files.credentials, ProfileParser::Grammar::Credentials));
    return profiles;
}

Result<Profiles, ProfileError> Profiles::parse(const QByteArray &config,
                                               const QByteArray &credentials)
{
    const ProfileFile first = ProfileParser(ProfileParser::Grammar::Config).parse(config);
    const ProfileFile second =
        ProfileParser(ProfileParser::Grammar::Credentials).parse(credentials);
    for (const auto &[name, file] : {std::pair(u"config"_s, &first), {u"credentials"_s, &second}}) {
        if (!file->problems.isEmpty()) {
            ProfileError problem = file->problems.first();
            problem.file = name;
            return unexpected(problem);
        }
    }
    Profiles profiles;
    profiles.merge(first, second);
    return profiles;
}

void Profiles::merge(const ProfileFile &config, const ProfileFile &credentials)
{
    m_profiles = config.profiles;
    m_ssoSessions = config.ssoSessions;
    m_services = config.services;
    const auto &sections = credentials.profiles;
    for (auto section = sections.cbegin(); section != sections.cend(); ++section) {
        ProfileSection &target = m_profiles[section.key()];
        for (auto entry = section->cbegin(); entry != section->cend(); ++entry)
            target.insert(entry.key(), entry.value());
    }
}

std::optional<ProfileError> Profiles::problemOf(const QString &section) const
{
    for (const ProfileError &problem : m_problems) {
        if (problem.line == 0 || problem.section == section)
            return problem;
    }
    return std::nullopt;
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
        for (const QString &key : {u"aws_secret_access_key"_s, u"aws_session_token"_s}) {
            // In place, whoever shares the text: what is freed stays in memory for long.
            const QString value = section.take(key);
            std::fill_n(const_cast<QChar *>(value.constData()), value.size(), QChar(u'\0'));
        }
    }
}

} // namespace lc
