// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/environment.h"
#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace lc {

/// What is wrong with a shared file.
struct ProfileError {
    QString file;
    int line = 0; ///< 1-based; 0 when the file could not be read
    QString what;
    /// The section that cannot be relied on because of it ("profile NAME", "sso-session NAME");
    /// empty when the line belongs to none.
    QString section = {};

    /// "FILE, line N: what is wrong", for people.
    QString toText() const;
};

/// A section's keys (lower case) and values; nested blocks keep their lines ("\nname = value").
using ProfileSection = QMap<QString, QString>;

struct ProfileFile;

/// Where the shared files are.
struct ProfileFiles {
    QString config;
    QString credentials;

    enum class Platform { Unix, Windows };
    static ProfileFiles locate(const Environment &environment, Platform platform = Platform::Unix);
    /// The user's folder, which holds ".aws".
    static QString home(const Environment &environment, Platform platform = Platform::Unix);
};

/// The shared config and credentials files, merged as AWS merges them. Never written.
class Profiles {
public:
    /// A file that does not exist reads as empty. A broken section is a problem, the others are
    /// there.
    static Profiles load(const ProfileFiles &files);
    /// By the strict rule that all AWS tools share: the first problem fails everything.
    static Result<Profiles, ProfileError> parse(const QByteArray &config,
                                                const QByteArray &credentials);
    /// The profile that the environment chooses: AWS_PROFILE, else "default".
    static QString chosenName(const Environment &environment);

    /// What is wrong with the files, in the order of their lines.
    const QList<ProfileError> &problems() const { return m_problems; }
    /// Why a section ("profile NAME", ...) must not be used: it is broken, or a file that may
    /// change its meaning could not be read.
    std::optional<ProfileError> problemOf(const QString &section) const;

    QStringList names() const { return QStringList(m_profiles.keys()); }
    bool contains(const QString &name) const { return m_profiles.contains(name); }
    std::optional<QString> value(const QString &profile, const QString &key) const;
    /// Overwrites secret keys and session tokens, here and in every copy that shares them.
    void forgetSecrets();
    /// A key inside a nested block of a section of [services NAME].
    std::optional<QString> serviceValue(const QString &services, const QString &service,
                                        const QString &key) const;

    const QMap<QString, ProfileSection> &profiles() const { return m_profiles; }
    const QMap<QString, ProfileSection> &ssoSessions() const { return m_ssoSessions; }
    const QMap<QString, ProfileSection> &services() const { return m_services; }

private:
    void merge(const ProfileFile &config, const ProfileFile &credentials);

    QList<ProfileError> m_problems;
    QMap<QString, ProfileSection> m_profiles;
    QMap<QString, ProfileSection> m_ssoSessions;
    QMap<QString, ProfileSection> m_services;
};

} // namespace lc
