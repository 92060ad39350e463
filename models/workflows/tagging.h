// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"
#include "workflows/calltext.h"
#include "workflows/fieldproblem.h"
#include "workflows/workflow.h"

namespace lc {

/// Reads the tags of a resource, or changes them: what is new or different is set, what is gone is
/// taken away. The ARN decides whether License Manager or API Gateway keeps them.
class Tagging : public Workflow {
    Q_OBJECT
public:
    using Workflow::Workflow;

    /// What apply() sends: one call each, where there is anything.
    struct Change {
        QList<Tag> set;
        QList<QString> gone;

        bool isEmpty() const { return set.isEmpty() && gone.isEmpty(); }
    };
    static Change changeOf(const QList<Tag> &before, const QList<Tag> &after);
    /// `name` is what people call the resource.
    void load(const QString &resourceArn, const QString &name);
    void apply(const QString &resourceArn, const QString &name, const QList<Tag> &before,
               const QList<Tag> &after);
    /// Makes a change whatever other tags there are.
    void change(const QString &resourceArn, const QString &name, const Change &change);
    /// The calls that a change makes, one after the other; nothing when it is empty.
    static std::optional<CallText> callsOf(const Session &session, const QString &connectionId,
                                           const QString &resourceArn, const Change &change);
    void retry() override;
    /// After Done: the tags as they are now.
    const QList<Tag> &tags() const { return m_tags; }

private:
    using Read = std::function<void(const Result<QList<Tag>, ApiError> &)>;
    using Made = std::function<void(const Result<void, ApiError> &)>;
    bool isOfGateway() const;
    void sendRead(Read done);
    void sendSet(Made done);
    void sendUntag(Made done);
    bool isChanged() const;
    void read();
    void set();
    void takeAway();
    void settle(const ApiError &unknown);
    void begin(const QString &resourceArn, const QString &name, const QString &operation);

    QString m_arn;
    QString m_name;
    bool m_changes = false;
    Change m_change;
    QList<Tag> m_tags;
};

/// Tags that are a map, as API Gateway has them, without the one that is nobody's to edit.
QList<Tag> tagsOf(const QMap<QString, QString> &map);
/// Without the tag by which the program recognizes what it made: that is nobody's to edit.
QList<Tag> withoutMark(QList<Tag> tags);

/// What the service would refuse: empty, long, reserved or doubled keys, too many tags.
QList<FieldProblem> problemsOf(const QList<Tag> &tags);

} // namespace lc
