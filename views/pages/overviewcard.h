// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tone.h"
#include "items/cell.h"
#include "pages/cardframe.h"
#include "style/icon.h"

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

/// A big number with its name, a line under it and since when it is so; a click goes where the
/// number comes from.
class OverviewTile final : public CardFrame {
    Q_OBJECT
public:
    OverviewTile(const Theme &theme, Symbol symbol, const QString &name, QWidget *parent = nullptr);

    /// `asOf` says when the figure was true.
    void setFigure(const QString &figure, const QString &note, const QString &asOf, Tone tone);

signals:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void recolour();

    const Symbol m_symbol;
    const QString m_name;
    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    QLabel *m_figure;
    QLabel *m_chevron;
    QLabel *m_note;
    QLabel *m_asOf;
};

/// One line of a card: a name, a note under it, what stands at the right, and a usage bar between.
struct OverviewLine {
    QString name;
    QString note;
    QString value;
    std::optional<double> share; ///< draws a bar; 1 is full
    std::optional<Badge> badge;
    Tone tone = Tone::Neutral;
    std::function<void()> open;
    QString actionText; ///< of a button at the right; empty: none
    std::function<void()> action;
};

/// A titled list of a few lines with a button to all of them.
class OverviewCard final : public CardFrame {
    Q_OBJECT
public:
    OverviewCard(const Theme &theme, const QString &title, const QString &openText,
                 QWidget *parent = nullptr);

    /// The first lines are shown; `note` stands under them.
    void setLines(const QList<OverviewLine> &lines, const QString &emptyText, const QString &note);

signals:
    void openRequested();

private:
    QVBoxLayout *m_lines;
    QLabel *m_note;
    QPushButton *m_open;
};

} // namespace lc
