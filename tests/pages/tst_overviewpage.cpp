// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewcard.h"
#include "pages/overviewpage.h"
#include "support/pageworld.h"

#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What needs attention first, over the sample data.
class TestOverviewPage : public QObject {
    Q_OBJECT

    OverviewTile *tile(const QString &name)
    {
        for (auto *each : m_page->findChildren<OverviewTile *>()) {
            if (each->accessibleName().startsWith(name))
                return each;
        }
        return nullptr;
    }
    bool hasFigure(const QString &name)
    {
        static const QRegularExpression number(u": \\d"_s);
        OverviewTile *found = tile(name);
        return found && found->accessibleName().contains(number);
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        m_page = std::make_unique<OverviewPage>(m_world->context);
        m_page->resize(1200, 900);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->connectionsChanged();
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_world.reset();
    }

    void tilesShowFigures()
    {
        QTRY_VERIFY_WITH_TIMEOUT(hasFigure(u"Pending grants"_s), 20000);
        QTRY_VERIFY(hasFigure(u"Expiring"_s));
        QVERIFY(m_page->asOf());
    }
    void aTileLeadsToItsPageByKey()
    {
        QTRY_VERIFY(hasFigure(u"Pending grants"_s));
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        tile(u"Pending grants"_s)->setFocus();
        QTest::keyClick(tile(u"Pending grants"_s), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageLink>().page, u"grant-inbox"_s);
    }
    void aLineLeadsToItsRow()
    {
        QTRY_VERIFY(hasFigure(u"Pending grants"_s));
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        QWidget *line = nullptr;
        QTRY_VERIFY([&] {
            for (auto *card : m_page->findChildren<OverviewCard *>()) {
                for (auto *each : card->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
                    const bool isLine = each->focusPolicy() == Qt::TabFocus
                        && !each->accessibleName().isEmpty() && each->isVisible();
                    if (isLine)
                        line = each;
                }
            }
            return line != nullptr;
        }());
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QVERIFY(!opened.first().first().value<PageLink>().row.isEmpty());
    }
    void saysWhoIsLookedAt()
    {
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(u"2 account"_s);
        }));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
