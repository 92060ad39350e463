// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fielddiff.h"
#include "forms/fieldeditor.h"
#include "workflows/fieldproblem.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QCheckBox;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace lc {

/// A part of a form: heading, a note beside it, and the members in it by their paths
/// ("Issuer.SignKey").
struct FormSection {
    QString title;
    QString note; ///< "Dates are stored in UTC"
    QStringList paths;
};

/// A form made from the rows of a described struct: labels, editors by kind, locks, problems under
/// their fields, changes beside them. Nested records are reached by their path; an optional record
/// gets a check box that its members depend on.
class RecordForm : public QWidget {
    Q_OBJECT
public:
    /// Without sections the form shows every labelled member that has a general editor.
    RecordForm(const Theme &theme, const Type &type, QList<FormSection> sections = {},
               QWidget *parent = nullptr);
    ~RecordForm() override;

    /// Replaces the general editor of a member; takes it over. Before load().
    void setEditor(const QString &path, FieldEditor *editor);
    /// Shows a member with a lock and says why; an empty reason unlocks it. Members that are
    /// ReadOnly by their rows are locked always.
    void lock(const QString &path, const QString &reason);
    /// Words of the page in place of the row's label ("Issuer" for Issuer.Name). Before load().
    void setLabel(const QString &path, const QString &label);
    /// A hint under a field while nothing is wrong with it.
    void setHint(const QString &path, const QString &hint);

    /// Fills the form; what was edited is forgotten.
    template <class T> void load(const T &object)
    {
        m_base = std::make_shared<T>(object);
        m_copy = [](const void *from) -> std::shared_ptr<void> {
            return std::make_shared<T>(*static_cast<const T *>(from));
        };
        fill();
        emit filled();
    }
    /// Shows `object` as an edit of what was loaded.
    template <class T> void edit(const T &object)
    {
        const std::shared_ptr<void> base = std::exchange(m_base, std::make_shared<T>(object));
        fill();
        m_base = base;
        showChanges();
        emit filled();
    }
    /// What was loaded, with everything that the form edits.
    template <class T> T value() const
    {
        T object = *static_cast<const T *>(m_base.get());
        storeInto(&object);
        return object;
    }
    /// What differs from what was loaded.
    QList<FieldChange> changes() const;
    bool isDirty() const { return !changes().isEmpty(); }
    const Type &type() const { return m_type; }
    /// What was loaded, and what stands in the form, as JSON without secrets.
    QByteArray baseJson() const;
    QByteArray editedJson() const;
    /// Edits what a draft had changed from its own base; the rest stays as it was loaded. Says what
    /// is mine (the draft's) and theirs (what was loaded, since then). Nothing when the draft
    /// cannot be read.
    std::optional<QList<ThreeWayChange>> takeDraft(const QByteArray &draftBase,
                                                   const QByteArray &draftEdited);
    /// Makes the edit that leads from one state of the form (editedJson) to another; the paths of
    /// the fields it touched. Secrets stay as they are.
    QStringList takeEdit(const QByteArray &from, const QByteArray &to);

    /// Marks the fields; the former marks go. Problems that belong to no field here are returned.
    QList<FieldProblem> setProblems(const QList<FieldProblem> &problems);
    int problemCount() const { return m_problems; }
    bool goToFirstProblem();
    /// Scrolls and focuses a section by its index, or a field by its path.
    QWidget *section(int index) const;
    void focusField(const QString &path);
    bool hasField(const QString &path) const { return rowOf(path) != nullptr; }

signals:
    void edited();
    /// It shows an object anew.
    void filled();
    void sectionShown(QWidget *heading);

private:
    struct Row;
    void build();
    void buildSection(const FormSection &section);
    void addRow(QGridLayout *grid, const QString &path);
    std::vector<const Field *> resolve(const QString &path) const;
    Row *rowOf(const QString &path) const;
    void fill();
    /// Shows this row's member of `object`.
    void loadRow(Row &row, void *object);
    void storeInto(void *object) const;
    /// An object read from JSON of this form; null when that was written by another version.
    std::shared_ptr<void> read(const QByteArray &json) const;
    /// Shows what changed as it is in `object`; the paths of the rows.
    QStringList loadChanged(const QList<FieldChange> &changed, void *object);
    void showChanges();
    void updateDependents();

    const Theme &m_theme;
    const Type &m_type;
    QList<FormSection> m_sections;
    QVBoxLayout *m_layout;
    std::vector<std::unique_ptr<Row>> m_rows;
    QHash<QString, FieldEditor *> m_custom;
    QHash<QString, QString> m_locks;
    QHash<QString, QString> m_hints;
    QHash<QString, QString> m_labels;
    QList<QWidget *> m_headings;
    std::shared_ptr<void> m_base;
    std::function<std::shared_ptr<void>(const void *)> m_copy;
    int m_problems = 0;
    bool m_built = false;
};

} // namespace lc
