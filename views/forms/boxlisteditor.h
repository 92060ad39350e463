// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

/// One element of a BoxListEditor: a frame with what edits it.
class RecordBox : public QFrame {
    Q_OBJECT
public:
    using QFrame::QFrame;

    /// Its place in the list, from 1, for titles and screen readers.
    virtual void setNumber(int number) = 0;
    /// `place` is the rest of the path inside the element. Always shows the sentence.
    virtual void addProblem(const QString &place, const QString &sentence) = 0;
    virtual void clearProblems() = 0;
    virtual QWidget *focusTarget() = 0;

signals:
    void edited();
    void removeRequested();
};

/// Edits a list of records that are too large for a row of a grid: a box for each, one under the
/// other, and a button that adds one.
class BoxListEditor : public FieldEditor {
    Q_OBJECT
public:
    BoxListEditor(const Theme &theme, const QString &addText, QWidget *parent = nullptr);

    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setName(const QString &name) override { setAccessibleName(name); }

protected:
    const Theme &theme() const { return m_theme; }
    /// A box for a new element.
    virtual RecordBox *makeEmpty() = 0;
    void append(RecordBox *box);
    void clear();
    const QList<RecordBox *> &boxes() const { return m_boxes; }

private:
    void renumber();

    const Theme &m_theme;
    QList<RecordBox *> m_boxes;
    QVBoxLayout *m_place;
    QPushButton *m_add;
    QLabel *m_problem;
};

} // namespace lc
