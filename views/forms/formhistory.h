// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace lc {

class RecordForm;

/// Undo and redo in a form, over all of its fields: what was typed into one field without a pause
/// is one step, everything else a step of its own. Secrets are not remembered.
class FormHistory final : public QObject {
    Q_OBJECT
public:
    /// A child of the form: ends before its fields, so that it hears nothing of their end.
    explicit FormHistory(RecordForm &form);

    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_states.size(); }
    void undo();
    void redo();

signals:
    /// What can be undone or redone changed.
    void changed();

protected:
    /// Leaves the keys of undo and redo to the form, where a text field would take them.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The form shows an object anew: another one, or what it was filled with again.
    void begin();
    void note();
    void goTo(qsizetype index);
    void follow(QWidget *focused);

    RecordForm &m_form;
    QByteArray m_base; ///< what the form was filled with
    QList<QByteArray> m_states; ///< of the form, oldest first
    qsizetype m_at = 0; ///< the one that is shown
    QPointer<QWidget> m_typedIn; ///< where the newest state was typed
    QTimer m_pause; ///< runs while typing goes on
    QPointer<QWidget> m_watched;
    bool m_isGoing = false;
};

} // namespace lc
