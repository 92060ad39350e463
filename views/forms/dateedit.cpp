// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/dateedit.h"

#include "style/consolestyle.h"
#include "style/icon.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

DateEdit::DateEdit(const Theme &theme, QWidget *parent) : QLineEdit(parent), m_theme(theme)
{
    QAction *calendar = addAction(icon(theme, Symbol::Calendar), TrailingPosition);
    calendar->setToolTip(tr("Pick a day (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &DateEdit::openCalendar);
    connect(this, &QLineEdit::textEdited, this, &DateEdit::dateEdited);
    setPlaceholderText(tr("No date"));
}

void DateEdit::setDate(const DateText &date)
{
    m_original = date;
    const auto instant = date.instant();
    m_originalDay = instant ? toQDateTime(*instant).date() : QDate();
    if (m_originalDay.isValid())
        showDay(m_originalDay);
    else
        setText(date.text);
}

std::optional<DateText> DateEdit::date() const
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return std::nullopt;
    const auto day = parse(typed, locale());
    if (!day)
        return DateText(typed);
    if (*day == m_originalDay)
        return m_original;
    return DateText(day->toString(u"yyyy-MM-dd"_s) + u"T00:00:00Z"_s);
}

bool DateEdit::isUnderstood() const
{
    const QString typed = text().trimmed();
    return typed.isEmpty() || parse(typed, locale()).has_value();
}

std::optional<QDate> DateEdit::parse(const QString &text, const QLocale &locale)
{
    for (const QString &form :
         {u"yyyy-MM-dd"_s, u"d MMMM yyyy"_s, u"d MMM yyyy"_s, u"d. MMMM yyyy"_s, u"d.M.yyyy"_s,
          u"MMMM d, yyyy"_s, u"MMM d, yyyy"_s, locale.dateFormat(QLocale::LongFormat)}) {
        if (const QDate day = locale.toDate(text, form); day.isValid())
            return day;
    }
    // Two-digit years of the short form belong to this century.
    QDate day = locale.toDate(text, QLocale::ShortFormat);
    if (day.isValid() && day.year() < 1970)
        day = day.addYears(100);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

void DateEdit::showDay(const QDate &day)
{
    //: The form of a day in a field
    setText(locale().toString(day, tr("d MMMM yyyy")));
}

void DateEdit::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_F4
        || (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier));
    if (opens && !isReadOnly()) {
        openCalendar();
        return;
    }
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (step != 0 && !isReadOnly()) {
        if (const auto day = parse(text().trimmed(), locale())) {
            showDay(day->addDays(step));
            emit dateEdited();
            return;
        }
    }
    QLineEdit::keyPressEvent(event);
}

void DateEdit::focusOutEvent(QFocusEvent *event)
{
    if (const auto day = parse(text().trimmed(), locale()); day && isModified())
        showDay(*day);
    QLineEdit::focusOutEvent(event);
}

void DateEdit::openCalendar()
{
    if (isReadOnly())
        return;
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setAccessibleName(tr("Calendar"));
    if (const auto day = parse(text().trimmed(), locale()))
        calendar->setSelectedDate(*day);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(calendar);
    const auto choose = [this, popup](const QDate &day) {
        showDay(day);
        popup->close();
        emit dateEdited();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    popup->move(mapToGlobal(QPoint(0, height() + 2)));
    popup->show();
    calendar->setFocus();
}

} // namespace lc
