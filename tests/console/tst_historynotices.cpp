// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleworld.h"
#include "database/database.h"
#include "grids/noticeband.h"
#include "shell/startnotices.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace lc;

/// What the window says of a history that is not as it should be.
class TestHistoryNotices : public QObject {
    Q_OBJECT

    StartNotices *notices() const { return m_world->window().findChild<StartNotices *>(); }
    /// The words of the band; empty while it is hidden.
    QString words() const
    {
        auto *band = notices()->findChild<NoticeBand *>();
        return band->isVisible() ? band->notice().text : QString();
    }
    bool write(const QString &file, const QByteArray &content)
    {
        QFile written(m_world->path(file));
        return written.open(QIODevice::WriteOnly) && written.write(content) == content.size();
    }
    QStringList setAside(const QString &file) const
    {
        const QDir folder(m_world->path({}));
        QStringList paths;
        for (const QString &name : folder.entryList({file + u".damaged-*"_s}))
            paths += folder.filePath(name);
        return paths;
    }
    /// Each line is wholly on the screen, above the pages.
    bool isWhole() const
    {
        const auto labels = notices()->findChildren<QLabel *>();
        return std::ranges::all_of(labels, [](const QLabel *label) {
            return !label->isVisible() || !label->wordWrap()
                || label->height() >= label->heightForWidth(label->width());
        });
    }

private slots:
    void init() { m_world = std::make_unique<test::ConsoleWorld>(); }
    void cleanup()
    {
        m_world.reset();
        QCOMPARE(test::ConsoleWorld::warnings(), QStringList());
    }

    void saysNothingWhenAllIsWell()
    {
        QVERIFY(m_world->start());
        QTRY_VERIFY(m_world->console().context().history.state().access
                    == HistoryState::Access::Writable);
        QCOMPARE(words(), QString());
    }
    void tellsOfADamagedHistory()
    {
        QVERIFY(write(u"history.db"_s, QByteArray(20'000, '\xa5')));
        QVERIFY(m_world->start());
        QTRY_VERIFY(!words().isEmpty());
        const QStringList files = setAside(u"history.db"_s);
        QCOMPARE(files.size(), 1);
        QVERIFY2(words().contains(files.first()), qPrintable(words()));
        QVERIFY2(words().contains(u"Delete the damaged file once you miss nothing."),
                 qPrintable(words()));
        QTRY_VERIFY(isWhole());
        QCOMPARE(m_world->console().context().history.state().access,
                 HistoryState::Access::Writable);
        // It is read and closed by keyboard alone, and does not come back.
        QVERIFY(notices()->findChild<NoticeBand *>()->accessibleName().contains(files.first()));
        QVERIFY(m_world->tabTo<QPushButton>(u"Close"_s));
        m_world->press(Qt::Key_Space);
        QVERIFY(words().isEmpty());
        m_world->close();
        QVERIFY(m_world->start());
        QTRY_VERIFY(m_world->console().context().history.state().access
                    == HistoryState::Access::Writable);
        QCOMPARE(words(), QString());
    }
    void tellsOfANewerHistory()
    {
        const QString path = m_world->path(u"history.db"_s);
        {
            auto database = Database::open(path);
            QVERIFY(database && database->execute("PRAGMA user_version = 999"));
        }
        QVERIFY(m_world->start());
        QTRY_VERIFY(!words().isEmpty());
        QVERIFY2(words().contains(path + u" was written by a newer version of this program."_s),
                 qPrintable(words()));
        QVERIFY2(words().contains(u"Update the program on this computer."), qPrintable(words()));
        QVERIFY(setAside(u"history.db"_s).isEmpty());
    }
    void tellsOfAMissingServer()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const int port = free.serverPort();
        free.close();
        {
            QSettings settings(m_world->path(u"settings.ini"_s), QSettings::IniFormat);
            settings.setValue(u"History/place"_s, 1);
            settings.setValue(u"History/host"_s, u"127.0.0.1"_s);
            settings.setValue(u"History/port"_s, port);
            settings.setValue(u"History/database"_s, u"licenses"_s);
            settings.setValue(u"History/user"_s, u"team"_s);
            settings.setValue(u"History/tls"_s, 0);
        }
        QVERIFY(m_world->start());
        QTRY_VERIFY_WITH_TIMEOUT(!words().isEmpty(), 20000);
        QVERIFY2(
            words().contains(u"No way was found to the server 127.0.0.1, port %1."_s.arg(port)),
            qPrintable(words()));
        QVERIFY2(words().contains(u"Check host, port and TLS, and whether the server runs."),
                 qPrintable(words()));
        // The server's own words are at hand, but not in the way.
        auto *band = notices()->findChild<NoticeBand *>();
        QVERIFY(!band->notice().details.isEmpty());
        QVERIFY(!words().contains(band->notice().details));
        // Once is enough: what needs the history says so on its own page.
        QCOMPARE(words().count(u'\n'), 0);
        QVERIFY(m_world->goTo(u"alerts"_s));
        auto *alerts = m_world->page()->findChild<NoticeBand *>();
        QTRY_COMPARE(alerts->notice().headline, u"The history could not be read."_s);
        QVERIFY(alerts->isVisible());
        QTRY_VERIFY(isWhole());
    }
    void showsSeveralNoticesAtOnce()
    {
        QVERIFY(write(u"settings.ini"_s, "[Window\nbroken\0\xff"_ba + QByteArray(500, '\x01')));
        QVERIFY(write(u"console.db"_s, QByteArray(20'000, '\xa5')));
        QVERIFY(write(u"history.db"_s, QByteArray(20'000, '\xa5')));
        QVERIFY(m_world->start());
        const QStringList names{u"settings.ini"_s, u"console.db"_s, u"history.db"_s};
        QTRY_COMPARE(words().count(u'\n'), names.size() - 1);
        for (const QString &name : names) {
            QCOMPARE(setAside(name).size(), 1);
            QVERIFY2(words().contains(setAside(name).first()), qPrintable(words()));
        }
        QTRY_VERIFY(isWhole());
        m_world->window().resize(900, 700);
        QTRY_VERIFY(isWhole());
    }

private:
    std::unique_ptr<test::ConsoleWorld> m_world;
};

QTEST_MAIN(TestHistoryNotices)
#include "tst_historynotices.moc"
