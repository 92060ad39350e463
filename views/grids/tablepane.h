// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/filterbar.h"
#include "grids/recordtable.h"
#include "items/recordtablemodel.h"

class QVBoxLayout;

namespace lc {

class NoticeBand;
class WaitBand;

/// A page's table with everything around it: filter bar, band for what failed, rows, empty texts,
/// bound to a RecordTableModel. Ctrl+F goes to the text filter, Esc clears it, then goes back to
/// the rows.
class TablePane : public QWidget {
    Q_OBJECT
public:
    /// Puts an error into words: what happened and what to do.
    using Explain = std::function<Notice(const SourceStatus &)>;

    TablePane(const Theme &theme, RecordTableModel &model, QWidget *parent = nullptr);

    FilterBar &bar() { return *m_bar; }
    RecordTable &table() { return *m_table; }
    RecordTableModel &model() { return m_model; }
    NoticeBand &band() { return *m_band; }
    /// Puts a widget of the page (a toolbar, a progress line) between the bar and the table.
    void insertAboveFilters(QWidget *widget);
    void insertAboveTable(QWidget *widget);

    void setExplain(Explain explain);
    /// What a table without any rows says; when filters hide all rows the pane finds its own words
    /// with `plural` ("licenses").
    void setEmptyText(const EmptyText &text, const QString &plural);

    /// Filter chips from rules: a suggested one sets its rule, a set one is taken away by its mark.
    void offerRule(const QString &text, const FilterRule &rule);
    void addRule(const QString &text, const FilterRule &rule);
    /// This filter in place of all that are set.
    void showOnly(const QString &text, const FilterRule &rule);
    /// One value of a column that is chosen for a filter.
    struct Choice {
        QString title; ///< of the column
        QString column;
        QString value; ///< as the rows hold it
        QString words;
    };
    /// Adds a value to those that a column may have, or takes it away: one chip for a column.
    void toggleChoice(const Choice &choice);
    bool isChosen(const QString &column, const QString &value) const;
    void clearFilters();
    /// One of several views of the rows, chosen by a chip; the first one is on at the beginning.
    struct Preset {
        QString text; ///< "Ready only (6)"
        QList<FilterRule> rules;
    };
    /// Replaces the presets; as many as before keep the choice, so that texts can be renewed.
    void setPresets(const QList<Preset> &presets);

    QByteArray saveState() const; ///< layout, text and set chips
    bool restoreState(const QByteArray &state);

signals:
    void exportRequested(const QPoint &globalPosition);
    void addFilterRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct RuleChip {
        QString text;
        FilterRule rule;
        bool isOn = false;
        bool isOffered = false; ///< stays as a suggestion when it is taken off
        QStringList words = {}; ///< for each of the values that were chosen one by one
    };
    void insertSet(const RuleChip &chip);
    void showState();
    void showBand();
    void showWait();
    void showEmptyText();
    void showChips();
    void applyRules();

    const Theme &m_theme;
    RecordTableModel &m_model;
    Explain m_explain;
    EmptyText m_empty;
    QString m_plural;
    QList<RuleChip> m_rules;
    QList<Preset> m_presets;
    qsizetype m_preset = 0;
    FilterBar *m_bar;
    NoticeBand *m_band;
    WaitBand *m_waitBand;
    RecordTable *m_table;
    QVBoxLayout *m_layout;
};

/// Shows the model with the columns that its definition shows by default.
void showModel(RecordTable &table, RecordTableModel &model);

} // namespace lc
