// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/profiles.h"
#include "core/result.h"

#include <QByteArray>

namespace lc {

/// The sections of one shared file, by kind, and what is wrong with it: at most one problem a
/// section.
struct ProfileFile {
    QList<ProfileError> problems;
    QMap<QString, ProfileSection> profiles;
    QMap<QString, ProfileSection> ssoSessions;
    QMap<QString, ProfileSection> services;
};

/// Reads one file by the grammar that all AWS SDKs share. Names that are not valid are skipped with
/// their properties; a broken line is a problem of its section.
class ProfileParser {
public:
    enum class Grammar { Config, Credentials };

    explicit ProfileParser(Grammar grammar) : m_grammar(grammar) { }
    ProfileFile parse(const QByteArray &text);

private:
    QString readLine(const QString &line);
    QString beginSection(const QString &line);
    QString readProperty(const QString &line);
    QString readContinuation(const QString &line);
    void chooseSection(const QString &title);
    void note(int line, const QString &problem);

    Grammar m_grammar;
    ProfileFile m_file;
    bool m_isInSection = false;
    QString m_sectionName; ///< "profile NAME"; empty inside a section that is skipped
    ProfileSection *m_section = nullptr; ///< null inside a section that is skipped
    bool m_isInProperty = false;
    QString *m_value = nullptr; ///< null after a property that is skipped
    bool m_hasPrefixedDefault = false;
};

} // namespace lc
