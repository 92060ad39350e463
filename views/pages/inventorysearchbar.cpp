// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inventorysearchbar.h"

#include "pages/inventorysearchdialog.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

InventorySearchBar::InventorySearchBar(const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_searches(settings), m_chips(new QHBoxLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(8);
    auto *compose = new QPushButton(icon(theme, Symbol::Search), tr("Search…"), this);
    compose->setObjectName(u"compose"_s);
    compose->setToolTip(tr("Let the service look for resources"));
    setLook(compose, Look::Small);
    connect(compose, &QPushButton::clicked, this, &InventorySearchBar::compose);
    layout->addWidget(compose);
    m_chips->setSpacing(8);
    layout->addLayout(m_chips);
    layout->addStretch(1);
    fill();
}

void InventorySearchBar::setCount(int count)
{
    if (std::exchange(m_count, count) != count)
        fill();
}

bool InventorySearchBar::isCurrentKept() const
{
    return !m_current.name.isEmpty() && !m_current.filters.isEmpty();
}

void InventorySearchBar::compose()
{
    auto *dialog = new InventorySearchDialog(m_theme, m_current, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const InventorySearch search = dialog->search();
        if (!search.name.isEmpty())
            m_searches.keep(search);
        show(search);
    });
    dialog->open();
}

void InventorySearchBar::removeCurrent()
{
    if (isCurrentKept())
        m_searches.remove(m_current.name);
    show({});
}

void InventorySearchBar::show(const InventorySearch &search)
{
    m_current = search;
    m_count = -1;
    fill();
    emit searchChanged();
}

void InventorySearchBar::fill()
{
    const auto *focused = focusWidget();
    const QString focusedName = focused && focused->hasFocus() ? focused->objectName() : QString();
    removeAll(*m_chips);
    const QList<InventorySearch> kept = m_searches.all();
    for (const InventorySearch &search : kept)
        addChip(search);
    if (!m_current.filters.isEmpty() && m_current.name.isEmpty())
        addChip(m_current);
    if (auto *again = focusedName.isEmpty() ? nullptr : findChild<QPushButton *>(focusedName))
        again->setFocus(Qt::OtherFocusReason);
}

void InventorySearchBar::addChip(const InventorySearch &search)
{
    const bool isOn = search.name == m_current.name && !m_current.filters.isEmpty();
    QString text = search.name.isEmpty() ? searchWords(search.filters) : search.name;
    constexpr int longest = 60;
    if (text.size() > longest)
        text = text.left(longest) + u'…';
    if (isOn && m_count >= 0)
        text += u" (%1)"_s.arg(QLocale().toString(m_count));
    auto *chip = new QPushButton(text.replace(u'&', u"&&"_s), this);
    chip->setObjectName(u"search "_s + search.name);
    chip->setCheckable(true);
    chip->setChecked(isOn);
    chip->setIcon(icon(m_theme, isOn ? Symbol::Close : Symbol::Search));
    chip->setToolTip(searchWords(search.filters).toHtmlEscaped());
    setLook(chip, Look::Chip);
    connect(chip, &QPushButton::clicked, this,
            [this, search, isOn] { show(isOn ? InventorySearch() : search); });
    m_chips->addWidget(chip);
}

} // namespace lc
