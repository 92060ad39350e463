// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/historyplaces.h"

#include "store/postgresschema.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace lc {

namespace {

using Kind = HistoryPlace::Kind;
using Tls = PostgresServer::Tls;

const Setting<int> kind{"History/place", int(Kind::File),
                        [](const int &v) { return v >= 0 && v <= int(Kind::Server); }};
const Setting<QString> host{"History/host", {}};
const Setting<int> port{"History/port", 5432, [](const int &v) { return v > 0 && v < 65536; }};
const Setting<QString> database{"History/database", {}};
const Setting<QString> user{"History/user", {}};
const Setting<int> tls{"History/tls", int(Tls::Require),
                       [](const int &v) { return v >= 0 && v <= int(Tls::VerifyFull); }};
const Setting<QString> caFile{"History/caFile", {}};

/// The entry of the keychain.
QString entryOf(const PostgresServer &server)
{
    return QStringLiteral("history:") + server.name();
}

QString wordsOf(const PostgresDatabase::Sight &sight)
{
    const QString protection = sight.isEncrypted
        ? HistoryPlaces::tr("PostgreSQL %1 answers, encrypted.").arg(sight.serverVersion)
        : HistoryPlaces::tr("PostgreSQL %1 answers, not encrypted.").arg(sight.serverVersion);
    const QString content = sight.schemaVersion > 0
        ? HistoryPlaces::tr("A history is kept there already; yours joins it.")
        : HistoryPlaces::tr("There is no history yet; its tables are made when you begin.");
    return protection + QLatin1Char(' ') + content;
}

} // namespace

ErrorText explainHistory(const StoreError &error, const HistoryPlace &place, const QString &name)
{
    const PostgresServer &server = place.server;
    const bool isServer = place.kind == Kind::Server;
    ErrorText text;
    text.title = HistoryPlaces::tr("The history cannot be used");
    text.whatIsKnown = HistoryPlaces::tr("What was recorded before is unchanged.");
    text.details = error.message;
    switch (error.kind) {
    case StoreError::Kind::Unreachable:
        text.whatHappened = HistoryPlaces::tr("No way was found to the server %1, port %2.")
                                .arg(server.host)
                                .arg(server.port);
        text.whatToDo = HistoryPlaces::tr("Check host, port and TLS, and whether the server runs. "
                                          "The program tries again by itself.");
        break;
    case StoreError::Kind::Refused:
        text.whatHappened = HistoryPlaces::tr("The server does not let %1 into the database %2.")
                                .arg(server.user, server.database);
        text.whatToDo = HistoryPlaces::tr("Check database, user and password in Preferences, or "
                                          "ask who runs the server.");
        break;
    case StoreError::Kind::Newer:
        text.whatHappened =
            HistoryPlaces::tr("%1 was written by a newer version of this program.").arg(name);
        text.whatToDo = HistoryPlaces::tr("Update the program on this computer.");
        break;
    case StoreError::Kind::ReadOnly:
        text.whatHappened = isServer
            ? HistoryPlaces::tr("The server lets %1 read the history, not write it.")
                  .arg(server.user)
            : HistoryPlaces::tr("Another program writes %1.").arg(name);
        text.whatToDo = isServer ? HistoryPlaces::tr("Ask who runs the server for the right to "
                                                     "write.")
                                 : HistoryPlaces::tr("Close the other program first.");
        break;
    case StoreError::Kind::Cancelled:
        text.whatHappened = HistoryPlaces::tr("It was stopped.");
        break;
    default:
        text.whatHappened = isServer
            ? HistoryPlaces::tr("The server reported an error.")
            : HistoryPlaces::tr("%1 could not be read or written.").arg(name);
        text.whatToDo = isServer
            ? HistoryPlaces::tr("See the details.")
            : HistoryPlaces::tr("Check whether its disk is full and whether you may write its "
                                "folder.");
        break;
    }
    return text;
}

/// What moves from one place to another: through a file, as an export and an import.
struct HistoryPlaces::Copy : QObject {
    HistoryPlace source;
    std::unique_ptr<HistoryStore> store; ///< of the former place
    QString path;
    StoreJob job;
};

HistoryPlaces::HistoryPlaces(Settings &settings, Keychain &keychain, QString filePath,
                             std::shared_ptr<const Clock> clock, const ServerPatience &patience)
    : m_settings(settings), m_keychain(keychain), m_filePath(std::move(filePath)),
      m_clock(std::move(clock)), m_patience(patience)
{
}

HistoryPlaces::~HistoryPlaces()
{
    if (m_copy)
        QFile::remove(m_copy->path);
}

HistoryPlace HistoryPlaces::place() const
{
    HistoryPlace place;
    place.kind = Kind(m_settings.value(lc::kind));
    place.server = {m_settings.value(host), m_settings.value(port),     m_settings.value(database),
                    m_settings.value(user), Tls(m_settings.value(tls)), m_settings.value(caFile)};
    return place;
}

QString HistoryPlaces::nameOf(const HistoryPlace &place) const
{
    return place.kind == Kind::Server ? place.server.name() : m_filePath;
}

QString HistoryPlaces::problemOf(const HistoryPlace &place)
{
    if (place.kind == Kind::File)
        return {};
    if (place.server.host.isEmpty())
        return tr("Enter the host of the server.");
    if (place.server.database.isEmpty())
        return tr("Enter the name of the database.");
    if (place.server.user.isEmpty())
        return tr("Enter the user of the database.");
    if (!place.server.caFile.isEmpty() && !QFileInfo(place.server.caFile).isReadable())
        return tr("The certificate file %1 cannot be read.").arg(place.server.caFile);
    return {};
}

void HistoryPlaces::save(const HistoryPlace &place)
{
    m_settings.set(lc::kind, int(place.kind));
    if (place.kind == Kind::File)
        return;
    m_settings.set(host, place.server.host);
    m_settings.set(port, place.server.port);
    m_settings.set(database, place.server.database);
    m_settings.set(user, place.server.user);
    m_settings.set(tls, int(place.server.tls));
    m_settings.set(caFile, place.server.caFile);
}

std::unique_ptr<HistoryStore> HistoryPlaces::open(HistoryUse use)
{
    auto store = std::make_unique<ThreadedHistoryStore>(keeperOf(place(), use));
    m_store = store.get();
    return store;
}

std::shared_ptr<HistoryKeeper> HistoryPlaces::keeperOf(const HistoryPlace &place, HistoryUse use)
{
    if (place.kind == Kind::File)
        return makeFileKeeper(m_filePath, m_clock, use);
    auto password = std::make_shared<AwaitedSecret>();
    findPassword(place.server, this, [password](const Secret &secret) { password->set(secret); });
    return makeServerKeeper(place.server, password, m_clock, m_patience);
}

void HistoryPlaces::findPassword(const PostgresServer &server, QObject *context,
                                 std::function<void(const Secret &)> done)
{
    const QString entry = entryOf(server);
    if (const auto known = m_passwords.constFind(entry); known != m_passwords.cend())
        return done(*known);
    m_keychain.read(
        entry, context,
        [this, entry, done = std::move(done)](const Result<Secret, Keychain::Error> &read) {
            // Without one the server may still know who asks.
            if (read)
                m_passwords.insert(entry, *read);
            done(read ? *read : Secret());
        });
}

void HistoryPlaces::keepPassword(const PostgresServer &server, const Secret &password)
{
    m_passwords.insert(entryOf(server), password);
    m_keychain.write(entryOf(server), password, this,
                     [this](const Result<void, Keychain::Error> &written) {
                         if (!written)
                             emit passwordNotKept(written.error().message);
                     });
}

void HistoryPlaces::tryOut(const HistoryPlace &place, const std::optional<Secret> &password,
                           QObject *context, std::function<void(const Trial &)> done)
{
    if (!m_trials)
        m_trials = std::make_unique<StoreThread>(QStringLiteral("history trial"));
    auto begin = [this, place, context = QPointer<QObject>(context),
                  done = std::move(done)](const Secret &secret) {
        m_trials->post([this, place, context, done, secret] {
            const auto sight = PostgresDatabase::look(place.server, secret, m_patience.limits,
                                                      postgresHistorySchema());
            Trial trial;
            if (!sight) {
                trial.problem =
                    explainHistory(StoreError::from(sight.error()), place, nameOf(place));
            } else if (sight->schemaVersion > sight->newestVersion) {
                trial.problem = explainHistory({StoreError::Kind::Newer, {}}, place, nameOf(place));
            } else if (sight->schemaVersion == 0 && !sight->mayMakeSchema) {
                trial.problem = explainHistory({StoreError::Kind::Io, {}}, place, nameOf(place));
                trial.problem->whatHappened =
                    tr("%1 may not make the tables of a history in the database %2.")
                        .arg(place.server.user, place.server.database);
                trial.problem->whatToDo =
                    tr("Ask who runs the server for the right to create a schema there.");
            } else {
                trial.found = wordsOf(*sight);
            }
            QMetaObject::invokeMethod(
                this,
                [context, done, trial] {
                    if (context)
                        done(trial);
                },
                Qt::QueuedConnection);
        });
    };
    if (password)
        begin(*password);
    else
        findPassword(place.server, this, begin);
}

void HistoryPlaces::moveTo(const HistoryPlace &place, const std::optional<Secret> &password,
                           Copying copying)
{
    Q_ASSERT(m_store);
    const HistoryPlace former = this->place();
    if (place.kind == Kind::Server && password)
        keepPassword(place.server, *password);
    save(place);
    m_store->moveTo(keeperOf(place));
    emit moved();
    if (copying == Copying::Everything && !(former == place))
        copyFrom(former);
}

void HistoryPlaces::copyFrom(const HistoryPlace &place)
{
    stopCopying();
    m_copy = std::make_unique<Copy>();
    m_copy->source = place;
    m_copy->path = QFileInfo(m_filePath).path() + QStringLiteral("/history-copy.jsonl");
    m_copy->store = std::make_unique<ThreadedHistoryStore>(keeperOf(place, HistoryUse::ReadOnly));
    m_copy->job = m_copy->store->exportTo(
        m_copy->path, m_copy.get(), [this](double share) { emit copyProgress(share / 2); },
        [this](const Result<TransferOutcome, StoreError> &outcome) { takeExport(outcome); });
}

void HistoryPlaces::takeExport(const Result<TransferOutcome, StoreError> &outcome)
{
    if (!outcome)
        return endCopy(outcome.error(), m_copy->source);
    m_copy->job = m_store->importFrom(
        m_copy->path, m_copy.get(), [this](double share) { emit copyProgress(0.5 + share / 2); },
        [this](const Result<TransferOutcome, StoreError> &taken) { takeImport(taken); });
}

void HistoryPlaces::takeImport(const Result<TransferOutcome, StoreError> &outcome)
{
    if (!outcome)
        return endCopy(outcome.error(), place());
    const QLocale locale;
    const QString summary =
        tr("%1 readings of %2 series were copied to %3; %4 were there already.")
            .arg(locale.toString(outcome->readings - outcome->known),
                 locale.toString(outcome->series), placeName(), locale.toString(outcome->known));
    endCopy({}, place());
    emit copied(summary);
}

void HistoryPlaces::endCopy(const std::optional<StoreError> &error, const HistoryPlace &place)
{
    QFile::remove(m_copy->path);
    // What calls this belongs to it.
    m_copy.release()->deleteLater();
    emit copyProgress(1);
    if (!error)
        return;
    ErrorText text = explainHistory(*error, place, nameOf(place));
    text.title = tr("The history was not copied");
    text.whatIsKnown =
        tr("The former history is unchanged, and new readings go to %1.").arg(placeName());
    emit copyFailed(text);
}

void HistoryPlaces::stopCopying()
{
    if (m_copy)
        m_copy->job.cancel();
}

} // namespace lc
