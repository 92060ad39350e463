// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/licenseconfiguration.h"
#include "items/column.h"
#include "pages/page.h"

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

/// The details of one self-managed license: facts, what uses it, rules, tags, JSON.
class ConfigurationDetails final : public QWidget {
    Q_OBJECT
public:
    explicit ConfigurationDetails(PageContext &context, QWidget *parent = nullptr);
    ~ConfigurationDetails() override;

    void show(const LicenseConfiguration &configuration, const RowOrigin &origin);
    void clear();
    /// Reads resources and tags again.
    void reload();
    void setActions(const QList<QAction *> &actions);
    /// What edits the tags.
    void setTagsAction(QAction &action);

private:
    QWidget *makeContent();
    DetailList *addList(TableDefinition definition, const QStringList &columns,
                        const QString &title, const QString &empty);
    void showFacts();
    void read();

    PageContext &m_context;
    LicenseConfiguration m_configuration;
    RowOrigin m_origin;
    QTimer m_readSoon;
    PendingCall m_resourcesCall;
    PendingCall m_tagsCall;
    QList<LicenseConfigurationUsage> m_usages;
    QLabel *m_nothing;
    QWidget *m_content;
    QLabel *m_name;
    PillLabel *m_status;
    CopyLine *m_arn;
    FactList *m_facts;
    DetailTabs *m_tabs;
    DetailList *m_resources;
    DetailList *m_tags;
    QPushButton *m_editTags;
    QPlainTextEdit *m_json;
    ActionRow *m_buttons;
};

} // namespace lc
