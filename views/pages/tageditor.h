// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"
#include "pages/page.h"
#include "workflows/calltext.h"

class QLabel;
class QPushButton;

namespace lc {

class RecordListEditor;
class Tagging;
class WaitBand;

/// The tags of one resource in a details pane, edited where they stand: Save and Discard can be
/// pressed as soon as something differs.
class TagEditor final : public QWidget {
    Q_OBJECT
public:
    explicit TagEditor(PageContext &context, QWidget *parent = nullptr);

    /// Reads the tags of another resource; what was typed and not saved goes.
    void show(const QString &connectionId, const QString &resourceArn, const QString &name);
    void clear();
    /// Reads again, unless something typed would be lost.
    void reload();
    bool isEdited() const;

signals:
    void saved();
    /// "Tags 3"; without a number while nothing is read.
    void titleChanged(const QString &title);

private:
    void load();
    void fill(const QList<Tag> &tags);
    QList<Tag> typed() const;
    void check();
    void save();
    void showError(const Tagging &tagging);
    std::optional<CallText> calls() const;

    PageContext &m_context;
    QString m_connectionId;
    QString m_arn;
    QString m_name;
    QList<Tag> m_before;
    bool m_isRead = false;
    Tagging *m_loading = nullptr;
    WaitBand *m_waitBand;
    RecordListEditor *m_tags;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_copy;
};

} // namespace lc
