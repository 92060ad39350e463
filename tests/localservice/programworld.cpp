// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/programworld.h"

#include "localservice/accountsfile.h"
#include "localservice/lives.h"
#include "localservice/servicefolder.h"
#include "localservice/store.h"

#include <QDateTime>
#include <QFile>
#include <QUrl>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< milliseconds, on a busy machine

QByteArray accountsText()
{
    AccountsFile file;
    file.accounts = {{u"111122223333"_s, u"vendor"_s},
                     {u"444455556666"_s, u"customer"_s},
                     {u"777788889999"_s, u"stranger"_s},
                     {u"294406891311"_s, u"marketplace"_s}};
    file.organization = lives::setup().organization;
    return writeJson(file);
}

} // namespace

ProgramWorld::ProgramWorld(const QString &program, unsigned seed)
    : ServiceCaller({}), m_program(program), m_dice(seed)
{
    QFile accountsFile(m_folder.filePath(u"accounts.json"_s));
    if (!accountsFile.open(QIODevice::WriteOnly) || accountsFile.write(accountsText()) < 0)
        qFatal("The accounts cannot be written");
    accountsFile.close();
    start();
    auto read = readAccounts(ServiceFolder::credentialsPath(m_folder.filePath(u"data"_s)));
    if (!read)
        qFatal("%s", qPrintable(read.error()));
    setAccounts(*read);
}

ProgramWorld::~ProgramWorld()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

void ProgramWorld::start()
{
    // Whole seconds, and never back behind what the one before has seen.
    keepTime();
    clock().set(std::chrono::ceil<std::chrono::seconds>(clock().now()));
    m_startedAt = clock().now();
    m_sinceStart.start();
    const QString now = toQDateTime(clock().now()).toString(Qt::ISODate);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(m_program,
                    {u"--port"_s, u"0"_s, u"--data"_s, m_folder.filePath(u"data"_s),
                     u"--accounts"_s, m_folder.filePath(u"accounts.json"_s), u"--clock"_s, now,
                     u"--traffic"_s, u"none"_s});
    while (m_process.waitForReadyRead(patience)) {
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine().trimmed();
            if (line.startsWith("READY ")) {
                const QUrl url(QString::fromLatin1(line.mid(6)));
                m_host = url.host().toLatin1() + ':' + QByteArray::number(url.port());
                return;
            }
        }
    }
    qFatal("%s does not start", qPrintable(m_program));
}

/// The program's clock runs; that of the lives follows.
void ProgramWorld::keepTime()
{
    if (m_sinceStart.isValid())
        clock().set(m_startedAt + std::chrono::milliseconds(m_sinceStart.elapsed()));
}

void ProgramWorld::stop()
{
    m_socket.abort();
    m_process.terminate();
    if (!m_process.waitForFinished(patience) || m_process.exitCode() != 0)
        qFatal("The service does not end as it should");
}

void ProgramWorld::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
    ++m_kills;
}

void ProgramWorld::restart()
{
    stop();
    start();
}

bool ProgramWorld::change(const std::function<bool(Store &)> &work)
{
    stop();
    auto store = Store::open(ServiceFolder::databasePath(m_folder.filePath(u"data"_s)));
    const bool isDone = store && (*store)->begin() && work(**store) && (*store)->commit();
    if (store)
        store->reset();
    start();
    return isDone;
}

Instant ProgramWorld::signingInstant() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
}

bool ProgramWorld::connectToService()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    const qsizetype colon = m_host.indexOf(':');
    m_socket.connectToHost(QString::fromLatin1(m_host.left(colon)),
                           m_host.mid(colon + 1).toUShort());
    return m_socket.waitForConnected(patience);
}

HttpAnswer ProgramWorld::send(const HttpRequest &request)
{
    if (!connectToService())
        qFatal("The service takes no connection");
    m_socket.write(bytesOf(request));
    m_socket.flush();
    // What is sent again after a kill has its answer.
    const bool isKilled = m_callsPerKill > 0 && ++m_callsSinceKill > 3
        && std::uniform_int_distribution(1, m_callsPerKill)(m_dice) == 1;
    // Before the request is read, while it is carried out, or when its answer is on its way.
    if (isKilled) {
        const int milliseconds = std::uniform_int_distribution(0, 4)(m_dice);
        if (milliseconds > 0)
            m_socket.waitForReadyRead(milliseconds);
        kill();
    }
    QByteArray received = m_socket.readAll();
    std::optional<HttpAnswer> answer = answerIn(received);
    while (!answer && m_socket.waitForReadyRead(patience)) {
        received += m_socket.readAll();
        answer = answerIn(received);
    }
    keepTime();
    if (isKilled) {
        m_callsSinceKill = 0;
        m_socket.abort();
        start();
    } else if (!answer) {
        qFatal("The service broke off by itself");
    }
    if (answer)
        return *answer;
    ++m_cuts;
    HttpAnswer none;
    none.status = 0;
    return none;
}

std::optional<HttpAnswer> ProgramWorld::answerIn(const QByteArray &received) const
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    HttpAnswer answer;
    const QList<QByteArray> lines = received.left(end).replace("\r\n", "\n").split('\n');
    answer.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    answer.body = received.mid(end + 4);
    if (answer.body.size() < answer.header("Content-Length").toLongLong())
        return std::nullopt;
    return answer;
}

} // namespace lc
