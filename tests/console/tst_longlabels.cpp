// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"
#include "console/languages.h"
#include "pages/tablepage.h"
#include "shell/activitypanel.h"
#include "shell/detailspane.h"
#include "shell/mainwindow.h"
#include "support/cuttexts.h"
#include "support/pageworld.h"
#include "support/samplerequests.h"

#include <QAction>
#include <QDialog>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lc;

/// Nothing that is written in the window is cut: in the longer language, in large type, with long
/// names.
class TestLongLabels : public QObject {
    Q_OBJECT

    /// The window in a language and size of type, on the sample data and things with long names.
    void open(const QString &language, int percent)
    {
        if (m_language == language && m_percent == percent)
            return;
        close();
        if (m_language != language)
            installLanguage(*qApp, language);
        m_language = language;
        m_percent = percent;
        QFont font = QApplication::font();
        font.setPixelSize(13 * percent / 100);
        QApplication::setFont(font);
        m_world = std::make_unique<test::PageWorld>(SampleData::Reset);
        QTRY_COMPARE(m_world->local.session->state(test::LocalWorld::vendor()),
                     Session::State::Open);
        QTRY_COMPARE(m_world->local.session->state(test::LocalWorld::customer()),
                     Session::State::Open);
        test::issued(m_world->local, u"Abrechnungsdatenverwaltungslizenz "_s.repeated(5).trimmed());
        auto *activity =
            new ActivityPanel({m_world->activity, *m_world->local.session, m_world->theme},
                              m_world->local.clock, nullptr);
        m_window = std::make_unique<MainWindow>(m_world->context, pageEntries(), activity);
        m_window->resize(1440, 900);
        m_window->show();
        m_world->alerts.readAndLook();
        QTRY_VERIFY(!m_world->alerts.isLooking());
    }
    void close()
    {
        m_tabs.clear();
        m_window.reset();
        m_world.reset();
    }
    static void settle(Page &page)
    {
        if (auto *table = qobject_cast<TablePage *>(&page))
            test::LocalWorld::waitFor(
                [table] { return table->model().loadState() != LoadState::Loading; });
        layOut();
    }
    /// Layouts are made anew when the event loop comes to it, those inside of them later.
    static void layOut()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }
    /// What is still cut when answers have come and layouts have settled.
    static QStringList cutIn(const QWidget &root)
    {
        QStringList cut;
        constexpr int patience = 2000;
        Q_UNUSED(QTest::qWaitFor(
            [&] {
                cut = test::CutTexts::in(root);
                return cut.isEmpty();
            },
            patience));
        return cut;
    }
    bool areDetailsAsWideAsTheirDock() const
    {
        const auto areas = m_window->findChild<DetailsPane *>()->findChildren<QScrollArea *>();
        return std::ranges::all_of(areas, [](const QScrollArea *area) {
            return !area->isVisible() || area->horizontalScrollBar()->maximum() == 0;
        });
    }
    QStringList cutInTabs(const QString &action)
    {
        QStringList cut;
        for (const std::unique_ptr<Page> &opened : std::exchange(m_tabs, {})) {
            opened->resize(1180, 720);
            opened->show();
            settle(*opened);
            for (const QString &text : cutIn(*opened))
                cut += action + u": "_s + text;
        }
        return cut;
    }
    static QString told(const QStringList &cut) { return cut.join(u'\n'); }

private slots:
    void cleanupTestCase() { close(); }

    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("id");
        const std::pair<QString, int> looks[] = {
            {u"en"_s, 100}, {u"en"_s, 200}, {u"de"_s, 100}, {u"de"_s, 200}};
        for (const auto &[language, percent] : looks) {
            for (const PageEntry &entry : pageEntries())
                QTest::addRow("%s, %d %%, %s", qPrintable(language), percent, qPrintable(entry.id))
                    << language << percent << entry.id;
        }
    }
    void nothingIsCut()
    {
        QFETCH(QString, language);
        QFETCH(int, percent);
        QFETCH(QString, id);
        open(language, percent);
        Page *page = m_window->openPage(id);
        QVERIFY(page);
        QTRY_VERIFY(page->isVisible());
        settle(*page);
        QStringList cut = cutIn(*m_window);
        if (percent == 100)
            QTRY_VERIFY2(areDetailsAsWideAsTheirDock(), "details have to be scrolled sideways");
        // The forms, charts and dialogs of its actions, which stay outside the window.
        disconnect(page, &Page::tabRequested, nullptr, nullptr);
        connect(page, &Page::tabRequested, this, [this](Page *tab) { m_tabs.emplace_back(tab); });
        for (QAction *action : page->pageActions()) {
            if (!action->isEnabled())
                continue;
            action->trigger();
            layOut();
            for (QDialog *dialog : m_window->findChildren<QDialog *>()) {
                // The screen of the tests is smaller than the window.
                const QSize wanted = dialog->sizeHint();
                dialog->resize(wanted.width(),
                               std::max(wanted.height(),
                                        dialog->layout()->totalHeightForWidth(wanted.width())));
                layOut();
                for (const QString &text : cutIn(*dialog))
                    cut += action->text() + u": "_s + text;
                dialog->reject();
            }
            cut += cutInTabs(action->text());
        }
        // Some forms wait for an answer of the service.
        settle(*page);
        cut += cutInTabs(u"later"_s);
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), qPrintable(told(cut)));
    }

private:
    QString m_language;
    int m_percent = 0;
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<MainWindow> m_window;
    std::vector<std::unique_ptr<Page>> m_tabs; ///< that were asked for and not looked at yet
};

QTEST_MAIN(TestLongLabels)
#include "tst_longlabels.moc"
