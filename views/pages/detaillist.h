// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "grids/recordtable.h"
#include "items/recordtablemodel.h"
#include "pages/pagelink.h"

#include <QTabWidget>

namespace lc {

/// A short list in a tab of a details pane; the tab carries the number of rows.
class DetailList final : public QWidget {
    Q_OBJECT
public:
    /// `columns` are the ids of the definition's columns to be shown.
    DetailList(const Theme &theme, const Clock &clock, TableDefinition definition,
               const QStringList &columns, const QString &title, QWidget *parent = nullptr);
    ~DetailList() override;

    template <class T> void setRecords(const QList<T> &records, const RowOrigin &origin)
    {
        m_model.setRecords(records, origin);
        showCount();
    }
    void clear();
    void setEmptySentence(const QString &sentence);
    /// A widget under the list.
    void setFooter(QWidget *footer);
    /// Double click and Enter lead to the object of a row on this page.
    void linkRowsTo(const QString &pageId);
    /// The selected rows, else the current one.
    QList<int> chosenRows() const;
    RecordTable &table() { return *m_table; }
    RecordTableModel &model() { return m_model; }

signals:
    /// "Grants 3"; without a number while nothing is read.
    void titleChanged(const QString &title);
    /// Handled by the table page whose details these are.
    void openRequested(const lc::PageLink &link);

private:
    void showCount();

    QString m_title;
    RecordTableModel m_model;
    RecordTable *m_table;
};

/// A definition with some of its columns only, in the given order, all of them shown.
TableDefinition withColumns(TableDefinition definition, const QStringList &columns);

} // namespace lc
