// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/application.h"
#include "pages/tablepage.h"
#include "pages/welcomepage.h"
#include "shell/mainwindow.h"
#include "shell/pagetabs.h"
#include "workflows/holdback.h"

#include <QAccessible>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace lc::test {

/// The whole program in a folder of its own, on the embedded service with its sample data, driven
/// by keys. Warnings of the program's own code are collected.
class ConsoleWorld final {
public:
    /// In a folder of somebody else's, or one of its own.
    explicit ConsoleWorld(const QString &folder = {}) : m_path(folder)
    {
        if (m_path.isEmpty())
            m_path = m_folder.path();
        warnings().clear();
        qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &text) {
                const bool isOurs = qstrcmp(context.category, "default") == 0;
                // The platform of the tests has no window manager to talk to.
                const bool isPlatform = text.startsWith(QLatin1StringView("This plugin does not"));
                if (isOurs && !isPlatform && type != QtDebugMsg && type != QtInfoMsg)
                    warnings() += text;
                fprintf(stderr, "%s\n", qPrintable(text));
            });
    }
    ~ConsoleWorld()
    {
        stop();
        qInstallMessageHandler(nullptr);
    }
    ConsoleWorld(const ConsoleWorld &) = delete;
    ConsoleWorld &operator=(const ConsoleWorld &) = delete;

    static QStringList &warnings()
    {
        static QStringList texts;
        return texts;
    }

    QString path(const QString &file) const { return QDir(m_path).filePath(file); }

    /// A first start asks where to begin: the answer is sample data, by key.
    bool start(const CommandLine &line = {})
    {
        if (!startOnly(line))
            return false;
        if (qobject_cast<WelcomePage *>(page()))
            press(Qt::Key_Return);
        return true;
    }
    bool startOnly(const CommandLine &line = {})
    {
        const auto folders = ProgramFolders::make(m_path);
        if (!folders)
            return false;
        m_console = std::make_unique<Application>(*folders, *qApp);
        m_console->context().holdBack.setDuration({}); // tests of the holding back set it
        m_console->start(line);
        window().resize(1440, 900);
        window().activateWindow();
        return QTest::qWaitForWindowActive(&window());
    }
    void stop() { m_console.reset(); }
    /// As a user closes the window.
    void close()
    {
        window().close();
        stop();
    }

    Application &console() const { return *m_console; }
    MainWindow &window() const { return *m_console->window(); }
    Page *page() const { return window().tabs().currentPage(); }
    template <class P> P *pageAs() const { return qobject_cast<P *>(page()); }

    /// One key to whatever has the focus now.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(target(), Qt::Key(key), modifiers);
    }
    void type(const QString &text) const { QTest::keyClicks(target(), text); }

    static QString spokenName(QWidget *widget)
    {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        return spoken ? spoken->text(QAccessible::Name) : QString();
    }
    /// Presses Tab until a widget of this kind and spoken name has the focus.
    template <class W> W *tabTo(const QString &name = {}) const
    {
        for (int presses = 0; presses < 120; ++presses) {
            auto *widget = qobject_cast<W *>(QApplication::focusWidget());
            if (widget && spokenName(widget).contains(name, Qt::CaseInsensitive))
                return widget;
            press(Qt::Key_Tab);
        }
        return nullptr;
    }
    /// Goes to a page by its key, or by its words.
    bool goTo(const QString &id) const
    {
        const QList<PageEntry> entries = pageEntries();
        constexpr int keys = 9;
        for (int i = 0; i < entries.size(); ++i) {
            const PageEntry &entry = entries.at(i);
            if (entry.id != id)
                continue;
            if (i < keys)
                press(Qt::Key_1 + i, Qt::ControlModifier);
            else
                command(entry.section.isEmpty()
                            ? entry.title
                            : entry.section + QStringLiteral(": ") + entry.title);
        }
        return window().tabs().currentId() == id;
    }
    /// The page with this id, its rows read.
    TablePage *openTable(const QString &id) const
    {
        if (!goTo(id))
            return nullptr;
        auto *table = pageAs<TablePage>();
        const bool isRead = table
            && QTest::qWaitFor(
                                [table] {
                                    return table->model().loadState() == LoadState::Complete
                                        && table->model().rowCount() > 0;
                                },
                                20000);
        return isRead ? table : nullptr;
    }
    /// Finds a command by its words and runs it.
    void command(const QString &words) const
    {
        press(Qt::Key_K, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }

private:
    QWidget *target() const
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup;
        QWidget *focused = QApplication::focusWidget();
        return focused ? focused : &window();
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Application> m_console;
};

} // namespace lc::test
