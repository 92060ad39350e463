// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/control/control.h"
#include "console/headlesstask.h"
#include "console/programparts.h"
#include "support/locallauncher.h"
#include "support/temporaryhome.h"

#include <QTest>

namespace lc::test {

/// The parts of the program without a window, in a home of their own, and two services with sample
/// data that the profiles "north" (the vendor) and "south" (the customer) lead to.
class HeadlessWorld {
public:
    static inline const QString northId = QStringLiteral("profile:north");
    static inline const QString southId = QStringLiteral("profile:south");

    struct Ended {
        ExitCode code{};
        QString text;
    };

    HeadlessWorld()
    {
        addProfile(QStringLiteral("north"), north, QStringLiteral("vendor"));
        addProfile(QStringLiteral("south"), south, QStringLiteral("customer"));
        home.write(QStringLiteral(".aws/config"), m_config);
        home.write(QStringLiteral(".aws/credentials"), m_credentials);
        makeParts();
    }
    ~HeadlessWorld() { parts.reset(); }
    HeadlessWorld(const HeadlessWorld &) = delete;
    HeadlessWorld &operator=(const HeadlessWorld &) = delete;

    /// Anew, in this folder of the home.
    void makeParts(const QString &folder = QStringLiteral("data"))
    {
        const auto folders = ProgramFolders::make(home.path(folder));
        if (!folders)
            qFatal("%s", qPrintable(folders.error()));
        parts = std::make_unique<ProgramParts>(*folders);
        parts->recorder.setPace({});
    }

    template <class Task> Ended run(const CommandLine &line)
    {
        Task task(*parts, line);
        std::optional<Ended> ended;
        QObject::connect(&task, &HeadlessTask::ended, &task,
                         [&ended](ExitCode code, const QString &text) {
                             ended = Ended{code, text};
                         });
        task.start();
        if (!QTest::qWaitFor([&ended] { return ended.has_value(); }, 60'000))
            qFatal("the task does not end");
        return *ended;
    }

    /// Opens the connections, so that the fault waits for what is done next.
    bool addFault(const QString &connection, const Fault &fault)
    {
        for (const QString &id : {northId, southId})
            parts->session.open(id);
        return QTest::qWaitFor([this] {
                   return parts->session.client(northId) && parts->session.client(southId);
               })
            && call<control::AddFault>(*parts->session.client(connection), fault);
    }
    /// Refuses an operation from now on.
    bool refuse(const QString &connection, const QString &operation)
    {
        Fault fault;
        fault.operation = operation;
        fault.status = 403;
        fault.code = QStringLiteral("AccessDeniedException");
        fault.count = 0;
        return addFault(connection, fault);
    }

    template <class Op> bool call(Client &client, const typename Op::Request &request)
    {
        std::optional<bool> isDone;
        const PendingCall pending = client.call<Op>(
            request, parts.get(), [&isDone](const auto &answer) { isDone = answer.has_value(); });
        return QTest::qWaitFor([&isDone] { return isDone.has_value(); }, 20'000) && *isDone;
    }

    TemporaryHome home;
    LocalLauncher north{SampleData::IfEmpty};
    LocalLauncher south{SampleData::IfEmpty};
    std::unique_ptr<ProgramParts> parts;

private:
    void addProfile(const QString &name, LocalLauncher &service, const QString &account)
    {
        const auto endpoint = service.endpoint();
        if (!endpoint)
            qFatal("%s", qPrintable(endpoint.error()));
        for (const LocalAccess &access : endpoint->accesses) {
            if (access.profile != account)
                continue;
            m_config += QStringLiteral("[profile %1]\nregion = us-east-1\nendpoint_url = %2\n")
                            .arg(name, endpoint->url.toString())
                            .toUtf8();
            m_credentials +=
                QStringLiteral("[%1]\naws_access_key_id = %2\naws_secret_access_key = ")
                    .arg(name, access.credentials->accessKeyId)
                    .toUtf8()
                + access.credentials->secretAccessKey.bytes().toByteArray() + '\n';
        }
    }

    QByteArray m_config;
    QByteArray m_credentials;
};

} // namespace lc::test
