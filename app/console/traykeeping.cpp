// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/traykeeping.h"

#include "console/consolesettings.h"
#include "shell/mainwindow.h"
#include "shell/preferencesdialog.h"
#include "style/icon.h"

#include <QApplication>
#include <QCheckBox>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSystemTrayIcon>

namespace lc {

namespace {

/// How long a notification is shown; desktops may decide otherwise.
constexpr std::chrono::milliseconds noticeTime{20'000};

} // namespace

TrayKeeping::TrayKeeping(Parts parts)
    : QObject(&parts.window), m_parts(std::move(parts)), m_icon(new QSystemTrayIcon(this)),
      m_menu(new QMenu(&m_parts.window))
{
    if (!m_parts.hasTray)
        m_parts.hasTray = [] { return QSystemTrayIcon::isSystemTrayAvailable(); };
    m_icon->setIcon(icon(m_parts.theme, Symbol::License));
    m_icon->setToolTip(tr("License Console records consumption"));
    connect(m_menu->addAction(tr("&Open License Console")), &QAction::triggered, this,
            &TrayKeeping::bringBack);
    connect(m_menu->addAction(tr("&Record consumption now")), &QAction::triggered, this,
            &TrayKeeping::recordRequested);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Quit")), &QAction::triggered, this, &TrayKeeping::quitRequested);
    m_icon->setContextMenu(m_menu);
    connect(m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context)
                    bringBack();
            });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &TrayKeeping::runClicked);
    m_noticeEnd.setSingleShot(true);
    m_noticeEnd.setInterval(noticeTime);
    connect(&m_noticeEnd, &QTimer::timeout, this, &TrayKeeping::hideNotice);
}

TrayKeeping::~TrayKeeping()
{
    QApplication::setQuitOnLastWindowClosed(true);
}

bool TrayKeeping::isInTray() const
{
    return m_isBehind;
}

void TrayKeeping::tell(const QString &title, const QString &text, Tone tone,
                       std::function<void()> clicked)
{
    if (!m_parts.hasTray())
        return;
    m_clicked = std::move(clicked);
    m_icon->show();
    m_icon->showMessage(title, text,
                        tone == Tone::Danger        ? QSystemTrayIcon::Critical
                            : tone == Tone::Warning ? QSystemTrayIcon::Warning
                                                    : QSystemTrayIcon::Information,
                        int(noticeTime.count()));
    m_noticeEnd.start();
    emit told(title, text);
}

void TrayKeeping::runClicked()
{
    bringBack();
    if (const auto clicked = std::exchange(m_clicked, nullptr))
        clicked();
}

void TrayKeeping::hideNotice()
{
    m_clicked = nullptr;
    m_icon->setVisible(m_isBehind);
}

bool TrayKeeping::staysBehind()
{
    // Whoever logs out is not held up by a question.
    if (qGuiApp->isSavingSession() || !m_parts.isRecording() || !m_parts.hasTray())
        return false;
    const auto closing = Closing(m_parts.settings.value(settings::closing));
    const bool stays = closing == Closing::Ask ? ask() : closing == Closing::Stays;
    if (stays)
        goToTray();
    return stays;
}

bool TrayKeeping::ask()
{
    QMessageBox question(QMessageBox::Question, tr("Keep recording in the tray?"),
                         tr("Consumption is recorded while License Console is open or in the "
                            "tray. Its icon brings the window back, and quits."),
                         QMessageBox::NoButton, &m_parts.window);
    question.setObjectName(QStringLiteral("keepRecording"));
    question.setTextFormat(Qt::PlainText);
    auto *remember = new QCheckBox(tr("&Remember this answer"), &question);
    question.setCheckBox(remember);
    const QPushButton *keep = question.addButton(tr("&Keep recording"), QMessageBox::AcceptRole);
    QPushButton *quit = question.addButton(tr("&Quit"), QMessageBox::RejectRole);
    question.setDefaultButton(quit);
    question.setEscapeButton(quit);
    question.exec();
    const bool stays = question.clickedButton() == keep;
    if (remember->isChecked())
        m_parts.settings.set(settings::closing, int(stays ? Closing::Stays : Closing::Quits));
    return stays;
}

void TrayKeeping::goToTray()
{
    // Dialogs that close meanwhile (a code for signing in) do not end the program.
    QApplication::setQuitOnLastWindowClosed(false);
    m_isBehind = true;
    m_icon->show();
}

void TrayKeeping::bringBack()
{
    QApplication::setQuitOnLastWindowClosed(true);
    m_isBehind = false;
    m_icon->hide();
    MainWindow &window = m_parts.window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace lc
