// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionbook.h"

#include "core/field.h"
#include "core/json.h"
#include "core/settings.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

/// One entry of the settings: absent is as it was found.
struct ConnectionBook::Note {
    QString id;
    std::optional<QString> name;
    std::optional<QString> profile;
    std::optional<QString> region;
    std::optional<QString> endpoint;
    std::optional<QList<QString>> regions;
    std::optional<QMap<QString, QString>> serviceEndpoints;
    std::optional<bool> fips;
    std::optional<bool> dualStack;
    std::optional<QString> caFile;
    std::optional<QString> proxy;
    std::optional<QString> colour;
    std::optional<bool> isReadOnly;
    std::optional<bool> isProduction;
    std::optional<QString> lastPartition;
    std::optional<QString> lastAccount;
    std::optional<QString> lastArn;

    static const Type rows;
    bool operator==(const Note &) const = default;

    bool isEmpty() const
    {
        Note blank;
        blank.id = id;
        return *this == blank;
    }
    void take(const Connection &wanted, const Connection &base);
    void applyTo(Connection &connection) const;
};

namespace {

const Setting<QStringList> notes{"Connections/notes"};

constexpr auto endpointPrefix = "endpoint:"_L1;
constexpr auto keysPrefix = "keys:"_L1;

std::optional<bool> toNote(Connection::Switch setting)
{
    if (setting == Connection::Switch::AsConfigured)
        return std::nullopt;
    return setting == Connection::Switch::On;
}

Connection::Switch toSwitch(std::optional<bool> noted)
{
    if (!noted)
        return Connection::Switch::AsConfigured;
    return *noted ? Connection::Switch::On : Connection::Switch::Off;
}

template <class T> std::optional<T> difference(const T &wanted, const T &base)
{
    return wanted == base ? std::nullopt : std::optional<T>(wanted);
}

/// Without a password: one that was typed holds for this run only.
QString textOf(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded | QUrl::RemovePassword);
}

QUrl urlOf(const QString &text)
{
    return QUrl(text, QUrl::StrictMode);
}

QMap<QString, QString> textsOf(const QMap<QString, QUrl> &urls)
{
    QMap<QString, QString> texts;
    for (auto each = urls.cbegin(); each != urls.cend(); ++each)
        texts.insert(each.key(), textOf(each.value()));
    return texts;
}

QMap<QString, QUrl> urlsOf(const QMap<QString, QString> &texts)
{
    QMap<QString, QUrl> urls;
    for (auto each = texts.cbegin(); each != texts.cend(); ++each)
        urls.insert(each.key(), urlOf(each.value()));
    return urls;
}

} // namespace

const Type ConnectionBook::Note::rows = [] {
    static constexpr Field fields[] = {
        field<&Note::id>("Id").with(Required),
        field<&Note::name>("Name"),
        field<&Note::profile>("Profile"),
        field<&Note::region>("Region"),
        field<&Note::endpoint>("Endpoint"),
        field<&Note::regions>("Regions"),
        field<&Note::serviceEndpoints>("ServiceEndpoints"),
        field<&Note::fips>("Fips"),
        field<&Note::dualStack>("DualStack"),
        field<&Note::caFile>("CaFile"),
        field<&Note::proxy>("Proxy"),
        field<&Note::colour>("Colour"),
        field<&Note::isReadOnly>("ReadOnly"),
        field<&Note::isProduction>("Production"),
        field<&Note::lastPartition>("LastPartition"),
        field<&Note::lastAccount>("LastAccount"),
        field<&Note::lastArn>("LastArn"),
    };
    return describe<Note>("ConnectionNote", fields);
}();

void ConnectionBook::Note::take(const Connection &wanted, const Connection &base)
{
    name = difference(wanted.name, base.name);
    profile = difference(wanted.profile, base.profile);
    region = difference(wanted.region, base.region);
    endpoint = difference(textOf(wanted.endpoint), textOf(base.endpoint));
    regions = difference(wanted.regions, base.regions);
    serviceEndpoints = difference(textsOf(wanted.serviceEndpoints), textsOf(base.serviceEndpoints));
    fips = toNote(wanted.useFips);
    dualStack = toNote(wanted.useDualStack);
    caFile = difference(wanted.caFile, base.caFile);
    proxy = difference(textOf(wanted.proxy), textOf(base.proxy));
    colour = difference(wanted.colour, base.colour);
    isReadOnly = difference(wanted.isReadOnly(), base.isReadOnly());
    isProduction = difference(wanted.isProduction(), base.isProduction());
}

void ConnectionBook::Note::applyTo(Connection &connection) const
{
    connection.name = name.value_or(connection.name);
    connection.profile = profile.value_or(connection.profile);
    connection.region = region.value_or(connection.region);
    if (endpoint)
        connection.endpoint = urlOf(*endpoint);
    connection.regions = regions.value_or(connection.regions);
    if (serviceEndpoints)
        connection.serviceEndpoints = urlsOf(*serviceEndpoints);
    connection.useFips = toSwitch(fips);
    connection.useDualStack = toSwitch(dualStack);
    connection.caFile = caFile.value_or(connection.caFile);
    if (proxy)
        connection.proxy = urlOf(*proxy);
    connection.colour = colour.value_or(connection.colour);
    if (isReadOnly)
        connection.access =
            *isReadOnly ? Connection::Access::ReadOnly : Connection::Access::ReadWrite;
    if (isProduction)
        connection.stage =
            *isProduction ? Connection::Stage::Production : Connection::Stage::Ordinary;
}

ConnectionBook::ConnectionBook(Settings &settings) : m_settings(settings)
{
    for (const QString &text : m_settings.value(notes)) {
        auto read = readJson<Note>(text.toUtf8());
        if (read && !read->id.isEmpty() && !find(read->id))
            m_notes.append(std::move(*read));
    }
}

ConnectionBook::~ConnectionBook() = default;

const ConnectionBook::Note *ConnectionBook::find(const QString &id) const
{
    const auto found = std::find_if(m_notes.begin(), m_notes.end(),
                                    [&](const Note &each) { return each.id == id; });
    return found == m_notes.end() ? nullptr : &*found;
}

ConnectionBook::Note &ConnectionBook::note(const QString &id)
{
    const auto found = std::find_if(m_notes.begin(), m_notes.end(),
                                    [&](const Note &each) { return each.id == id; });
    if (found != m_notes.end())
        return *found;
    m_notes.append(Note());
    m_notes.last().id = id;
    return m_notes.last();
}

void ConnectionBook::save()
{
    QStringList texts;
    for (const Note &each : std::as_const(m_notes)) {
        if (isOwnConnection(each.id) || !each.isEmpty())
            texts.append(QString::fromUtf8(writeJson(each)));
    }
    if (texts.isEmpty())
        m_settings.remove(notes);
    else
        m_settings.set(notes, texts);
}

QList<Connection> ConnectionBook::own() const
{
    QList<Connection> connections;
    for (const Note &each : m_notes) {
        if (!isOwnConnection(each.id))
            continue;
        Connection connection;
        connection.id = each.id;
        connection.kind = each.id.startsWith(endpointPrefix) ? Connection::Kind::Endpoint
                                                             : Connection::Kind::Keys;
        each.applyTo(connection);
        connections.append(connection);
    }
    return connections;
}

Connection ConnectionBook::applied(const Connection &found) const
{
    Connection connection = found;
    if (const Note *noted = find(found.id))
        noted->applyTo(connection);
    return connection;
}

void ConnectionBook::put(const Connection &wanted, const std::optional<Connection> &found)
{
    note(wanted.id).take(wanted, found.value_or(Connection()));
    save();
}

void ConnectionBook::remove(const QString &id)
{
    m_notes.removeIf([&](const Note &each) { return each.id == id; });
    save();
}

std::optional<Identity> ConnectionBook::identity(const QString &id) const
{
    const Note *noted = find(id);
    if (!noted || !noted->lastAccount)
        return std::nullopt;
    return Identity{noted->lastPartition.value_or(QString()), *noted->lastAccount,
                    noted->lastArn.value_or(QString())};
}

void ConnectionBook::rememberIdentity(const QString &id, const Identity &identity)
{
    if (this->identity(id) == identity)
        return;
    Note &noted = note(id);
    noted.lastPartition = identity.partition;
    noted.lastAccount = identity.account;
    noted.lastArn = identity.arn;
    save();
}

bool isOwnConnection(QStringView id)
{
    return id.startsWith(endpointPrefix) || id.startsWith(keysPrefix);
}

} // namespace lc
