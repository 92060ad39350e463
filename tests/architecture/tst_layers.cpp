// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/sources.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

using Rooms = QSet<QString>;

Rooms words(const char *text)
{
    const auto list = QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    return {list.cbegin(), list.cend()};
}

/// Room to the rooms it may include besides itself. Rooms of app/ are not in it: they may include
/// everything.
QHash<QString, Rooms> includeTable()
{
    QHash<QString, Rooms> table{
        {u"core"_s, {}},
        {u"database"_s, words("core")},
        {u"signing"_s, words("core")},
        {u"domain"_s, words("core")},
        {u"api"_s, words("core domain")},
        {u"aws"_s, words("core signing")},
        {u"client"_s, words("core domain api aws")},
        {u"connections"_s, words("core api aws client")},
        {u"store"_s, words("core domain database")},
        {u"localservice"_s, words("core domain api signing database")},
        {u"monitoring"_s, words("core domain api client connections store")},
        {u"workflows"_s, words("core domain api client connections store")},
        {u"reports"_s, words("core domain store monitoring")},
        {u"items"_s, words("core domain api client connections store monitoring")},
    };
    const Rooms shown = words("core domain api connections monitoring workflows reports items");
    table.insert(u"style"_s, words("core"));
    table.insert(u"charts"_s, shown | words("style"));
    table.insert(u"grids"_s, shown | words("style charts"));
    table.insert(u"forms"_s, shown | words("style grids"));
    table.insert(u"rendering"_s, shown | words("style charts"));
    table.insert(u"pages"_s, shown | words("style charts grids forms rendering"));
    table.insert(u"shell"_s, shown | words("style charts grids forms rendering pages"));
    return table;
}

/// Header to the only rooms that may know the library behind it.
QHash<QString, Rooms> libraryTable()
{
    return {
        {u"qt6keychain/keychain.h"_s, words("connections")},
        {u"simdjson.h"_s, words("core")},
        {u"sqlite3.h"_s, words("database")},
        {u"QSqlDatabase"_s, words("database")},
        {u"QSqlQuery"_s, words("database")},
        {u"microhttpd.h"_s, words("localservice")},
        {u"xlsxwriter.h"_s, words("reports")},
    };
}

struct Include {
    const SourceFile *source = nullptr;
    int line = 0;
    QString name;
    bool quoted = false;

    QString where() const { return u"%1:%2: "_s.arg(source->path).arg(line); }
};

QList<Include> includesOf(const QList<SourceFile> &sources)
{
    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s);
    QList<Include> includes;
    for (const SourceFile &source : sources) {
        for (int i = 0; i < source.lines.size(); ++i) {
            const auto match = pattern.match(source.lines[i]);
            if (match.hasMatch())
                includes.append({&source, i + 1, match.captured(2), match.captured(1) == u"\""});
        }
    }
    return includes;
}

QStringList subfolders(const QString &top)
{
    return QDir(QStringLiteral(LC_SOURCE_DIR) + u'/' + top)
        .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

/// Empty, or why this include breaks the table.
QString faultOf(const Include &include, const QHash<QString, Rooms> &table)
{
    const QString name = include.name;
    if (name.endsWith(u".moc"_s) || name.startsWith(u"moc_"_s))
        return {};
    if (!name.contains(u'/') || name.startsWith(u'.'))
        return u"\"%1\" is not written from models/, views/ or app/"_s.arg(name);
    const QString target = name.section(u'/', 0, 0);
    const QString room = include.source->room();
    if (target == room || include.source->top() == u"app")
        return {};
    if (table.value(room).contains(target))
        return {};
    return u"%1/ may not include \"%2\""_s.arg(room, name);
}

} // namespace

/// The include table of ARCHITECTURE.md, read from every source.
class TestLayers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sources = readCode({u"models"_s, u"views"_s, u"app"_s});
        m_includes = includesOf(m_sources);
        QVERIFY(m_includes.size() > 20);
    }

    void faultsAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("itself") << u"models/core/x.h"_s << u"core/result.h"_s << true;
        QTest::newRow("below") << u"models/domain/x.h"_s << u"core/result.h"_s << true;
        QTest::newRow("above") << u"models/core/x.h"_s << u"domain/license.h"_s << false;
        QTest::newRow("beside") << u"models/store/x.cpp"_s << u"client/client.h"_s << false;
        QTest::newRow("view in a model") << u"models/items/x.h"_s << u"style/theme.h"_s << false;
        QTest::newRow("client in a view") << u"views/pages/x.h"_s << u"client/client.h"_s << false;
        QTest::newRow("view below") << u"views/pages/x.h"_s << u"forms/recordform.h"_s << true;
        QTest::newRow("view above") << u"views/forms/x.h"_s << u"pages/page.h"_s << false;
        QTest::newRow("deeper folder")
            << u"models/api/sts/x.h"_s << u"api/sts/getcalleridentity.h"_s << true;
        QTest::newRow("relative") << u"models/core/x.h"_s << u"../core/y.h"_s << false;
        QTest::newRow("no folder") << u"models/core/x.h"_s << u"y.h"_s << false;
        QTest::newRow("app") << u"app/console/x.cpp"_s << u"localservice/localservice.h"_s << true;
    }
    void faultsAreFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        const SourceFile source{path, {}};
        const QString fault = faultOf({&source, 1, include, true}, includeTable());
        QCOMPARE(fault.isEmpty(), allowed);
    }

    void includesFollowTheTable()
    {
        const auto table = includeTable();
        QStringList faults;
        for (const Include &include : std::as_const(m_includes)) {
            const QString fault = include.quoted ? faultOf(include, table) : QString();
            if (!fault.isEmpty())
                faults.append(include.where() + fault);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyRoomIsInTheTable()
    {
        const auto table = includeTable();
        for (const QString &room : subfolders(u"models"_s) + subfolders(u"views"_s))
            QVERIFY2(table.contains(room), qPrintable(room));
    }

    void linkLinesFollowTheTable()
    {
        static const QRegularExpression library(uR"(lc_add_library\((\w+)\s+DEPENDS([^)]*)\))"_s);
        static const QRegularExpression dependency(uR"(\blc_(\w+))"_s);
        const auto table = includeTable();
        int seen = 0;
        for (const SourceFile &lists :
             readSources({u"models"_s, u"views"_s}, {u"CMakeLists.txt"_s})) {
            auto libraries = library.globalMatch(lists.lines.join(u'\n'));
            while (libraries.hasNext()) {
                const auto entry = libraries.next();
                const QString room = entry.captured(1);
                ++seen;
                QVERIFY2(table.contains(room), qPrintable(room));
                auto dependencies = dependency.globalMatch(entry.captured(2));
                while (dependencies.hasNext()) {
                    const QString target = dependencies.next().captured(1);
                    QVERIFY2(target == u"resources" || table.value(room).contains(target),
                             qPrintable(u"lc_%1 links lc_%2"_s.arg(room, target)));
                }
            }
        }
        QCOMPARE(seen, int(table.size()));
    }

    void noTwoFoldersShareAName()
    {
        const QStringList all =
            subfolders(u"models"_s) + subfolders(u"views"_s) + subfolders(u"app"_s);
        QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), all.size());
    }

    void modelsKnowNoGui()
    {
        QSet<QString> guiHeaders;
        const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
        for (const char *module : {"QtGui", "QtWidgets", "QtCharts", "QtSvg", "QtSvgWidgets",
                                   "QtPrintSupport", "QtOpenGL", "QtOpenGLWidgets"}) {
            const QDir folder(headers + u'/' + QLatin1StringView(module));
            for (const QString &name : folder.entryList(QDir::Files)) {
                guiHeaders.insert(name);
                guiHeaders.insert(QLatin1StringView(module) + u'/' + name);
            }
        }
        QVERIFY(guiHeaders.contains(u"QColor"_s));
        for (const Include &include : std::as_const(m_includes)) {
            if (include.source->top() == u"models")
                QVERIFY2(!guiHeaders.contains(include.name),
                         qPrintable(include.where() + include.name));
        }
    }

    void noModuleHeaders()
    {
        const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        QVERIFY(headers.exists(u"QtCore/QtCore"_s));
        for (const Include &include : std::as_const(m_includes)) {
            const QString name = include.name.section(u'/', -1);
            QVERIFY2(!headers.exists(name + u'/' + name),
                     qPrintable(include.where() + u"a whole module: "_s + name));
        }
    }

    void librariesStayInTheirRooms()
    {
        const auto table = libraryTable();
        QStringList simdjson;
        for (const Include &include : std::as_const(m_includes)) {
            if (include.name == u"simdjson.h")
                simdjson.append(include.source->path);
            const auto rooms = table.constFind(include.name);
            if (rooms != table.cend())
                QVERIFY2(rooms->contains(include.source->room()),
                         qPrintable(include.where() + include.name));
        }
        QVERIFY2(simdjson.size() <= 1, qPrintable(simdjson.join(u", "_s)));
        for (const QString &path : std::as_const(simdjson))
            QVERIFY2(path.endsWith(u".cpp"_s), qPrintable(path));
    }

private:
    QList<SourceFile> m_sources;
    QList<Include> m_includes;
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
