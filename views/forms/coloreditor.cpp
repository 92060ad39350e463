// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/coloreditor.h"

#include "style/connectioncolor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>

namespace lc {

namespace {

QPixmap sample(const QColor &color, qreal ratio)
{
    constexpr int size = 14;
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(0, 0, size, size), 3, 3);
    return pixmap;
}

} // namespace

ColorEditor::ColorEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_combo(new QComboBox(this))
{
    m_combo->addItem(tr("None: by its kind"), QString());
    for (const ConnectionColor &color : connectionColors())
        m_combo->addItem(color.word, color.name);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_combo);
    layout->addStretch();
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
    connect(&theme, &Theme::changed, this, &ColorEditor::paintSamples);
    paintSamples();
}

void ColorEditor::paintSamples()
{
    for (int i = 0; i < m_combo->count(); ++i) {
        if (const auto token = connectionColor(m_combo->itemData(i).toString()))
            m_combo->setItemIcon(i, sample(m_theme.color(*token), devicePixelRatioF()));
    }
}

void ColorEditor::load(const void *member)
{
    const QSignalBlocker block(m_combo);
    const auto &name = *static_cast<const QString *>(member);
    if (m_combo->findData(name) < 0)
        m_combo->addItem(name, name);
    m_combo->setCurrentIndex(m_combo->findData(name));
}

void ColorEditor::store(void *member) const
{
    *static_cast<QString *>(member) = m_combo->currentData().toString();
}

QWidget *ColorEditor::focusTarget()
{
    return m_combo;
}

} // namespace lc
