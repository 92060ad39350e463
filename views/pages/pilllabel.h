// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values.h"
#include "grids/textcache.h"
#include "items/cell.h"

#include <QWidget>

namespace lc {

/// A status pill outside a table.
class PillLabel final : public QWidget {
    Q_OBJECT
public:
    explicit PillLabel(const Theme &theme, QWidget *parent = nullptr);

    void setBadge(const Badge &badge);
    const Badge &badge() const { return m_badge; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    mutable TextCache m_cache;
    Badge m_badge;
};

/// The pill of a service's state word, in its translated word, tone and icon.
Badge badgeOf(const OpenChoice &value, const ChoiceType &type);

template <class E> Badge badgeOf(const Open<E> &value)
{
    return badgeOf(value, choiceTypeOf<E>());
}

} // namespace lc
