// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/usageplan.h"
#include "items/column.h"
#include "pages/page.h"

#include <QTimer>

class QAction;

namespace lc {

class ActionRow;
class DetailList;
class DetailTabs;
class KeyValueLine;
class RecordDetails;
class TagEditor;

/// The details of one API key: facts, its value on demand, plans, tags, JSON.
class ApiKeyDetails final : public QWidget {
    Q_OBJECT
public:
    explicit ApiKeyDetails(PageContext &context, QWidget *parent = nullptr);

    void show(const ApiKey &key, const QList<UsagePlan> &plans, const RowOrigin &origin);
    void clear();
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &more);
    KeyValueLine &value() { return *m_value; }

signals:
    void tagsSaved();

private:
    void readTags();

    RecordDetails *m_record;
    KeyValueLine *m_value;
    DetailTabs *m_tabs;
    DetailList *m_plans;
    TagEditor *m_tags;
    QTimer m_readSoon;
    QString m_tagged; ///< the ARN whose tags are shown
    ApiKey m_key;
    RowOrigin m_origin;
    ActionRow *m_buttons;
};

} // namespace lc
