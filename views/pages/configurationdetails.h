// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/licenseassociation.h"
#include "domain/licenseconfiguration.h"
#include "items/column.h"
#include "pages/page.h"

#include <QHash>
#include <QTimer>

class QAction;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace lc {

class ActionRow;
class CopyLine;
class FactList;
class DetailList;
class DetailTabs;
class PillLabel;
class TagEditor;

/// The details of one self-managed license: facts, what it is attached to, what uses it, what it
/// refused, tags, JSON.
class ConfigurationDetails final : public QWidget {
    Q_OBJECT
public:
    explicit ConfigurationDetails(PageContext &context, QWidget *parent = nullptr);
    ~ConfigurationDetails() override;

    void show(const LicenseConfiguration &configuration, const RowOrigin &origin);
    void clear();
    /// Reads the lists and tags again.
    void reload();
    void setActions(const QList<QAction *> &actions);
    /// What attaches resources, and detaches those that are selected.
    void setAssociationActions(QAction &attach, QAction &detach);
    /// Turns to the list of what it is attached to.
    void showAssociations();
    /// The selected associations, else the current one.
    QList<LicenseConfigurationAssociation> chosenAssociations() const;

signals:
    /// Other associations are chosen now.
    void chosenChanged();

private:
    QWidget *makeContent();
    DetailList *addList(TableDefinition definition, const QStringList &columns,
                        const QString &title, const QString &empty);
    QPushButton *addButton(QWidget *row, const QString &text);
    void showFacts();
    void showDiscovery();
    void read();
    /// Lists what the configuration has of `Record` into a tab.
    template <class Op, class Record>
    void readList(Client &client, PendingCall &call, DetailList &list, const QString &failure);

    PageContext &m_context;
    LicenseConfiguration m_configuration;
    RowOrigin m_origin;
    QTimer m_readSoon;
    PendingCall m_associationsCall;
    PendingCall m_usageCall;
    PendingCall m_failuresCall;
    QHash<const DetailList *, QString> m_emptySentences; ///< while reading does not fail
    QLabel *m_nothing;
    QWidget *m_content;
    QLabel *m_name;
    PillLabel *m_status;
    CopyLine *m_arn;
    FactList *m_facts;
    DetailTabs *m_tabs;
    DetailList *m_associations;
    DetailList *m_usage;
    DetailList *m_failures;
    TagEditor *m_tags;
    QString m_tagged; ///< ARN whose tags are shown
    QPushButton *m_attach;
    QPushButton *m_detach;
    QPlainTextEdit *m_json;
    ActionRow *m_buttons;
};

} // namespace lc
