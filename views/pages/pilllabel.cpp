// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pilllabel.h"

#include "grids/pilldelegate.h"
#include "items/cellformat.h"

#include <QCoreApplication>
#include <QPainter>

namespace lc {

PillLabel::PillLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_cache(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        m_cache.clear();
        updateGeometry();
        update();
    });
}

void PillLabel::setBadge(const Badge &badge)
{
    m_badge = badge;
    setAccessibleName(badge.word);
    setToolTip(badge.reason.toHtmlEscaped());
    setVisible(!badge.word.isEmpty());
    updateGeometry();
    update();
}

QSize PillLabel::sizeHint() const
{
    return {Pill::width(m_theme, m_cache, m_badge), Pill::height};
}

void PillLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Pill::paint(&painter, rect(), m_theme, m_cache, m_badge);
}

Badge badgeOf(const OpenChoice &value, const ChoiceType &type)
{
    const QByteArray wireName = value.text.toUtf8();
    const std::string_view word(wireName.constData(), size_t(wireName.size()));
    const auto index = type.indexOf(value.text);
    Badge badge;
    badge.word = index ? QCoreApplication::translate("Choice", type.values[size_t(*index)].label)
                       : value.text;
    badge.tone = toneOf(word);
    badge.icon = iconOf(word);
    return badge;
}

} // namespace lc
