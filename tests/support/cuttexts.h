// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

#include <typeinfo>

namespace lc::test {

/// Texts of labels, buttons, boxes, headers and tabs that have less room than they need. What has a
/// tooltip or is scrolled to can be read and is not cut.
class CutTexts final {
public:
    static QStringList in(const QWidget &root)
    {
        CutTexts search;
        for (const auto *widget : root.findChildren<QWidget *>()) {
            if (widget->isVisible())
                search.look(widget);
        }
        search.m_found.removeDuplicates();
        return search.m_found;
    }

private:
    void look(const QWidget *widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            lookAtLabel(label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            lookAtButton(button);
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            lookAtBox(box);
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            lookAtLine(line);
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            lookAtHeader(header);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            lookAtTabs(tabs);
        else if (const auto *area = qobject_cast<const QScrollArea *>(widget))
            lookAtArea(area);
    }
    void lookAtArea(const QScrollArea *area)
    {
        if (area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
            need(area, QString::fromLatin1(area->widget()->metaObject()->className()),
                 area->viewport()->width(), area->widget()->width());
    }
    void lookAtLabel(const QLabel *label)
    {
        // One that shortens its text by itself has a size of its own class.
        const bool isPlain = typeid(*label) == typeid(QLabel) || label->wordWrap();
        if (!isPlain || label->text().isEmpty() || !label->toolTip().isEmpty())
            return;
        if (!label->wordWrap())
            return need(label, label->text(), label->width(), label->sizeHint().width());
        int longest = 0;
        // A line is broken behind a hyphen, too.
        const QString words = label->text().simplified().replace(u'-', QStringLiteral("- "));
        for (const QString &word : words.split(u' '))
            longest = std::max(longest, label->fontMetrics().horizontalAdvance(word));
        const int margins = label->width() - label->contentsRect().width();
        need(label, label->text(), label->width(), longest + margins);
        need(label, label->text() + QStringLiteral(" (lines)"), label->height(),
             label->heightForWidth(label->width()));
    }
    void lookAtButton(const QAbstractButton *button)
    {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        if (button->text().isEmpty() || !button->toolTip().isEmpty()
            || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
            return;
        need(button, button->text(), button->width(), button->sizeHint().width());
    }
    void lookAtBox(const QComboBox *box)
    {
        if (box->isEditable() || !box->toolTip().isEmpty())
            return;
        QStyleOptionComboBox option;
        option.initFrom(box);
        const int room =
            box->style()
                ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box)
                .width();
        need(box, box->currentText(), room,
             box->fontMetrics().horizontalAdvance(box->currentText()));
    }
    void lookAtLine(const QLineEdit *line)
    {
        constexpr int frame = 8;
        if (!line->toolTip().isEmpty())
            return;
        need(line, line->placeholderText(), line->width(),
             line->fontMetrics().horizontalAdvance(line->placeholderText()) + frame);
    }
    void lookAtHeader(const QHeaderView *header)
    {
        if (header->orientation() != Qt::Horizontal || !header->model())
            return;
        for (int section = 0; section < header->count(); ++section) {
            if (!header->isSectionHidden(section))
                need(header, header->model()->headerData(section, Qt::Horizontal).toString(),
                     header->sectionSize(section), header->sectionSizeHint(section));
        }
    }
    void lookAtTabs(const QTabBar *tabs)
    {
        constexpr int margins = 4;
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabToolTip(i).isEmpty())
                need(tabs, tabs->tabText(i), tabs->tabRect(i).width(),
                     tabs->fontMetrics().horizontalAdvance(QString(tabs->tabText(i)).remove(u'&'))
                         + margins);
        }
    }
    void need(const QWidget *widget, const QString &text, int room, int needed)
    {
        if (room + 1 >= needed)
            return;
        const QWidget *parent = widget->parentWidget();
        m_found += QStringLiteral("%1 < %2: “%3”, %4 px of %5")
                       .arg(QString::fromLatin1(widget->metaObject()->className()),
                            parent ? QString::fromLatin1(parent->metaObject()->className()) + u'#'
                                    + parent->objectName()
                                   : QString(),
                            text)
                       .arg(room)
                       .arg(needed);
    }

    QStringList m_found;
};

} // namespace lc::test
