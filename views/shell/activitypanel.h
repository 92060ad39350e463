// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace lc {

class ActivityFeed;
class ActivityStore;
class CopyCallMenu;
class RecordTable;
class RecordTableModel;
class Session;
class Theme;

/// The changes this program made, newest first, with their results. Any of them can be copied as a
/// call.
class ActivityPanel : public QWidget {
    Q_OBJECT
public:
    /// All of them are borrowed.
    struct Parts {
        ActivityStore &store;
        const Session &session;
        const Theme &theme;
    };
    ActivityPanel(const Parts &parts, std::shared_ptr<const Clock> clock, QWidget *parent);
    ~ActivityPanel() override;

    /// How many changes wait for their outcome; above none a line offers to check now.
    void setUnsettled(int count);

signals:
    void checkRequested();
    /// The whole journal is asked for.
    void journalRequested();
    void statusMessage(const QString &text);

private:
    QWidget *makeBar();

    std::unique_ptr<RecordTableModel> m_model;
    RecordTable *m_table;
    ActivityFeed *m_feed = nullptr;
    CopyCallMenu *m_copyMenu;
    QPushButton *m_copy;
    QWidget *m_unsettled;
    QLabel *m_unsettledText;
};

} // namespace lc
