// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "localservice/pagedlists.h"

#include <QJsonDocument>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

/// Paging of every list while items come and go.
class TestPaging : public QObject {
    Q_OBJECT

    using Object = QJsonObject;

    static constexpr int items = 9;
    std::unique_ptr<PagedLists> m_lists;

    /// Every operation with pages; each must be known to PagedLists.
    static void everyPagedOperation()
    {
        QTest::addColumn<const Operation *>("operation");
        for (const Operation *operation : allOperations()) {
            if (operation->pageTokenIn)
                QTest::newRow(operation->name) << operation;
        }
    }
    static QString sizeMember(const Operation &operation)
    {
        return operation.request().find("limit") ? u"limit"_s : u"MaxResults"_s;
    }
    static Object page(const PagedList &list, const QString &token, int size = 2)
    {
        Object request = list.request;
        request.insert(sizeMember(*list.operation), size);
        if (!token.isEmpty())
            request.insert(QLatin1StringView(list.operation->pageTokenIn), token);
        return request;
    }
    Object send(const PagedList &list, const Object &request,
                const QByteArray &region = "us-east-1")
    {
        return m_lists->world().answerTo(*list.operation, request, list.profile, region);
    }
    static QString nextToken(const PagedList &list, const Object &answer)
    {
        return answer.value(QLatin1StringView(list.operation->pageTokenOut)).toString();
    }
    static bool isRefused(const Object &answer) { return answer.contains(u"__type"_s); }
    /// Whether the token is named as what is wrong, by a modelled error.
    static bool isTokenRefused(const PagedList &list, const Object &answer)
    {
        const QByteArray code = answer.value(u"__type"_s).toString().toLatin1();
        return (code == "ValidationException" || code == "InvalidParameterValueException"
                || code == "BadRequestException")
            && isModelled(*list.operation, code)
            && answer.value(u"Message"_s).toString().contains(u"token");
    }
    /// A token of another list of the same service.
    QString foreignToken(const PagedList &list)
    {
        const bool isGateway = list.operation->service->protocol == Service::Protocol::RestJson;
        const char *usual = isGateway ? "GetApiKeys" : "ListLicenseConfigurations";
        const bool isItself = QByteArray(list.operation->name) == usual;
        const char *name = !isItself ? usual : isGateway ? "GetUsagePlans" : "ListLicenses";
        const PagedList other =
            m_lists->of(*findOperation(list.operation->service->signingName, name));
        for (int i = 0; i < 3; ++i)
            other.make(500 + i);
        return nextToken(other, send(other, page(other, {})));
    }

private slots:
    void init() { m_lists = std::make_unique<PagedLists>(); }

    void everyListHasPages()
    {
        // The reference says of the last that paging is "not currently supported".
        const QStringList whole{u"ListTagsForResource"_s, u"GetStages"_s, u"GetTags"_s};
        for (const Operation *operation : allOperations()) {
            const Type &request = operation->request();
            const bool asks = request.find("NextToken") || request.find("position");
            const bool isWhole = whole.contains(QLatin1StringView(operation->name));
            QVERIFY2(asks == (operation->pageTokenIn != nullptr) || isWhole, operation->name);
            QVERIFY2(!operation->list || operation->pageTokenIn || isWhole, operation->name);
        }
    }

    void itemsAppearOnceWhileOthersComeAndGo_data() { everyPagedOperation(); }

    void itemsAppearOnceWhileOthersComeAndGo()
    {
        QFETCH(const Operation *, operation);
        const PagedList list = m_lists->of(*operation);
        QVERIFY2(list.operation, "this operation is missing in PagedLists");
        QStringList stays;
        for (int i = 0; i < items; ++i)
            stays += list.make(i);
        QCOMPARE(QSet<QString>(stays.begin(), stays.end()).size(), items);
        const QString early = stays[1], late = stays[items - 2];
        QMap<QString, int> seen;
        QString next;
        int pages = 0;
        do {
            QVERIFY(pages < 20);
            const Object answer = send(list, page(list, next));
            QVERIFY2(!isRefused(answer), QJsonDocument(answer).toJson().constData());
            const QStringList keys = PagedLists::keysIn(answer, list);
            QVERIFY(!keys.isEmpty());
            QVERIFY(keys.size() <= 2);
            for (const QString &key : keys)
                ++seen[key];
            next = nextToken(list, answer);
            if (pages == 1 && list.remove) {
                list.remove(early);
                list.remove(late);
                if (!list.showsRemoved) {
                    stays.removeOne(early);
                    stays.removeOne(late);
                }
            }
            if (pages < 2)
                list.make(100 + pages);
            ++pages;
        } while (!next.isEmpty());
        QVERIFY(pages > 2);
        for (const QString &key : std::as_const(stays))
            QVERIFY2(seen.value(key) == 1,
                     qPrintable(u"%1 appeared %2 times"_s.arg(key).arg(seen.value(key))));
        for (const int times : std::as_const(seen))
            QCOMPARE(times, 1);
        if (list.remove && !list.showsRemoved)
            QVERIFY(!seen.contains(list.isNewestFirst ? early : late));
    }

    void badTokensAreRefused_data() { everyPagedOperation(); }

    void badTokensAreRefused()
    {
        QFETCH(const Operation *, operation);
        const PagedList list = m_lists->of(*operation);
        QVERIFY2(list.operation, "this operation is missing in PagedLists");
        for (int i = 0; i < 4; ++i)
            list.make(i);
        const QString good = nextToken(list, send(list, page(list, {})));
        QVERIFY(!good.isEmpty());
        QString changed = good;
        changed[3] = changed[3] == u'A' ? u'B' : u'A';
        for (const QString &bad : {u"x"_s, u"%%%"_s, good + u'A', good.chopped(1), changed,
                                   QString(5000, u'A'), u"größe"_s, foreignToken(list)}) {
            const Object answer = send(list, page(list, bad));
            QVERIFY2(isTokenRefused(list, answer), QJsonDocument(answer).toJson().constData());
        }
        // It is bound to its account, its Region and its query, not to the size of the page.
        QVERIFY(
            isRefused(m_lists->world().answerTo(*operation, page(list, good), u"marketplace"_s)));
        QVERIFY(isRefused(send(list, page(list, good), "eu-west-1")));
        Object other = page(list, good);
        for (auto member = list.other.begin(); member != list.other.end(); ++member)
            other.insert(member.key(), member.value());
        if (!list.other.isEmpty()) {
            QVERIFY(isTokenRefused(list, send(list, other)));
            other.remove(QLatin1StringView(operation->pageTokenIn));
            QVERIFY2(!isRefused(send(list, other)), "only the token was wrong");
        }
        QVERIFY(!isRefused(send(list, page(list, good, 50))));
        m_lists->world().restart();
        QVERIFY(!isRefused(send(list, page(list, good, 50))));
    }

    /// An account may hold its own license by a grant.
    void whatIsFoundTwiceIsListedOnce()
    {
        const Operation *operation =
            findOperation("license-manager", "ListAssetsForLicenseAssetGroup");
        QVERIFY(operation);
        m_lists->ownLicenseHeldByAGrant();
        PagedList list = m_lists->of(*operation);
        list.request = m_lists->groupOfAllLicenses();
        QCOMPARE(PagedLists::keysIn(send(list, page(list, {}, 50)), list).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPaging)
#include "tst_paging.moc"
