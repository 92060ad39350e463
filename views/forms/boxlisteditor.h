// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

/// One element of a BoxListEditor: a frame with a head (title, choices, remove button), a line that
/// tells which properties there are, what edits the element, and room for a problem.
class RecordBox : public QFrame {
    Q_OBJECT
public:
    RecordBox(const Theme &theme, const QString &removeText, QWidget *parent = nullptr);

    /// Its place in the list, from 1, for titles and screen readers.
    virtual void setNumber(int number) = 0;
    /// `place` is the rest of the path inside the element. The sentence is shown in any case.
    virtual void addProblem(const QString &place, const QString &sentence);
    virtual void clearProblems();
    virtual QWidget *focusTarget() = 0;

signals:
    void edited();
    void removeRequested();

protected:
    void addToHead(QWidget *widget);
    void addToBody(QWidget *widget);
    void setTitle(const QString &title, const QString &removeName);
    /// The properties that can be named here.
    void setProperties(const QStringList &names);

private:
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
    QLabel *m_title;
    QLabel *m_properties;
    QLabel *m_problem;
    QPushButton *m_remove;
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
