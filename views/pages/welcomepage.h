// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"
#include "pages/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

class OverviewCard;

/// Where to begin, while nothing was ever opened: sample data, a profile that was found, an
/// endpoint, or keys.
class WelcomePage final : public Page {
    Q_OBJECT
public:
    explicit WelcomePage(PageContext &context, QWidget *parent = nullptr);

    QString title() const override { return tr("Welcome"); }
    Symbol symbol() const override { return Symbol::Flag; }
    void refresh() override;
    void focusContent() override;

signals:
    /// These connections are to be opened.
    void chosen(const QStringList &connectionIds);

private:
    QLabel *addText(QVBoxLayout *layout, const QString &text, TypeStyle style, Token color);
    QWidget *makeChoice(Symbol symbol, const QString &title, const QString &text,
                        QPushButton *button);
    void addOwnChoices(QVBoxLayout *layout);
    /// A new connection of this kind is described in a tab of its own, and opened.
    void describe(Connection::Kind kind);
    void showFound();
    /// Profiles, and the environment where it names keys or a profile.
    QList<Connection> foundConnections() const;

    PageContext &m_context;
    QPushButton *m_sample;
    OverviewCard *m_found;
};

} // namespace lc
