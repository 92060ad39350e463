// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/textcache.h"
#include "items/column.h"

#include <QStyledItemDelegate>

namespace lc {

/// Roles that only views give; beside those of items/column.h.
enum ViewRole {
    SubtextRole = Qt::UserRole + 500, ///< QString: a second, smaller line
    FaintRole, ///< bool: the row is stale or no longer active
    WarningRole ///< int(Tone): the text itself is drawn in this tone
};

/// Paints one cell of a flat table: background, row line, focus ring, and text through the cache.
/// Kinds of columns refine paintContent().
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    CellDelegate(const Theme &theme, TextCache &cache, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    /// Names in weight 500, for the column that names the row.
    void setEmphasis(bool emphasized) { m_emphasis = emphasized; }
    /// Rows with one of these wire names in this column are drawn faint.
    void setFaintStates(int column, const QList<QByteArray> &states)
    {
        m_stateColumn = column;
        m_faintStates = states;
    }

    static constexpr int padding = 8;
    static constexpr int outerPadding = 12;

protected:
    struct Content {
        QPainter *painter;
        QRect area; ///< without padding
        QModelIndex index;
        QColor ink; ///< of the text
        bool isSelected;
        bool isHovered;
        bool isFaint;
        bool hasFocus;
    };
    /// Plain text by default.
    virtual void paintContent(const Content &content) const;
    /// Width of the content without padding.
    virtual int contentWidth(const QModelIndex &index) const;
    void drawText(const Content &content, const QRect &area, const QString &text,
                  Qt::Alignment alignment, TypeStyle style = TypeStyle::Body,
                  Qt::TextElideMode elide = Qt::ElideRight) const;

    const Theme &theme() const { return m_theme; }
    TextCache &cache() const { return m_cache; }
    static Qt::Alignment alignmentOf(const QModelIndex &index);

private:
    QRect contentArea(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    QRect checkArea(const QStyleOptionViewItem &option) const;
    void paintCheck(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;

    const Theme &m_theme;
    TextCache &m_cache;
    bool isFaint(const QModelIndex &index) const;

    bool m_emphasis = false;
    int m_stateColumn = -1;
    QList<QByteArray> m_faintStates;
};

/// The delegate that suits a kind of column; the view owns it.
CellDelegate *makeCellDelegate(ColumnKind kind, const Theme &theme, TextCache &cache,
                               QObject *parent);

} // namespace lc
