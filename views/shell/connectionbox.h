// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace lc {

class Session;
class Theme;
struct Connection;

/// Which connections are open, by name and state; its menu switches to one or opens several
/// together.
class ConnectionBox : public QToolButton {
    Q_OBJECT
public:
    ConnectionBox(Session &session, const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

signals:
    /// The user chose these, and only these, to be open.
    void chosen(const QStringList &connectionIds);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void fillMenu();
    QString stateWord() const;

    Session &m_session;
    const Theme &m_theme;
    QString m_name;
};

/// The Region the open connections work in; its menu moves them to another one.
class RegionBox : public QToolButton {
    Q_OBJECT
public:
    RegionBox(Session &session, const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

signals:
    void chosen(const QString &region);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void fillMenu();

    Session &m_session;
    const Theme &m_theme;
};

} // namespace lc
