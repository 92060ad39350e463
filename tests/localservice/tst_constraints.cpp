// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "database/database.h"
#include "localservice/brokenrequests.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

/// Every constraint of every member of every operation, broken once: the modelled error names the
/// member, and nothing changes.
class TestConstraints : public QObject {
    Q_OBJECT

    ServiceWorld m_world;
    std::unique_ptr<Database> m_file; ///< the service's database, seen by somebody else
    int m_broken = 0;

    /// Another number after each commit that changed something.
    qint64 dataVersion()
    {
        auto statement = m_file->prepare("PRAGMA data_version");
        return statement && statement->step().value_or(false) ? statement->integer(0) : -1;
    }
    HttpAnswer send(const Operation &operation, const HttpRequest &request)
    {
        return m_world.send(m_world.signedBy(u"vendor"_s, request, operation.service->signingName));
    }
    static bool isAboutForm(const QString &message)
    {
        return message.contains(u"failed to satisfy constraint")
            || message.startsWith(u"Value at '") || message.startsWith(u"Invalid value for '")
            || message.startsWith(u"Missing required request parameter");
    }

private slots:
    void initTestCase()
    {
        auto opened = Database::open(m_world.folder() + u"/service.db"_s,
                                     {.access = OpenOptions::Access::ReadOnly});
        QVERIFY(opened);
        m_file = std::make_unique<Database>(std::move(*opened));
        QVERIFY(dataVersion() > 0);
    }

    void everyOperationIsServed()
    {
        QStringList missing;
        for (const Operation *operation : allOperations()) {
            if (!m_world.dispatcher().handlers().find(*operation))
                missing += QString::fromLatin1(operation->name);
        }
        QCOMPARE(missing, QStringList());
    }

    void brokenRequestsChangeNothing_data()
    {
        QTest::addColumn<const Operation *>("operation");
        for (const Operation *operation : allOperations()) {
            if (m_world.dispatcher().handlers().find(*operation))
                QTest::addRow("%s %s", operation->service->signingName, operation->name)
                    << operation;
        }
    }

    void brokenRequestsChangeNothing()
    {
        QFETCH(const Operation *, operation);
        const HttpAnswer whole = send(*operation, wholeRequest(*operation));
        const ServiceError error = ServiceWorld::errorIn(whole);
        QVERIFY2(whole.status < 300 || !isAboutForm(error.message), qPrintable(error.message));
        const qint64 before = dataVersion();
        for (const BrokenRequest &broken : brokenRequests(*operation)) {
            const HttpAnswer answer = send(*operation, broken.request);
            const ServiceError refusal = ServiceWorld::errorIn(answer);
            const QByteArray told = broken.constraint.toUtf8() + ": "
                + QByteArray::number(answer.status) + ' ' + refusal.code + ' '
                + refusal.message.left(300).toUtf8();
            QVERIFY2(answer.status == 400, told.constData());
            // Services of the query protocol share this code, outside their models.
            QVERIFY2(isModelled(*operation, refusal.code) || refusal.code == "ValidationError",
                     told.constData());
            QVERIFY2(isAboutForm(refusal.message), told.constData());
            QVERIFY2(refusal.message.contains(QLatin1StringView(broken.member)), told.constData());
            QVERIFY2(dataVersion() == before, told.constData());
            ++m_broken;
        }
    }

    void cleanupTestCase()
    {
        qInfo("%d constraints broken", m_broken);
        QVERIFY(m_broken > 500);
    }
};

QTEST_GUILESS_MAIN(TestConstraints)
#include "tst_constraints.moc"
