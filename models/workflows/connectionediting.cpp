// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/connectionediting.h"

#include "connections/connectionaccess.h"
#include "connections/connectionbook.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using Problems = QList<FieldProblem>;

QString translated(const char *source)
{
    return QCoreApplication::translate("ConnectionEditing", source);
}

QString idOf(const Connection &connection)
{
    switch (connection.kind) {
    case Connection::Kind::Endpoint:
        return u"endpoint:"_s + connection.name.trimmed();
    case Connection::Kind::Keys:
        return u"keys:"_s + connection.name.trimmed();
    default:
        return connection.id;
    }
}

bool isOwn(const Connection &connection)
{
    return connection.kind == Connection::Kind::Endpoint
        || connection.kind == Connection::Kind::Keys;
}

/// Passwords in a URL would be written to the settings.
QString credentialsProblem(const QUrl &url)
{
    return url.userName().isEmpty() && url.password().isEmpty()
        ? QString()
        : translated(QT_TRANSLATE_NOOP("ConnectionEditing",
                                       "Leave out the user name and password: they are not kept."));
}

QString endpointProblem(const QUrl &url)
{
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return translated(QT_TRANSLATE_NOOP(
            "ConnectionEditing", "Enter an address such as https://license-manager.example.com."));
    return credentialsProblem(url);
}

QString proxyProblem(const QUrl &url)
{
    const bool isProxy = url.scheme() == "http"_L1 || url.scheme().startsWith("socks5"_L1);
    if (!url.isValid() || !isProxy || url.host().isEmpty())
        return translated(QT_TRANSLATE_NOOP(
            "ConnectionEditing", "Enter an address such as http://proxy.example.com:3128."));
    if (!credentialsProblem(url).isEmpty())
        return translated(QT_TRANSLATE_NOOP(
            "ConnectionEditing",
            "Leave out the user name and password: they are not kept. The variable HTTPS_PROXY may "
            "have them."));
    return {};
}

QString regionProblem(const QString &region)
{
    if (canBeRegion(region))
        return {};
    return translated(QT_TRANSLATE_NOOP("ConnectionEditing",
                                        "\"%1\" is no Region. Enter a name such as eu-west-1."))
        .arg(region);
}

QString nameProblem(const QString &name)
{
    constexpr qsizetype longest = 128;
    if (name.trimmed().isEmpty())
        return translated(QT_TRANSLATE_NOOP("ConnectionEditing", "Give the connection a name."));
    if (name.size() > longest)
        return translated(QT_TRANSLATE_NOOP("ConnectionEditing", "Enter at most 128 characters."));
    const bool isPlain = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); });
    return isPlain ? QString()
                   : translated(QT_TRANSLATE_NOOP("ConnectionEditing",
                                                  "The name has characters that cannot be shown."));
}

void add(Problems &problems, const QString &path, const QString &sentence)
{
    if (!sentence.isEmpty())
        problems.append({path, sentence});
}

void checkRegions(const Connection &connection, Problems &problems)
{
    if (!connection.region.isEmpty())
        add(problems, u"Region"_s, regionProblem(connection.region));
    const QStringList &regions = connection.regions;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        const QString path = u"Regions[%1]"_s.arg(i);
        if (regions.at(i) == Connection::everyRegion)
            continue;
        add(problems, path, regionProblem(regions.at(i)));
        if (!areOfOnePartition(regions.at(i), regions.first())
            && regions.first() != Connection::everyRegion)
            add(problems, path,
                translated(QT_TRANSLATE_NOOP(
                               "ConnectionEditing",
                               "%1 and %2 belong to different partitions: no keys work in both."))
                    .arg(regions.first(), regions.at(i)));
    }
}

void checkWay(const Connection &connection, Problems &problems)
{
    if (!connection.endpoint.isEmpty() || connection.kind == Connection::Kind::Endpoint)
        add(problems, u"Endpoint"_s, endpointProblem(connection.endpoint));
    const auto &urls = connection.serviceEndpoints;
    for (auto each = urls.cbegin(); each != urls.cend(); ++each)
        add(problems, u"ServiceEndpoints."_s + each.key(), endpointProblem(each.value()));
    if (!connection.endpoint.isEmpty()) {
        const QString sentence = translated(QT_TRANSLATE_NOOP(
            "ConnectionEditing", "An endpoint of your own has no such variant. Turn this off."));
        if (connection.useFips == Connection::Switch::On)
            add(problems, u"UseFips"_s, sentence);
        if (connection.useDualStack == Connection::Switch::On)
            add(problems, u"UseDualStack"_s, sentence);
    }
    if (!connection.caFile.isEmpty() && !QFileInfo(connection.caFile).isReadable())
        add(problems, u"CaFile"_s,
            translated(QT_TRANSLATE_NOOP("ConnectionEditing",
                                         "The file %1 does not exist or cannot be read."))
                .arg(connection.caFile));
    if (!connection.proxy.isEmpty())
        add(problems, u"Proxy"_s, proxyProblem(connection.proxy));
}

} // namespace

Connection ConnectionEditing::draft(Connection::Kind kind)
{
    Q_ASSERT(kind == Connection::Kind::Endpoint || kind == Connection::Kind::Keys);
    Connection connection;
    connection.kind = kind;
    return connection;
}

Problems ConnectionEditing::problemsOf(const Connection &connection) const
{
    Problems problems;
    add(problems, u"Name"_s, nameProblem(connection.name));
    const QString name = connection.name.trimmed();
    for (const Connection &other : m_session.registry().connections()) {
        if (other.id == connection.id)
            continue;
        const bool isSame =
            other.name.compare(name, Qt::CaseInsensitive) == 0 || other.id == idOf(connection);
        if (isSame) {
            add(problems, u"Name"_s,
                translated(QT_TRANSLATE_NOOP("ConnectionEditing",
                                             "There is a connection named \"%1\" already."))
                    .arg(name));
            break;
        }
    }
    if (isOwn(connection) && !connection.profile.isEmpty()
        && !m_session.registry().profiles().contains(connection.profile))
        add(problems, u"Profile"_s,
            translated(QT_TRANSLATE_NOOP("ConnectionEditing", "There is no profile named \"%1\"."))
                .arg(connection.profile));
    checkRegions(connection, problems);
    checkWay(connection, problems);
    return problems;
}

Result<QString, Problems> ConnectionEditing::save(const Connection &connection)
{
    const Problems problems = problemsOf(connection);
    if (!problems.isEmpty())
        return unexpected(problems);
    ConnectionRegistry &registry = m_session.registry();
    ConnectionBook &book = *registry.book();
    Connection wanted = connection;
    wanted.name = connection.name.trimmed();
    wanted.id = idOf(wanted);
    const bool isMoved = !connection.id.isEmpty() && wanted.id != connection.id;
    const bool wasOpen = isMoved && m_session.state(connection.id) != Session::State::Closed;
    book.put(wanted, registry.asFound(wanted.id));
    if (isMoved) {
        if (const auto identity = book.identity(connection.id))
            book.rememberIdentity(wanted.id, *identity);
        book.remove(connection.id);
    }
    m_session.reload();
    if (wasOpen)
        m_session.open(wanted.id);
    return wanted.id;
}

void ConnectionEditing::remove(const QString &id)
{
    ConnectionRegistry &registry = m_session.registry();
    if (isOwnConnection(id))
        m_session.close(id);
    registry.book()->remove(id);
    m_session.reload();
}

bool ConnectionEditing::isRemovable(const Connection &connection)
{
    return isOwn(connection);
}

bool ConnectionEditing::isChanged(const QString &id) const
{
    const auto found = m_session.registry().asFound(id);
    return found && found != m_session.registry().byId(id);
}

QUrl endpointFromText(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || typed.contains("://"_L1))
        return QUrl(typed, QUrl::StrictMode);
    const QUrl plain(u"http://"_s + typed, QUrl::StrictMode);
    const QString host = plain.host();
    const bool isHere = host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
    return isHere ? plain : QUrl(u"https://"_s + typed, QUrl::StrictMode);
}

} // namespace lc
