// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace lc {

class ActivityStore;
class RecordTable;
class RecordTableModel;
class Theme;
struct ActivityEntry;

/// The calls this program made, newest first, with their results.
class ActivityPanel : public QWidget {
    Q_OBJECT
public:
    ActivityPanel(ActivityStore &store, std::shared_ptr<const Clock> clock, const Theme &theme,
                  QWidget *parent);
    ~ActivityPanel() override;

    /// How many changes wait for their outcome; above none a line offers to check now.
    void setUnsettled(int count);

signals:
    void checkRequested();

private:
    std::unique_ptr<RecordTableModel> m_model;
    RecordTable *m_table;
    QWidget *m_unsettled;
    QLabel *m_unsettledText;
};

} // namespace lc
