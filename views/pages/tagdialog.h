// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"
#include "workflows/calltext.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace lc {

class Tagging;
class WaitBand;
class Theme;
struct PageContext;

/// Edits the tags of one resource: keys and values in a small grid, what is wrong under it.
class TagDialog final : public QDialog {
    Q_OBJECT
public:
    TagDialog(PageContext &context, const QString &connectionId, const QString &resourceArn,
              const QString &name, QWidget *parent = nullptr);

signals:
    void saved();

private:
    void load();
    void fill(const QList<Tag> &tags);
    void addRow(const Tag &tag);
    QList<Tag> typed() const;
    void check();
    /// The calls that Save makes; nothing when nothing is changed.
    std::optional<CallText> calls() const;
    void save();
    void showError(const Tagging &tagging);

    PageContext &m_context;
    QString m_connectionId;
    QString m_arn;
    QString m_name;
    QList<Tag> m_before;
    WaitBand *m_waitBand;
    QTableWidget *m_grid;
    QLabel *m_problem;
    QPushButton *m_save;
};

} // namespace lc
