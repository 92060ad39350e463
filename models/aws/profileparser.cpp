// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/profileparser.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

bool isName(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"-_./:@%+"_s.contains(c);
    });
}

enum class CommentAfter { Anything, Blank };

/// The line up to its comment, trimmed.
QString withoutComment(const QString &line, CommentAfter rule)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] != u'#' && line[i] != u';')
            continue;
        if (rule == CommentAfter::Anything || (i > 0 && isBlank(line[i - 1])))
            return line.left(i).trimmed();
    }
    return line.trimmed();
}

} // namespace

ProfileFile ProfileParser::parse(const QByteArray &text)
{
    QString decoded = QString::fromUtf8(text);
    if (decoded.startsWith(QChar::ByteOrderMark))
        decoded.remove(0, 1);
    int number = 0;
    QStringList lines = decoded.split(u'\n');
    for (QString &line : lines) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (const QString problem = readLine(line); !problem.isEmpty())
            note(number, problem);
        line.fill(u'\0'); // it may hold a secret, and what is freed stays in memory for long
    }
    decoded.fill(u'\0');
    return std::move(m_file);
}

void ProfileParser::note(int line, const QString &problem)
{
    m_isInProperty = false;
    const bool isKnown =
        std::any_of(m_file.problems.begin(), m_file.problems.end(),
                    [&](const ProfileError &each) { return each.section == m_sectionName; });
    if (!isKnown)
        m_file.problems.append({{}, line, problem, m_sectionName});
}

QString ProfileParser::readLine(const QString &line)
{
    if (line.trimmed().isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
        return {};
    if (line.startsWith(u'['))
        return beginSection(line);
    if (isBlank(line[0]))
        return readContinuation(line);
    return readProperty(line);
}

QString ProfileParser::beginSection(const QString &line)
{
    const QString definition = withoutComment(line, CommentAfter::Anything);
    const bool isClosed = definition.endsWith(u']');
    m_isInSection = true;
    m_isInProperty = false;
    m_section = nullptr;
    m_sectionName.clear();
    // A section without its bracket is entered, too, so that the problem is its own.
    chooseSection(definition.mid(1, definition.size() - (isClosed ? 2 : 1)).trimmed());
    return isClosed ? QString() : u"Profile definition must end with ']'"_s;
}

void ProfileParser::chooseSection(const QString &title)
{
    const auto enter = [this](QMap<QString, ProfileSection> &sections, const QString &kind,
                              const QString &name) {
        m_section = &sections[name];
        m_sectionName = kind + u' ' + name;
    };
    const QString profile = u"profile"_s;
    if (m_grammar == Grammar::Credentials) {
        if (isName(title))
            enter(m_file.profiles, profile, title);
        return;
    }
    if (title == "default"_L1) {
        if (!m_hasPrefixedDefault)
            enter(m_file.profiles, profile, title);
        return;
    }
    const auto blank = std::find_if(title.begin(), title.end(), isBlank);
    const QString kind = title.left(blank - title.begin());
    const QString name = title.mid(kind.size()).trimmed();
    if (!isName(name))
        return;
    if (kind == profile) {
        // [profile default] replaces [default] as a whole, whichever comes first.
        if (name == "default"_L1 && !std::exchange(m_hasPrefixedDefault, true))
            m_file.profiles.remove(name);
        enter(m_file.profiles, kind, name);
    } else if (kind == "sso-session"_L1) {
        enter(m_file.ssoSessions, kind, name);
    } else if (kind == "services"_L1) {
        enter(m_file.services, kind, name);
    }
}

QString ProfileParser::readProperty(const QString &line)
{
    if (!m_isInSection)
        return u"Expected a profile definition"_s;
    QString property = withoutComment(line, CommentAfter::Blank);
    const qsizetype equals = property.indexOf(u'=');
    if (equals < 0)
        return u"Expected an '=' sign defining a property"_s;
    const QString key = property.left(equals).trimmed().toLower();
    if (key.isEmpty())
        return u"Property did not have a name"_s;
    m_isInProperty = true;
    m_value = nullptr;
    if (!m_section || !isName(key))
        return {};
    m_value = &(*m_section)[key];
    *m_value = property.sliced(equals + 1).trimmed();
    property.fill(u'\0');
    return {};
}

QString ProfileParser::readContinuation(const QString &line)
{
    if (!m_isInSection)
        return u"Expected a profile definition"_s;
    if (!m_isInProperty)
        return u"Expected a property definition, found continuation"_s;
    if (!m_value)
        return {};
    const QString text = line.trimmed();
    if (m_value->isEmpty() || m_value->startsWith(u'\n')) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 0)
            return u"Expected an '=' sign defining a sub-property"_s;
        if (text.left(equals).trimmed().isEmpty())
            return u"Sub-property did not have a name"_s;
    }
    *m_value += u'\n' + text;
    return {};
}

} // namespace lc
