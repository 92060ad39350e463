// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icon.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace lc {

/// One filter as a button: on it narrows the table.
struct FilterChip {
    enum class Kind {
        Set, ///< chosen by the user; its mark takes it away
        Suggested, ///< offered; a click sets it
        Preset ///< one of a row of which at most one is on, with a count in its text
    };
    QString id;
    QString text; ///< "Status: Available", "Ready only (6)"
    Kind kind = Kind::Suggested;
    bool isOn = false;

    bool operator==(const FilterChip &) const = default;
};

/// The bar over a table: text filter, chips, count, columns, export, and the page's one main
/// action.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(const Theme &theme, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void focusText();
    void setChips(const QList<FilterChip> &chips);
    const QList<FilterChip> &chips() const { return m_chips; }
    /// "19 of 310", "Loading…, 140 so far".
    void setCountText(const QString &text);
    /// The page's main action; an empty text takes it away. `reason` is why it is disabled.
    void setPrimaryAction(const QString &text, Symbol symbol);
    void setPrimaryEnabled(bool enabled, const QString &reason = {});
    /// Shows the "+" that offers more filters.
    void setAddOffered(bool offered);
    /// Puts a widget of the page between the count and the buttons.
    void addWidget(QWidget *widget);

signals:
    void textChanged(const QString &text); ///< at every key
    void chipClicked(const QString &id);
    void chipClosed(const QString &id);
    void addRequested(const QPoint &globalPosition);
    void columnsRequested(const QPoint &globalPosition);
    void exportRequested(const QPoint &globalPosition);
    void primaryTriggered();
    void leaveRequested(); ///< Down or Return in the text: go to the rows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *makeChip(const FilterChip &chip);

    const Theme &m_theme;
    QList<FilterChip> m_chips;
    QLineEdit *m_text;
    QHBoxLayout *m_chipRow;
    QToolButton *m_add;
    QLabel *m_count;
    QHBoxLayout *m_extra;
    QToolButton *m_columns;
    QToolButton *m_export;
    QPushButton *m_primary;
};

} // namespace lc
